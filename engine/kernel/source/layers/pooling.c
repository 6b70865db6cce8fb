/* MaxPool2D, AveragePool2D and their global kin: pictures made smaller, channel by channel. Windows stand wholly
 * inside the picture; the one window of a global kind is the whole picture. */

typedef struct {
    int64_t high, wide, stride; /* pixels of a window, and from one to the next */
    int64_t rows, columns;      /* windows below and beside one another */
} pooling;

static pooling pooling_of(const layer *l) {
    if (l->kind == GLOBAL_AVERAGE_POOL2D || l->kind == GLOBAL_MAX_POOL2D)
        return (pooling){l->height, l->width, 1, 1, 1};
    return (pooling){l->size, l->size, l->stride, l->rows, l->columns};
}

/* Pool picture i, or give back what was pooled of it. */
typedef void pool_step(const layer *l, const pooling *w, int64_t i, const real *from, real *to);

typedef struct {
    const layer *l;
    pooling w;
    int64_t m, pictures; /* of the batch, of a piece */
    const real *from;
    real *to;
    pool_step *step;
} pooled_batch;

static void pool_piece(void *context, int64_t piece) {
    const pooled_batch *b = context;
    for (int64_t i = piece * b->pictures; i < smaller(b->m, (piece + 1) * b->pictures); i++)
        b->step(b->l, &b->w, i, b->from, b->to);
}

static void pool_pictures(const layer *l, int64_t m, const real *from, real *to, pool_step *step) {
    const int64_t pictures = larger(1, NUMBERS_OF_A_PIECE / l->n_in);
    pooled_batch b = {l, pooling_of(l), m, pictures, from, to, step};
    in_pieces((m + pictures - 1) / pictures, pool_piece, &b);
}

/* As many numbers of a picture as a register holds, of those `left` to its end. Where a picture has fewer channels
 * they are of the next pixel too: what comes of them is written over with the next window. */
INLINE vector load_some(const real *from, int64_t left) {
    if (left >= LANES) return load(from);
    vector numbers = {0};
    for (int64_t i = 0; i < left; i++) numbers[i] = from[i];
    return numbers;
}

INLINE void store_some(vector numbers, real *to, int64_t left) {
    if (left >= LANES) store(to, numbers);
    else
        for (int64_t i = 0; i < left; i++) to[i] = numbers[i];
}

INLINE vector choose(vector_mask which, vector yes, vector no) {
    return (vector)((which & (vector_mask)yes) | (~which & (vector_mask)no));
}

/* a = the largest number under each window of a picture; the cache gets the pixel that has it: the first of those
 * that are equal, or the first NaN. */
static void max_pool_picture(const layer *l, const pooling *w, int64_t number, const real *a_prev, real *a) {
    const int64_t channels = l->channels;
    const real *picture = a_prev + number * l->n_in;
    real *places = l->cache + number * l->n_out;
    a += number * l->n_out;
    for (int64_t i = 0, y = 0; i < w->rows; i++)
        for (int64_t j = 0; j < w->columns; j++, y += channels)
            for (int64_t c = 0; c < channels; c += LANES) {
                const int64_t first = (i * l->width + j) * w->stride;
                vector best = load_some(picture + first * channels + c, l->n_in - first * channels - c);
                vector place = (vector){0} + (real)first;
                for (int64_t u = 0; u < w->high; u++)
                    for (int64_t pixel = first + u * l->width, v = 0; v < w->wide; v++, pixel++) {
                        const vector x = load_some(picture + pixel * channels + c, l->n_in - pixel * channels - c);
                        const vector_mask is_first = ~(x <= best) & (best == best);
                        best = choose(is_first, x, best);
                        place = choose(is_first, (vector){0} + (real)pixel, place);
                    }
                store_some(best, a + y + c, l->n_out - y - c);
                store_some(place, places + y + c, l->n_out - y - c);
            }
}

static void max_pool2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)is_training;
    pool_pictures(l, m, a_prev[0], l->a, max_pool_picture);
}

/* da_prev = da at the place of the largest number, else 0; where windows overlap, the sum of theirs */
static void max_unpool_picture(const layer *l, const pooling *w, int64_t number, const real *da, real *da_prev) {
    (void)w;
    real *pixels = da_prev + number * l->n_in;
    memset(pixels, 0, (size_t)l->n_in * sizeof(real));
    for (int64_t i = number * l->n_out; i < (number + 1) * l->n_out; i += l->channels)
        for (int64_t c = 0; c < l->channels; c++)
            pixels[(int64_t)l->cache[i + c] * l->channels + c] += da[i + c];
}

static void max_pool2d_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                                real *const *da_prev) {
    (void)p, (void)a_prev;
    if (da_prev[0]) pool_pictures(l, m, da, da_prev[0], max_unpool_picture);
}

/* a = the mean of the window; the sums of its rows are added, which rounds less than one long sum */
static void average_pool_picture(const layer *l, const pooling *w, int64_t number, const real *a_prev, real *a) {
    const int64_t channels = l->channels;
    const real *picture = a_prev + number * l->n_in;
    a += number * l->n_out;
    const real share = 1 / (real)(w->high * w->wide);
    for (int64_t i = 0, y = 0; i < w->rows; i++)
        for (int64_t j = 0; j < w->columns; j++, y += channels)
            for (int64_t c = 0; c < channels; c += LANES) {
                vector sum = {0};
                for (int64_t u = 0; u < w->high; u++) {
                    const int64_t first = ((i * w->stride + u) * l->width + j * w->stride) * channels + c;
                    vector of_row = {0};
                    for (int64_t v = 0, x = first; v < w->wide; v++, x += channels)
                        of_row += load_some(picture + x, l->n_in - x);
                    sum += of_row;
                }
                store_some(sum * share, a + y + c, l->n_out - y - c);
            }
}

static void average_pool2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)is_training;
    pool_pictures(l, m, a_prev[0], l->a, average_pool_picture);
}

/* da_prev = da / number of pixels in the window, for each of them; where windows overlap, the sum of theirs */
static void average_unpool_picture(const layer *l, const pooling *w, int64_t number, const real *da,
                                   real *da_prev) {
    const int64_t channels = l->channels;
    const real share = 1 / (real)(w->high * w->wide);
    real *pixels = da_prev + number * l->n_in;
    da += number * l->n_out;
    memset(pixels, 0, (size_t)l->n_in * sizeof(real));
    for (int64_t i = 0; i < w->rows * w->columns; i++, da += channels) {
        real *first = pixels + (i / w->columns * l->width + i % w->columns) * w->stride * channels;
        for (int64_t u = 0; u < w->high; u++)
            for (int64_t v = 0; v < w->wide; v++) {
                real *restrict x = first + (u * l->width + v) * channels;
                for (int64_t c = 0; c < channels; c++) x[c] += share * da[c];
            }
    }
}

static void average_pool2d_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                                    real *const *da_prev) {
    (void)p, (void)a_prev;
    if (da_prev[0]) pool_pictures(l, m, da, da_prev[0], average_unpool_picture);
}
