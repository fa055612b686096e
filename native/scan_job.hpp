// What a scan of a table is given: vectors, and rows to compare with them, of one of three types of numbers.
#pragma once

#include <atomic>
#include <cstdint>

namespace firth {

enum Code : int32_t { FLOAT32 = 0, FLOAT16 = 1, INT8 = 2 };

// Rows have no padding. Their numbers are taken by sixteens: the last 16 of a row start at `last`, and overlap those
// before where d is no multiple of 16; those that were not taken before start at `rest`.
struct Scan {
  const void* table;         // (words, d) numbers of type `code`
  Code code;
  int64_t words, stride, d;  // a row starts `stride` numbers after the one before
  int64_t rest, last;
  const float* factors;      // (words,) what a row's products are multiplied by; 0 makes them 0, whatever they are
  const float* queries;      // (count, rest + 16): vectors, with zeros beside what the rows have shown before
  int64_t count;
  float* scores;             // (count, width) out, of which the first `words` columns are written
  int64_t width;
  double* squares;           // (words,) out: sums of squares of the rows
  float** rooms;             // one block per thread: `room` floats
  std::atomic<int64_t>* next;
};

}  // namespace firth
