/* Conv2D: a Dense layer on windows. Pictures are (height, width, channels), W is (filters, size, size, channels).
 *
 * No window is copied. All three products of the layer are sums of numbers of a picture times rows of numbers
 * that lie side by side, so one routine, `sum_products`, does them, with its sums in registers:
 *
 *     z[pixel, maps]    = b + sum over the window's numbers of  picture[pixel's window, number] * W[number, maps]
 *     dW[number, maps]  = sum over pixels of                    picture[pixel's window, number] * dz[pixel, maps]
 *     da[pixel, maps]   = sum over the window's numbers of      dz[pixel's window, number] * W turned round
 *
 * In a picture a window is `size` runs of size * channels neighbouring numbers, one run in each row of pixels.
 * W is reordered into panels for it: as many maps as a tile has lanes, for each number of a window.
 */

enum {
    SUM_ROWS = VECTOR_BYTES == 64 ? 14 : 6, /* with TILE_VECTORS as many sums as registers hold */
    BLOCK_ROWS = 4, /* rows of pixels that dW takes at a time, so that they stay in the nearest cache */
    MOST_PIECES = 8,
};

/* A loop over two arrays at once. */
typedef struct {
    int64_t count, a_step, b_step;
} loop;

/* c[c_at[r] + v] = start + sum over outer and inner loop of a[a_at[r]] b[v], for v < width. */
typedef struct {
    loop outer, inner;
    const real *a, *b, *bias; /* start is bias[v], or where it is NULL what c holds */
    real *c;
    int64_t a_at[SUM_ROWS], c_at[SUM_ROWS];
    int64_t width;
} sums_tile;

INLINE void sum_products(const sums_tile *t, const int rows, const int vectors) {
    vector sums[SUM_ROWS][TILE_VECTORS];
    int64_t at[SUM_ROWS];
#pragma GCC unroll 14
    for (int r = 0; r < rows; r++) {
        const real *start = t->bias ? t->bias : t->c + t->c_at[r];
        at[r] = t->a_at[r];
        for (int v = 0; v < vectors; v++) sums[r][v] = load(start + v * LANES);
    }
    for (int64_t i = 0; i < t->outer.count; i++) {
        const real *a = t->a + i * t->outer.a_step, *b = t->b + i * t->outer.b_step;
        for (int64_t j = 0; j < t->inner.count; j++, a += t->inner.a_step, b += t->inner.b_step)
#pragma GCC unroll 14
            for (int r = 0; r < rows; r++)
                for (int v = 0; v < vectors; v++) sums[r][v] += a[at[r]] * load(b + v * LANES);
    }
#pragma GCC unroll 14
    for (int r = 0; r < rows; r++) {
        real *c = t->c + t->c_at[r];
        if (t->width == vectors * LANES)
            for (int v = 0; v < vectors; v++) store(c + v * LANES, sums[r][v]);
        else
            memcpy(c, sums[r], (size_t)t->width * sizeof(real));
    }
}

/* The same with as many rows as are used, up to the next even number. */
INLINE void sum_products_of_rows(const sums_tile *t, int64_t rows, const int vectors) {
    switch ((rows + 1) / 2) {
    case 1: sum_products(t, 2, vectors); break;
    case 2: sum_products(t, 4, vectors); break;
#if defined(__AVX512F__)
    case 3: sum_products(t, 6, vectors); break;
    case 4: sum_products(t, 8, vectors); break;
    case 5: sum_products(t, 10, vectors); break;
    case 6: sum_products(t, 12, vectors); break;
#endif
    default: sum_products(t, SUM_ROWS, vectors);
    }
}

static __attribute__((noinline)) void run_tile(const sums_tile *t, int64_t rows) {
    if (t->width > LANES) sum_products_of_rows(t, rows, 2);
    else sum_products_of_rows(t, rows, 1);
}

/* Places of some neighbours from the first-th on, of things that stand in rows of `columns`. */
static void places(int64_t first, int64_t count, int64_t columns, int64_t down, int64_t right, int64_t *at) {
    int64_t row = first / columns, column = first % columns;
    for (int64_t r = 0; r < SUM_ROWS; r++) {
        at[r] = r < count ? row * down + column * right : at[0]; /* the rest does the first once more */
        if (++column == columns) column = 0, row++;
    }
}

/* How many numbers wide a panel of `maps` is in memory: one vector or all. */
INLINE int64_t panel_width(int64_t maps) { return maps > LANES ? TILE_COLUMNS : LANES; }

INLINE int64_t padded_maps(int64_t maps) { return maps / TILE_COLUMNS * TILE_COLUMNS + (maps % TILE_COLUMNS ? panel_width(maps % TILE_COLUMNS) : 0); }

/* A window that moves over a picture: where it reads and where its sums go, as distances in memory. */
typedef struct {
    int64_t rows, columns;        /* windows below and beside one another */
    int64_t down, right;          /* from a window to the next below and beside it */
    int64_t runs, run, line;      /* a window is so many runs of neighbouring numbers, so far from each other */
    int64_t out_down, out_right;  /* from a pixel to the next of what is made */
    int64_t maps;
} sweep;

/* out[pixel] = bias + W window, with W in panels (number of window, map) and bias filled up to a panel */
static void convolve(const sweep *s, const real *picture, const real *W, const real *bias, real *out) {
    const int64_t pixels = s->rows * s->columns, numbers = s->runs * s->run;
    for (int64_t first = 0; first < pixels; first += SUM_ROWS) {
        const int64_t count = smaller(SUM_ROWS, pixels - first);
        sums_tile t = {.a = picture};
        places(first, count, s->columns, s->down, s->right, t.a_at);
        places(first, count, s->columns, s->out_down, s->out_right, t.c_at);
        for (int64_t map = 0; map < s->maps; map += TILE_COLUMNS) {
            const int64_t width = panel_width(s->maps - map);
            t.outer = (loop){s->runs, s->line, s->run * width};
            t.inner = (loop){s->run, 1, width};
            t.b = W + map * numbers;
            t.bias = bias + map;
            t.c = out + map;
            t.width = smaller(s->maps - map, TILE_COLUMNS);
            run_tile(&t, count);
        }
    }
}

/* dW[number of window, map] += window dz, in panels; dz[y * dz_line + x * maps] is that of pixel x, y. */
static void add_dW(const sweep *s, const real *picture, const real *dz, int64_t dz_line, real *dW) {
    const int64_t numbers = s->runs * s->run;
    for (int64_t y = 0; y < s->rows; y += BLOCK_ROWS)
        for (int64_t map = 0; map < s->maps; map += TILE_COLUMNS) {
            const int64_t width = panel_width(s->maps - map);
            sums_tile t = {.a = picture + y * s->down, .b = dz + y * dz_line + map, .c = dW + map * numbers, .width = width};
            t.outer = (loop){smaller(BLOCK_ROWS, s->rows - y), s->down, dz_line};
            t.inner = (loop){s->columns, s->right, s->maps};
            for (int64_t first = 0; first < numbers; first += SUM_ROWS) {
                const int64_t count = smaller(SUM_ROWS, numbers - first);
                places(first, count, s->run, s->line, 1, t.a_at);
                places(first, count, numbers, 0, width, t.c_at);
                run_tile(&t, count);
            }
        }
}

/* A picture with zeros around it, or cut where it is too large. */
typedef struct {
    int64_t height, width, channels; /* of the picture */
    int64_t above, left;             /* zeros before it */
    int64_t rows, columns;           /* of all */
} frame;

static void put_in_frame(const frame *f, const real *picture, real *framed) {
    const int64_t line = f->columns * f->channels, before = f->left * f->channels;
    const int64_t taken = smaller(f->width, f->columns - f->left) * f->channels;
    for (int64_t y = 0; y < f->rows; y++) {
        real *row = framed + y * line;
        const int64_t from = y - f->above;
        if (from < 0 || from >= f->height) {
            memset(row, 0, (size_t)line * sizeof(real));
            continue;
        }
        memset(row, 0, (size_t)before * sizeof(real));
        memcpy(row + before, picture + from * f->width * f->channels, (size_t)taken * sizeof(real));
        memset(row + before + taken, 0, (size_t)(line - before - taken) * sizeof(real));
    }
}

/* What moves along one side of a picture of pixels when dz is convolved back: every stride-th pixel, beginning
 * with that whose windows begin `phase` before it, is reached by every stride-th number of a kernel. */
typedef struct {
    int64_t taps;          /* numbers of the kernel that reach it */
    int64_t first, count;  /* pixels */
    int64_t place;         /* of the first pixel's first window in the frame of dz */
} phase;

INLINE int64_t most_taps(const layer *l) { return (l->size + l->stride - 1) / l->stride; }

static phase phase_of(const layer *l, int64_t number, int64_t side, int64_t before) {
    const int64_t taps = (l->size - number + l->stride - 1) / l->stride;
    const int64_t first = (number - before % l->stride + l->stride) % l->stride;
    const int64_t count = side > first ? (side - first + l->stride - 1) / l->stride : 0;
    return (phase){larger(taps, 0), first, count, (first + before) / l->stride + most_taps(l) - larger(taps, 0)};
}

/* All that the pieces of a convolution share. */
typedef struct {
    const layer *l;
    int64_t m, pieces;
    const real *a_prev, *dz;
    real *da_prev;
    sweep sweep;               /* of windows over the picture */
    frame picture, dz_frame;
    bool frames_picture, frames_dz;
    real *W, *bias, *rooms;    /* panels, a row of padded maps, and what each piece has for itself */
    int64_t room;              /* numbers of a piece's own: framed picture, framed dz, dW, db */
} convolution;

INLINE int64_t framed_numbers(const frame *f) { return f->rows * f->columns * f->channels; }
INLINE int64_t in_whole_vectors(int64_t numbers) { return (numbers + 15) / 16 * 16; }

/* panels[number of window, map] = W[map, number of window], and rows of maps filled up with zeros */
static void to_panels(int64_t maps, int64_t numbers, const real *W, real *panels) {
    for (int64_t map = 0; map < maps; map += TILE_COLUMNS) {
        const int64_t width = panel_width(maps - map);
        real *panel = panels + map * numbers;
        for (int64_t v = 0; v < width; v++)
            for (int64_t i = 0; i < numbers; i++)
                panel[i * width + v] = map + v < maps ? W[(map + v) * numbers + i] : 0;
    }
}

/* The same for the way back: the window is one of dz, the maps are channels, and the kernel is turned round. */
static void turn_to_panels(const layer *l, int64_t down, int64_t right, int64_t taps_down, int64_t taps_right,
                           real *panels) {
    const int64_t k = l->size, c = l->channels, numbers = taps_down * taps_right * l->maps;
    for (int64_t channel = 0; channel < c; channel += TILE_COLUMNS) {
        const int64_t width = panel_width(c - channel);
        real *to = panels + channel * numbers;
        for (int64_t i = taps_down - 1; i >= 0; i--)
            for (int64_t j = taps_right - 1; j >= 0; j--)
                for (int64_t map = 0; map < l->maps; map++, to += width) {
                    const int64_t y = down + i * l->stride, x = right + j * l->stride;
                    const real *from = l->W + ((map * k + y) * k + x) * c + channel;
                    for (int64_t v = 0; v < width; v++) to[v] = channel + v < c ? from[v] : 0;
                }
    }
}

/* How the work of m pictures is laid out; it hangs on sizes alone, and on whether windows reach beyond. */
static convolution convolution_of(const layer *l, int64_t m) {
    const int64_t reach = most_taps(l) - 1, numbers = l->size * l->size * l->channels;
    const int64_t below = (l->height - 1 + l->above) / l->stride + 1;
    const int64_t behind = (l->width - 1 + l->left) / l->stride + 1;
    convolution v = {.l = l, .m = m};
    v.picture = (frame){l->height, l->width, l->channels, l->above, l->left,
                        (l->rows - 1) * l->stride + l->size, (l->columns - 1) * l->stride + l->size};
    v.dz_frame = (frame){l->rows, l->columns, l->maps, reach, reach, larger(l->rows, below) + reach,
                         larger(l->columns, behind) + reach};
    v.frames_picture = l->above || l->left || v.picture.rows > l->height || v.picture.columns > l->width;
    const int64_t line = (v.frames_picture ? v.picture.columns : l->width) * l->channels;
    v.sweep = (sweep){.rows = l->rows, .columns = l->columns, .down = l->stride * line,
                      .right = l->stride * l->channels, .runs = l->size, .run = l->size * l->channels, .line = line,
                      .out_down = l->columns * l->maps, .out_right = l->maps, .maps = l->maps};
    v.pieces = larger(1, smaller(smaller(m, MOST_PIECES), m * l->rows * l->columns * l->maps * numbers >> 19));
    v.room = in_whole_vectors(framed_numbers(&v.picture)) + in_whole_vectors(framed_numbers(&v.dz_frame)) +
             padded_maps(l->maps) * (numbers + 1);
    return v;
}

INLINE int64_t panel_numbers(const layer *l) {
    const int64_t forward = padded_maps(l->maps) * l->channels, back = padded_maps(l->channels) * l->maps;
    return in_whole_vectors(l->size * l->size * larger(forward, back));
}

static int64_t conv2d_cache_size(const layer *l, int64_t m) {
    const convolution v = convolution_of(l, m);
    return 16 + panel_numbers(l) + larger(padded_maps(l->maps), padded_maps(l->channels)) + v.pieces * v.room;
}

static void take_rooms(convolution *v) {
    const uintptr_t line = 64, place = (uintptr_t)v->l->cache;
    v->W = v->l->cache + (line - place % line) % line / sizeof(real);
    v->bias = v->W + panel_numbers(v->l);
    v->rooms = v->bias + larger(padded_maps(v->l->maps), padded_maps(v->l->channels));
}

static const real *framed(bool frames, const frame *f, const real *picture, real *room) {
    if (!frames) return picture;
    put_in_frame(f, picture, room);
    return room;
}

static void forward_pictures(void *context, int64_t piece) {
    const convolution *v = context;
    real *room = v->rooms + piece * v->room;
    for (int64_t i = v->m * piece / v->pieces; i < v->m * (piece + 1) / v->pieces; i++) {
        const real *picture = framed(v->frames_picture, &v->picture, v->a_prev + i * v->l->n_in, room);
        convolve(&v->sweep, picture, v->W, v->bias, v->l->z + i * v->l->n_out);
    }
}

/* z = W window + b, for each window */
static void conv2d_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)p, (void)is_training;
    convolution v = convolution_of(l, m);
    v.a_prev = a_prev[0];
    take_rooms(&v);
    to_panels(l->maps, l->size * l->size * l->channels, l->W, v.W);
    to_panels(l->maps, 1, l->b, v.bias);
    in_pieces(v.pieces, forward_pictures, &v);
}

/* da_prev of one picture: a convolution of dz with the kernel turned round. With a stride the pixels are of
 * stride x stride sorts, which different numbers of the kernel have reached. */
static void convolve_back(const convolution *v, const real *dz, real *da_prev) {
    const layer *l = v->l;
    const int64_t line = v->dz_frame.columns * l->maps;
    const real *W = v->W;
    for (int64_t i = 0; i < l->stride; i++)
        for (int64_t j = 0; j < l->stride; j++) {
            const phase down = phase_of(l, i, l->height, l->above), right = phase_of(l, j, l->width, l->left);
            const sweep s = {.rows = down.count, .columns = right.count, .down = line, .right = l->maps,
                             .runs = down.taps, .run = right.taps * l->maps, .line = line,
                             .out_down = l->stride * l->width * l->channels, .out_right = l->stride * l->channels,
                             .maps = l->channels};
            convolve(&s, dz + down.place * line + right.place * l->maps, W, v->bias,
                     da_prev + (down.first * l->width + right.first) * l->channels);
            W += s.runs * s.run * padded_maps(l->channels);
        }
}

static void backward_pictures(void *context, int64_t piece) {
    const convolution *v = context;
    const layer *l = v->l;
    const frame *f = &v->dz_frame;
    real *picture_room = v->rooms + piece * v->room;
    real *dz_room = picture_room + in_whole_vectors(framed_numbers(&v->picture));
    real *dW = dz_room + in_whole_vectors(framed_numbers(f)), *db = dW + padded_maps(l->maps) * l->size * v->sweep.run;
    memset(dW, 0, (size_t)(db - dW) * sizeof(real));
    const int64_t first = v->m * piece / v->pieces, end = v->m * (piece + 1) / v->pieces;
    for (int64_t i = first; i < end; i++) {
        const real *picture = framed(v->frames_picture, &v->picture, v->a_prev + i * l->n_in, picture_room);
        const real *dz = framed(v->frames_dz, f, v->dz + i * l->n_out, dz_room);
        const int64_t before = v->frames_dz ? (f->above * f->columns + f->left) * l->maps : 0;
        add_dW(&v->sweep, picture, dz + before, (v->frames_dz ? f->columns : l->columns) * l->maps, dW);
        if (v->da_prev) convolve_back(v, dz, v->da_prev + i * l->n_in);
    }
    column_sums((end - first) * l->rows * l->columns, l->maps, v->dz + first * l->n_out, 1, db);
}

/* dW = dz window^T, summed over windows; db = dz, summed so; both averaged over the m rows */
static void gather_dW(const convolution *v) {
    const layer *l = v->l;
    const int64_t numbers = l->size * v->sweep.run, all = padded_maps(l->maps) * (numbers + 1);
    const real share = 1 / (real)v->m;
    real *sum = v->rooms + v->room - all;
    for (int64_t piece = 1; piece < v->pieces; piece++)
        for (int64_t i = 0; i < all; i++) sum[i] += sum[piece * v->room + i];
    for (int64_t map = 0; map < l->maps; map++) {
        const real *panel = sum + map / TILE_COLUMNS * TILE_COLUMNS * numbers + map % TILE_COLUMNS;
        const int64_t width = panel_width(l->maps - map / TILE_COLUMNS * TILE_COLUMNS);
        for (int64_t i = 0; i < numbers; i++) l->dW[map * numbers + i] = share * panel[i * width];
        l->db[map] = share * sum[padded_maps(l->maps) * numbers + map];
    }
}

static void conv2d_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                            real *const *da_prev) {
    (void)p;
    convolution v = convolution_of(l, m);
    v.a_prev = a_prev[0], v.dz = dz, v.da_prev = da_prev[0];
    v.frames_dz = v.da_prev || l->maps % LANES;
    take_rooms(&v);
    if (v.da_prev) {
        real *W = v.W;
        for (int64_t i = 0; i < l->stride; i++)
            for (int64_t j = 0; j < l->stride; j++) {
                const int64_t down = phase_of(l, i, 0, 0).taps, right = phase_of(l, j, 0, 0).taps;
                turn_to_panels(l, i, j, down, right, W);
                W += down * right * l->maps * padded_maps(l->channels);
            }
        memset(v.bias, 0, (size_t)padded_maps(l->channels) * sizeof(real));
    }
    in_pieces(v.pieces, backward_pictures, &v);
    gather_dW(&v);
    add_penalty_gradient(l, l->maps * l->size * v.sweep.run);
}
