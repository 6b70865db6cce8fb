/* Optimizers: how the gradient becomes an update of the one flat parameter vector. Each remembers the vectors that
 * engine/core/optimizers.py has, in the same form, so that either core goes on with what the other remembers; β, ε
 * and ψ are handed over.
 *
 * An update is one pass over memory: a block of all vectors stays in the nearest cache while its gradients are
 * clipped and decayed and its parameters are moved.
 */

enum {
    UPDATE_BLOCK = 1024,               /* numbers; five vectors of them take 20 KB */
    UPDATE_PIECE = 16 * UPDATE_BLOCK,  /* the least that a thread takes */
    UPDATE_PIECES = 128,
    UPDATE_SHARED_FROM = 250000,       /* parameters from which threads pay: Adam takes a tenth of a millisecond */
};

static const double CLIP_ROOM = 1e-6; /* as engine.core.optimizers has it */

/* What one update computes with. Factors are those of this step, computed in double and rounded once. */
typedef struct {
    const optimizer_settings *o;
    int64_t count, piece_size;
    real *parameters, *gradients;
    real shortening;              /* of the whole gradient; 1 where it is not clipped by norm */
    real rate, now, epsilon;      /* of what is remembered, and of the gradient itself, in the move */
    real decay, shrinking;        /* λ added to the gradient, or what a decoupled decay leaves of W */
    double squares[UPDATE_PIECES]; /* of the gradients of each piece */
} update_work;

/* How it is cut into pieces hangs on the number of parameters alone. */
static int64_t piece_size_of(int64_t count) {
    if (count < UPDATE_SHARED_FROM) return larger(count, 1);
    const int64_t fair = (count + UPDATE_PIECES - 1) / UPDATE_PIECES;
    return larger(UPDATE_PIECE, (fair + UPDATE_BLOCK - 1) / UPDATE_BLOCK * UPDATE_BLOCK);
}

INLINE real square_root(real x) { return IS_DOUBLE ? (real)sqrt((double)x) : (real)sqrtf((float)x); }

/* Sum of the squares, in double and in eight lanes, so that none is lost beside the others */
static void add_squared_gradients(void *context, int64_t piece) {
    update_work *u = context;
    const int64_t start = piece * u->piece_size, end = smaller(start + u->piece_size, u->count);
    double lanes[8] = {0};
    int64_t i = start;
    for (; i + 8 <= end; i += 8)
        for (int lane = 0; lane < 8; lane++)
            lanes[lane] += (double)u->gradients[i + lane] * (double)u->gradients[i + lane];
    for (; i < end; i++) lanes[(i - start) % 8] += (double)u->gradients[i] * (double)u->gradients[i];
    u->squares[piece] = 0;
    for (int lane = 0; lane < 8; lane++) u->squares[piece] += lanes[lane];
}

/* dW = dW limit / |dW| where it is longer than the limit */
static real shortening_of(update_work *u, int64_t pieces) {
    in_pieces(pieces, add_squared_gradients, u);
    double squares = 0;
    for (int64_t piece = 0; piece < pieces; piece++) squares += u->squares[piece];
    const double length = sqrt(squares), limit = u->o->clip_limit;
    return length > limit ? (real)(limit / (length + CLIP_ROOM)) : 1;
}

/* W -= α dW */
static void descend(const update_work *u, int64_t n, real *restrict W, const real *restrict dW) {
    for (int64_t i = 0; i < n; i++) W[i] -= u->rate * dW[i];
}

/* v = β v + dW; W -= α v */
static void momentum(const update_work *u, int64_t n, real *restrict W, const real *restrict dW, real *restrict v) {
    const real beta = (real)u->o->momentum, rate = u->rate;
    for (int64_t i = 0; i < n; i++) {
        v[i] = beta * v[i] + dW[i];
        W[i] -= rate * v[i];
    }
}

/* v = β v + dW; W -= α (dW + β v) */
static void nesterov(const update_work *u, int64_t n, real *restrict W, const real *restrict dW, real *restrict v) {
    const real beta = (real)u->o->momentum, rate = u->rate;
    for (int64_t i = 0; i < n; i++) {
        v[i] = beta * v[i] + dW[i];
        W[i] -= rate * (dW[i] + beta * v[i]);
    }
}

/* s = kept s + taken dW²; W -= α dW / (sqrt(s) + ε): Adagrad keeps and takes all, RMSProp β and 1 - β of it */
static void divide_by_root(const update_work *u, int64_t n, real *restrict W, const real *restrict dW,
                           real *restrict s) {
    const bool forgets = u->o->kind == RMSPROP;
    const real kept = forgets ? (real)u->o->beta2 : 1, taken = forgets ? (real)(1 - u->o->beta2) : 1;
    const real rate = u->rate, epsilon = u->epsilon;
    for (int64_t i = 0; i < n; i++) {
        s[i] = kept * s[i] + taken * (dW[i] * dW[i]);
        W[i] -= rate * (dW[i] / (square_root(s[i]) + epsilon));
    }
}

/* m = β1 m + dW; v = β2 v + dW²; W -= (rate m + now dW) / (sqrt(v) + ε'), of which Nadam alone has the share of
 * the gradient of now. m and v are the means of the papers over 1 - β, and these factors are in rate, now, ε'. */
static void adam(const update_work *u, int64_t n, real *restrict W, const real *restrict dW, real *restrict m,
                 real *restrict v) {
    const real beta1 = (real)u->o->beta1, beta2 = (real)u->o->beta2;
    const real rate = u->rate, now = u->now, epsilon = u->epsilon;
    for (int64_t i = 0; i < n; i++) {
        m[i] = beta1 * m[i] + dW[i];
        v[i] = beta2 * v[i] + dW[i] * dW[i];
        W[i] -= (rate * m[i] + now * dW[i]) / (square_root(v[i]) + epsilon);
    }
}

/* Clip and decay the gradients of a block, where the settings say so; a NaN stays one. */
static void prepare(const update_work *u, int64_t n, real *restrict W, real *restrict dW) {
    const real limit = (real)u->o->clip_limit, shortening = u->shortening, decay = u->decay;
    if (u->o->clipping == CLIP_VALUE)
        for (int64_t i = 0; i < n; i++) dW[i] = dW[i] > limit ? limit : dW[i] < -limit ? -limit : dW[i];
    if (shortening != 1)
        for (int64_t i = 0; i < n; i++) dW[i] *= shortening;
    if (decay != 0)
        for (int64_t i = 0; i < n; i++) dW[i] += decay * W[i];
    if (u->shrinking != 1)
        for (int64_t i = 0; i < n; i++) W[i] *= u->shrinking;
}

static void update_piece(void *context, int64_t piece) {
    const update_work *u = context;
    const int64_t start = piece * u->piece_size, end = smaller(start + u->piece_size, u->count);
    for (int64_t i = start; i < end; i += UPDATE_BLOCK) {
        const int64_t n = smaller(UPDATE_BLOCK, end - i);
        real *W = u->parameters + i, *dW = u->gradients + i, *const *vectors = u->o->vectors;
        prepare(u, n, W, dW);
        switch (u->o->kind) {
        case SGD: descend(u, n, W, dW); break;
        case MOMENTUM: momentum(u, n, W, dW, vectors[0] + i); break;
        case NESTEROV: nesterov(u, n, W, dW, vectors[0] + i); break;
        case ADAGRAD: case RMSPROP: divide_by_root(u, n, W, dW, vectors[0] + i); break;
        default: adam(u, n, W, dW, vectors[0] + i, vectors[1] + i);
        }
    }
}

/* Nadam's share of momentum in step t: μ_t = β1 (1 - 0.96^(t ψ) / 2) */
static double momentum_share(const optimizer_settings *o, int64_t t) {
    return o->beta1 * (1 - 0.5 * pow(0.96, (double)t * o->psi));
}

/* The factors of step t: Adam's W -= α (1 - β1) / (c1 f) m / (sqrt(v) + ε / f) with f = sqrt((1 - β2) / c2) and the
 * corrections c = 1 - β^t; Nadam has (μ_t+1 / (1 - Π_t+1)) in place of 1 / c1, and (1 - μ_t) / (1 - Π_t) of dW. */
static void find_factors(update_work *u, double learning_rate) {
    const optimizer_settings *o = u->o;
    const int64_t t = o->steps;
    u->rate = (real)learning_rate, u->epsilon = (real)o->epsilon;
    if (o->kind < ADAM) return;
    const double root = sqrt((1 - o->beta2) / (1 - pow(o->beta2, (double)t)));
    u->epsilon = (real)(o->epsilon / root);
    if (o->kind != NADAM) {
        u->rate = (real)(learning_rate * (1 - o->beta1) / ((1 - pow(o->beta1, (double)t)) * root));
        return;
    }
    const double now = momentum_share(o, t), coming = momentum_share(o, t + 1);
    double product = t < 64; /* after 64 steps it is below 1e-21, and what is left of 1 is 1 */
    for (int64_t step = 1; step <= t && t < 64; step++) product *= momentum_share(o, step);
    u->rate = (real)(learning_rate * coming * (1 - o->beta1) / ((1 - product * coming) * root));
    u->now = (real)(learning_rate * (1 - now) / ((1 - product) * root));
}

/* Change the parameters by one step along the gradients, which are clipped and decayed then */
static void update(optimizer_settings *o, int64_t count, real *parameters, real *gradients, double learning_rate) {
    o->steps++;
    update_work u = {.o = o, .count = count, .piece_size = piece_size_of(count), .parameters = parameters,
                     .gradients = gradients, .shortening = 1, .shrinking = 1};
    const int64_t pieces = (count + u.piece_size - 1) / u.piece_size;
    if (o->clipping == CLIP_NORM) u.shortening = shortening_of(&u, pieces);
    if (o->kind == ADAMW) u.shrinking = (real)(1 - learning_rate * o->weight_decay);
    else u.decay = (real)o->weight_decay;
    find_factors(&u, learning_rate);
    in_pieces(pieces, update_piece, &u);
}
