/* What the files of the kernel share: vectors, products, pieces of work for several threads. */
#ifndef LAYERSCOPE_INTERNAL_H
#define LAYERSCOPE_INTERNAL_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "kernel.h"

/* As many numbers as one register of the machine holds; arithmetic on them is written as on one. */
#if defined(__AVX512F__)
enum { VECTOR_BYTES = 64 };
#elif defined(__AVX__)
enum { VECTOR_BYTES = 32 };
#else
enum { VECTOR_BYTES = 16 };
#endif
enum { LANES = VECTOR_BYTES / sizeof(real) };
typedef real vector __attribute__((vector_size(VECTOR_BYTES), aligned(sizeof(real)), may_alias));
typedef __typeof__((vector){0} > (vector){0}) vector_mask; /* all bits of a lane set, or none */

#define INLINE static inline __attribute__((always_inline))

static const bool IS_DOUBLE = sizeof(real) == sizeof(double);

INLINE int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }
INLINE int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

/* A matrix somewhere in memory: number (i, j) stands at numbers[i * row + j * column]. */
typedef struct {
    const real *numbers;
    int64_t row, column;
} matrix;

/* C = factor A B (+ bias, a row of n numbers, in every row), with A (m, k), B (k, n) and C (m, n) in one piece.
 * products.c; a large one by several threads, with room for so many numbers. */
static void multiply(int64_t m, int64_t n, int64_t k, real factor, matrix a, matrix b, const real *bias, real *c,
                     real *room);
static int64_t room_to_multiply(int64_t m, int64_t n, int64_t k);

/* Do work(context, 0) to work(context, count - 1), perhaps several at a time. Which thread does a piece must not
 * show in what it computes. threads.c: who waits for long sleeps; a call costs some microseconds, so it is
 * for work that takes longer than some hundred. */
static void in_pieces(int64_t count, void (*work)(void *context, int64_t piece), void *context);

/* a = g(z) of m rows of n numbers; and dz = da g'(z), which may be written over da. activations.c */
static void activate(int32_t kind, int64_t m, int64_t n, const real *z, real *a);
static void activation_backward(int32_t kind, int64_t m, int64_t n, const real *da, const real *z, const real *a,
                                real *dz);

/* The exponential, with the accuracy of real. activations.c */
INLINE real exponential(real x);

/* Sums of the n columns of (m, n), times factor. */
static void column_sums(int64_t m, int64_t n, const real *numbers, real factor, real *sums);

/* The layers, one function forward and one backward for each kind, in layers/.
 *
 * forward: a_prev[i] is the output of the i-th layer that feeds it, (m, ...). It fills l->z of a layer with an
 * activation (the driver then applies it), else l->a, and l->cache.
 * backward: `dz` is dz[l] of a layer with an activation, else da[l]. It fills l->dW and l->db, averaged over the
 * m rows, and da_prev[i] for each source that is not NULL; these never overlap dz.
 */
typedef void forward_step(program *p, layer *l, int64_t m, real *const *a_prev, bool is_training);
typedef void backward_step(program *p, layer *l, int64_t m, const real *dz, real *const *a_prev, real *const *da_prev);

#endif
