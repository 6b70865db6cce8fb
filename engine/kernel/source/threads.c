/* Pieces of work for several threads. */

static void in_pieces(int64_t count, void (*work)(void *context, int64_t piece), void *context) {
    for (int64_t piece = 0; piece < count; piece++) work(context, piece);
}
