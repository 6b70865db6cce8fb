/* stub */
static void conv2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void conv2d_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
static int64_t conv2d_cache_size(const layer *l, int64_t m) { (void)l, (void)m; return 0; }
