/* Matrix products. */

static void multiply(const program *p, int64_t m, int64_t n, int64_t k, real factor, matrix a, matrix b, bool adds,
                     real *c, int64_t c_row) {
    (void)p;
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < n; j++) {
            real sum = 0;
            for (int64_t q = 0; q < k; q++)
                sum += a.numbers[i * a.row + q * a.column] * b.numbers[q * b.row + j * b.column];
            c[i * c_row + j] = factor * sum + (adds ? c[i * c_row + j] : 0);
        }
}

static void column_sums(int64_t m, int64_t n, const real *numbers, real factor, real *sums) {
    for (int64_t j = 0; j < n; j++) sums[j] = 0;
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < n; j++) sums[j] += numbers[i * n + j];
    for (int64_t j = 0; j < n; j++) sums[j] *= factor;
}
