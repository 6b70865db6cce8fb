/* What this was compiled from and for. */

#ifndef FINGERPRINT
#define FINGERPRINT ""
#endif

const char *kernel_fingerprint(void) { return FINGERPRINT; }

const char *kernel_best_instructions(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        return "avx512";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "avx2";
#endif
    return "plain"; /* on ARM this has its vectors, NEON */
}

void kernel_sizes(int64_t sizes[4]) {
    sizes[0] = sizeof(layer);
    sizes[1] = sizeof(program);
    sizes[2] = sizeof(training);
    sizes[3] = sizeof(real);
}
