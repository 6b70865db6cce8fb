/* The compiled core: the steps of an iteration, and whole epochs of them. This header is all of its interface.
 *
 * An architecture is handed over once, as a table of layers in the order of computation, with the places of
 * their numbers in memory; so any graph runs, and nothing is compiled for it. NumPy owns all memory. Nothing
 * here knows Python or holds its interpreter.
 *
 * The words are those of docs/architecture.md. A batch has m rows; for layer l, z = W a_prev + b, a = g(z);
 * da is the derivative of each row's own loss by a, dW and db are averaged over the m rows. All arrays are
 * row by row without gaps: (m, n), or (m, height, width, channels) for pictures.
 */
#ifndef LAYERSCOPE_KERNEL_H
#define LAYERSCOPE_KERNEL_H

#include <stdint.h>

#ifndef REAL
#define REAL float
#endif
typedef REAL real; /* float in the program; the tests compile it once more with double */

#if defined(_WIN32)
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

/* Kinds of things. Their numbers are asked for by name, see kernel_names. */
enum { LAYER_NAMES, ACTIVATION_NAMES, LOSS_NAMES, OPTIMIZER_NAMES, CLIPPING_NAMES };

enum layer_kind {
    DENSE, CONV2D, MAX_POOL2D, AVERAGE_POOL2D, GLOBAL_AVERAGE_POOL2D, GLOBAL_MAX_POOL2D, ACTIVATION, PRELU,
    BATCH_NORM, LAYER_NORM, GROUP_NORM, DROPOUT, ADD, CONCATENATE, RESHAPE, FLATTEN, INPUT
};
enum activation_kind {
    IDENTITY, RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS, TANH, SIGMOID, SOFTMAX, NO_ACTIVATION
};
enum loss_kind { MSE, MAE, HUBER, BINARY_CROSS_ENTROPY, CROSS_ENTROPY, FOCAL };
enum optimizer_kind { SGD, MOMENTUM, NESTEROV, ADAGRAD, RMSPROP, ADAM, ADAMW, NADAM };
enum clipping_kind { NO_CLIPPING, CLIP_NORM, CLIP_VALUE };

/* One layer. Shapes are of one row; n_in and n_out count all its numbers, n_in those of its first input. */
typedef struct {
    int32_t kind, activation;        /* NO_ACTIVATION where it does not end in one */
    int32_t source_count;            /* how many layers feed it */
    int32_t gives_back;              /* whether anything before it learns, so that da_prev is asked for */
    const int32_t *sources;          /* their numbers */
    int64_t n_in, n_out;
    int64_t height, width, channels; /* of what comes in; rows of numbers are 1 x 1 x n */
    int64_t rows, columns, maps;     /* of what goes out */
    int64_t size, stride;            /* of a window that moves over pictures */
    int64_t above, left;             /* zeros before the first pixel of a side */
    int64_t groups;
    double rate;                     /* of Dropout; the momentum of BatchNorm */
    double l1, l2;
    real *W, *b, *dW, *db;           /* of a norm gamma and beta, of PReLU the slopes in W */
    real *running_mean, *running_var;
    real *z, *a;                     /* (m, n_out) each; z is a itself where nothing lies between them */
    real *da;                        /* (m, n_out), the sum of what all receivers gave back */
    real *cache;                     /* what forward leaves for backward, see kernel_cache_size */
} layer;

/* The loss. Targets are (m, k) as the output is. */
typedef struct {
    int32_t kind, from_logits;       /* from_logits: backward begins with dz[L] in place of da[L] */
    double smoothing, gamma;
    const double *class_weights;     /* one for each class, or NULL */
} loss_settings;

/* What an optimizer is and remembers. The vectors are those of engine/core/optimizers.py, in their order. */
typedef struct {
    int32_t kind, clipping;
    double momentum, weight_decay, clip_limit;
    double beta1, beta2, epsilon, psi; /* constants of its update rule; RMSProp's β is beta2 */
    int64_t steps;                   /* updates done */
    real *vectors[2];
} optimizer_settings;

/* NumPy's random generator, as it offers itself to C. */
typedef struct {
    void *state;
    uint32_t (*next_uint32)(void *state);
} generator;

/* A network that is trained, and the working values of its iteration. */
typedef struct {
    int32_t last;                    /* L; layers has L + 1 entries, the input is the first */
    int32_t backward_count;
    const int32_t *backward_order;   /* the layers that backward visits, from L down */
    layer *layers;
    int64_t parameter_count, value_count;
    real *values;                    /* all that is learnt, then the running statistics */
    real *gradients;
    loss_settings loss;
    optimizer_settings optimizer;
    generator random;
    real **a;                        /* a[0] to a[L] of the batch under way */
    int8_t *is_given;                /* whether anything has been given back to each layer */
    real *dz, *given;                /* (m, widest layer) each */
    real *room;                      /* for copies of what is multiplied, see kernel_room_size */
    const real *y;                   /* targets of the batch */
    int64_t m;                       /* rows of the batch */
    double loss_value;
} program;

/* Prepared rows: inputs (rows, n), targets (rows, k). */
typedef struct {
    const real *inputs, *targets;
    int64_t rows;
} subset;

/* What the metric of an epoch is made of. */
typedef struct {
    int64_t rows, right, numbers;
    double absolute, squared, mean, around_mean;
} figures;

/* One finished epoch; `steps` are those of the call up to its end. */
typedef struct {
    int64_t steps;
    double train_loss, train_metric, train_mae, validation_loss, validation_metric, validation_mae;
} epoch_figures;

/* A run over whole epochs: where it stands, how far it may go, what it found. */
typedef struct {
    subset train, validation;
    int64_t batch, seed;
    int64_t rows_at_once;            /* of the validation */
    int32_t is_regression;
    double scale, offset;            /* of the target: its own units are output * scale + offset */
    const int32_t *attention;        /* not 0 as soon as another thread wants something */

    int64_t epoch, row;              /* epochs begun, and training rows of the last one that are done */
    int64_t validation_row;          /* the same of the validation rows */
    int32_t is_recorded;             /* whether the figures of that epoch are written down */
    double epoch_loss;               /* losses of its rows, added up */
    figures trained, validated;
    double validation_loss, validation_weight;
    int64_t *order, order_epoch;     /* (train.rows) the order of the rows, and the epoch it is of */
    real *inputs, *targets;          /* (2 batch, ...) the rows of this mini-batch and the next */

    int64_t most_steps, most_epochs; /* of one call */
    const double *rates;             /* (most_epochs) learning rates, the first of the epoch under way */
    int64_t steps_done, epochs_done;
    double *losses;                  /* (most_steps) */
    epoch_figures *records;          /* (most_epochs) */

    real *good_values;               /* (value_count) as they were before the epoch */
    int64_t good_epoch;
    double best_loss;                /* the lowest so far, of the validation rows if there are any */
    int64_t best_epoch, best_steps;  /* of the values below; 0 while there are none */
    double best_epoch_loss;
    real *best_values, *best_vectors[2];
} training;

/* Why kernel_train came back. */
enum { ENOUGH, ATTENTION, IN_VALIDATION, NOT_FINITE, NOT_FINITE_AT_END, EPOCH_DONE };

/* Words of a kind of names, in the order of their numbers, with a space between two. */
EXPORTED const char *kernel_names(int32_t kind);
/* What tells the state of the sources that this was compiled from. */
EXPORTED const char *kernel_fingerprint(void);
/* The best set of instructions that this machine has of those that the kernel may be compiled for: "avx512",
 * "avx2" or "plain". */
EXPORTED const char *kernel_best_instructions(void);
/* Sizes of layer, program and training in bytes, and of real: the caller's tables must have the same. */
EXPORTED void kernel_sizes(int64_t sizes[4]);
/* Numbers that layer l needs in its cache for m rows. */
EXPORTED int64_t kernel_cache_size(const layer *l, int64_t m);

/* Numbers of room that the steps of layer l need, where the largest of all layers is enough. */
EXPORTED int64_t kernel_room_size(const layer *l, int64_t m);

/* The steps of an iteration, in their order. */
EXPORTED void kernel_take(program *p, const real *inputs, const real *targets, int64_t m);
EXPORTED void kernel_forward(program *p, int32_t l, int32_t is_training);
EXPORTED double kernel_loss(program *p);
EXPORTED void kernel_backward(program *p, int32_t l);
EXPORTED void kernel_update(program *p, double learning_rate);
/* All of them in a row for the batch that was taken; gives the loss. */
EXPORTED double kernel_step(program *p, double learning_rate);

/* Go on from where the run stands, for at most so many steps and ends of epochs; says why it came back. */
EXPORTED int32_t kernel_train(training *t, program *p);
/* Take note of a mini-batch of the run whose steps were done one by one. */
EXPORTED void kernel_note_step(training *t, program *p, double loss);
/* The order (rows) of the training rows in an epoch. */
EXPORTED void kernel_order(int64_t seed, int64_t epoch, int64_t rows, int64_t *order);

#endif
