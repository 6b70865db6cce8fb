/* stub */
static void add_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void add_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
static void concatenate_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void concatenate_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
static void reshape_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void reshape_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                        real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
