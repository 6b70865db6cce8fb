/* stub */
static void max_pool2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void max_pool2d_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
static void average_pool2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void average_pool2d_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
static void global_average_pool2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void global_average_pool2d_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
static void global_max_pool2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void global_max_pool2d_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
