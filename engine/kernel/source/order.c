/* The order of the training rows in an epoch: that of numpy.random.default_rng((seed, 2, epoch)).permutation(rows), so
 * that either core goes through the same mini-batches. */

/* PCG64 (O'Neill, 2014): a linear congruential generator of 128 bits, of which each step gives 64 rotated ones. */
typedef unsigned __int128 wide;

typedef struct {
    wide state, increment;
    uint32_t kept; /* the upper half of the last 64 bits, where only the lower was needed */
    bool has_kept;
} pcg;

static void pcg_step(pcg *g) {
    const wide multiplier = ((wide)2549297995355413924u << 64) | 4865540595714422341u;
    g->state = g->state * multiplier + g->increment;
}

static uint32_t pcg_next(pcg *g) {
    if (g->has_kept) {
        g->has_kept = false;
        return g->kept;
    }
    pcg_step(g);
    const uint64_t folded = (uint64_t)(g->state >> 64) ^ (uint64_t)g->state;
    const unsigned turn = (unsigned)(g->state >> 122);
    const uint64_t number = folded >> turn | folded << (-turn & 63);
    g->kept = (uint32_t)(number >> 32);
    g->has_kept = true;
    return (uint32_t)number;
}

/* NumPy's SeedSequence (after O'Neill's seed_seq): few words of entropy, mixed until each bit hangs on all of them. */
enum { POOL = 4, STATE_WORDS = 8 };

static uint32_t hashed(uint32_t value, uint32_t *constant, uint32_t factor) {
    value ^= *constant;
    *constant *= factor;
    value *= *constant;
    return value ^ value >> 16;
}

static uint32_t mixed(uint32_t x, uint32_t y) {
    const uint32_t value = 0xca01f9ddu * x - 0x4973f715u * y;
    return value ^ value >> 16;
}

static void seed_words(int count, const uint32_t *entropy, uint32_t *words) {
    uint32_t pool[POOL], constant = 0x43b0d7e5u;
    for (int i = 0; i < POOL; i++) pool[i] = hashed(i < count ? entropy[i] : 0, &constant, 0x931e8875u);
    for (int from = 0; from < POOL; from++)
        for (int to = 0; to < POOL; to++)
            if (from != to) pool[to] = mixed(pool[to], hashed(pool[from], &constant, 0x931e8875u));
    for (int from = POOL; from < count; from++)
        for (int to = 0; to < POOL; to++) pool[to] = mixed(pool[to], hashed(entropy[from], &constant, 0x931e8875u));
    constant = 0x8b51f9ddu;
    for (int i = 0; i < STATE_WORDS; i++) words[i] = hashed(pool[i % POOL], &constant, 0x58f38dedu);
}

/* A whole number in 32-bit words, the lowest first. */
static int add_words(uint64_t number, uint32_t *words) {
    words[0] = (uint32_t)number;
    words[1] = (uint32_t)(number >> 32);
    return words[1] ? 2 : 1;
}

static pcg generator_of_epoch(int64_t seed, int64_t epoch) {
    uint32_t entropy[5], w[STATE_WORDS];
    int count = add_words((uint64_t)seed, entropy);
    entropy[count++] = 2; /* what tells the shuffling from other uses of the seed */
    count += add_words((uint64_t)epoch, entropy + count);
    seed_words(count, entropy, w);
    const wide start = (wide)w[1] << 96 | (wide)w[0] << 64 | (wide)w[3] << 32 | w[2];
    const wide stream = (wide)w[5] << 96 | (wide)w[4] << 64 | (wide)w[7] << 32 | w[6];
    pcg g = {0, stream << 1 | 1, 0, false};
    pcg_step(&g);
    g.state += start;
    pcg_step(&g);
    return g;
}

/* The numbers 0 to rows - 1 in the order of this epoch (Fisher and Yates, 1938): place i changes with one of 0 to i,
 * drawn from as many as have the bits of i. One drawn above i is let go: i changes with itself and has its turn once
 * more, for nobody could foretell a branch here. */
void kernel_order(int64_t seed, int64_t epoch, int64_t rows, int64_t *order) {
    pcg g = generator_of_epoch(seed, epoch);
    for (int64_t i = 0; i < rows; i++) order[i] = i;
    for (int64_t i = rows - 1; i > 0;) {
        const uint32_t mask = UINT32_MAX >> __builtin_clz((uint32_t)i);
        for (const int64_t least = mask >> 1; i > least;) {
            const int64_t drawn = pcg_next(&g) & mask;
            const bool is_taken = drawn <= i;
            const int64_t j = is_taken ? drawn : i, kept = order[i];
            order[i] = order[j];
            order[j] = kept;
            i -= is_taken;
        }
    }
}
