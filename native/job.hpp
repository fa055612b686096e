// What a call of the kernels is given: numbers, arrays, and room to work in. No containers, no strings, no Python.
#pragma once

#include <atomic>
#include <cstdint>

namespace firth {

enum Architecture : int32_t { SKIPGRAM = 0, CBOW = 1 };
enum Objective : int32_t { NEGATIVE_SAMPLING = 0, HIERARCHICAL_SOFTMAX = 1, SOFTMAX = 2 };

// The numbers of firth.kernels.Plan, field for field.
struct Plan {
  int32_t architecture, objective;
  int32_t window;
  bool shrink_windows;
  bool cbow_mean;
  bool exact_gradient;  // a word gets its share of what moves a mixture; else all of it, as in word2vec.c
  int32_t negative;   // negatives a pair counts (K)
  int32_t positions;  // consecutive words in a tile (B)
  int32_t shared;     // negatives a tile shares (N)
  int32_t tiles;      // tiles in a macro-batch
  bool racy;          // no macro-batches: threads move rows as they come, and do not wait
  float damping;      // gamma
  double alpha, min_alpha;
  int64_t total;      // corpus positions in all epochs: the step falls linearly over them
  uint64_t seed, call;
};

// A stretch of the thinned corpus. Words [begin, end) are trained; those around them are context.
struct Stretch {
  const int32_t* words;
  const int32_t* sentences;  // equal for words of one sentence
  const int64_t* positions;  // place in the corpus, for the step
  int64_t length, begin, end;
  int64_t epoch;
  int64_t tile;   // number of the first tile within the epoch
  int64_t done;   // corpus positions of the epochs before
};

// The noise distribution as an alias table (Walker 1977).
struct Noise {
  const uint32_t* threshold;
  const int32_t* alias;
  uint32_t size;
};

// The Huffman tree: path of word w is nodes/codes[offsets[w] .. offsets[w + 1]).
struct Tree {
  const int64_t* offsets;
  const int32_t* nodes;
  const uint8_t* codes;
  int32_t depth;  // longest path
};

struct Tables {
  float* input;
  float* output;  // words, or inner nodes for the tree
  int64_t words;
  int64_t stride;  // floats from row to row, a multiple of 16
  const uint8_t* frozen;  // (words,) 1 where an input row stays as it is; null: none does
};

// Corpus positions [start, stop) to be thinned; `sentence` is that of the first.
struct Thinning {
  const int32_t* ids;
  const int64_t* offsets;
  int64_t sentence, start, stop;
  const uint32_t* threshold;  // (words,) a draw under it keeps the word; the largest always does
  uint64_t key;
  int32_t* words;  // out: what is kept
  int32_t* sentences;
  int64_t* positions;
};

// One for the whole call: what the tiles of a macro-batch leave for the rows' owners.
struct Slots {
  int64_t capacity;  // slots a tile can fill
  int32_t* used;     // (tiles,)
  int64_t* rows;     // (tiles, capacity): row of the input table, or words + row of the output table
  float* curvature;  // (tiles, capacity)
  float* updates;    // (tiles, capacity, stride)
  double* loss;      // (tiles,)
  int64_t* pairs;    // (tiles,)
};

// One for the whole call: what the softmax makes of the mixtures of a macro-batch, one for each position.
struct Dense {
  int parts;         // ranges of the words, each summed by itself
  int64_t width;     // floats from row to row where the positions lie side by side
  int64_t kept;      // words whose scores there is room for; those of the others are computed twice
  float* mixtures;   // (macro-batch, stride)
  float* across;     // (stride, width) their transpose
  float* squares;    // (width,) of their lengths
  int32_t* targets;  // (width,) -1 where there is no pair
  float* scores;     // (kept, width)
  float* aim;        // (width,) the targets' scores
  float* highest;    // (parts, width) score of a word
  float* sums;       // (parts, width) of exp(score - highest)
  float* moves;      // (parts, macro-batch, stride) of the mixtures
  float* curvature;  // (parts, width)
};

struct Barrier {
  std::atomic<int> arrived{0};
  std::atomic<int> generation{0};
};

struct Job {
  Plan plan;
  Stretch stretch;
  Noise noise;
  Tree tree;
  Tables tables;
  Slots slots;
  Dense dense;
  char** scratch;  // one block per thread
  int threads;
  Barrier barrier;
  double loss = 0;  // goes on from what it is at the start; summed by thread 0, in tile order
  int64_t pairs = 0;
  double lost = 0;  // what rounding took from `loss`
};

// Sizes that decide how much room a call needs.
struct Shape {
  int rows;     // input rows of a tile: words in and around it
  int columns;  // output rows of a tile
  int cells;    // pairs of the two that are counted one by one
  int64_t capacity() const { return rows + columns; }
};

Shape shape_of(const Plan& plan, const Tree& tree);
Dense dense_of(const Plan& plan, const Tables& tables);  // its sizes alone

using Work = void (*)(Job& job, int thread);
using Thin = int64_t (*)(const Thinning& thinning);

}  // namespace firth
