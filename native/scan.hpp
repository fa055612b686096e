// All rows of a table compared with some vectors in one pass, as fast as memory hands the rows over, or as fast as
// the processor multiplies.
//
// A product is summed in an order that depends neither on where a row stands nor on the number of threads; it is another
// order for few vectors than for many.
#pragma once

#include <cmath>

#include "dots.hpp"
#include "panels.hpp"
#include "scan_job.hpp"
#include "widen.hpp"

namespace {

using firth::Scan;

constexpr int64_t SCANNED = 4 * PANEL;    // rows that a thread takes at a time
constexpr int VECTORS = 2 * SCORED_ROWS;  // vectors whose scores are written together
constexpr int64_t FEW = 16;               // fewer are not worth packing the rows

inline int64_t scan_room(const Scan& job) { return PANEL * (job.rest + LANES + VECTORS); }

// A row, or a copy with zeros where it has less than 16 numbers.
template <typename Number>
FIRTH_INLINE const Number* row_of(const Scan& job, int64_t row, Number (&copy)[LANES]) {
  const Number* x = static_cast<const Number*>(job.table) + row * job.stride;
  if (job.d >= LANES) return x;
  std::memcpy(copy, x, job.d * sizeof(Number));
  return copy;
}

template <typename Number>
FIRTH_INLINE void add_products(reg (&acc)[TOGETHER][LANES / WIDE], const Number* const (&x)[TOGETHER], int64_t at,
                               const float* query) {
  FIRTH_UNROLL for (int h = 0; h < LANES / WIDE; h++) {
    const reg y = load_reg(query + h * WIDE);
    FIRTH_UNROLL for (int t = 0; t < TOGETHER; t++) acc[t][h] = widen(x[t] + at + h * WIDE) * y + acc[t][h];
  }
}

FIRTH_INLINE void write_scores(const Scan& job, int64_t vector, int64_t row, int64_t to, const float* products,
                               int count) {
  for (int t = 0; t < count && row + t < to; t++) {
    const float factor = job.factors[row + t];
    job.scores[vector * job.width + row + t] = factor == 0 ? 0 : products[t] * factor;
  }
}

// One vector: rows are read where they lie.
template <typename Number>
inline void scan_rows(const Scan& job, int64_t from, int64_t to, int64_t vector) {
  Number copies[TOGETHER][LANES] = {};
  const float* query = job.queries + vector * (job.rest + LANES);
  for (int64_t row = from; row < to; row += TOGETHER) {
    const Number* x[TOGETHER];
    FIRTH_UNROLL for (int t = 0; t < TOGETHER; t++) x[t] = row_of(job, row + t < to ? row + t : to - 1, copies[t]);
    reg acc[TOGETHER][LANES / WIDE] = {};
    for (int64_t k = 0; k < job.rest; k += LANES) add_products(acc, x, k, query + k);
    add_products(acc, x, job.last, query + job.rest);
    vec lanes[TOGETHER];
    std::memcpy(lanes, acc, sizeof lanes);
    float products[TOGETHER];
    sums(lanes, products);
    write_scores(job, vector, row, to, products, TOGETHER);
  }
}

// Many vectors: rows are packed as a panel (native/panels.hpp), which all vectors meet.
template <typename Number>
inline void scan_panel(const Scan& job, int64_t from, int64_t to, float* room) {
  const int64_t padded = job.rest + LANES;
  float *panel = room, *scores = room + PANEL * padded;
  Number copy[LANES] = {};
  float numbers[LANES];
  for (int64_t row = from; row < to; row += PANEL) {
    const int count = static_cast<int>(to - row < PANEL ? to - row : PANEL);
    for (int i = 0; i < count; i++) {
      const Number* x = row_of(job, row + i, copy);
      for (int64_t k = 0; k < padded; k += LANES) {
        for (int h = 0; h < LANES; h += WIDE) store_reg(numbers + h, widen(x + (k < job.rest ? k : job.last) + h));
        for (int h = 0; h < LANES; h++) panel[(k + h) * PANEL + i] = numbers[h];
      }
    }
    for (int64_t j = 0; j < job.count; j += VECTORS) {
      const int some = static_cast<int>(job.count - j < VECTORS ? job.count - j : VECTORS);
      all_scores(job.queries + j * padded, some, padded, panel, padded, nullptr, scores, PANEL);
      for (int q = 0; q < some; q++) write_scores(job, j + q, row, to, scores + q * PANEL, count);
    }
  }
}

template <typename Number>
inline void compare_rows(const Scan& job, int64_t from, int64_t to, float* room) {
  if (job.count < FEW)
    for (int64_t j = 0; j < job.count; j++) scan_rows<Number>(job, from, to, j);
  else
    scan_panel<Number>(job, from, to, room);
}

// Sums of squares in float64, where those of float32 neither overflow nor vanish.
template <typename Number>
inline void measure_rows(const Scan& job, int64_t from, int64_t to) {
  Number copy[LANES] = {};
  for (int64_t row = from; row < to; row++) {
    const Number* x = row_of(job, row, copy);
    double lanes[LANES] = {};
    const auto add = [&](int64_t at, int64_t first) {
      float numbers[LANES];
      for (int h = 0; h < LANES; h += WIDE) store_reg(numbers + h, widen(x + at + h));
      for (int64_t i = 0; i < first; i++) numbers[i] = 0;
      if constexpr (sizeof(Number) == 2)  // inf and nan may have been widened as if they were numbers
        for (float& number : numbers) number = number >= 65536 || number <= -65536 ? INFINITY : number;
      for (int i = 0; i < LANES; i++) lanes[i] += static_cast<double>(numbers[i]) * numbers[i];
    };
    for (int64_t k = 0; k < job.rest; k += LANES) add(k, 0);
    add(job.last, job.rest - job.last);
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

inline void scan(Scan& job, int thread) {
  take_rows(job, [&](int64_t from, int64_t to) {
    if (job.code == firth::INT8)
      compare_rows<int8_t>(job, from, to, job.rooms[thread]);
    else if (job.code == firth::FLOAT16)
      compare_rows<uint16_t>(job, from, to, job.rooms[thread]);
    else
      compare_rows<float>(job, from, to, job.rooms[thread]);
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
