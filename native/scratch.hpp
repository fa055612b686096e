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

struct Scratch {
  Tile tile;
  int32_t* targets;    // (columns,) output row of each column, or -1
  int32_t* left;       // (positions,) window of each position: [left, right) in the stretch
  int32_t* right;
  int32_t* counts;     // (rows,) pairs of each input row
  // CBOW: the mix of context rows that makes an input
  float* mix;          // (positions, rows)
  float* combined;     // (positions, stride)
  float* moved;        // (positions, stride)
  float** contexts;    // (rows,) rows of the input table
  float** places;      // (rows,) where their updates go
  // the tree: column of each inner node in this tile
  int32_t* column;     // (words,)
  int64_t* stamp;      // (words,) tile that wrote `column`
  // the owner's table: rows of a macro-batch, by hash
  int32_t* table;      // (buckets,)
  int32_t* next;       // (slots of a macro-batch,) next slot of the same row, or -1
  int32_t* last;       // (slots,) for a row's first slot: its last slot
  float* curvature;    // (slots,) for a row's first slot: the sum over its slots
  int32_t* firsts;     // (slots,) first slots, in order
  int64_t buckets;
};

inline int64_t carve(Scratch& s, const Job& job, char* block) {
  const Shape shape = firth::shape_of(job.plan, job.tree);
  const int64_t rows = shape.rows, columns = shape.columns, stride = job.tables.stride;
  const int64_t positions = job.plan.positions;
  const int64_t slots = shape.capacity() * job.plan.tiles;
  Carver c{block};
  s.tile.X = c.take<float*>(rows);
  s.tile.C = c.take<float*>(columns);
  s.tile.W = c.take<float>(rows * columns);
  s.tile.L = c.take<float>(rows * columns);
  s.tile.dX = c.take<float*>(rows);
  s.tile.dC = c.take<float*>(columns);
  s.tile.zX = c.take<float>(rows);
  s.tile.zC = c.take<float>(columns);
  s.tile.S = c.take<float>(rows * columns);
  s.tile.CT = c.take<float>(stride * columns);
  s.tile.square = c.take<float>(columns);
  s.targets = c.take<int32_t>(columns);
  s.left = c.take<int32_t>(positions);
  s.right = c.take<int32_t>(positions);
  s.counts = c.take<int32_t>(rows);
  const bool cbow = job.plan.architecture == firth::CBOW;
  s.mix = c.take<float>(cbow ? positions * rows : 0);
  s.combined = c.take<float>(cbow ? positions * stride : 0);
  s.moved = c.take<float>(cbow ? positions * stride : 0);
  s.contexts = c.take<float*>(rows);
  s.places = c.take<float*>(rows);
  const bool tree = job.plan.objective == firth::HIERARCHICAL_SOFTMAX;
  s.column = c.take<int32_t>(tree ? job.tables.words : 0);
  s.stamp = c.take<int64_t>(tree ? job.tables.words : 0);
  s.buckets = 16;
  while (s.buckets < 2 * slots) s.buckets *= 2;
  s.table = c.take<int32_t>(s.buckets);
  s.next = c.take<int32_t>(slots);
  s.last = c.take<int32_t>(slots);
  s.curvature = c.take<float>(slots);
  s.firsts = c.take<int32_t>(slots);
  return c.used;
}

}  // namespace
