// Carves a thread's room into the arrays of a tile; measured first with a null block, then carved for real.
#pragma once

#include "tile.hpp"

namespace {

struct Carver {
  char* block;
  int64_t used = 0;
  template <typename T>
  T* take(int64_t count) {
    T* place = reinterpret_cast<T*>(block + used);
    used += (count * static_cast<int64_t>(sizeof(T)) + 63) / 64 * 64;
    return block ? place : nullptr;
  }
};

constexpr int SOFTMAX_WORDS = 96;  // output rows that are in work together

struct Scratch {
  Tile tile;
  int32_t* targets;    // (columns,) output row of each column
  int32_t* left;       // (positions,) window of each position: [left, right) counted from the tile's first
  int32_t* right;
  int32_t* counts;     // (rows + 1,) pairs of each input row
  int32_t* others;     // (rows,) those whose target is not a given negative
  // CBOW
  float* combined;     // (positions, stride) the mixtures
  float* moved;        // (positions, stride) where their updates go
  float* share;        // (positions,) weight of a word in its mixture
  float* handed;       // (positions,) share of a word in what moves its mixture
  float* running;      // (rows + 1, RUN_VECS * 16) sums up to a word, of a block of elements
  float** contexts;    // (rows,) rows of the input table
  float** places;      // (rows,) where their updates go
  // the tree: column of each inner node in this tile
  int32_t* column;     // (words,)
  int64_t* stamp;      // (words,) tile that wrote `column`
  int32_t* nodes;      // (depth,) columns of a path
  float* signs;        // (depth,) and its turns
  // the softmax
  float* high;         // (width,) highest score of each position
  float* scale;        // (width,) 1 / sum of exp(score - high); 0 where there is no pair
  float* again;        // (SOFTMAX_WORDS, width) scores that there is no room to keep
  float* moves;        // (SOFTMAX_WORDS, stride) of output rows
  float** lists;       // (stride + 2 * macro-batch,) rows of the transpose, of the mixtures, of their moves
  // the rows that the thread met in a macro-batch
  int32_t* number;     // (rows of both tables,) of each, counted from `base`
  int32_t base;
  int32_t* first;      // (slots of a macro-batch + 1,) first slot of a row by its number
  int32_t* last;       // (slots + 1,) its last slot
  uint8_t* owned;      // (slots + 1,) whether it is this thread's to move
  int32_t* next;       // (slots + 1,) the slot after a slot, or -1
};

inline void carve_tile(Tile& t, const Shape& shape, const Plan& plan, Carver& c) {
  const int64_t rows = round_up(shape.rows), columns = round_up(shape.columns), cells = round_up(shape.cells);
  const int64_t shared = plan.objective == firth::NEGATIVE_SAMPLING ? plan.shared : 0;
  t.X = c.take<float*>(rows);
  t.C = c.take<float*>(columns);
  t.dX = c.take<float*>(rows);
  t.dC = c.take<float*>(columns);
  t.zX = c.take<float>(rows);
  t.zC = c.take<float>(columns);
  t.square_X = c.take<float>(rows);
  t.square_C = c.take<float>(columns);
  t.row = c.take<int32_t>(cells);
  t.column = c.take<int32_t>(cells);
  t.sign = c.take<float>(cells);
  t.s = c.take<float>(cells);
  t.h = c.take<float>(cells);
  t.run = c.take<int32_t>(cells + plan.positions + 1);
  t.W = c.take<float>(rows * shared);
  t.S = c.take<float>(rows * shared);
}

inline int64_t carve(Scratch& s, const Job& job, char* block) {
  const Shape shape = firth::shape_of(job.plan, job.tree);
  const int64_t stride = job.tables.stride, positions = job.plan.positions;
  const int64_t slots = shape.capacity() * job.plan.tiles;
  Carver c{block};
  carve_tile(s.tile, shape, job.plan, c);
  s.targets = c.take<int32_t>(shape.columns);
  s.left = c.take<int32_t>(positions);
  s.right = c.take<int32_t>(positions);
  s.counts = c.take<int32_t>(shape.rows + 1);
  s.others = c.take<int32_t>(shape.rows);
  const bool cbow = job.plan.architecture == firth::CBOW;
  s.combined = c.take<float>(cbow ? positions * stride : 0);
  s.moved = c.take<float>(cbow ? positions * stride : 0);
  s.share = c.take<float>(cbow ? positions : 0);
  s.handed = c.take<float>(cbow ? positions : 0);
  s.running = c.take<float>(cbow ? (shape.rows + 1) * RUN_VECS * LANES : 0);
  s.contexts = c.take<float*>(shape.rows);
  s.places = c.take<float*>(shape.rows);
  const bool tree = job.plan.objective == firth::HIERARCHICAL_SOFTMAX;
  s.column = c.take<int32_t>(tree ? job.tables.words : 0);
  s.stamp = c.take<int64_t>(tree ? job.tables.words : 0);
  s.nodes = c.take<int32_t>(tree ? job.tree.depth : 0);
  s.signs = c.take<float>(tree ? job.tree.depth : 0);
  const bool dense = job.plan.objective == firth::SOFTMAX;
  s.high = c.take<float>(job.dense.width);
  s.scale = c.take<float>(job.dense.width);
  s.again = c.take<float>(SOFTMAX_WORDS * job.dense.width);
  s.moves = c.take<float>(dense ? SOFTMAX_WORDS * stride : 0);
  s.lists = c.take<float*>(dense ? 2 * positions * job.plan.tiles + stride : 0);
  s.number = c.take<int32_t>(2 * job.tables.words);
  s.first = c.take<int32_t>(slots + 1);
  s.last = c.take<int32_t>(slots + 1);
  s.owned = c.take<uint8_t>(slots + 1);
  s.next = c.take<int32_t>(slots + 1);
  return c.used;
}

}  // namespace
