/* BatchNorm, LayerNorm and GroupNorm: numbers brought to mean 0 and deviation 1, then scaled and moved.
 *
 *     normalized = (a_prev - mean) scale,   scale = 1 / sqrt(variance + EPSILON),   a = gamma normalized + beta
 *
 * They differ in which numbers share a mean and a variance. Sums are doubles, and the variance takes a second
 * pass over what is left beside the mean: so a small spread far from zero is not lost. The cache holds
 * normalized (m, n_in), then the scales; that of BatchNorm then 1 if the mini-batch's own statistics counted.
 */

static const double EPSILON = 1e-5; /* so that nothing is divided by zero; as in PyTorch */

enum { WIDEST = 256, FILLED = 64 };

/* Samples (count, channels) as they lie in memory, seen as rows of columns. Where channels are few, several
 * samples stand side by side in a row, to fill the machine's registers; where they are many, these are only some
 * of them, and the next ones are columns of their own. Column j is of channel j % channels. */
typedef struct {
    int64_t rows, stride; /* whole rows, and numbers from one to the next */
    int64_t width, rest;  /* columns, and those of one more row that is not whole */
    int64_t channels;
} columns;

static columns in_columns(int64_t count, int64_t channels, int64_t first, int64_t most) {
    if (channels > FILLED / 2) {
        const int64_t width = smaller(most, channels - first);
        return (columns){count, channels, width, 0, width};
    }
    int64_t width = channels;
    while (2 * width <= smaller(FILLED, count * channels)) width *= 2;
    return (columns){count * channels / width, width, width, count * channels % width, channels};
}

INLINE int64_t width_of(const columns *c, int64_t row) { return row < c->rows ? c->width : c->rest; }

/* Sums of the channels, in the first places, from those of the columns: one half is added to the other. */
static void fold_sums(const columns *c, double *sums) {
    for (int64_t half = c->width / 2; half >= c->channels; half /= 2)
        for (int64_t j = 0; j < half; j++) sums[j] += sums[half + j];
}

/* For all columns what stands in the first places for the channels. */
static void unfold_columns(const columns *c, double *numbers) {
    if (c->channels == 1) {
        const double first = numbers[0];
        for (int64_t j = 1; j < c->width; j++) numbers[j] = first;
        return;
    }
    for (int64_t n = c->channels; n < c->width; n *= 2) memcpy(numbers + n, numbers, (size_t)n * sizeof(double));
}

static void clear_sums(const columns *c, double *sums) { memset(sums, 0, (size_t)c->width * sizeof(double)); }

/* What multiplies and moves normalized numbers: for row i and column j that is gamma[i * step + j]. */
typedef struct {
    const real *gamma, *beta;
    int64_t step;
} scaling;

/* gamma and beta of each column, in `room` if some have the same. */
static scaling in_scaling(const columns *c, const real *gamma, const real *beta, real room[2][WIDEST]) {
    if (c->width == c->channels) return (scaling){gamma, beta, 0};
    for (int64_t j = 0; j < c->width; j++) {
        room[0][j] = j < c->channels ? gamma[j] : room[0][j - c->channels];
        room[1][j] = j < c->channels ? beta[j] : room[1][j - c->channels];
    }
    return (scaling){room[0], room[1], 0};
}

/* Add x to the sums of its columns. */
static void add_sums(const columns *c, const real *restrict x, double *restrict sums) {
    for (int64_t i = 0; i <= c->rows; i++)
        for (int64_t j = 0, n = width_of(c, i); j < n; j++) sums[j] += (double)x[i * c->stride + j];
}

/* Add (x - mean)² to the sums of its columns. */
static void add_squared_distances(const columns *c, const real *restrict x, const double *restrict mean,
                        double *restrict sums) {
    for (int64_t i = 0; i <= c->rows; i++)
        for (int64_t j = 0, n = width_of(c, i); j < n; j++) {
            const double distance = (double)x[i * c->stride + j] - mean[j];
            sums[j] += distance * distance;
        }
}

/* Add gamma da, and gamma da normalized, to the sums of their columns. */
static void add_gradient_sums(const columns *c, const real *restrict da, const real *restrict normalized,
                              scaling s, double *restrict sums, double *restrict with_normalized) {
    for (int64_t i = 0; i <= c->rows; i++)
        for (int64_t j = 0, n = width_of(c, i); j < n; j++) {
            const double scaled = (double)s.gamma[i * s.step + j] * (double)da[i * c->stride + j];
            sums[j] += scaled;
            with_normalized[j] += scaled * (double)normalized[i * c->stride + j];
        }
}

/* normalized = (x - mean) scale, a = gamma normalized + beta */
static void normalize(const columns *c, const real *restrict x, const double *restrict mean,
                      const double *restrict scale, scaling s, real *restrict normalized, real *restrict a) {
    for (int64_t i = 0; i <= c->rows; i++)
        for (int64_t j = 0, n = width_of(c, i); j < n; j++) {
            const real number = (real)(((double)x[i * c->stride + j] - mean[j]) * scale[j]);
            normalized[i * c->stride + j] = number;
            a[i * c->stride + j] = s.gamma[i * s.step + j] * number + s.beta[i * s.step + j];
        }
}

/* da_prev = scale (gamma da - mean - normalized mean_with); the means are those of gamma da and of
 * gamma da normalized. For mean and variance hang on all numbers that share them, so each of these takes part in
 * the gradient of all others. */
static void centre(const columns *c, const real *restrict da, const real *restrict normalized,
                   const double *restrict scale, scaling s, const double *restrict mean,
                   const double *restrict mean_with, real *restrict da_prev) {
    for (int64_t i = 0; i <= c->rows; i++)
        for (int64_t j = 0, n = width_of(c, i); j < n; j++) {
            const int64_t at = i * c->stride + j;
            const double scaled = (double)s.gamma[i * s.step + j] * (double)da[at];
            da_prev[at] = (real)(scale[j] * (scaled - mean[j] - (double)normalized[at] * mean_with[j]));
        }
}

/* dgamma and dbeta of `count` samples, averaged over the m rows. */
static void fill_norm_gradients(const layer *l, int64_t m, int64_t count, int64_t channels, const real *da) {
    real ones[WIDEST];
    for (int64_t j = 0; j < WIDEST; j++) ones[j] = 1;
    for (int64_t first = 0; first < channels; first += WIDEST) {
        const columns c = in_columns(count, channels, first, WIDEST);
        double sums[WIDEST], with_normalized[WIDEST];
        clear_sums(&c, sums), clear_sums(&c, with_normalized);
        add_gradient_sums(&c, da + first, l->cache + first, (scaling){ones, NULL, 0}, sums, with_normalized);
        fold_sums(&c, sums), fold_sums(&c, with_normalized);
        for (int64_t j = 0; j < c.channels; j++) {
            l->dW[first + j] = (real)(with_normalized[j] / (double)m);
            l->db[first + j] = (real)(sums[j] / (double)m);
        }
    }
}

/* BatchNorm: every unit or channel over the mini-batch; every pixel of a picture is a sample of its channel.
 * A mini-batch with only one number for a unit says nothing about its spread, so there, as in evaluation, the
 * running statistics count and are left as they are. */

/* Mean and variance of the channels from `first` on; they move the running ones, the variance as the unbiased
 * estimate. */
static void batch_statistics(const layer *l, const columns *c, int64_t first, double count, const real *x,
                             double *mean, double *variance) {
    clear_sums(c, mean), clear_sums(c, variance);
    add_sums(c, x, mean);
    fold_sums(c, mean);
    for (int64_t j = 0; j < c->channels; j++) mean[j] /= count;
    unfold_columns(c, mean);
    add_squared_distances(c, x, mean, variance);
    fold_sums(c, variance);
    for (int64_t j = 0; j < c->channels; j++) {
        real *running_mean = l->running_mean + first + j, *running_var = l->running_var + first + j;
        *running_mean += (real)(l->rate * (mean[j] - (double)*running_mean));
        *running_var += (real)(l->rate * (variance[j] / (count - 1) - (double)*running_var));
        variance[j] /= count;
    }
}

static void batch_norm_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p;
    const int64_t count = m * l->height * l->width;
    const bool of_batch = is_training && count > 1;
    real *scales = l->cache + m * l->n_in, room[2][WIDEST];
    scales[l->channels] = of_batch;
    for (int64_t first = 0; first < l->channels; first += WIDEST) {
        const columns c = in_columns(count, l->channels, first, WIDEST);
        double mean[WIDEST], scale[WIDEST];
        if (of_batch) batch_statistics(l, &c, first, (double)count, a_prev[0] + first, mean, scale);
        for (int64_t j = 0; j < c.channels; j++) {
            if (!of_batch) {
                mean[j] = (double)l->running_mean[first + j];
                scale[j] = (double)l->running_var[first + j];
            }
            scale[j] = 1 / sqrt(scale[j] + EPSILON);
            scales[first + j] = (real)scale[j];
        }
        unfold_columns(&c, mean), unfold_columns(&c, scale);
        const scaling s = in_scaling(&c, l->W + first, l->b + first, room);
        normalize(&c, a_prev[0] + first, mean, scale, s, l->cache + first, l->a + first);
    }
}

static void batch_norm_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                                real *const *da_prev) {
    (void)p, (void)a_prev;
    const int64_t count = m * l->height * l->width;
    const real *scales = l->cache + m * l->n_in;
    const bool of_batch = scales[l->channels] != 0;
    real room[2][WIDEST];
    fill_norm_gradients(l, m, count, l->channels, da);
    for (int64_t first = 0; first < l->channels && da_prev[0]; first += WIDEST) {
        const columns c = in_columns(count, l->channels, first, WIDEST);
        double scale[WIDEST], mean[WIDEST], mean_with[WIDEST];
        for (int64_t j = 0; j < c.channels; j++) {
            scale[j] = (double)scales[first + j];
            const double share = of_batch ? (double)l->W[first + j] * (double)m / (double)count : 0;
            mean[j] = share * (double)l->db[first + j];
            mean_with[j] = share * (double)l->dW[first + j];
        }
        unfold_columns(&c, scale), unfold_columns(&c, mean), unfold_columns(&c, mean_with);
        const scaling s = in_scaling(&c, l->W + first, l->b + first, room);
        centre(&c, da + first, l->cache + first, scale, s, mean, mean_with, da_prev[0] + first);
    }
}

/* LayerNorm and GroupNorm: every row over all its own numbers, or over groups of neighbouring channels with all
 * pixels. Training and evaluation are alike. */

/* Some groups of one row. A wide group is taken alone: every column is of that group, and the columns come again
 * for each pixel. Narrow groups are taken together: every channel has its own columns, and `members` share. */
typedef struct {
    columns c;
    bool is_wide;
    int64_t times, distance;           /* how often the columns come, and numbers from one time to the next */
    int64_t members, groups, channels; /* members: sums of the columns, folded, that belong to one group */
    double count;                      /* of numbers in a group */
} part;

/* LayerNorm has one group of all numbers, with a gamma and a beta for each. */
INLINE int64_t pixels_of_row(const layer *l) { return l->kind == LAYER_NORM ? 1 : l->height * l->width; }

static part in_part(const layer *l, int64_t first) {
    const int64_t pixels = pixels_of_row(l), channels = l->n_in / pixels;
    const int64_t members = l->kind == LAYER_NORM ? channels : channels / l->groups;
    const double count = (double)(pixels * members);
    if (members > FILLED / 2)
        return (part){in_columns(members, 1, 0, WIDEST), true, pixels, channels, 1, 1, members, count};
    const columns c = in_columns(pixels, channels, first, WIDEST / members * members);
    return (part){c, false, 1, 0, members, c.channels / members, c.channels, count};
}

/* The mean of each group, for all columns, from the sums of the columns. */
static void mean_of_groups(const part *q, double *sums) {
    fold_sums(&q->c, sums);
    for (int64_t j = 0; j < q->c.channels; j += q->members) {
        double total = 0;
        for (int64_t k = 0; k < q->members; k++) total += sums[j + k];
        for (int64_t k = 0; k < q->members; k++) sums[j + k] = total / q->count;
    }
    unfold_columns(&q->c, sums);
}

static scaling scaling_of_part(const part *q, const real *gamma, const real *beta, real room[2][WIDEST]) {
    return q->is_wide ? (scaling){gamma, beta, q->c.stride} : in_scaling(&q->c, gamma, beta, room);
}

/* The groups of a part: x -> normalized, the scale of each, a. */
static void normalize_part(const part *q, const real *x, const real *gamma, const real *beta, real *normalized,
                           real *scales, real *a) {
    double mean[WIDEST], scale[WIDEST];
    real room[2][WIDEST];
    clear_sums(&q->c, mean), clear_sums(&q->c, scale);
    for (int64_t i = 0; i < q->times; i++) add_sums(&q->c, x + i * q->distance, mean);
    mean_of_groups(q, mean);
    for (int64_t i = 0; i < q->times; i++) add_squared_distances(&q->c, x + i * q->distance, mean, scale);
    mean_of_groups(q, scale);
    for (int64_t j = 0; j < q->c.channels; j++) scale[j] = 1 / sqrt(scale[j] + EPSILON);
    unfold_columns(&q->c, scale);
    for (int64_t g = 0; g < q->groups; g++) scales[g] = (real)scale[g * q->members];
    const scaling s = scaling_of_part(q, gamma, beta, room);
    for (int64_t i = 0, at = 0; i < q->times; i++, at += q->distance)
        normalize(&q->c, x + at, mean, scale, s, normalized + at, a + at);
}

/* And back: da -> da_prev */
static void centre_part(const part *q, const real *da, const real *gamma, const real *beta, const real *normalized,
                        const real *scales, real *da_prev) {
    double scale[WIDEST], mean[WIDEST], mean_with[WIDEST];
    real room[2][WIDEST];
    clear_sums(&q->c, mean), clear_sums(&q->c, mean_with);
    const scaling s = scaling_of_part(q, gamma, beta, room);
    for (int64_t i = 0, at = 0; i < q->times; i++, at += q->distance)
        add_gradient_sums(&q->c, da + at, normalized + at, s, mean, mean_with);
    mean_of_groups(q, mean), mean_of_groups(q, mean_with);
    for (int64_t g = 0; g < q->groups; g++)
        for (int64_t k = 0; k < q->members; k++) scale[g * q->members + k] = (double)scales[g];
    unfold_columns(&q->c, scale);
    for (int64_t i = 0, at = 0; i < q->times; i++, at += q->distance)
        centre(&q->c, da + at, normalized + at, scale, s, mean, mean_with, da_prev + at);
}

static void row_norm_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)is_training;
    const int64_t channels = l->n_in / pixels_of_row(l);
    real *scales = l->cache + m * l->n_in;
    for (int64_t row = 0; row < m; row++)
        for (int64_t first = 0; first < channels;) {
            const part q = in_part(l, first);
            const int64_t at = row * l->n_in + first;
            normalize_part(&q, a_prev[0] + at, l->W + first, l->b + first, l->cache + at, scales, l->a + at);
            scales += q.groups, first += q.channels;
        }
}

static void row_norm_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                              real *const *da_prev) {
    (void)p, (void)a_prev;
    const int64_t channels = l->n_in / pixels_of_row(l);
    const real *scales = l->cache + m * l->n_in;
    fill_norm_gradients(l, m, m * pixels_of_row(l), channels, da);
    for (int64_t row = 0; row < m && da_prev[0]; row++)
        for (int64_t first = 0; first < channels;) {
            const part q = in_part(l, first);
            const int64_t at = row * l->n_in + first;
            centre_part(&q, da + at, l->W + first, l->b + first, l->cache + at, scales, da_prev[0] + at);
            scales += q.groups, first += q.channels;
        }
}
