/* Add, Concatenate, Reshape and Flatten: numbers added, put side by side, or seen in another shape. */

/* a = the sum of all that comes in */
static void add_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)is_training;
    const int64_t n = m * l->n_out;
    memcpy(l->a, a_prev[0], (size_t)n * sizeof(real));
    for (int32_t s = 1; s < l->source_count; s++)
        for (int64_t i = 0; i < n; i++) l->a[i] += a_prev[s][i];
}

/* The derivative of a sum by each of its terms is 1. */
static void add_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                         real *const *da_prev) {
    (void)p, (void)a_prev;
    for (int32_t s = 0; s < l->source_count; s++)
        if (da_prev[s]) memcpy(da_prev[s], da, (size_t)(m * l->n_out) * sizeof(real));
}

/* a = all that comes in, side by side: units after units, or channels after channels of each pixel */
static void concatenate_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)is_training;
    const int64_t pixels = l->rows * l->columns;
    for (int64_t s = 0, first = 0; s < l->source_count; s++) {
        const int64_t channels = p->layers[l->sources[s]].n_out / pixels;
        copy_rows(m * pixels, channels, a_prev[s], channels, l->a + first, l->maps);
        first += channels;
    }
}

static void concatenate_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                                 real *const *da_prev) {
    (void)a_prev;
    const int64_t pixels = l->rows * l->columns;
    for (int64_t s = 0, first = 0; s < l->source_count; s++) {
        const int64_t channels = p->layers[l->sources[s]].n_out / pixels;
        if (da_prev[s]) copy_rows(m * pixels, channels, da + first, l->maps, da_prev[s], channels);
        first += channels;
    }
}

/* The same numbers in the same order. */
static void reshape_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)is_training;
    memcpy(l->a, a_prev[0], (size_t)(m * l->n_out) * sizeof(real));
}

static void reshape_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                             real *const *da_prev) {
    (void)p, (void)a_prev;
    if (da_prev[0]) memcpy(da_prev[0], da, (size_t)(m * l->n_out) * sizeof(real));
}
