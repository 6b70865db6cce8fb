/* The whole kernel as one piece, in the order in which a reader may take it. */
#define _GNU_SOURCE /* for sched_getaffinity */
#include "internal.h"

#include "threads.c"
#include "products.c"

#include "layers/activations.c"
#include "layers/dense.c"
#include "layers/convolution.c"
#include "layers/pooling.c"
#include "layers/normalization.c"
#include "layers/dropout.c"
#include "layers/joins.c"

#include "losses.c"
#include "optimizers.c"

#include "iteration.c"
#include "order.c"
#include "training.c"
#include "machine.c"
