/* Pieces of work for several threads: the caller, and helpers that sleep where there is none.
 *
 * There are as many threads as the process may use cores. Pieces are taken one at a time from a common counter, so
 * a thread whose core is kept busy by somebody else does fewer of them, and the caller waits for no helper that has
 * not begun. Who waits is awake for a moment, in which the next work of a step comes as a rule, and then sleeps: to
 * wake a thread takes as long as that. A helper that is stopped with a piece in its hands, since somebody else uses
 * its core, holds the caller up for milliseconds: then no helper is called for a while. The clock decides who works,
 * never on what.
 */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_HELPERS = 15, /* work is cut into some dozens of pieces: more threads would find none */
    TIMES_ALONE = 10,  /* as long as the caller was held up, so that it loses a tenth at most */
};

static const double HELD = 1e-3;   /* seconds that the caller waits beyond the time of two pieces */
static const double AWAKE = 100e-6; /* seconds that a thread waits awake: about what waking it takes */

typedef struct {
    pthread_mutex_t use;      /* held by the caller whose pieces are done */
    pthread_mutex_t lock;     /* of all that follows but the counter */
    pthread_cond_t begin, end;
    int64_t helpers;          /* -1 before the first use */
    atomic_int_fast64_t working; /* helpers that may hold a piece */
    atomic_int_fast64_t count;   /* pieces; 0 while there is no work */
    void (*work)(void *context, int64_t piece);
    void *context;
    atomic_int_fast64_t next; /* the first piece that nobody has taken */
    double alone_until;       /* no helper is called before, for one of them was held */
} thread_pool;

#define NEW_POOL \
    { .use = PTHREAD_MUTEX_INITIALIZER, .lock = PTHREAD_MUTEX_INITIALIZER, .begin = PTHREAD_COND_INITIALIZER, \
      .end = PTHREAD_COND_INITIALIZER, .helpers = -1 }

static thread_pool pool = NEW_POOL;

static int64_t usable_cores(void) {
#if defined(CPU_COUNT)
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) == 0) return CPU_COUNT(&cores);
#endif
    return larger(1, sysconf(_SC_NPROCESSORS_ONLN));
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static bool is_there_work(void) { return atomic_load(&pool.next) < atomic_load(&pool.count); }

static bool is_all_done(void) { return atomic_load(&pool.working) == 0; }

INLINE void rest(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

/* Wait awake for a moment; what is waited for is looked at again with the lock. */
static void wait_awake(bool (*is_over)(void)) {
    for (const double end = seconds() + AWAKE; !is_over() && seconds() < end;) rest();
}

/* Do pieces while there are any, and give their number. What they are does not change before all who came here have
 * left. */
static int64_t take_pieces(void) {
    int64_t piece, done = 0;
    for (; (piece = atomic_fetch_add(&pool.next, 1)) < pool.count; done++) pool.work(pool.context, piece);
    return done;
}

/* A helper: sleeps until there is work, does pieces while there are any, tells the caller when the last is done. */
static void *help(void *nothing) {
    pthread_mutex_lock(&pool.lock);
    for (;;) {
        while (!is_there_work()) pthread_cond_wait(&pool.begin, &pool.lock);
        pool.working++;
        pthread_mutex_unlock(&pool.lock);
        take_pieces();
        pthread_mutex_lock(&pool.lock);
        if (--pool.working == 0) pthread_cond_signal(&pool.end);
        pthread_mutex_unlock(&pool.lock);
        wait_awake(is_there_work);
        pthread_mutex_lock(&pool.lock);
    }
    return nothing;
}

/* After a fork only the thread that forked is there, and locks may be as somebody else held them. */
static void begin_anew_in_child(void) { pool = (thread_pool)NEW_POOL; }

static void make_helpers(void) {
    static atomic_bool is_fork_minded;
    if (!atomic_exchange(&is_fork_minded, true)) pthread_atfork(NULL, NULL, begin_anew_in_child);
    sigset_t all, before; /* signals are for the threads of the program */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const int64_t wanted = smaller(MOST_HELPERS, usable_cores() - 1);
    pthread_t helper;
    for (pool.helpers = 0; pool.helpers < wanted; pool.helpers++) {
        if (pthread_create(&helper, NULL, help, NULL) != 0) break; /* fewer will do */
        pthread_detach(helper);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Do pieces together with the helpers, and find out whether one of them is held. */
static void do_together(int64_t count, void (*work)(void *context, int64_t piece), void *context) {
    pthread_mutex_lock(&pool.lock);
    pool.work = work, pool.context = context, pool.count = count;
    atomic_store(&pool.next, 0);
    pthread_mutex_unlock(&pool.lock);
    pthread_cond_broadcast(&pool.begin);
    const double start = seconds();
    const int64_t done = take_pieces();
    const double ready = seconds();
    wait_awake(is_all_done);
    pthread_mutex_lock(&pool.lock);
    while (pool.working > 0) pthread_cond_wait(&pool.end, &pool.lock);
    pool.count = 0;
    pthread_mutex_unlock(&pool.lock);
    const double now = seconds(), held = now - ready;
    if (done > 0 && held > HELD + 2 * (ready - start) / (double)done) pool.alone_until = now + TIMES_ALONE * held;
}

static void in_pieces(int64_t count, void (*work)(void *context, int64_t piece), void *context) {
    /* Busy for another run, or for the piece that calls this: then all are done here. */
    const bool is_mine = count > 1 && pthread_mutex_trylock(&pool.use) == 0;
    if (is_mine && pool.helpers < 0) make_helpers();
    if (is_mine && pool.helpers > 0 && seconds() >= pool.alone_until)
        do_together(count, work, context);
    else
        for (int64_t piece = 0; piece < count; piece++) work(context, piece);
    if (is_mine) pthread_mutex_unlock(&pool.use);
}
