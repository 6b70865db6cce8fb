/* Dense: every unit weighs all inputs. W is (n_out, n_in). */

static int64_t dense_room_size(const layer *l, int64_t m) {
    const int64_t z = room_to_multiply(m, l->n_out, l->n_in), dW = room_to_multiply(l->n_out, l->n_in, m);
    return larger(larger(z, dW), room_to_multiply(m, l->n_in, l->n_out));
}

/* z = a_prev W^T + b, row by row z = W a_prev + b */
static void dense_forward(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training) {
    (void)is_training;
    multiply(m, l->n_out, l->n_in, 1, (matrix){a_prev[0], l->n_in, 1}, (matrix){l->W, 1, l->n_in}, l->b, l->z,
             p->room);
}

/* The derivative of l1 sum |W| + l2 / 2 sum W², added to dW */
static void add_penalty_gradient(const layer *l, int64_t count) {
    const real l1 = (real)l->l1, l2 = (real)l->l2;
    if (l1 == 0 && l2 == 0) return;
    for (int64_t i = 0; i < count; i++) {
        const real sign = (real)(l->W[i] > 0) - (real)(l->W[i] < 0);
        l->dW[i] += l1 * sign + l2 * l->W[i];
    }
}

/* dW = dz^T a_prev / m, db = mean of dz, da_prev = dz W */
static void dense_backward(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev,
                           real *const *da_prev) {
    const real share = 1 / (real)m;
    multiply(l->n_out, l->n_in, m, share, (matrix){dz, 1, l->n_out}, (matrix){a_prev[0], l->n_in, 1}, NULL,
             l->dW, p->room);
    column_sums(m, l->n_out, dz, share, l->db);
    add_penalty_gradient(l, l->n_out * l->n_in);
    if (da_prev[0])
        multiply(m, l->n_in, l->n_out, 1, (matrix){dz, l->n_out, 1}, (matrix){l->W, l->n_in, 1}, NULL, da_prev[0],
                 p->room);
}
