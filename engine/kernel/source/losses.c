/* Losses: the mean loss of the m rows, and in `gradient` m times its derivative by a[L], or by z[L] for a loss on
 * logits: so it is the derivative of each row's own loss. Costs are added up in double. */

/* The sum of n numbers, in eight lanes */
static double total_of(int64_t n, const real *numbers) {
    double lanes[8] = {0}, total = 0;
    int64_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (int lane = 0; lane < 8; lane++) lanes[lane] += (double)numbers[i + lane];
    for (int lane = 0; lane < 8; lane++) total += lanes[lane];
    for (; i < n; i++) total += (double)numbers[i];
    return total;
}

enum { COSTS_AT_ONCE = 512 };

/* Losses that measure how far a is from y, as means over the k outputs */

/* cost = (a - y)²; da = 2 (a - y) */
static void squares(int64_t count, real share, const real *a, const real *y, real *costs, real *da) {
    for (int64_t i = 0; i < count; i++) {
        const real error = a[i] - y[i];
        costs[i] = error * error;
        da[i] = 2 * share * error;
    }
}

/* cost = |a - y|; da is the sign of a - y */
static void distances(int64_t count, real share, const real *a, const real *y, real *costs, real *da) {
    for (int64_t i = 0; i < count; i++) {
        const real error = a[i] - y[i];
        costs[i] = absolute(error);
        da[i] = error > 0 ? share : error < 0 ? -share : error;
    }
}

/* With e = |a - y|: cost = e² / 2 up to 1, e - 1/2 beyond; da is a - y, cut off at -1 and 1 */
static void huber_costs(int64_t count, real share, const real *a, const real *y, real *costs, real *da) {
    for (int64_t i = 0; i < count; i++) {
        const real error = a[i] - y[i], inside = error < -1 ? -1 : error > 1 ? 1 : error;
        costs[i] = inside * (error - (real)0.5 * inside);
        da[i] = share * inside;
    }
}

static double mean_distance(int32_t kind, int64_t m, int64_t k, const real *a, const real *y, real *da) {
    const real share = 1 / (real)k;
    real costs[COSTS_AT_ONCE];
    double total = 0;
    for (int64_t i = 0; i < m * k; i += COSTS_AT_ONCE) {
        const int64_t count = smaller(COSTS_AT_ONCE, m * k - i);
        if (kind == MSE) squares(count, share, a + i, y + i, costs, da + i);
        else if (kind == MAE) distances(count, share, a + i, y + i, costs, da + i);
        else huber_costs(count, share, a + i, y + i, costs, da + i);
        total += total_of(count, costs);
    }
    return total / (double)(m * k);
}

/* Cross-entropies. With a smoothing s each of `classes` gets s / classes of a row's target, and the right one keeps
 * the rest. A row counts w of its class, and the weights of the rows of a batch are m together. */

typedef struct {
    real kept, spread;
    double factor;
    const double *class_weights;
} target_rule;

INLINE real weight_of(target_rule rule, int64_t class_number) {
    return rule.class_weights ? (real)(rule.factor * rule.class_weights[class_number]) : 1;
}

INLINE real target_of(target_rule rule, real weight, real y) { return weight * (y * rule.kept + rule.spread); }

/* Rows that a batch counts for when means of batches are joined: m, or the sum of the weights of their classes */
static double loss_weight(const loss_settings *loss, int64_t m, int64_t k, const real *y) {
    const double *weights = loss->class_weights;
    if (!weights) return (double)m;
    double sum = 0;
    for (int64_t i = 0; i < m; i++) {
        if (k == 1) sum += weights[0] * (double)(1 - y[i]) + weights[1] * (double)y[i];
        else
            for (int64_t j = 0; j < k; j++) sum += weights[j] * (double)y[i * k + j];
    }
    return sum;
}

static target_rule rule_of(const loss_settings *loss, int64_t m, int64_t k, const real *y) {
    const double smoothing = loss->kind == FOCAL ? 0 : loss->smoothing, classes = (double)larger(2, k);
    return (target_rule){(real)(1 - smoothing), (real)(smoothing / classes),
                         (double)m / loss_weight(loss, m, k, y), loss->class_weights};
}

/* Two classes, one number: with the targets `yes` of the second class and `no` of the first one, and a = sigmoid(z),
 * cost = -yes log a - no log(1 - a); log a = -log(1 + e^-z); dz = a (no + yes) - yes */
static void binary_costs(target_rule rule, int64_t count, const real *z, const real *a, const real *y, real *costs,
                         real *dz) {
    const real weight_of_no = weight_of(rule, 0), weight_of_yes = weight_of(rule, 1);
    for (int64_t i = 0; i < count; i++) {
        const real no = target_of(rule, weight_of_no, 1 - y[i]), yes = target_of(rule, weight_of_yes, y[i]);
        const real above = z[i] > 0 ? z[i] : 0, below = above - z[i];
        costs[i] = no * above + yes * below + (no + yes) * log1p_of_unit(exponential(-absolute(z[i])));
        dz[i] = a[i] * (no + yes) - yes;
    }
}

static double binary_cross_entropy(const loss_settings *loss, int64_t m, int64_t k, const real *z, const real *a,
                                   const real *y, real *dz) {
    const target_rule rule = rule_of(loss, m, k, y);
    real costs[COSTS_AT_ONCE];
    double total = 0;
    for (int64_t i = 0; i < m * k; i += COSTS_AT_ONCE) {
        const int64_t count = smaller(COSTS_AT_ONCE, m * k - i);
        binary_costs(rule, count, z + i, a + i, y + i, costs, dz + i);
        total += total_of(count, costs);
    }
    return total / (double)m;
}

/* sum of t (largest - z) over the classes of a row, with the targets t */
INLINE real distance_behind(int64_t k, const real *targets, const real *z, real largest) {
    few lanes = {0};
    int64_t j = 0;
    for (; j + FEW <= k; j += FEW) lanes += *(const few *)(targets + j) * (largest - *(const few *)(z + j));
    real sum = sum_of_few(lanes);
    for (; j < k; j++) sum += targets[j] * (largest - z[j]);
    return sum;
}

/* Smoothed and weighted targets of some rows, (count,) */
static void fill_targets(target_rule rule, int64_t count, int64_t k, const real *y, real *targets) {
    if (!rule.class_weights)
        for (int64_t i = 0; i < count; i++) targets[i] = target_of(rule, 1, y[i]);
    else
        for (int64_t i = 0; i < count; i += k)
            for (int64_t j = 0; j < k; j++) targets[i + j] = target_of(rule, weight_of(rule, j), y[i + j]);
}

static const double SMALL_PRODUCT = 1e-200; /* one more factor is far from underflow */

/* With targets t of the classes and a = softmax(z): cost = -sum(t log a); dz = a sum(t) - t. The largest a of a row
 * is 1 / sum(e^(z - largest z)), and never near zero, so log a = z - largest z + log(largest a) is exact for all. */
INLINE double softmax_costs(const loss_settings *loss, int64_t m, const int64_t k, const real *z, const real *a,
                            const real *y, real *dz) {
    const target_rule rule = rule_of(loss, m, k, y);
    const int64_t block = larger(1, COSTS_AT_ONCE / k) * k;
    double total = 0, product = 1; /* of the largest a of rows whose targets add up to 1: many take one logarithm */
    for (int64_t start = 0; start < m * k; start += block) {
        const int64_t end = smaller(start + block, m * k);
        fill_targets(rule, end - start, k, y + start, dz + start);
        for (int64_t i = start; i < end; i += k) {
            const real whole = sum_of(k, dz + i), behind = distance_behind(k, dz + i, z + i, largest_of(k, z + i));
            const double largest_a = (double)largest_of(k, a + i);
            total += (double)behind;
            if (whole == 1) product *= largest_a;
            else total -= (double)whole * log(largest_a);
            if (product < SMALL_PRODUCT) {
                total -= log(product);
                product = 1;
            }
            for (int64_t j = i; j < i + k; j++) dz[j] = a[j] * whole - dz[j];
        }
    }
    return (total - log(product)) / (double)m;
}

/* The compiler writes out rows of a length that it knows */
static double softmax_cross_entropy(const loss_settings *loss, int64_t m, int64_t k, const real *z, const real *a,
                                    const real *y, real *dz) {
    switch (k) {
    case 2: return softmax_costs(loss, m, 2, z, a, y, dz);
    case 3: return softmax_costs(loss, m, 3, z, a, y, dz);
    case 10: return softmax_costs(loss, m, 10, z, a, y, dz);
    default: return softmax_costs(loss, m, k, z, a, y, dz);
    }
}

/* -(1 - p)^γ log p of the probability p of the right class, times the weight of the row. dz is the gradient
 * a - y of a cross-entropy, times (1 - p)^γ (1 - γ p log p / (1 - p)); -log p / (1 - p) comes to 1 as p does */
static double focal(const loss_settings *loss, int64_t m, int64_t k, const real *z, const real *a, const real *y,
                    real *dz) {
    const target_rule rule = rule_of(loss, m, k, y);
    double total = 0;
    for (int64_t i = 0; i < m * k; i += k) {
        double logarithm, weight = 0;
        if (k == 1) { /* log p = -log(1 + e^x), x being z away from the right side */
            const double x = y[i] > 0 ? -(double)z[i] : (double)z[i];
            logarithm = -(x > 0 ? x : 0) - log1p(exp(-fabs(x)));
            weight = (double)(weight_of(rule, 0) * (1 - y[i]) + weight_of(rule, 1) * y[i]);
        } else {
            const real largest_z = largest_of(k, z + i);
            logarithm = log((double)largest_of(k, a + i));
            for (int64_t j = 0; j < k; j++) {
                logarithm -= (double)(y[i + j] * (largest_z - z[i + j]));
                weight += (double)(weight_of(rule, j) * y[i + j]);
            }
        }
        const double rest = -expm1(logarithm), power = pow(rest, loss->gamma);
        const double ratio = rest > 0 ? -logarithm / rest : 1;
        const real factor = (real)(weight * power * (1 + loss->gamma * exp(logarithm) * ratio));
        for (int64_t j = i; j < i + k; j++) dz[j] = factor * (a[j] - y[j]);
        total -= weight * power * logarithm;
    }
    return total / (double)m;
}

static double loss_and_gradient(const loss_settings *loss, int64_t m, int64_t k, const real *z, const real *a,
                                const real *y, real *gradient) {
    switch (loss->kind) {
    case BINARY_CROSS_ENTROPY: return binary_cross_entropy(loss, m, k, z, a, y, gradient);
    case CROSS_ENTROPY: return softmax_cross_entropy(loss, m, k, z, a, y, gradient);
    case FOCAL: return focal(loss, m, k, z, a, y, gradient);
    default: return mean_distance(loss->kind, m, k, a, y, gradient);
    }
}
