// Sixteen floats at a time, in the compiler's own vector types.
//
// Every instruction set runs the same lanes in the same order, so AVX2 and AVX-512 (and any machine with
// fused multiply-add) give the same bits; only the number of registers behind a `vec` differs.
// Everything sits in an unnamed namespace: this header is compiled once per instruction set, and the linker
// must never merge one set's code into another's.
#pragma once

#include <cstdint>
#include <cstring>

namespace {

constexpr int LANES = 16;

#if defined(__GNUC__) || defined(__clang__)
typedef float vec __attribute__((vector_size(64)));
typedef int32_t ivec __attribute__((vector_size(64)));
#define FIRTH_INLINE inline __attribute__((always_inline))
#define FIRTH_UNROLL _Pragma("GCC unroll 16")
#if defined(__clang__)
#define FIRTH_SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else  // GCC has Clang's spelling from 12 on
#define FIRTH_SHUFFLE(a, b, ...) __builtin_shuffle(a, b, ivec{__VA_ARGS__})
#endif
#else
#error "firth's kernels need the vector types of GCC or Clang; on Windows build with clang-cl"
#endif

// One register. GCC keeps a `vec` that is wider than the set's registers in memory, so sums are kept in these.
#if defined(__AVX512F__)
constexpr int WIDE = 16;
#elif defined(__AVX__)
constexpr int WIDE = 8;
#else
constexpr int WIDE = 4;
#endif
typedef float reg __attribute__((vector_size(4 * WIDE)));
typedef int32_t ireg __attribute__((vector_size(4 * WIDE)));

FIRTH_INLINE reg load_reg(const float* p) {
  reg x;
  std::memcpy(&x, p, sizeof x);
  return x;
}
FIRTH_INLINE void store_reg(float* p, reg x) { std::memcpy(p, &x, sizeof x); }

FIRTH_INLINE vec load(const float* p) {
  vec x;
  std::memcpy(&x, p, sizeof x);
  return x;
}
FIRTH_INLINE void store(float* p, vec x) { std::memcpy(p, &x, sizeof x); }
FIRTH_INLINE vec broadcast(float s) { return s - vec{}; }  // s - 0 is s itself, -0 included: one instruction
FIRTH_INLINE vec choose(ivec mask, vec a, vec b) { return mask ? a : b; }
FIRTH_INLINE vec maximum(vec a, vec b) { return choose(a > b, a, b); }

// Sum of the lanes, first to last, in double: the order is part of the result.
FIRTH_INLINE double sum(vec x) {
  double total = 0;
  for (int i = 0; i < LANES; i++) total += x[i];
  return total;
}

// Sum of the lanes by halves, in float32.
FIRTH_INLINE float fold(vec x) {
  x += FIRTH_SHUFFLE(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  x += FIRTH_SHUFFLE(x, x, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
  x += FIRTH_SHUFFLE(x, x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
  x += FIRTH_SHUFFLE(x, x, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
  return x[0];
}

FIRTH_INLINE void prefetch(const float* row, int64_t d) {
  for (int64_t k = 0; k < d; k += LANES) __builtin_prefetch(row + k);
}
FIRTH_INLINE void prefetch_to_write(const float* row, int64_t d) {
  for (int64_t k = 0; k < d; k += LANES) __builtin_prefetch(row + k, 1);
}

// exp(x) for x in [-87, 0] (smaller x count as -87), to about 1 ulp: 2^n * exp(r) with |r| <= ln(2)/2. For a `vec`
// or a `reg`.
template <typename V>
FIRTH_INLINE V exp_negative(V x) {
  typedef int32_t Whole __attribute__((vector_size(sizeof(V))));
  const V none{};
  x = x > -87.0f ? x : none - 87.0f;
  const V shift = none + 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer in the low bits
  V t = x * 1.44269504089f + shift;
  Whole n;
  std::memcpy(&n, &t, sizeof n);
  V whole = t - shift;
  V r = x - whole * 0.693145751953125f;
  r = r - whole * 1.428606765330187e-06f;
  V p = none + 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  Whole bits;
  std::memcpy(&bits, &p, sizeof bits);
  bits += n << 23;  // the low bits of t hold n; the rest is shifted out
  std::memcpy(&p, &bits, sizeof p);
  return p;
}

}  // namespace
