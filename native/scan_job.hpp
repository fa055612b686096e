// What a scan of a table is given: vectors, and rows to compare with them, of one of three types of numbers.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace firth {

enum Code : int32_t { FLOAT32 = 0, FLOAT16 = 1, INT8 = 2 };

// Rows have no padding. Numbers are taken by sixteens: the last 16 of a row overlap those before where d is no multiple
// of 16, and start at `last`; those that were not taken before start at `rest`.
struct Sixteens {
  int64_t rest, last;
};
inline Sixteens sixteens(int64_t d) { return {(d - 1) / 16 * 16, std::max<int64_t>(0, d - 16)}; }

struct Scan {
  const void* table;          // (words, d) numbers of type `code`
  Code code;
  int64_t words, stride, d;   // a row starts `stride` numbers after the one before
  const float* factors;       // (words,) what a row's products are multiplied by; 0 makes them 0, whatever they are
  const float* queries;       // (count, padded), as `lay_out` makes them
  int64_t count, padded;
  float* scores;              // (count, words) out
  double* squares;            // (words,) out: sums of squares of the rows
  std::atomic<int64_t>* next;
};

// A vector as the rows meet it: zeros beside what they have shown before. Has room for the next multiple of 16.
inline void lay_out(const float* vector, int64_t d, float* query) {
  const Sixteens at = sixteens(d);
  std::fill(std::copy(vector, vector + at.rest, query), query + at.rest + 16, 0.0f);
  std::copy(vector + at.rest, vector + d, query + at.rest + (at.rest - at.last));
}

}  // namespace firth
