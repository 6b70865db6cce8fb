/* Dropout: in training, silences each unit with a probability and scales up the rest. The cache holds the mask,
 * then 1 if there is one, else 0. */

/* a = a_prev mask; the mask is 1 / kept where the number that is drawn is below kept, else 0.
 * The numbers are those of NumPy's Generator.random for float32, whatever real is. */
static void dropout_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    const int64_t n = m * l->n_in;
    const bool is_masked = is_training && l->rate != 0;
    const real limit = (float)(1 - l->rate), scale = (real)(1 / (1 - l->rate));
    real *mask = l->cache;
    mask[n] = is_masked;
    if (!is_masked) {
        memcpy(l->a, a_prev[0], (size_t)n * sizeof(real));
        return;
    }
    for (int64_t i = 0; i < n; i++)
        mask[i] = (float)(p->random.next_uint32(p->random.state) >> 8) * (1.0f / 16777216.0f);
    for (int64_t i = 0; i < n; i++) {
        mask[i] = mask[i] < limit ? scale : 0;
        l->a[i] = a_prev[0][i] * mask[i];
    }
}

/* da_prev = da mask */
static void dropout_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                             real *const *da_prev) {
    (void)p, (void)a_prev;
    const int64_t n = m * l->n_in;
    const real *mask = l->cache;
    if (!da_prev[0]) return;
    if (mask[n] == 0) memcpy(da_prev[0], da, (size_t)n * sizeof(real));
    else
        for (int64_t i = 0; i < n; i++) da_prev[0][i] = da[i] * mask[i];
}
