// The pairs of words that keep company, counted as whole numbers, so that no order of adding changes a bit.
//
// A pair of occurrences weighs as much as it is expected to be met: words are thinned before windows are formed, so
// that is a sum over how many of the words between the two are kept. What the two themselves are kept with is a
// factor of the two words alone, and left to the end.
//
// Every pair is counted at its rarer word, the one with the larger number: occurrences are taken word by word, so
// that one row of sums is enough and comes out in its order. A run is the rows of a piece of text; rows of
// several runs are summed in the same way.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "row.hpp"

namespace firth {

// A piece of the corpus, and between which positions the words around it count.
struct Piece {
  int64_t start, stop;
  int64_t low, high;
};

struct Weights {
  const double* keep;   // of every word: the probability of being kept
  const double* reach;  // reach[m]: what a pair with m kept words between it weighs, as a whole number
  int window;           // how many m there are
};

// Rows of the lower triangle: the entries of row i are offsets[i] .. offsets[i + 1] - 1.
struct Run {
  const int64_t* offsets;
  const int32_t* columns;
  const uint64_t* sums;
};

struct OwnRun {
  std::vector<int64_t> offsets{0};
  std::vector<int32_t> columns;
  std::vector<uint64_t> sums;

  void append(Row& row);  // empties it
};

// The run of some pieces of text, or nothing where a sum is too large.
std::unique_ptr<OwnRun> count(const int32_t* ids, const int64_t* offsets, int64_t sentences,
                              const std::vector<Piece>& pieces, const Weights& weights, int64_t words);

// The sums of rows first .. last - 1, or nothing where one is too large.
std::unique_ptr<OwnRun> merge(const std::vector<Run>& runs, int64_t words, int64_t first, int64_t last);

// Writes how many entries those rows have, and adds to `mirrored` how many of them stand in each column left of the
// diagonal. False where a sum is too large.
bool measure(const std::vector<Run>& runs, int64_t words, int64_t first, int64_t last, int64_t* lengths,
             int64_t* mirrored);

// Writes those rows, and what mirrors them, into the whole matrix, as expected counts, where `scale` stands for one: a row's own entries
// begin at own[row], and the next one that mirrors a column goes to mirrored[column], which moves along.
void fill(const std::vector<Run>& runs, int64_t words, int64_t first, int64_t last, const double* keep, double scale,
          const int64_t* own, int64_t* mirrored, int32_t* columns, float* values);

}  // namespace firth
