/* Matrix products C = factor A B (+ C), with A (m, k), B (k, n), C (m, n).
 *
 * C is computed in tiles of some rows and two vectors of columns whose sums stay in registers: for each q of k, a row
 * of B is loaded once and multiplied by one number of each row of A. The rows of B that a tile reads lie side by side
 * in a panel, copied once for all rows of A, which also turns a transposed B round and fills up what lies beyond n. */

enum {
    TILE_VECTORS = 2,
    TILE_COLUMNS = TILE_VECTORS * LANES,
    TILE_ROWS = VECTOR_BYTES == 64 ? 12 : 6, /* as many as find room in the registers, 32 or 16 */
    PANEL_ROWS = 320,                        /* the most; a panel stays in the nearest cache, or nearly */
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

/* From `size` to twice as many numbers, as two pieces that may overlap */
INLINE void copy_two(int64_t size, int64_t count, const real *from, real *to) {
    memcpy(to, from, (size_t)size * sizeof(real));
    memcpy(to + count - size, from + count - size, (size_t)size * sizeof(real));
}

/* Copy some numbers; few of them without a call, which would take longer. */
INLINE void copy(int64_t count, const real *from, real *to) {
    if (count > 4 * LANES) memcpy(to, from, (size_t)count * sizeof(real));
    else if (count >= LANES)
        for (int64_t j = 0; j < count; j += LANES) { /* the last vector may begin among those that are copied */
            const int64_t start = smaller(j, count - LANES);
            store(to + start, load(from + start));
        }
    else if (count >= 8) copy_two(8, count, from, to);
    else if (count >= 4) copy_two(4, count, from, to);
    else if (count >= 2) copy_two(2, count, from, to);
    else if (count == 1) *to = *from;
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

/* The same of a tile of A that was copied: number by number of a column, column by column. */
INLINE void copied_tile_of_rows(int64_t rows, const product *t, matrix a, const real *b, real *c, int64_t columns) {
    if (columns <= LANES) tile_of_rows(rows, 1, t, a, b, TILE_COLUMNS, c, columns);
    else if (rows == TILE_ROWS) tile(TILE_ROWS, 2, t, (matrix){a.numbers, 1, TILE_ROWS}, b, TILE_COLUMNS, c, columns);
    else tile_of_rows(rows, 2, t, a, b, TILE_COLUMNS, c, columns);
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
INLINE void turn_four_by_four(const real *from, int64_t column, real *to, int64_t width) {
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
    for (int q = 0; q < 4; q++) memcpy(to + q * width, &r[q], sizeof(four));
#else
    for (int q = 0; q < 4; q++)
        for (int j = 0; j < 4; j++) to[q * width + j] = from[j * column + q];
#endif
}

/* Rows of `count` numbers from one place to another; from one row to the next it is so far. */
INLINE void copy_rows(int64_t rows, int64_t count, const real *from, int64_t from_row, real *to, int64_t to_row) {
    for (int64_t i = 0; i < rows; i++) copy(count, from + i * from_row, to + i * to_row);
}

/* Copy `columns` columns and k rows of B into a panel of this width, with zeros in the rest of their last vector. */
static void fill_panel(int64_t k, int64_t columns, matrix b, int64_t width, real *panel) {
    if (columns < width && columns % LANES)
        for (int64_t q = 0; q < k; q++) store(panel + q * width + columns / LANES * LANES, (vector){0});
    int64_t j = 0;
    if (b.column == 1) {
        if (columns == TILE_COLUMNS) copy_rows(k, TILE_COLUMNS, b.numbers, b.row, panel, width);
        else if (columns == TILE_ROWS) copy_rows(k, TILE_ROWS, b.numbers, b.row, panel, width);
        else copy_rows(k, columns, b.numbers, b.row, panel, width);
        return;
    }
    if (b.row == 1 && k >= 4)
        for (; j + 4 <= columns; j += 4)
            for (int64_t q = 0; q < k; q += 4) { /* the last four may begin among those that are turned */
                const int64_t start = smaller(q, k - 4);
                turn_four_by_four(b.numbers + j * b.column + start, b.column, panel + start * width + j, width);
            }
    for (; j < columns; j++)
        for (int64_t q = 0; q < k; q++) panel[q * width + j] = b.numbers[q * b.row + j * b.column];
}

INLINE int64_t pieces_of(int64_t number, int64_t unit) { return (number + unit - 1) / unit; }

INLINE int64_t rounded_up(int64_t number, int64_t unit) { return pieces_of(number, unit) * unit; }

/* k in panels of nearly equal height */
INLINE int64_t panel_rows(int64_t k) { return rounded_up(pieces_of(k, pieces_of(k, PANEL_ROWS)), 8); }

/* The product by tiles, on this thread. */
static void multiply_by_tiles(int64_t m, int64_t n, int64_t k, real factor, matrix a, matrix b, bool adds, real *c,
                              int64_t c_row) {
    real panel[PANEL_ROWS * TILE_COLUMNS] __attribute__((aligned(64)));
    const int64_t rows = panel_rows(k);
    for (int64_t q = 0; q < k; q += rows) {
        const product t = {smaller(rows, k - q), c_row, factor, adds || q > 0};
        const matrix of_a = {a.numbers + q * a.column, a.row, a.column};
        for (int64_t j = 0; j < n; j += TILE_COLUMNS) {
            const int64_t columns = smaller(TILE_COLUMNS, n - j);
            const matrix of_b = {b.numbers + q * b.row + j * b.column, b.row, b.column};
            const bool is_direct = b.column == 1 && columns % LANES == 0 && (m <= TILE_ROWS || n * k <= DIRECT_UP_TO);
            if (!is_direct) fill_panel(t.k, columns, of_b, TILE_COLUMNS, panel);
            panel_product(m, &t, of_a, is_direct ? of_b.numbers : panel, is_direct ? b.row : TILE_COLUMNS, c + j, columns);
        }
    }
}

enum { FEW_COLUMNS = LANES / 4, NARROW_ROWS = 64 };

/* A C of so few columns that a tile would be nearly empty, (+ a bias): turned round, as C^T = B^T A^T. */
static void multiply_narrow(int64_t m, int64_t n, int64_t k, real factor, matrix a, matrix b, const real *bias,
                            real *c) {
    real turned[FEW_COLUMNS * NARROW_ROWS];
    for (int64_t i = 0; i < m; i += NARROW_ROWS) {
        const int64_t rows = smaller(NARROW_ROWS, m - i);
        const matrix of_a = {a.numbers + i * a.row, a.column, a.row}, of_b = {b.numbers, b.column, b.row};
        multiply_by_tiles(n, rows, k, factor, of_b, of_a, false, turned, rows);
        for (int64_t row = 0; row < rows; row++)
            for (int64_t j = 0; j < n; j++) c[(i + row) * n + j] = turned[j * rows + row] + (bias ? bias[j] : 0);
    }
}

/* Multiplications from which several threads pay: some hundred microseconds of them. */
static const int64_t SHARED_PRODUCT = 4000000;

/* A large product. A and B are copied once, by all threads, into the order in which the tiles read them: of each
 * panel of k, tile after tile of A and panel after panel of B. Else rows that lie a power of two apart would
 * drive one another out of the caches. Then the threads compute rectangles of C. */
typedef struct {
    int64_t m, n, k, panel, rows, columns; /* rows of a panel; rows and columns of a rectangle */
    real factor;
    matrix a, b;
    const real *bias;
    real *c;
    real *copied_a, *copied_b;
} large_product;

enum { RECTANGLE_ROWS = 24 * TILE_ROWS, RECTANGLE_COLUMNS = 4 * TILE_COLUMNS, FEW_RECTANGLES = 12, ROWS_OF_COPY = 4 * TILE_ROWS };

static void copy_rows_of_a(const large_product *t, int64_t first, int64_t last) {
    for (int64_t q = 0; q < t->k; q += t->panel) {
        const int64_t k = smaller(t->panel, t->k - q);
        for (int64_t i = first, rows; i < last; i += rows) {
            rows = height_of_tile(t->m - i);
            const matrix turned = {t->a.numbers + i * t->a.row + q * t->a.column, t->a.column, t->a.row};
            fill_panel(k, rows, turned, rows, t->copied_a + q * t->m + i * k);
        }
    }
}

static void copy_columns_of_b(const large_product *t, int64_t first) {
    const int64_t columns = smaller(TILE_COLUMNS, t->n - first), across = rounded_up(t->n, TILE_COLUMNS);
    for (int64_t q = 0; q < t->k; q += t->panel) {
        const int64_t k = smaller(t->panel, t->k - q);
        const matrix b = {t->b.numbers + q * t->b.row + first * t->b.column, t->b.row, t->b.column};
        fill_panel(k, columns, b, TILE_COLUMNS, t->copied_b + q * across + first * k);
    }
}

static void copy_piece(void *context, int64_t piece) {
    const large_product *t = context;
    const int64_t of_b = pieces_of(t->n, TILE_COLUMNS), first = (piece - of_b) * ROWS_OF_COPY;
    if (piece < of_b) copy_columns_of_b(t, piece * TILE_COLUMNS);
    else copy_rows_of_a(t, first, smaller(t->m, first + ROWS_OF_COPY));
}

static void multiply_rectangle(void *context, int64_t piece) {
    const large_product *t = context;
    const int64_t down = pieces_of(t->m, t->rows), across = rounded_up(t->n, TILE_COLUMNS);
    const int64_t top = piece % down * t->rows, left = piece / down * t->columns;
    const int64_t bottom = smaller(t->m, top + t->rows), right = smaller(t->n, left + t->columns);
    if (t->bias) copy_rows(bottom - top, right - left, t->bias + left, 0, t->c + top * t->n + left, t->n);
    for (int64_t q = 0; q < t->k; q += t->panel) {
        const product step = {smaller(t->panel, t->k - q), t->n, t->factor, t->bias != NULL || q > 0};
        for (int64_t j = left; j < right; j += TILE_COLUMNS) {
            const real *panel = t->copied_b + q * across + j * step.k;
            for (int64_t i = top, rows; i < bottom; i += rows) {
                rows = height_of_tile(t->m - i);
                const matrix a = {t->copied_a + q * t->m + i * step.k, 1, rows};
                copied_tile_of_rows(rows, &step, a, panel, t->c + i * t->n + j, smaller(TILE_COLUMNS, t->n - j));
            }
        }
    }
}

static int64_t rectangles_of(const large_product *t) { return pieces_of(t->m, t->rows) * pieces_of(t->n, t->columns); }

static void choose_rectangles(large_product *t) {
    t->rows = rounded_up(pieces_of(t->m, pieces_of(t->m, RECTANGLE_ROWS)), TILE_ROWS);
    t->columns = rounded_up(pieces_of(t->n, pieces_of(t->n, RECTANGLE_COLUMNS)), TILE_COLUMNS);
    while (rectangles_of(t) < FEW_RECTANGLES && (t->rows > 2 * TILE_ROWS || t->columns > TILE_COLUMNS)) {
        if (t->columns > TILE_COLUMNS) t->columns = rounded_up(t->columns / 2, TILE_COLUMNS);
        else t->rows = rounded_up(t->rows / 2, TILE_ROWS);
    }
}

static int64_t room_to_multiply(int64_t m, int64_t n, int64_t k) {
    return m * n * k < SHARED_PRODUCT ? 0 : (m + rounded_up(n, TILE_COLUMNS)) * k;
}

/* Several more rectangles than threads, so that a busy core does not hold up the rest. Each number of C is the same
 * sum however C is cut. */
static void multiply_shared(large_product *t) {
    choose_rectangles(t);
    in_pieces(pieces_of(t->n, TILE_COLUMNS) + pieces_of(t->m, ROWS_OF_COPY), copy_piece, t);
    in_pieces(rectangles_of(t), multiply_rectangle, t);
}

static void multiply(int64_t m, int64_t n, int64_t k, real factor, matrix a, matrix b, const real *bias, real *c,
                     real *room) {
    large_product t = {.m = m, .n = n, .k = k, .panel = panel_rows(k), .factor = factor, .a = a, .b = b, .bias = bias, .c = c,
                       .copied_b = room, .copied_a = room + rounded_up(n, TILE_COLUMNS) * k};
    if (m * n * k >= SHARED_PRODUCT) {
        multiply_shared(&t);
        return;
    }
    if (n <= FEW_COLUMNS && m > TILE_ROWS) {
        multiply_narrow(m, n, k, factor, a, b, bias, c);
        return;
    }
    if (bias) copy_rows(m, n, bias, 0, c, n);
    multiply_by_tiles(m, n, k, factor, a, b, bias != NULL, c, n);
}

typedef struct {
    int64_t m, n;
    const real *numbers;
    real factor, *sums;
} column_work;

enum { SUMMED_VECTORS = 4, SUMMED_COLUMNS = SUMMED_VECTORS * LANES };
static const int64_t SHARED_SUMS = 200000; /* numbers */

/* Neighbouring columns, row by row as they lie: four sums at a time, so that none waits for the one before. */
INLINE void sum_vectors(int vectors, const column_work *w, int64_t j) {
    vector part[4][SUMMED_VECTORS] = {{{0}}};
    const real *row = w->numbers + j;
    int64_t i = 0;
    for (; i + 4 <= w->m; i += 4, row += 4 * w->n)
        for (int s = 0; s < 4; s++)
            for (int v = 0; v < vectors; v++) part[s][v] += load(row + s * w->n + v * LANES);
    for (; i < w->m; i++, row += w->n)
        for (int v = 0; v < vectors; v++) part[0][v] += load(row + v * LANES);
    for (int v = 0; v < vectors; v++)
        store(w->sums + j + v * LANES, w->factor * ((part[0][v] + part[1][v]) + (part[2][v] + part[3][v])));
}

static void sum_column(const column_work *w, int64_t j) {
    real part[4] = {0};
    const real *row = w->numbers + j;
    int64_t i = 0;
    for (; i + 4 <= w->m; i += 4, row += 4 * w->n)
        for (int s = 0; s < 4; s++) part[s] += row[s * w->n];
    for (; i < w->m; i++, row += w->n) part[0] += *row;
    w->sums[j] = w->factor * ((part[0] + part[1]) + (part[2] + part[3]));
}

/* The last vector of columns may begin among those that are done. */
static void sum_piece(void *context, int64_t piece) {
    const column_work *w = context;
    const int64_t first = piece * SUMMED_COLUMNS, end = smaller(first + SUMMED_COLUMNS, w->n);
    if (end - first == SUMMED_COLUMNS) sum_vectors(SUMMED_VECTORS, w, first);
    else if (end - first >= LANES)
        for (int64_t j = first; j < end; j += LANES) sum_vectors(1, w, smaller(j, end - LANES));
    else
        for (int64_t j = first; j < end; j++) sum_column(w, j);
}

static void column_sums(int64_t m, int64_t n, const real *numbers, real factor, real *sums) {
    column_work w = {.m = m, .n = n, .numbers = numbers, .factor = factor, .sums = sums};
    const int64_t pieces = pieces_of(n, SUMMED_COLUMNS);
    if (m * n >= SHARED_SUMS) in_pieces(pieces, sum_piece, &w);
    else for (int64_t piece = 0; piece < pieces; piece++) sum_piece(&w, piece);
}
