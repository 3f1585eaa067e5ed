/* This processor as one that lacks instructions: loaded before a program (LD_PRELOAD), it answers CPUID in
   the processor's place and leaves out what FEWER names (no-amx, no-vnni, no-avx512, avx2). Linux on x86-64,
   where the processor can be told to hand CPUID over ("cpuid_fault" in /proc/cpuinfo). */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#define ARCH_SET_CPUID 0x1012

static const unsigned amx = 1u << 22 | 1u << 24 | 1u << 25;                                    /* leaf 7, edx */
static const unsigned avx512_b = 1u << 16 | 1u << 17 | 1u << 21 | 1u << 26 | 1u << 27 | 1u << 28 | 1u << 30 | 1u << 31;
static const unsigned avx512_c = 1u << 1 | 1u << 6 | 1u << 11 | 1u << 12 | 1u << 14;           /* VNNI: bit 11 */
static const unsigned avx512_d = 1u << 2 | 1u << 3 | 1u << 8 | 1u << 23;                       /* FP16: bit 23 */
static const unsigned bf16 = 1u << 5, fp16_of_amx = 1u << 21, avx_vnni = 1u << 4;              /* leaf 7.1, eax */
static const unsigned vnni_of_sixteen = 1u << 4 | 1u << 5 | 1u << 10, complex_of_amx = 1u << 8; /* leaf 7.1, edx */

static unsigned without_b, without_c, without_d, without_1a, without_1d;
static struct sigaction before;

static void answer(int number, siginfo_t *told, void *at) {
    greg_t *held = ((ucontext_t *)at)->uc_mcontext.gregs;
    unsigned char *here = (void *)held[REG_RIP];
    if (here[0] != 0x0f || here[1] != 0xa2) { /* no CPUID: a fault of the program's own */
        sigaction(SIGSEGV, &before, 0);
        return;
    }
    unsigned a = held[REG_RAX], b, c = held[REG_RCX], d, leaf = a, part = c;
    syscall(SYS_arch_prctl, ARCH_SET_CPUID, 1);
    __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
    syscall(SYS_arch_prctl, ARCH_SET_CPUID, 0);
    if (leaf == 7 && part == 0) b &= ~without_b, c &= ~without_c, d &= ~without_d;
    if (leaf == 7 && part == 1) a &= ~without_1a, d &= ~without_1d;
    held[REG_RAX] = a, held[REG_RBX] = b, held[REG_RCX] = c, held[REG_RDX] = d;
    held[REG_RIP] += 2;
}

__attribute__((constructor)) static void begin(void) {
    const char *fewer = getenv("FEWER");
    if (!fewer) return;
    int no_vnni = strcmp(fewer, "no-amx") != 0, no_avx512 = no_vnni && strcmp(fewer, "no-vnni") != 0;
    without_d = amx, without_1a = fp16_of_amx, without_1d = complex_of_amx;
    if (no_vnni) {
        without_c |= 1u << 11, without_d |= 1u << 23;
        without_1a |= avx_vnni | bf16, without_1d |= vnni_of_sixteen;
    }
    if (no_avx512) without_b |= avx512_b, without_c |= avx512_c, without_d |= avx512_d;
    if (!strcmp(fewer, "no-avx512")) without_1a &= ~avx_vnni; /* AVX-VNNI is AVX2's own */
    struct sigaction act;
    memset(&act, 0, sizeof act);
    act.sa_sigaction = answer, act.sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK;
    sigaction(SIGSEGV, &act, &before);
    if (syscall(SYS_arch_prctl, ARCH_SET_CPUID, 0)) {
        perror("fewer_instructions");
        _exit(77);
    }
}
