/* Activation functions: g(z), and the product of da with g'(z); the layers Activation and PReLU.
 *
 * For double the C library computes exponentials and the like. For float we have our own, one number without a
 * branch, so that the compiler computes a whole vector of them at once. Their polynomials were fitted here: least
 * squares in 40 digits at 200 to 400 Chebyshev places of the interval, weighted anew until the largest relative
 * error was as small as it gets (Lawson, 1961). What is no number stays none.
 */

INLINE float of_bits(uint32_t bits) {
    float number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

INLINE uint32_t bits_of(float number) {
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

/* x = k ln 2 + r with a whole k and |r| <= ln 2 / 2: then e^x = 2^k e^r, and e^r - 1 is a polynomial */
typedef struct {
    uint32_t k;          /* in two's complement */
    float power_less_one; /* e^r - 1 */
} split_power;

INLINE split_power split(float x) {
    const float shift = 12582912.0f; /* 1.5 * 2^23: what is added to it is rounded to a whole number */
    const float shifted = x * 1.44269504f + shift, k = shifted - shift;
    const float r = x - k * 0.693359375f + k * 0.000212194442f; /* ln 2 in two parts, k times the first is exact */
    const float rest = /* (e^r - 1 - r) / r^2 with an error of 1.3e-8 */
        0.49999997f + r * (0.166665435f + r * (0.0416672006f + r * (0.00836658105f + r * 0.00138825038f)));
    return (split_power){bits_of(shifted) - bits_of(shift), r + r * r * rest};
}

/* e^x; 2^k is multiplied in two steps, since it may be beyond what float holds where e^x is not */
INLINE float float_exponential(float x) {
    x = x < -104.0f ? -104.0f : x > 89.0f ? 89.0f : x;
    const split_power s = split(x);
    const uint32_t half = ((s.k + 512) >> 1) - 256;
    const float factor = of_bits((half + 127) << 23), other = of_bits((s.k - half + 127) << 23);
    return (1 + s.power_less_one) * factor * other;
}

/* e^x - 1 for x <= 0, with all digits near 0 as well */
INLINE float float_exponential_less_one(float x) {
    x = x < -30.0f ? -30.0f : x;
    const split_power s = split(x);
    const float factor = of_bits((s.k + 127) << 23);
    return factor * s.power_less_one + (factor - 1);
}

/* tanh |x| = (1 - e) / (1 + e) with e = e^(-2|x|) */
INLINE float float_tanh(float x) {
    const float less_one = float_exponential_less_one(-2 * fabsf(x));
    return copysignf(less_one / (less_one + 2), x);
}

/* log(1 + u) for 0 <= u <= 1: u times a polynomial with an error of 4.7e-9 */
INLINE float float_log1p(float u) {
    return u * (1.0f + u * (-0.499999017f + u * (0.333299637f + u * (-0.249541342f + u * (0.196759388f +
           u * (-0.153055921f + u * (0.106036536f + u * (-0.0569595173f + u * (0.0198514536f -
           u * 0.00324402354f)))))))));
}

/* The probability that a standard normal number is below z, with bell = e^(-z²/2). Below -t it is the bell times a
 * function that falls slowly from 1/2 at t = 0: a polynomial in 1 / (1 + t/4) with an error of 1.7e-8 to t = 14.5,
 * where the bell is zero */
INLINE float float_normal_probability(float z, float bell) {
    const float u = 1 / (1 + 0.25f * fabsf(z));
    const float slow = -1.98533944e-5f + u * (0.100195318f + u * (0.0950991884f + u * (0.120265052f +
        u * (-0.0165991392f + u * (0.297387362f + u * (-0.324858904f + u * (0.388480425f +
        u * (-0.193374246f + u * 0.0334247909f))))))));
    const float tail = slow * bell;
    return z > 0 ? 1 - tail : tail;
}

/* The same functions with the accuracy of real */

INLINE real exponential(real x) { return IS_DOUBLE ? (real)exp((double)x) : (real)float_exponential((float)x); }

/* e^x - 1 for x <= 0 */
INLINE real exponential_less_one(real x) {
    return IS_DOUBLE ? (real)expm1((double)x) : (real)float_exponential_less_one((float)x);
}

/* log(1 + u) for 0 <= u <= 1 */
INLINE real log1p_of_unit(real u) { return IS_DOUBLE ? (real)log1p((double)u) : (real)float_log1p((float)u); }

/* The bell e^(-z²/2), and the probability that a standard normal number is below z */
INLINE real bell_of(real z) { return exponential((real)-0.5 * z * z); }
INLINE real normal_probability(real z, real bell) {
    return IS_DOUBLE ? (real)(0.5 * erfc(-0.70710678118654752 * (double)z))
                     : (real)float_normal_probability((float)z, (float)bell);
}

INLINE real hyperbolic_tangent(real x) { return IS_DOUBLE ? (real)tanh((double)x) : (real)float_tanh((float)x); }

/* 1 / (1 + e^-z) */
INLINE real sigmoid(real z) { return 1 / (1 + exponential(-z)); }

INLINE real absolute(real x) { return x < 0 ? -x : x; }

/* log(1 + e^z) = max(z, 0) + log(1 + e^-|z|) */
INLINE real softplus(real z) { return (z > 0 ? z : 0) + log1p_of_unit(exponential(-absolute(z))); }

/* Slope of leaky ReLU below zero */
static const real LEAK = (real)0.01;

/* Sums of rows that may be shorter than a vector of the machine: all have vectors of 16 bytes, and each row adds up
 * in as many lanes */

enum { FEW = 16 / sizeof(real) };
typedef real few __attribute__((vector_size(16), aligned(sizeof(real)), may_alias));
typedef __typeof__((few){0} > (few){0}) few_mask; /* all bits of a lane set, or none */

INLINE real sum_of_few(few lanes) {
    real sum = lanes[0];
    for (int i = 1; i < FEW; i++) sum += lanes[i];
    return sum;
}

/* The largest number of a row. One that is none need not show here, since its own exponential is none */
INLINE real largest_of(int64_t n, const real *row) {
    few lanes = {0};
    real largest = row[0];
    if (n >= FEW) {
        lanes = *(const few *)row;
        for (int64_t j = FEW; j < n; j += FEW) {
            const few next = *(const few *)(row + smaller(j, n - FEW));
            const few_mask is_larger = next > lanes;
            lanes = (few)((is_larger & (few_mask)next) | (~is_larger & (few_mask)lanes));
        }
        for (int i = 0; i < FEW; i++) largest = lanes[i] > largest ? lanes[i] : largest;
        return largest;
    }
    for (int64_t j = 1; j < n; j++) largest = row[j] > largest ? row[j] : largest;
    return largest;
}

/* The sum of a row */
INLINE real sum_of(int64_t n, const real *row) {
    few lanes = {0};
    int64_t j = 0;
    for (; j + FEW <= n; j += FEW) lanes += *(const few *)(row + j);
    real sum = sum_of_few(lanes);
    for (; j < n; j++) sum += row[j];
    return sum;
}

/* The sum of the products of two rows */
INLINE real product_of(int64_t n, const real *row, const real *other) {
    few lanes = {0};
    int64_t j = 0;
    for (; j + FEW <= n; j += FEW) lanes += *(const few *)(row + j) * *(const few *)(other + j);
    real sum = sum_of_few(lanes);
    for (; j < n; j++) sum += row[j] * other[j];
    return sum;
}

/* Softmax: a = e^z / sum(e^z) of every row, shifted by the row's maximum so that nothing overflows. A block of rows
 * takes each part in turn, so that the exponentials of short rows fill vectors too */
INLINE void softmax_of_rows(int64_t m, const int64_t n, const real *z, real *a) {
    const int64_t rows = larger(1, 1024 / n);
    for (; m > 0; m -= rows, z += rows * n, a += rows * n) {
        const int64_t count = smaller(rows, m) * n;
        for (int64_t i = 0; i < count; i += n) {
            const real largest = largest_of(n, z + i);
            for (int64_t j = i; j < i + n; j++) a[j] = z[j] - largest;
        }
        for (int64_t i = 0; i < count; i++) a[i] = exponential(a[i]);
        for (int64_t i = 0; i < count; i += n) {
            const real share = 1 / sum_of(n, a + i);
            for (int64_t j = i; j < i + n; j++) a[j] *= share;
        }
    }
}

/* Softmax of two numbers: e^z / (e^z + e^other) = sigmoid(z - other), which takes no branch on which is the larger */
static void softmax_of_pairs(int64_t m, const real *z, real *a) {
    for (int64_t i = 0; i < m; i++) {
        const real difference = z[2 * i] - z[2 * i + 1];
        a[2 * i] = difference;
        a[2 * i + 1] = -difference;
    }
    for (int64_t i = 0; i < 2 * m; i++) a[i] = sigmoid(a[i]);
}

/* The compiler writes out rows of a length that it knows */
static void softmax(int64_t m, int64_t n, const real *z, real *a) {
    switch (n) {
    case 2: softmax_of_pairs(m, z, a); break;
    case 3: softmax_of_rows(m, 3, z, a); break;
    case 10: softmax_of_rows(m, 10, z, a); break;
    default: softmax_of_rows(m, n, z, a);
    }
}

/* The Jacobian of one row is diag(a) - a a^T, so dz = a (da - sum(da a)) */
static void softmax_backward(int64_t m, int64_t n, const real *da, const real *a, real *dz) {
    for (int64_t i = 0; i < m * n; i += n) {
        const real shared = product_of(n, da + i, a + i);
        for (int64_t j = i; j < i + n; j++) dz[j] = a[j] * (da[j] - shared);
    }
}

static void activate_piece(int32_t kind, int64_t m, int64_t n, const real *z, real *a) {
    const int64_t count = m * n;
    switch (kind) {
    case IDENTITY:
        if (a != z) memcpy(a, z, (size_t)count * sizeof(real));
        break;
    case RELU:
        for (int64_t i = 0; i < count; i++) a[i] = z[i] < 0 ? 0 : z[i];
        break;
    case LEAKY_RELU:
        for (int64_t i = 0; i < count; i++) a[i] = z[i] < 0 ? LEAK * z[i] : z[i];
        break;
    case ELU: /* e^z - 1 below zero */
        for (int64_t i = 0; i < count; i++) a[i] = z[i] > 0 ? z[i] : exponential_less_one(z[i] > 0 ? 0 : z[i]);
        break;
    case GELU:
        for (int64_t i = 0; i < count; i++) a[i] = z[i] * normal_probability(z[i], bell_of(z[i]));
        break;
    case SILU:
        for (int64_t i = 0; i < count; i++) a[i] = z[i] * sigmoid(z[i]);
        break;
    case SOFTPLUS:
        for (int64_t i = 0; i < count; i++) a[i] = softplus(z[i]);
        break;
    case TANH:
        for (int64_t i = 0; i < count; i++) a[i] = hyperbolic_tangent(z[i]);
        break;
    case SIGMOID:
        for (int64_t i = 0; i < count; i++) a[i] = sigmoid(z[i]);
        break;
    case SOFTMAX: softmax(m, n, z, a); break;
    }
}

/* silu'(z) = s + z s (1 - s) with s = sigmoid(z), and z s is a */
INLINE real silu_slope(real z, real a) {
    const real s = sigmoid(z);
    return s + a * (1 - s);
}

/* gelu'(z) = P(z) + z p(z) with the probability P and the density p of a standard normal number; z is cut off where
 * the density is zero in double as well, since infinity times zero is no number */
INLINE real gelu_slope(real z) {
    const real near = z < -40 ? -40 : z > 40 ? 40 : z, bell = bell_of(near);
    return normal_probability(near, bell) + near * (real)0.39894228040143268 * bell;
}

/* relu'(z) is 1 where a is above zero; elu'(z) = e^z = a + 1 below zero */
INLINE real relu_product(real da, real a) { return a > 0 ? da : 0; }
INLINE real elu_product(real da, real z, real a) { return z > 0 ? da : da * (a + 1); }

static void activation_backward_piece(int32_t kind, int64_t m, int64_t n, const real *da, const real *z,
                                      const real *a, real *dz) {
    const int64_t count = m * n;
    switch (kind) {
    case IDENTITY:
        if (dz != da) memcpy(dz, da, (size_t)count * sizeof(real));
        break;
    case RELU:
        for (int64_t i = 0; i < count; i++) dz[i] = relu_product(da[i], a[i]);
        break;
    case LEAKY_RELU:
        for (int64_t i = 0; i < count; i++) dz[i] = z[i] > 0 ? da[i] : LEAK * da[i];
        break;
    case ELU:
        for (int64_t i = 0; i < count; i++) dz[i] = elu_product(da[i], z[i], a[i]);
        break;
    case GELU:
        for (int64_t i = 0; i < count; i++) dz[i] = da[i] * gelu_slope(z[i]);
        break;
    case SILU:
        for (int64_t i = 0; i < count; i++) dz[i] = da[i] * silu_slope(z[i], a[i]);
        break;
    case SOFTPLUS: /* softplus'(z) = sigmoid(z) */
        for (int64_t i = 0; i < count; i++) dz[i] = da[i] * sigmoid(z[i]);
        break;
    case TANH: /* tanh'(z) = 1 - tanh(z)² */
        for (int64_t i = 0; i < count; i++) dz[i] = da[i] * (1 - a[i] * a[i]);
        break;
    case SIGMOID: /* sigmoid'(z) = a (1 - a) */
        for (int64_t i = 0; i < count; i++) dz[i] = da[i] * (a[i] * (1 - a[i]));
        break;
    case SOFTMAX: softmax_backward(m, n, da, a, dz); break;
    }
}

/* Large batches are cut into pieces of whole rows, by their size alone. */

enum { NUMBERS_OF_A_PIECE = 65536, LEAST_TO_CUT = 4 * NUMBERS_OF_A_PIECE };

typedef struct {
    int32_t kind;
    int64_t m, n, rows;
    const real *da, *z, *a_read;
    real *a, *dz;
} activation_work;

static void do_activation_piece(void *context, int64_t piece) {
    const activation_work *w = context;
    const int64_t first = piece * w->rows, m = smaller(w->rows, w->m - first), i = first * w->n;
    if (w->dz) activation_backward_piece(w->kind, m, w->n, w->da + i, w->z + i, w->a_read + i, w->dz + i);
    else activate_piece(w->kind, m, w->n, w->z + i, w->a + i);
}

static void activate(int32_t kind, int64_t m, int64_t n, const real *z, real *a) {
    if (m * n < LEAST_TO_CUT) {
        activate_piece(kind, m, n, z, a);
        return;
    }
    const int64_t rows = larger(1, NUMBERS_OF_A_PIECE / n);
    activation_work w = {.kind = kind, .m = m, .n = n, .rows = rows, .z = z, .a = a};
    in_pieces((m + rows - 1) / rows, do_activation_piece, &w);
}

static void activation_backward(int32_t kind, int64_t m, int64_t n, const real *da, const real *z, const real *a,
                                real *dz) {
    if (m * n < LEAST_TO_CUT) {
        activation_backward_piece(kind, m, n, da, z, a, dz);
        return;
    }
    const int64_t rows = larger(1, NUMBERS_OF_A_PIECE / n);
    activation_work w = {.kind = kind, .m = m, .n = n, .rows = rows, .da = da, .z = z, .a_read = a, .dz = dz};
    in_pieces((m + rows - 1) / rows, do_activation_piece, &w);
}

/* Activation: a function g that stands alone, a = g(a_prev); the driver applies it. */

static void activation_layer_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)l, (void)m, (void)a_prev, (void)is_training;
}

/* da_prev = dz, for z is a_prev itself */
static void activation_layer_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                                      real *const *da_prev) {
    (void)p, (void)a_prev;
    if (da_prev[0]) memcpy(da_prev[0], dz, (size_t)(m * l->n_in) * sizeof(real));
}

/* PReLU: ReLU with a slope W below zero that is learnt, one for each unit or channel. */

/* a = a_prev above zero, W a_prev below */
static void prelu_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)is_training;
    const int64_t channels = l->channels, count = m * l->n_in;
    const real *slopes = l->W;
    for (int64_t i = 0; i < count; i += channels) {
        const real *x = a_prev[0] + i;
        for (int64_t c = 0; c < channels; c++) l->a[i + c] = x[c] > 0 ? x[c] : slopes[c] * x[c];
    }
}

/* dW = sum of da a_prev where that is below zero / m; da_prev = da above zero, W da below */
static void prelu_backward(program *p, layer *l, int64_t m, const real *da, real *const *a_prev,
                           real *const *da_prev) {
    (void)p;
    const int64_t channels = l->channels, count = m * l->n_in;
    real *slopes = l->W, *dslopes = l->dW;
    memset(dslopes, 0, (size_t)channels * sizeof(real));
    for (int64_t i = 0; i < count; i += channels) {
        const real *x = a_prev[0] + i, *d = da + i;
        for (int64_t c = 0; c < channels; c++) dslopes[c] += d[c] * (x[c] > 0 ? 0 : x[c]);
        if (da_prev[0])
            for (int64_t c = 0; c < channels; c++) da_prev[0][i + c] = x[c] > 0 ? d[c] : slopes[c] * d[c];
    }
    for (int64_t c = 0; c < channels; c++) dslopes[c] /= (real)m;
}
