/* stub */
static void batch_norm_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void batch_norm_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
static void row_norm_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void row_norm_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
