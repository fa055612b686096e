// All rows of a table compared with a few vectors in one pass, as fast as memory hands them over.
//
// A product is summed as those of native/dots.hpp are, in an order that depends neither on where a row stands nor on
// the number of threads.
#pragma once

#include "dots.hpp"
#include "scan_job.hpp"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace {

using firth::Scan;

constexpr int64_t SCANNED = 512;  // rows that a thread takes at a time

// Small numbers as 32-bit integers. x86 does it in one instruction, which GCC finds from 14 on.
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
#if defined(__AVX512F__)
  return reinterpret_cast<ireg>(_mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p))));
#elif defined(__AVX2__)
  return reinterpret_cast<ireg>(_mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))));
#else
  typedef uint16_t Halves __attribute__((vector_size(2 * WIDE)));
  Halves x;
  std::memcpy(&x, p, sizeof x);
  return __builtin_convertvector(x, ireg);
#endif
}

// The numbers of a row as floats, as many as fit into a register.
FIRTH_INLINE reg widen(const float* p) { return load_reg(p); }
FIRTH_INLINE reg widen(const int8_t* p) { return __builtin_convertvector(integers(p), reg); }

// A half has 5 bits of exponent and 10 of fraction: moved to where a float has them, its exponent is 112 too small.
FIRTH_INLINE reg widen(const uint16_t* p) {
  const ireg bits = integers(p);
  reg size = reinterpret_cast<reg>((bits & 0x7fff) << 13) * 0x1p112f;
  return reinterpret_cast<reg>(reinterpret_cast<ireg>(size) | (bits & 0x8000) << 16);
}

template <typename Number>
FIRTH_INLINE void add_products(reg (&acc)[TOGETHER][LANES / WIDE], const Number* const (&x)[TOGETHER], int64_t at,
                               const float* query) {
  FIRTH_UNROLL for (int h = 0; h < LANES / WIDE; h++) {
    const reg y = load_reg(query + h * WIDE);
    FIRTH_UNROLL for (int t = 0; t < TOGETHER; t++) acc[t][h] = widen(x[t] + at + h * WIDE) * y + acc[t][h];
  }
}

// A row, or a copy with zeros where it has less than 16 numbers.
template <typename Number>
FIRTH_INLINE const Number* row_of(const Scan& job, int64_t row, Number (&copy)[LANES]) {
  const Number* x = static_cast<const Number*>(job.table) + row * job.stride;
  if (job.d >= LANES) return x;
  std::memcpy(copy, x, job.d * sizeof(Number));
  return copy;
}

template <typename Number>
inline void scan_rows(const Scan& job, int64_t from, int64_t to) {
  Number copies[TOGETHER][LANES] = {};
  const auto [rest, last] = firth::sixteens(job.d);
  for (int64_t row = from; row < to; row += TOGETHER) {
    const Number* x[TOGETHER];
    FIRTH_UNROLL for (int t = 0; t < TOGETHER; t++)
      x[t] = row_of(job, row + t < to ? row + t : to - 1, copies[t]);
    for (int64_t j = 0; j < job.count; j++) {
      const float* query = job.queries + j * job.padded;
      reg acc[TOGETHER][LANES / WIDE] = {};
      for (int64_t k = 0; k < rest; k += LANES) add_products(acc, x, k, query + k);
      add_products(acc, x, last, query + rest);
      vec lanes[TOGETHER];
      std::memcpy(lanes, acc, sizeof lanes);
      float products[TOGETHER];
      sums(lanes, products);
      for (int t = 0; t < TOGETHER && row + t < to; t++) {
        const float factor = job.factors[row + t];
        job.scores[j * job.words + row + t] = factor == 0 ? 0 : products[t] * factor;
      }
    }
  }
}

// Sums of squares in float64, where those of float32 neither overflow nor vanish.
template <typename Number>
inline void measure_rows(const Scan& job, int64_t from, int64_t to) {
  Number copy[LANES] = {};
  const auto [rest, last] = firth::sixteens(job.d);
  for (int64_t row = from; row < to; row++) {
    const Number* x = row_of(job, row, copy);
    double lanes[LANES] = {};
    const auto add = [&](int64_t at, int64_t first) {
      float numbers[LANES];
      for (int h = 0; h < LANES; h += WIDE) store_reg(numbers + h, widen(x + at + h));
      for (int64_t i = 0; i < first; i++) numbers[i] = 0;
      for (int i = 0; i < LANES; i++) lanes[i] += static_cast<double>(numbers[i]) * numbers[i];
    };
    for (int64_t k = 0; k < rest; k += LANES) add(k, 0);
    add(last, rest - last);
    double total = 0;
    for (int i = 0; i < LANES; i++) total += lanes[i];
    job.squares[row] = total;
  }
}

// Calls work(from, to) for rows that no other thread has taken.
template <typename F>
inline void take_rows(Scan& job, F work) {
  for (;;) {
    const int64_t from = job.next->fetch_add(SCANNED, std::memory_order_relaxed);
    if (from >= job.words) return;
    work(from, from + SCANNED < job.words ? from + SCANNED : job.words);
  }
}

inline void scan(Scan& job) {
  take_rows(job, [&](int64_t from, int64_t to) {
    if (job.code == firth::INT8)
      scan_rows<int8_t>(job, from, to);
    else if (job.code == firth::FLOAT16)
      scan_rows<uint16_t>(job, from, to);
    else
      scan_rows<float>(job, from, to);
  });
}

inline void measure(Scan& job) {
  take_rows(job, [&](int64_t from, int64_t to) {
    if (job.code == firth::INT8)
      measure_rows<int8_t>(job, from, to);
    else if (job.code == firth::FLOAT16)
      measure_rows<uint16_t>(job, from, to);
    else
      measure_rows<float>(job, from, to);
  });
}

}  // namespace
