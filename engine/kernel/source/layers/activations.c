/* Activation functions: g(z), and the product of da with g'(z). */

INLINE real exponential(real x) { return (real)exp((double)x); }

static void activate(int32_t kind, int64_t m, int64_t n, const real *z, real *a) {
    (void)kind;
    for (int64_t i = 0; i < m * n; i++) a[i] = z[i] < 0 ? 0 : z[i];
}

static void activation_backward(int32_t kind, int64_t m, int64_t n, const real *da, const real *z, const real *a,
                                real *dz) {
    (void)kind, (void)z;
    for (int64_t i = 0; i < m * n; i++) dz[i] = a[i] > 0 ? da[i] : 0;
}

static void activation_layer_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void activation_layer_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                                      real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
static forward_step prelu_forward;
static backward_step prelu_backward;
static void prelu_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}
static void prelu_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                                      real *const *da_prev) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)da_prev, (void)dz;
}
