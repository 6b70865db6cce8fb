/* Whole epochs: the rows in their order, the steps of each mini-batch, the figures of the epoch, the best weights. */

static bool is_attention_drawn(const training *t) { return __atomic_load_n(t->attention, __ATOMIC_ACQUIRE) != 0; }

/* Place of the largest of k numbers, the first of several; no branch, for nobody could foretell it. */
INLINE int64_t place_of_largest(int64_t k, const real *numbers) {
    int64_t place = 0;
    real largest = numbers[0];
    for (int64_t j = 1; j < k; j++) {
        const bool is_larger = numbers[j] > largest;
        largest = is_larger ? numbers[j] : largest;
        place = is_larger ? j : place;
    }
    return place;
}

/* Rows whose class is the one that the network gives the highest probability */
INLINE int64_t right_answers(int64_t m, int64_t k, const real *a, const real *y) {
    int64_t right = 0;
    for (int64_t i = 0; i < m; i++, a += k, y += k)
        right += k == 1 ? (a[0] > (real)0.5) == (y[0] > (real)0.5) : place_of_largest(k, a) == place_of_largest(k, y);
    return right;
}

/* Figures of rows, of which more may follow: right answers, or errors in the target's own units. */
static void add_to_figures(figures *f, const training *t, int64_t m, int64_t k, const real *a, const real *y) {
    f->rows += m;
    if (t->is_regression) {
        for (int64_t i = 0; i < m * k; i++) {
            const double predicted = (double)a[i] * t->scale + t->offset, actual = (double)y[i] * t->scale + t->offset;
            const double missed = predicted - actual, from_mean = actual - f->mean;
            f->absolute += fabs(missed);
            f->squared += missed * missed;
            f->numbers++;
            f->mean += from_mean / (double)f->numbers; /* mean and squares around it (Welford, 1962) */
            f->around_mean += from_mean * (actual - f->mean);
        }
        return;
    }
    f->right += k == 2 ? right_answers(m, 2, a, y) : right_answers(m, k, a, y); /* the first is written out */
}

/* The share of right answers, or R² = 1 - sum of squared errors / sum of squares around the mean. */
static double metric(const figures *f, const training *t) {
    if (!t->is_regression) return f->rows ? (double)f->right / (double)f->rows : NAN;
    return f->around_mean > 0 ? 1 - f->squared / f->around_mean : NAN;
}

static double mean_absolute_error(const figures *f, const training *t) {
    return t->is_regression && f->numbers ? f->absolute / (double)f->numbers : NAN;
}

static void begin_epoch(training *t, program *p) {
    t->epoch++;
    t->row = t->validation_row = 0;
    t->epoch_loss = 0;
    memset(&t->trained, 0, sizeof t->trained);
    memcpy(t->good_values, p->values, (size_t)p->value_count * sizeof(real));
    t->good_epoch = t->epoch - 1;
}

/* Copy the chosen rows of n numbers, one below the other */
static void copy_chosen(int64_t m, const int64_t *chosen, int64_t n, const real *from, real *to) {
    for (int64_t i = 0; i < m; i++) copy(n, from + chosen[i] * n, to + i * n);
}

typedef struct {
    const training *t;
    int64_t row, m, n, k;
    real *inputs, *targets;
} gathering;

enum { ROWS_OF_GATHERING = 64 };
static const int64_t SHARED_GATHERING = 200000; /* numbers */

static void gather_rows(const gathering *g, int64_t first, int64_t last) {
    const int64_t *chosen = g->t->order + g->row + first;
    copy_chosen(last - first, chosen, g->n, g->t->train.inputs, g->inputs + first * g->n);
    copy_chosen(last - first, chosen, g->k, g->t->train.targets, g->targets + first * g->k);
}

static void gather_piece(void *context, int64_t piece) {
    const gathering *g = context;
    gather_rows(g, piece * ROWS_OF_GATHERING, smaller(g->m, (piece + 1) * ROWS_OF_GATHERING));
}

/* Copy the rows of the mini-batch that begins at `row` of the epoch into one of two places; gives how many. */
static int64_t gather(training *t, int64_t row, int64_t n, int64_t k, int place) {
    gathering g = {.t = t, .row = row, .m = smaller(t->batch, t->train.rows - row), .n = n, .k = k,
                   .inputs = t->inputs + place * t->batch * n, .targets = t->targets + place * t->batch * k};
    if (t->order_epoch != t->epoch) {
        kernel_order(t->seed, t->epoch, t->train.rows, t->order);
        t->order_epoch = t->epoch;
    }
    if (g.m * n >= SHARED_GATHERING) in_pieces(pieces_of(g.m, ROWS_OF_GATHERING), gather_piece, &g);
    else gather_rows(&g, 0, g.m);
    return g.m;
}

/* Take note of the mini-batch that the steps were done for: its loss and its outputs from before the update. */
void kernel_note_step(training *t, program *p, double loss) {
    const layer *output = &p->layers[p->last];
    add_to_figures(&t->trained, t, p->m, output->n_out, output->a, p->y);
    t->losses[t->steps_done++] = loss;
    t->epoch_loss += loss * (double)p->m;
    t->row += p->m;
}

/* The rows of a large table lie all over the memory, so that it takes long to gather a large mini-batch. Where its
 * step needs one core alone, another gathers the next one meanwhile. */
static bool gathers_ahead(const training *t, const program *p) {
    enum { LARGE_BATCH = 32768, LARGE_TABLE = 16000000 }; /* bytes */
    const int64_t row = p->layers[0].n_out * (int64_t)sizeof(real);
    for (int32_t l = 1; l <= p->last; l++)
        if (t->batch * p->layers[l].n_in * p->layers[l].n_out >= SHARED_PRODUCT) return false;
    return t->batch * row >= LARGE_BATCH && t->train.rows * row >= LARGE_TABLE;
}

typedef struct {
    training *t;
    program *p;
    double rate, loss;
    int64_t next_row, next_m;
    int next_place;
} turn;

static void step_or_gather(void *context, int64_t piece) {
    turn *u = context;
    if (piece == 0)
        u->loss = kernel_step(u->p, u->rate);
    else
        u->next_m = gather(u->t, u->next_row, u->p->layers[0].n_out, u->p->layers[u->p->last].n_out, u->next_place);
}

/* Mini-batches until the epoch is over, attention is drawn, enough were done, or a loss is not finite. */
static int32_t train_rows(training *t, program *p) {
    const int64_t n = p->layers[0].n_out, k = p->layers[p->last].n_out;
    const bool is_ahead = gathers_ahead(t, p);
    turn u = {.t = t, .p = p, .rate = t->rates[t->epochs_done]};
    while (t->row < t->train.rows) {
        if (t->steps_done == t->most_steps) return ENOUGH;
        const int place = u.next_place;
        const int64_t m = u.next_m ? u.next_m : gather(t, t->row, n, k, place);
        kernel_take(p, t->inputs + place * t->batch * n, t->targets + place * t->batch * k, m);
        u.next_row = t->row + m;
        u.next_place = 1 - place;
        u.next_m = 0;
        in_pieces(is_ahead && u.next_row < t->train.rows ? 2 : 1, step_or_gather, &u);
        if (!isfinite(u.loss)) return NOT_FINITE;
        kernel_note_step(t, p, u.loss);
        if (t->row < t->train.rows && is_attention_drawn(t)) return ATTENTION;
    }
    return EPOCH_DONE;
}

/* The validation rows in pieces, in evaluation mode; the loss is a mean in which rows may count differently. */
static int32_t validate(training *t, program *p) {
    const int64_t n = p->layers[0].n_out, k = p->layers[p->last].n_out;
    const layer *output = &p->layers[p->last];
    if (t->validation_row == 0) {
        memset(&t->validated, 0, sizeof t->validated);
        t->validation_loss = t->validation_weight = 0;
    }
    while (t->validation_row < t->validation.rows) {
        const int64_t first = t->validation_row, m = smaller(t->rows_at_once, t->validation.rows - first);
        const real *y = t->validation.targets + first * k;
        kernel_take(p, t->validation.inputs + first * n, y, m);
        for (int32_t l = 1; l <= p->last; l++) kernel_forward(p, l, 0);
        const double weight = loss_weight(&p->loss, m, k, y);
        t->validation_loss += kernel_loss(p) * weight;
        t->validation_weight += weight;
        add_to_figures(&t->validated, t, m, k, output->a, y);
        t->validation_row += m;
        if (t->validation_row < t->validation.rows && is_attention_drawn(t)) return IN_VALIDATION;
    }
    return EPOCH_DONE;
}

static bool are_finite(int64_t count, const real *numbers) {
    real sum = 0;
    for (int64_t i = 0; i < count; i++) sum += numbers[i] * 0; /* not 0 for what is not finite */
    return sum == 0;
}

/* Keep the weights as they are, with what the optimizer remembers. */
static void keep_best(training *t, const program *p) {
    t->best_epoch = t->epoch;
    t->best_steps = p->optimizer.steps;
    t->best_epoch_loss = t->epoch_loss;
    memcpy(t->best_values, p->values, (size_t)p->value_count * sizeof(real));
    for (int i = 0; i < 2; i++)
        if (t->best_vectors[i])
            memcpy(t->best_vectors[i], p->optimizer.vectors[i], (size_t)p->parameter_count * sizeof(real));
}

/* Write down the epoch that is done. */
static int32_t end_epoch(training *t, program *p) {
    const bool has_validation = t->validation.rows > 0;
    epoch_figures *found = &t->records[t->epochs_done];
    found->steps = t->steps_done;
    found->train_loss = t->epoch_loss / (double)t->train.rows;
    found->train_metric = metric(&t->trained, t);
    found->train_mae = mean_absolute_error(&t->trained, t);
    found->validation_loss = has_validation ? t->validation_loss / t->validation_weight : NAN;
    found->validation_metric = has_validation ? metric(&t->validated, t) : NAN;
    found->validation_mae = has_validation ? mean_absolute_error(&t->validated, t) : NAN;
    if ((has_validation && !isfinite(found->validation_loss)) || !are_finite(p->parameter_count, p->values))
        return NOT_FINITE_AT_END;
    const double watched = has_validation ? found->validation_loss : found->train_loss;
    if (watched < t->best_loss) {
        t->best_loss = watched;
        if (has_validation) keep_best(t, p);
    }
    t->epochs_done++;
    return EPOCH_DONE;
}

/* Go on from where the run stands, for at most so many steps and ends of epochs; says why it came back. */
int32_t kernel_train(training *t, program *p) {
    t->steps_done = t->epochs_done = 0;
    while (t->epochs_done < t->most_epochs) {
        if (t->is_recorded) begin_epoch(t, p);
        t->is_recorded = 0;
        int32_t reason = train_rows(t, p);
        if (reason == EPOCH_DONE) reason = validate(t, p);
        if (reason == EPOCH_DONE) reason = end_epoch(t, p);
        if (reason != EPOCH_DONE) return reason;
        t->is_recorded = 1;
        if (is_attention_drawn(t)) return ATTENTION;
    }
    return ENOUGH;
}
