/* Matrix products C = factor A B (+ C), with A (m, k), B (k, n), C (m, n).
 *
 * C is computed in tiles of some rows and two vectors of columns whose sums stay in registers: for each q of k, a row
 * of B is loaded once and multiplied by one number of each row of A. The rows of B that a tile reads lie side by side
 * in a panel, copied once for all rows of A, which also turns a transposed B round and fills up what lies beyond n. */

enum {
    TILE_VECTORS = 2,
    TILE_COLUMNS = TILE_VECTORS * LANES,
    TILE_ROWS = VECTOR_BYTES == 64 ? 12 : 6, /* as many as find room in the registers, 32 or 16 */
    PANEL_ROWS = VECTOR_BYTES == 64 ? 192 : 256, /* a panel and some rows of A stay in the first cache */
    DIRECT_UP_TO = 32768                     /* numbers of B that are in the second cache anyhow: no panel is copied */
};

typedef struct {
    int64_t k, c_row;
    real factor;
    bool adds;
} product;

/* Through a pointer, for a memcpy of a vector may become two moves, which its next reader then waits for. */
INLINE vector load(const real *from) { return *(const vector *)from; }

INLINE void store(real *to, vector v) { *(vector *)to = v; }

/* Copy some numbers; few of them without a call, which would take longer. */
INLINE void copy(int64_t count, const real *from, real *to) {
    if (count >= LANES && count <= 4 * LANES)
        for (int64_t j = 0; j < count; j += LANES) { /* the last vector may begin among those that are copied */
            const int64_t start = smaller(j, count - LANES);
            store(to + start, load(from + start));
        }
    else memcpy(to, from, (size_t)count * sizeof(real));
}

/* One tile of C: `rows` and `vectors` are constants where it is called, so that the sums are registers. */
INLINE void tile(int rows, int vectors, const product *t, matrix a, const real *b, int64_t b_row, real *c,
                 int64_t columns) {
    vector sums[TILE_ROWS][TILE_VECTORS];
    for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++) sums[i][v] = (vector){0};
    for (int64_t q = 0; q < t->k; q++) {
        vector of_b[TILE_VECTORS];
        for (int v = 0; v < vectors; v++) of_b[v] = load(b + q * b_row + v * LANES);
#pragma GCC unroll 12
        for (int i = 0; i < rows; i++) {
            const real of_a = a.numbers[i * a.row + q * a.column];
#pragma GCC unroll 2
            for (int v = 0; v < vectors; v++) sums[i][v] += of_a * of_b[v];
        }
    }
#pragma GCC unroll 12
    for (int i = 0; i < rows; i++) {
        real *row = c + i * t->c_row;
#pragma GCC unroll 2
        for (int v = 0; v < vectors; v++) {
            vector scaled = t->factor * sums[i][v];
            const int64_t left = columns - v * LANES;
            if (left >= LANES) {
                if (t->adds) scaled += load(row + v * LANES);
                store(row + v * LANES, scaled);
            } else { /* number by number, since C ends here; the lanes round as above */
                for (int64_t j = 0; j < left; j++)
                    row[v * LANES + j] = t->adds ? row[v * LANES + j] + scaled[j] : scaled[j];
            }
        }
    }
}

/* Rows of the next tile: all, or the largest of a few smaller heights, since each has to be compiled. */
INLINE int64_t height_of_tile(int64_t left) {
    return left >= TILE_ROWS ? TILE_ROWS : left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
}

INLINE void tile_of_rows(int64_t rows, int vectors, const product *t, matrix a, const real *b, int64_t b_row, real *c,
                         int64_t columns) {
    switch (rows) {
    case 1: tile(1, vectors, t, a, b, b_row, c, columns); break;
    case 2: tile(2, vectors, t, a, b, b_row, c, columns); break;
    case 4: tile(4, vectors, t, a, b, b_row, c, columns); break;
#if defined(__AVX512F__)
    case 8: tile(8, vectors, t, a, b, b_row, c, columns); break;
#endif
    default: tile(TILE_ROWS, vectors, t, a, b, b_row, c, columns);
    }
}

/* All rows of A with one panel of B, `columns` wide. Not inlined: its many tiles take long to compile. */
static __attribute__((noinline)) void panel_product(int64_t m, const product *t, matrix a, const real *b,
                                                    int64_t b_row, real *c, int64_t columns) {
    for (int64_t i = 0, rows; i < m; i += rows) {
        rows = height_of_tile(m - i);
        const matrix below = {a.numbers + i * a.row, a.row, a.column};
        if (columns > LANES)
            tile_of_rows(rows, 2, t, below, b, b_row, c + i * t->c_row, columns);
        else
            tile_of_rows(rows, 1, t, below, b, b_row, c + i * t->c_row, columns);
    }
}

typedef real four __attribute__((vector_size(4 * sizeof(real)), aligned(sizeof(real)), may_alias));

/* Four columns of B, of which each lies in one piece, as four numbers of four rows of the panel. */
INLINE void turn_four_by_four(const real *from, int64_t column, real *to) {
#if defined(__has_builtin)
#if __has_builtin(__builtin_shufflevector)
#define HAS_SHUFFLE 1
#endif
#endif
#ifdef HAS_SHUFFLE
    four r[4];
    for (int j = 0; j < 4; j++) memcpy(&r[j], from + j * column, sizeof(four));
    const four low01 = __builtin_shufflevector(r[0], r[1], 0, 4, 1, 5), low23 = __builtin_shufflevector(r[2], r[3], 0, 4, 1, 5);
    const four high01 = __builtin_shufflevector(r[0], r[1], 2, 6, 3, 7), high23 = __builtin_shufflevector(r[2], r[3], 2, 6, 3, 7);
    r[0] = __builtin_shufflevector(low01, low23, 0, 1, 4, 5);
    r[1] = __builtin_shufflevector(low01, low23, 2, 3, 6, 7);
    r[2] = __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
    r[3] = __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
    for (int q = 0; q < 4; q++) memcpy(to + q * TILE_COLUMNS, &r[q], sizeof(four));
#else
    for (int q = 0; q < 4; q++)
        for (int j = 0; j < 4; j++) to[q * TILE_COLUMNS + j] = from[j * column + q];
#endif
}

/* Copy `columns` columns and k rows of B into a panel, with zeros beyond them. */
static void fill_panel(int64_t k, int64_t columns, matrix b, real *panel) {
    if (columns < TILE_COLUMNS) memset(panel, 0, (size_t)(k * TILE_COLUMNS) * sizeof(real));
    if (b.column == 1) {
        for (int64_t q = 0; q < k; q++)
            memcpy(panel + q * TILE_COLUMNS, b.numbers + q * b.row, (size_t)columns * sizeof(real));
        return;
    }
    int64_t j = 0;
    if (b.row == 1)
        for (; j + 4 <= columns; j += 4) {
            const real *from = b.numbers + j * b.column;
            int64_t q = 0;
            for (; q + 4 <= k; q += 4) turn_four_by_four(from + q, b.column, panel + q * TILE_COLUMNS + j);
            for (; q < k; q++)
                for (int i = 0; i < 4; i++) panel[q * TILE_COLUMNS + j + i] = from[i * b.column + q];
        }
    for (; j < columns; j++)
        for (int64_t q = 0; q < k; q++) panel[q * TILE_COLUMNS + j] = b.numbers[q * b.row + j * b.column];
}

/* The product by tiles, on this thread. */
static void multiply_by_tiles(int64_t m, int64_t n, int64_t k, real factor, matrix a, matrix b, bool adds, real *c,
                              int64_t c_row) {
    real panel[PANEL_ROWS * TILE_COLUMNS] __attribute__((aligned(64)));
    for (int64_t q = 0; q < k; q += PANEL_ROWS) {
        const product t = {smaller(PANEL_ROWS, k - q), c_row, factor, adds || q > 0};
        const matrix of_a = {a.numbers + q * a.column, a.row, a.column};
        for (int64_t j = 0; j < n; j += TILE_COLUMNS) {
            const int64_t columns = smaller(TILE_COLUMNS, n - j);
            const matrix of_b = {b.numbers + q * b.row + j * b.column, b.row, b.column};
            const bool is_direct = b.column == 1 && columns % LANES == 0 && (m <= TILE_ROWS || n * k <= DIRECT_UP_TO);
            if (!is_direct) fill_panel(t.k, columns, of_b, panel);
            panel_product(m, &t, of_a, is_direct ? of_b.numbers : panel, is_direct ? b.row : TILE_COLUMNS, c + j, columns);
        }
    }
}

/* Multiplications from which several threads pay: some hundred microseconds of them. */
static const int64_t SHARED_PRODUCT = 4000000;

/* Pieces of a large product are rectangles of C. These are the largest, whose part of A finds room in the second
 * cache; where there would be few of them they are smaller, but no smaller than pays. */
enum { RECTANGLE_ROWS = 512, RECTANGLE_COLUMNS = 64, FEW_RECTANGLES = 8, LEAST_RECTANGLE = 1500000 };

typedef struct {
    int64_t m, n, k, rows, columns; /* rows and columns of a rectangle */
    real factor;
    matrix a, b;
    bool adds;
    real *c;
    int64_t c_row;
} large_product;

static void multiply_rectangle(void *context, int64_t piece) {
    const large_product *t = context;
    const int64_t across = (t->n + t->columns - 1) / t->columns;
    const int64_t i = piece / across * t->rows, j = piece % across * t->columns;
    const matrix a = {t->a.numbers + i * t->a.row, t->a.row, t->a.column};
    const matrix b = {t->b.numbers + j * t->b.column, t->b.row, t->b.column};
    multiply_by_tiles(smaller(t->rows, t->m - i), smaller(t->columns, t->n - j), t->k, t->factor, a, b, t->adds,
                      t->c + i * t->c_row + j, t->c_row);
}

static int64_t rectangles_of(const large_product *t) {
    return (t->m + t->rows - 1) / t->rows * ((t->n + t->columns - 1) / t->columns);
}

INLINE int64_t rounded_up(int64_t number, int64_t unit) { return (number + unit - 1) / unit * unit; }

static void choose_rectangles(large_product *t) {
    const int64_t down = (t->m + RECTANGLE_ROWS - 1) / RECTANGLE_ROWS;
    t->rows = rounded_up((t->m + down - 1) / down, TILE_ROWS);
    t->columns = smaller(RECTANGLE_COLUMNS, rounded_up(t->n, TILE_COLUMNS));
    while (rectangles_of(t) < FEW_RECTANGLES && t->rows * t->columns * t->k > 2 * LEAST_RECTANGLE) {
        if (t->rows >= t->columns && t->rows > 2 * TILE_ROWS) t->rows = rounded_up(t->rows / 2, TILE_ROWS);
        else if (t->columns > TILE_COLUMNS) t->columns = rounded_up(t->columns / 2, TILE_COLUMNS);
        else break;
    }
}

/* Several more rectangles than threads, so that a busy core does not hold up the rest. Each number of C is the same
 * sum however C is cut. */
static void multiply(int64_t m, int64_t n, int64_t k, real factor, matrix a, matrix b, bool adds, real *c,
                     int64_t c_row) {
    if (m * n * k < SHARED_PRODUCT) {
        multiply_by_tiles(m, n, k, factor, a, b, adds, c, c_row);
        return;
    }
    large_product t = {.m = m, .n = n, .k = k, .factor = factor, .a = a, .b = b, .adds = adds, .c = c, .c_row = c_row};
    choose_rectangles(&t);
    in_pieces(rectangles_of(&t), multiply_rectangle, &t);
}

/* factor * the sum of m vectors, of which one lies so far behind the other: four sums at a time, so that none waits for
 * the one before. */
INLINE vector sum_of_vectors(int64_t m, int64_t apart, const real *numbers, real factor) {
    vector part[4] = {{0}};
    int64_t i = 0;
    for (; i + 4 <= m; i += 4)
        for (int of = 0; of < 4; of++) part[of] += load(numbers + (i + of) * apart);
    for (; i < m; i++) part[0] += load(numbers + i * apart);
    return factor * ((part[0] + part[1]) + (part[2] + part[3]));
}

/* sums[j] = factor * sum over i of numbers[i, j]; the last vector of columns may begin among those that are done. */
static void column_sums(int64_t m, int64_t n, const real *numbers, real factor, real *sums) {
    if (n >= LANES) {
        for (int64_t j = 0; j < n; j += LANES) {
            const int64_t start = smaller(j, n - LANES);
            store(sums + start, sum_of_vectors(m, n, numbers + start, factor));
        }
        return;
    }
    for (int64_t j = 0; j < n; j++) {
        real part[4] = {0};
        int64_t i = 0;
        for (; i + 4 <= m; i += 4)
            for (int of = 0; of < 4; of++) part[of] += numbers[(i + of) * n + j];
        for (; i < m; i++) part[0] += numbers[i * n + j];
        sums[j] = factor * ((part[0] + part[1]) + (part[2] + part[3]));
    }
}
