// Numbers of any type that a table holds as floats, as many as fit into a register.
#pragma once

#include "simd.hpp"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace {

// Small numbers as 32-bit integers. x86 does it in one instruction, which GCC 12 does not find.
FIRTH_INLINE ireg integers(const int8_t* p) {
#if defined(__AVX512F__)
  return reinterpret_cast<ireg>(_mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))));
#elif defined(__AVX2__)
  return reinterpret_cast<ireg>(_mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(p))));
#else
  typedef int8_t Bytes __attribute__((vector_size(WIDE)));
  Bytes x;
  std::memcpy(&x, p, sizeof x);
  return __builtin_convertvector(x, ireg);
#endif
}

FIRTH_INLINE ireg integers(const uint16_t* p) {
#if defined(__AVX2__) && !defined(__AVX512F__)
  return reinterpret_cast<ireg>(_mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))));
#else
  typedef uint16_t Halves __attribute__((vector_size(2 * WIDE)));
  Halves x;
  std::memcpy(&x, p, sizeof x);
  return __builtin_convertvector(x, ireg);
#endif
}

FIRTH_INLINE reg widen(const float* p) { return load_reg(p); }
FIRTH_INLINE reg widen(const int8_t* p) { return __builtin_convertvector(integers(p), reg); }

// A half has 5 bits of exponent and 10 of fraction: moved to where a float has them, its exponent is 112 too small.
// What is inf or nan becomes 65,536 or more, or stays so.
FIRTH_INLINE reg widen(const uint16_t* p) {
#if defined(__AVX512F__)  // takes twice as long by hand, where halves are so small that the moved ones are subnormal
  return _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)));
#else
  const ireg bits = integers(p);
  const reg size = reinterpret_cast<reg>((bits & 0x7fff) << 13) * 0x1p112f;
  return reinterpret_cast<reg>(reinterpret_cast<ireg>(size) | (bits & 0x8000) << 16);
#endif
}

}  // namespace
