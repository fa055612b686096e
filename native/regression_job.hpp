// What a call of the regression kernel is given: one table is fitted, row by row, to the other that stays.
#pragma once

#include <atomic>
#include <cstdint>

namespace firth {

// Counts as compressed sparse rows: those of row r are columns/values[offsets[r] .. offsets[r + 1]).
struct Company {
  const int64_t* offsets;  // null: there are none
  const int32_t* columns;
  const float* values;
};

struct Regression {
  float* rows;             // (.., stride) the table that is fitted
  const float* others;     // (words, stride) the table that stays
  const float* panels;     // the same, packed (native/panels.hpp)
  const float* offset;     // (panelled words,) what is added to every score of a column
  const float* inverse;    // (stride, stride) bends gradients into directions; symmetric
  int64_t words, stride, dimensions;
  Company company, held_out;
  bool normalised;         // fit probabilities; or expected counts, where the offset holds all that is fixed
  double penalty;          // of a row's squared length, in pairs
  double first;            // length that is tried first along each direction
  int trials;              // lengths that are tried; 0 tells losses only
  const uint8_t* frozen;   // (words,) 1 where a row stays as it is; null: none does
  int64_t begin, end;      // rows to fit
  int64_t block;           // rows that a thread takes at a time
  double* level;           // (words,) out: logarithm of the sum of exponentials of each row's scores
  double* loss;            // (words,) out: what each row's company loses by them
  double* held_out_loss;   // (words,) out: the same of the held-out company
  std::atomic<int64_t>* next;
  char** room;             // one block per thread
};

}  // namespace firth
