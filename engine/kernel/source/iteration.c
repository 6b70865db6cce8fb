/* The steps of an iteration: forward 1..L, the loss, backward L..1, the update. */

static const struct {
    forward_step *forward;
    backward_step *backward;
} STEPS[] = {
    [DENSE] = {dense_forward, dense_backward},
    [CONV2D] = {conv2d_forward, conv2d_backward},
    [MAX_POOL2D] = {max_pool2d_forward, max_pool2d_backward},
    [AVERAGE_POOL2D] = {average_pool2d_forward, average_pool2d_backward},
    [GLOBAL_AVERAGE_POOL2D] = {average_pool2d_forward, average_pool2d_backward},
    [GLOBAL_MAX_POOL2D] = {max_pool2d_forward, max_pool2d_backward},
    [ACTIVATION] = {activation_layer_forward, activation_layer_backward},
    [PRELU] = {prelu_forward, prelu_backward},
    [BATCH_NORM] = {batch_norm_forward, batch_norm_backward},
    [LAYER_NORM] = {row_norm_forward, row_norm_backward},
    [GROUP_NORM] = {row_norm_forward, row_norm_backward},
    [DROPOUT] = {dropout_forward, dropout_backward},
    [ADD] = {add_forward, add_backward},
    [CONCATENATE] = {concatenate_forward, concatenate_backward},
    [RESHAPE] = {reshape_forward, reshape_backward},
    [FLATTEN] = {reshape_forward, reshape_backward},
};

enum { MOST_SOURCES = 64 };

static void gather_inputs(const program *p, const layer *l, real **a_prev) {
    for (int32_t i = 0; i < l->source_count; i++) a_prev[i] = p->a[l->sources[i]];
}

const char *kernel_names(int32_t kind) {
    switch (kind) {
    case LAYER_NAMES:
        return "dense conv2d max_pool2d average_pool2d global_average_pool2d global_max_pool2d activation prelu "
               "batch_norm layer_norm group_norm dropout add concatenate reshape flatten";
    case ACTIVATION_NAMES: return "identity relu leaky_relu elu gelu silu softplus tanh sigmoid softmax";
    case LOSS_NAMES: return "mse mae huber binary_cross_entropy cross_entropy focal";
    case OPTIMIZER_NAMES: return "sgd momentum nesterov adagrad rmsprop adam adamw nadam";
    default: return "none norm value";
    }
}

int64_t kernel_cache_size(const layer *l, int64_t m) {
    switch (l->kind) {
    case CONV2D: return conv2d_cache_size(l, m);
    case MAX_POOL2D: case GLOBAL_MAX_POOL2D: return m * l->n_out; /* the place of each largest number */
    case BATCH_NORM: return m * l->n_in + l->channels + 1;        /* normalized, scales, whether of the batch */
    case LAYER_NORM: return m * l->n_in + m;
    case GROUP_NORM: return m * l->n_in + m * l->groups;
    case DROPOUT: return m * l->n_in + 1;                         /* the mask, whether there is one */
    default: return 0;
    }
}

int64_t kernel_room_size(const layer *l, int64_t m) { return l->kind == DENSE ? dense_room_size(l, m) : 0; }

/* Begin with the mini-batch a[0] (m, n) and its targets (m, k). */
void kernel_take(program *p, const real *inputs, const real *targets, int64_t m) {
    p->a[0] = (real *)inputs; /* which is only read */
    p->y = targets;
    p->m = m;
}

/* Layer l: what all feeding layers gave -> a[l] and its cache. */
void kernel_forward(program *p, int32_t number, int32_t is_training) {
    layer *l = &p->layers[number];
    real *a_prev[MOST_SOURCES];
    gather_inputs(p, l, a_prev);
    if (l->kind == ACTIVATION) l->z = a_prev[0]; /* z[l] is a[l-1] */
    STEPS[l->kind].forward(p, l, p->m, a_prev, is_training != 0);
    if (l->activation != NO_ACTIVATION) activate(l->activation, p->m * l->rows * l->columns, l->maps, l->z, l->a);
    p->a[number] = l->a;
}

/* The loss, and the gradient that backward L starts from. */
double kernel_loss(program *p) {
    layer *l = &p->layers[p->last];
    p->loss_value = loss_and_gradient(&p->loss, p->m, l->n_out, l->z, l->a, p->y, l->da);
    memset(p->is_given, 0, (size_t)p->last + 1); /* backward begins anew */
    p->is_given[p->last] = 1;
    return p->loss_value;
}

/* Layer l: da[l] and its cache -> da[l-1] of every layer that feeds it; fills dW[l], db[l]. Where a layer feeds
 * several others, da is the sum of what they give back: the first writes it, the others add to it. */
void kernel_backward(program *p, int32_t number) {
    layer *l = &p->layers[number];
    const int64_t m = p->m;
    real *a_prev[MOST_SOURCES], *da_prev[MOST_SOURCES], *room = p->given;
    gather_inputs(p, l, a_prev);
    for (int32_t i = 0; i < l->source_count; i++) {
        const int32_t source = l->sources[i];
        const bool is_first = !p->is_given[source];
        da_prev[i] = !l->gives_back || !p->layers[source].da ? NULL : is_first ? p->layers[source].da : room;
        if (da_prev[i] && !is_first) room += m * p->layers[source].n_out;
        if (da_prev[i]) p->is_given[source] = 1;
    }
    const real *dz = l->da;
    if (l->activation != NO_ACTIVATION && !(number == p->last && p->loss.from_logits)) {
        activation_backward(l->activation, m * l->rows * l->columns, l->maps, l->da, l->z, l->a, p->dz);
        dz = p->dz;
    }
    STEPS[l->kind].backward(p, l, m, dz, a_prev, da_prev);
    for (int32_t i = 0; i < l->source_count; i++) {
        layer *source = &p->layers[l->sources[i]];
        if (da_prev[i] && da_prev[i] != source->da)
            for (int64_t j = 0; j < m * source->n_out; j++) source->da[j] += da_prev[i][j];
    }
}

/* Move every W and b along its gradient. */
void kernel_update(program *p, double learning_rate) {
    update(&p->optimizer, p->parameter_count, p->values, p->gradients, learning_rate);
}

double kernel_step(program *p, double learning_rate) {
    for (int32_t l = 1; l <= p->last; l++) kernel_forward(p, l, 1);
    kernel_loss(p);
    for (int32_t i = 0; i < p->backward_count; i++) kernel_backward(p, p->backward_order[i]);
    kernel_update(p, learning_rate);
    return p->loss_value;
}
