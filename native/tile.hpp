// One tile: a few input rows against a few output rows, dense.
//
// `Tile` is filled by one of the gathers (skip-gram or CBOW; negative sampling or the tree), `compute` does the rest.
#pragma once

#include "job.hpp"
#include "logistic.hpp"
#include "matmul.hpp"

namespace {

using firth::Job;
using firth::Plan;
using firth::Shape;

constexpr int64_t NOBODY = -1;  // a slot that holds no update

struct Tile {
  // in: pointers to rows, weights of the cells
  int rows, columns;          // columns is a multiple of 16
  float** X;                  // (rows,)
  float** C;                  // (columns,)
  float* W;                   // (rows, columns) pairs in a cell
  float* L;                   // (rows, columns) positive ones among them
  // out: where the sums go
  float** dX;                 // (rows,)
  float** dC;                 // (columns,)
  float* zX;                  // (rows,) curvature
  float* zC;                  // (columns,)
  // room
  float* S;                   // (rows, columns)
  float* CT;                  // (stride, columns)
  float* square;              // (columns,)
};

// Fills dX, dC, zX, zC from the tables as they stand; returns the tile's loss.
inline double compute(Tile& t, int64_t d, float step) {
  transpose(t.C, t.columns, d, t.CT);
  scores(t.X, t.rows, t.CT, t.columns, d, t.S);
  double loss = logistic(t.S, t.W, t.L, static_cast<int64_t>(t.rows) * t.columns, step);
  for (int c = 0; c < t.columns; c += LANES) {
    vec square{};
    for (int64_t k = 0; k < d; k++) {
      vec x = load(t.CT + k * t.columns + c);
      square = x * x + square;
    }
    store(t.square + c, square);
    store(t.zC + c, vec{});
  }
  for (int r = 0; r < t.rows; r++) {
    vec along{};
    vec norm = broadcast(squared_norm(t.X[r], d));
    for (int c = 0; c < t.columns; c += LANES) {
      vec h = load(t.W + r * t.columns + c);
      along = h * load(t.square + c) + along;
      store(t.zC + c, h * norm + load(t.zC + c));
    }
    t.zX[r] = fold(along);
  }
  product(t.dX, t.rows, t.S, t.columns, 1, t.columns, t.C, d);
  product(t.dC, t.columns, t.S, 1, t.columns, t.rows, t.X, d);
  return loss;
}

}  // namespace
