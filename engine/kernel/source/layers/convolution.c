/* Conv2D: a Dense layer on windows. Pictures are (height, width, channels), W is (filters, size, size, channels).
 *
 * No window is copied. In a picture it is `size` runs of size * channels neighbouring numbers, one run in each row
 * of pixels, and they are read where they stand. What the layer computes are three sums of products:
 *
 *     z[pixel, map]               = b[map] + sum over the window of  window[pixel, number] W[number, map]
 *     dW[number, map]             = sum over pixels of               window[pixel, number] dz[pixel, map]
 *     window of da[pixel, number] += sum over maps of                dz[pixel, map] W[map, number]
 *
 * In each of them numbers from many places meet rows of neighbouring ones, for which W is laid out anew; so one
 * routine, sum_products, does them all. A piece of work is some pictures, taken one after the other, so that a
 * picture and what is made of it stay in the cache of one core.
 */

enum {
    MOST_ROWS = VECTOR_BYTES == 64 ? 14 : 6, /* of a tile: its sums just find room in the registers */
    BLOCK_PIXELS = 256,                      /* at a time for dW, so that they stay in a near cache */
    MOST_PIECES = 8                          /* each has a dW of its own, and these have to be added */
};

/* Steps through two arrays at once: so many, and how far each of them goes. */
typedef struct {
    int64_t count, in_a, in_b;
} steps;

/* c[c_at[r] + v] = bias[v] + sum of a[a_at[r]] b[v] for v < width, where a and b take all inner steps and after each
 * round of them an outer one. Without a bias the sum is added to c, row by row, since its rows may overlap. */
typedef struct {
    steps outer, inner;
    const real *a, *b, *bias;
    real *c;
    const int64_t *a_at, *c_at;
    int64_t rows, width;
} sums_tile;

/* `most` and `vectors` are constants where it is called, so that the sums are registers; t->rows is most or one
 * less. There is one loop instead of two, for the sums would leave their registers between them. */
INLINE void sum_products(const sums_tile *t, const int most, const int vectors) {
    vector sums[MOST_ROWS][TILE_VECTORS];
    int64_t at[MOST_ROWS];
#pragma GCC unroll 14
    for (int r = 0; r < most; r++) {
        at[r] = t->a_at[r < t->rows ? r : 0];
#pragma GCC unroll 2
        for (int v = 0; v < vectors; v++) {
            sums[r][v] = (vector){0};
            if (t->bias) sums[r][v] = load(t->bias + v * LANES);
        }
    }
    const real *a = t->a, *b = t->b;
    int64_t left = t->inner.count;
    for (int64_t i = t->outer.count * t->inner.count; i > 0; i--) {
        vector of_b[TILE_VECTORS];
#pragma GCC unroll 2
        for (int v = 0; v < vectors; v++) of_b[v] = load(b + v * LANES);
#pragma GCC unroll 14
        for (int r = 0; r < most; r++) {
            const real of_a = a[at[r]];
#pragma GCC unroll 2
            for (int v = 0; v < vectors; v++) sums[r][v] += of_a * of_b[v];
        }
        a += t->inner.in_a, b += t->inner.in_b;
        if (--left == 0) a += t->outer.in_a, b += t->outer.in_b, left = t->inner.count;
    }
#pragma GCC unroll 14
    for (int r = 0; r < most; r++) {
        if (r == most - 1 && r == t->rows) break;
        real *c = t->c + t->c_at[r];
        if (t->width < vectors * LANES) {
            real all[TILE_COLUMNS]; /* of the last maps, which have a bias */
#pragma GCC unroll 2
            for (int v = 0; v < vectors; v++) store(all + v * LANES, sums[r][v]);
            memcpy(c, all, (size_t)t->width * sizeof(real));
            continue;
        }
#pragma GCC unroll 2
        for (int v = 0; v < vectors; v++) {
            if (!t->bias) sums[r][v] += load(c + v * LANES);
            store(c + v * LANES, sums[r][v]);
        }
    }
}

INLINE void sum_rows_of_products(const sums_tile *t, const int vectors) {
    switch ((t->rows + 1) / 2) {
    case 1: sum_products(t, 2, vectors); break;
    case 2: sum_products(t, 4, vectors); break;
#if defined(__AVX512F__)
    case 3: sum_products(t, 6, vectors); break;
    case 4: sum_products(t, 8, vectors); break;
    case 5: sum_products(t, 10, vectors); break;
    case 6: sum_products(t, 12, vectors); break;
#endif
    default: sum_products(t, MOST_ROWS, vectors);
    }
}

static __attribute__((noinline)) void run_tile(const sums_tile *t) {
    if (t->width > LANES) sum_rows_of_products(t, 2);
    else sum_rows_of_products(t, 1);
}

INLINE int64_t whole_columns(int64_t count) { return (count + TILE_COLUMNS - 1) / TILE_COLUMNS * TILE_COLUMNS; }

/* All that the pieces of a convolution share. */
typedef struct {
    const layer *l;
    int64_t m, pieces;
    int64_t pixels, run, numbers;        /* of z; neighbouring numbers of a window, and all of it */
    int64_t height, width;               /* of the pictures with the zeros around them */
    bool is_framed;                      /* whether there are any */
    int64_t line;                        /* numbers of a row of pixels, with them */
    const real *a_prev, *dz;
    real *da_prev;
    real *W, *b, *rooms;
    int64_t framed_numbers, dz_numbers, dW_numbers, room; /* that each piece has for itself, and all of them */
    int64_t *window_at, *pixel_at;       /* where the window of each pixel begins, and the pixel's own numbers */
    int64_t *number_at, *column_at;      /* where each number of a window stands in it, and in dW */
} convolution;

/* Places of things that stand in rows of `columns`, one after the other. */
static void fill_places(int64_t count, int64_t columns, int64_t down, int64_t right, int64_t *at) {
    for (int64_t i = 0; i < count; i++) at[i] = i / columns * down + i % columns * right;
}

/* How the work of m pictures is laid out, which hangs on sizes alone. */
static convolution convolution_of(const layer *l, int64_t m) {
    convolution v = {.l = l, .m = m, .pixels = l->rows * l->columns, .run = l->size * l->channels};
    v.numbers = l->size * v.run;
    v.height = larger((l->rows - 1) * l->stride + l->size, l->above + l->height);
    v.width = larger((l->columns - 1) * l->stride + l->size, l->left + l->width);
    v.is_framed = v.height > l->height || v.width > l->width;
    v.line = v.width * l->channels + (v.is_framed ? LANES : 0); /* powers of two would share places in a cache */
    v.pieces = larger(1, smaller(smaller(m, MOST_PIECES), m * v.pixels * l->maps * v.numbers >> 19));
    v.framed_numbers = whole_columns(v.height * v.line + TILE_COLUMNS);
    v.dz_numbers = l->maps % LANES ? whole_columns(v.pixels * l->maps + TILE_COLUMNS) : 0;
    v.dW_numbers = whole_columns(l->maps) * (v.numbers + 1);
    v.room = v.framed_numbers + v.dz_numbers + v.dW_numbers;
    return v;
}

/* Numbers of W laid out for forward, or for backward */
static int64_t panel_numbers(const convolution *v) {
    return larger(v->numbers * whole_columns(v->l->maps), v->l->size * whole_columns(v->run) * v->l->maps);
}

static int64_t conv2d_cache_size(const layer *l, int64_t m) {
    const convolution v = convolution_of(l, m);
    const int64_t places = 2 * (v.pixels + v.numbers) * (int64_t)(sizeof(int64_t) / sizeof(real));
    return TILE_COLUMNS + panel_numbers(&v) + whole_columns(l->maps) + v.pieces * v.room + places;
}

static void take_rooms(convolution *v) {
    const uintptr_t line = VECTOR_BYTES, cache = (uintptr_t)v->l->cache;
    v->W = v->l->cache + (line - cache % line) % line / sizeof(real);
    v->b = v->W + panel_numbers(v);
    v->rooms = v->b + whole_columns(v->l->maps);
    v->window_at = (int64_t *)(v->rooms + v->pieces * v->room);
    v->pixel_at = v->window_at + v->pixels;
    v->number_at = v->pixel_at + v->pixels;
    v->column_at = v->number_at + v->numbers;
}

/* Columns of (rows, columns) in panels of some columns, with zeros beyond the last: panels[panel][row][column] */
static void lay_out(int64_t rows, int64_t columns, const real *from, int64_t row, int64_t column, real *panels) {
    for (int64_t first = 0; first < columns; first += TILE_COLUMNS)
        for (int64_t i = 0; i < rows; i++, panels += TILE_COLUMNS)
            for (int64_t j = 0; j < TILE_COLUMNS; j++)
                panels[j] = first + j < columns ? from[i * row + (first + j) * column] : 0;
}

INLINE int64_t place_in_frame(const convolution *v, int64_t y) {
    return (v->l->above + y) * v->line + v->l->left * v->l->channels;
}

/* A picture with zeros around it. */
static const real *put_in_frame(const convolution *v, const real *picture, real *framed) {
    const layer *l = v->l;
    const int64_t row = l->width * l->channels;
    memset(framed, 0, (size_t)(v->height * v->line) * sizeof(real));
    for (int64_t y = 0; y < l->height; y++)
        memcpy(framed + place_in_frame(v, y), picture + y * row, (size_t)row * sizeof(real));
    return framed;
}

static void take_out_of_frame(const convolution *v, const real *framed, real *picture) {
    const layer *l = v->l;
    const int64_t row = l->width * l->channels;
    for (int64_t y = 0; y < l->height; y++)
        memcpy(picture + y * row, framed + place_in_frame(v, y), (size_t)row * sizeof(real));
}

/* z = W window + b */
static void convolve(const convolution *v, const real *picture, real *z) {
    const int64_t maps = v->l->maps;
    for (int64_t map = 0; map < maps; map += TILE_COLUMNS)
        for (int64_t first = 0; first < v->pixels; first += MOST_ROWS) {
            const sums_tile t = {
                .outer = {v->l->size, v->line - v->run, 0}, .inner = {v->run, 1, TILE_COLUMNS},
                .a = picture, .a_at = v->window_at + first, .b = v->W + map * v->numbers, .bias = v->b + map,
                .c = z + map, .c_at = v->pixel_at + first,
                .rows = smaller(MOST_ROWS, v->pixels - first), .width = smaller(TILE_COLUMNS, maps - map)};
            run_tile(&t);
        }
}

static void forward_pictures(void *context, int64_t piece) {
    const convolution *v = context;
    real *room = v->rooms + piece * v->room;
    for (int64_t i = v->m * piece / v->pieces; i < v->m * (piece + 1) / v->pieces; i++) {
        const real *picture = v->a_prev + i * v->l->n_in;
        if (v->is_framed) picture = put_in_frame(v, picture, room);
        convolve(v, picture, v->l->z + i * v->l->n_out);
    }
}

static void conv2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)is_training;
    convolution v = convolution_of(l, m);
    v.a_prev = a_prev[0];
    take_rooms(&v);
    lay_out(v.numbers, l->maps, l->W, 1, v.numbers, v.W);
    lay_out(1, l->maps, l->b, 0, 1, v.b);
    fill_places(v.pixels, l->columns, l->stride * v.line, l->stride * l->channels, v.window_at);
    fill_places(v.pixels, v.pixels, 0, l->maps, v.pixel_at);
    in_pieces(v.pieces, forward_pictures, &v);
}

/* dW += window dz^T, as panels of maps */
static void add_dW(const convolution *v, const real *picture, const real *dz, real *dW) {
    const layer *l = v->l;
    const int64_t down = l->stride * v->line, right = l->stride * l->channels;
    const int64_t block = larger(1, BLOCK_PIXELS / l->columns);
    for (int64_t y = 0; y < l->rows; y += block)
        for (int64_t map = 0; map < l->maps; map += TILE_COLUMNS)
            for (int64_t first = 0; first < v->numbers; first += MOST_ROWS) {
                const sums_tile t = {
                    .outer = {smaller(block, l->rows - y), down - l->columns * right, 0},
                    .inner = {l->columns, right, l->maps},
                    .a = picture + y * down, .a_at = v->number_at + first,
                    .b = dz + y * l->columns * l->maps + map,
                    .c = dW + map * v->numbers, .c_at = v->column_at + first,
                    .rows = smaller(MOST_ROWS, v->numbers - first),
                    .width = l->maps - map > LANES ? TILE_COLUMNS : LANES};
                run_tile(&t);
            }
}

/* db += dz */
static void add_db(int64_t pixels, int64_t maps, const real *dz, real *db) {
    for (int64_t map = 0; map < maps; map += LANES) {
        vector sums[4] = {load(db + map)};
        for (int64_t i = 0; i < pixels / 4 * 4; i += 4)
            for (int q = 0; q < 4; q++) sums[q] += load(dz + (i + q) * maps + map);
        for (int64_t i = pixels / 4 * 4; i < pixels; i++) sums[0] += load(dz + i * maps + map);
        store(db + map, (sums[0] + sums[1]) + (sums[2] + sums[3]));
    }
}

/* da of each window += dz W */
static void convolve_back(const convolution *v, const real *dz, real *da) {
    const layer *l = v->l;
    for (int64_t first = 0; first < v->pixels; first += MOST_ROWS)
        for (int64_t i = 0; i < l->size; i++)
            for (int64_t number = 0; number < v->run; number += TILE_COLUMNS) {
                const sums_tile t = {
                    .outer = {1, 0, 0}, .inner = {l->maps, 1, TILE_COLUMNS},
                    .a = dz, .a_at = v->pixel_at + first,
                    .b = v->W + (i * whole_columns(v->run) + number) * l->maps,
                    .c = da + i * v->line + number, .c_at = v->window_at + first,
                    .rows = smaller(MOST_ROWS, v->pixels - first),
                    .width = v->run - number > LANES ? TILE_COLUMNS : LANES};
                run_tile(&t);
            }
}

static void backward_pictures(void *context, int64_t piece) {
    const convolution *v = context;
    const layer *l = v->l;
    real *picture_room = v->rooms + piece * v->room;
    real *dz_room = picture_room + v->framed_numbers;
    real *dW = dz_room + v->dz_numbers, *db = dW + whole_columns(l->maps) * v->numbers;
    memset(dW, 0, (size_t)v->dW_numbers * sizeof(real));
    for (int64_t i = v->m * piece / v->pieces; i < v->m * (piece + 1) / v->pieces; i++) {
        const real *picture = v->a_prev + i * l->n_in, *dz = v->dz + i * l->n_out;
        if (v->is_framed) picture = put_in_frame(v, picture, picture_room);
        if (v->dz_numbers) dz = memcpy(dz_room, dz, (size_t)l->n_out * sizeof(real)); /* vectors read beyond it */
        add_dW(v, picture, dz, dW);
        add_db(v->pixels, l->maps, dz, db);
        if (!v->da_prev) continue;
        memset(picture_room, 0, (size_t)v->framed_numbers * sizeof(real));
        convolve_back(v, dz, picture_room);
        take_out_of_frame(v, picture_room, v->da_prev + i * l->n_in);
    }
}

/* dW and db, averaged over the m rows: the pieces' sums, in their order */
static void gather_dW(const convolution *v) {
    const layer *l = v->l;
    const real share = 1 / (real)v->m;
    real *sum = v->rooms + v->room - v->dW_numbers;
    for (int64_t piece = 1; piece < v->pieces; piece++)
        for (int64_t i = 0; i < v->dW_numbers; i++) sum[i] += sum[piece * v->room + i];
    for (int64_t map = 0; map < l->maps; map++) {
        const real *panel = sum + map / TILE_COLUMNS * TILE_COLUMNS * v->numbers + map % TILE_COLUMNS;
        for (int64_t i = 0; i < v->numbers; i++) l->dW[map * v->numbers + i] = share * panel[i * TILE_COLUMNS];
        l->db[map] = share * sum[whole_columns(l->maps) * v->numbers + map];
    }
}

/* dW = window dz^T, db = dz, summed over the windows of a picture; da_prev = the sum of dz W over windows */
static void conv2d_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                            real *const *da_prev) {
    (void)p;
    convolution v = convolution_of(l, m);
    v.a_prev = a_prev[0], v.dz = dz, v.da_prev = da_prev[0];
    take_rooms(&v);
    for (int64_t i = 0; i < l->size && v.da_prev; i++)
        lay_out(l->maps, v.run, l->W + i * v.run, v.numbers, 1, v.W + i * whole_columns(v.run) * l->maps);
    /* Down the columns of a picture: windows below one another have different rows of it in the same run, so that
     * what a tile adds does not wait for what it has just stored. */
    fill_places(v.pixels, l->rows, l->stride * l->channels, l->stride * v.line, v.window_at);
    fill_places(v.pixels, l->rows, l->maps, l->columns * l->maps, v.pixel_at);
    fill_places(v.numbers, v.run, v.line, 1, v.number_at);
    fill_places(v.numbers, v.numbers, 0, TILE_COLUMNS, v.column_at);
    in_pieces(v.pieces, backward_pictures, &v);
    gather_dW(&v);
    add_penalty_gradient(l, l->maps * v.numbers);
}
