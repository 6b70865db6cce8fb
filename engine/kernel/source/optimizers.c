/* Optimizers: how the gradient becomes an update of the one flat parameter vector. */

static void update(optimizer_settings *o, int64_t count, real *parameters, real *gradients, double learning_rate) {
    o->steps++;
    for (int64_t i = 0; i < count; i++) parameters[i] -= (real)learning_rate * gradients[i];
}
