// One tile: a few input rows and a few output rows, and how often each meets each.
//
// `Tile` is filled from the windows and the negatives (negatives.hpp) or paths (paths.hpp); `compute` does the rest.
// Pairs that the text makes are cells of their own, in runs that share a row. Negatives are shared: every input
// row meets them all, densely.
#pragma once

#include "dots.hpp"
#include "job.hpp"
#include "logistic.hpp"
#include "updates.hpp"

namespace {

using firth::Job;
using firth::Plan;
using firth::Shape;

struct Tile {
  // in: rows of the tables; every list has room up to a multiple of 16
  int rows, columns;
  float** X;        // (rows,) input rows
  float** C;        // (columns,) output rows
  // in: cells of one pair, run after run
  int cells, runs;
  bool runs_of_rows;  // a run's cells share their row, else their column
  int32_t* row;     // (cells,)
  int32_t* column;  // (cells,)
  float* sign;      // (cells,) 1 positive, -1 negative
  int32_t* run;     // (runs + 1,) where each begins
  // in: the first `shared` columns, a multiple of 16, meet every row
  int shared;
  float* W;         // (rows, shared) how often
  // out: where the sums go
  float** dX;       // (rows,)
  float** dC;       // (columns,)
  float* zX;        // (rows,) curvature
  float* zC;        // (columns,)
  // room
  float* S;         // (rows, shared)
  float* s;         // (cells,)
  float* h;         // (cells,)
  float* square_X;  // (rows,)
  float* square_C;  // (columns,)
};

inline int round_up(int n, int to = LANES) { return (n + to - 1) / to * to; }

// zX and zC: for each row the sum over its cells of curvature times the partner's square.
inline void curvatures(Tile& t) {
  for (int c = 0; c < t.columns; c++) t.zC[c] = 0;
  for (int r = 0; r < t.rows; r++) {
    vec along{};
    for (int c = 0; c < t.shared; c += LANES) {
      vec h = load(t.W + r * t.shared + c);
      along = h * load(t.square_C + c) + along;
      store(t.zC + c, h * broadcast(t.square_X[r]) + load(t.zC + c));
    }
    t.zX[r] = fold(along);
  }
  for (int k = 0; k < t.cells; k++) {
    t.zX[t.row[k]] += t.h[k] * t.square_C[t.column[k]];
    t.zC[t.column[k]] += t.h[k] * t.square_X[t.row[k]];
  }
}

// The updates along every run, which come on top of what is there.
inline void follow_runs(Tile& t, int64_t d) {
  for (int i = 0; i < t.runs; i++) {
    const int at = t.run[i], count = t.run[i + 1] - at;
    if (count == 0) continue;
    const int r = t.row[at], c = t.column[at];
    in_blocks<RUN_VECS>(d, [&]<int K>(int64_t k) {
      if (t.runs_of_rows)
        run_block<K>(t.X[r], t.dX[r], t.C, t.dC, t.column + at, t.s + at, count, k);
      else
        run_block<K>(t.C[c], t.dC[c], t.X, t.dX, t.row + at, t.s + at, count, k);
    });
  }
}

// dX and dC.
inline void updates(Tile& t, int64_t d) {
  const size_t bytes = sizeof(float) * d;
  if (t.shared) {
    product(t.dX, t.rows, t.S, t.shared, 1, t.shared, t.C, d);
    product(t.dC, t.shared, t.S, 1, t.shared, t.rows, t.X, d);
  } else {
    for (int r = 0; r < t.rows; r++) std::memset(t.dX[r], 0, bytes);
  }
  for (int c = t.shared; c < t.columns; c++) std::memset(t.dC[c], 0, bytes);
  follow_runs(t, d);
}

// Fills the lists up to multiples of 16: with rows that are there, and with cells that count nothing.
inline void pad(Tile& t) {
  for (int r = t.rows; r < round_up(t.rows); r++) t.X[r] = t.X[0];
  for (int c = t.columns; c < round_up(t.columns); c++) t.C[c] = t.C[0];
  for (int k = t.cells; k < round_up(t.cells); k++) t.row[k] = t.column[k] = 0, t.sign[k] = 0;
}

// Fills dX, dC, zX, zC from the tables as they stand; returns the tile's loss.
inline double compute(Tile& t, int64_t d, float step) {
  pad(t);
  squares(t.X, round_up(t.rows, TOGETHER), d, t.square_X);
  squares(t.C, round_up(t.columns, TOGETHER), d, t.square_C);
  dots(round_up(t.cells), d, [&](int k) { return t.X[t.row[k]]; }, [&](int k) { return t.C[t.column[k]]; }, t.s);
  double loss = signed_cells(t.s, t.sign, t.h, round_up(t.cells), step);
  if (t.shared) {
    scores(t.X, round_up(t.rows, SIDE), t.C, t.shared, d, t.S);
    loss += negative_cells(t.S, t.W, static_cast<int64_t>(t.rows) * t.shared, step);
  }
  curvatures(t);
  updates(t, d);
  return loss;
}

}  // namespace
