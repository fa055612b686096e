// Dense products of blocks of rows with a whole table: all scores of the rows, and sums of the table's rows.
//
// Every number is a sum in a fixed order, whatever the block it is computed in and the instruction set.
#pragma once

#include "updates.hpp"

namespace {

// A panel holds PANEL rows of a table as columns, so that a register takes the same dimension of many rows.
constexpr int PANEL = 32;
constexpr int GATHERED = 256;  // rows of the table whose sum is one term of a total

// Rows by columns whose sums fit into the registers together.
#if defined(__AVX512F__)
constexpr int SCORED_ROWS = 12, SUMMED_ROWS = 6, SUMMED_VECS = 4;
#elif defined(__AVX__)
constexpr int SCORED_ROWS = 6, SUMMED_ROWS = 3, SUMMED_VECS = 2;
#else
constexpr int SCORED_ROWS = 4, SUMMED_ROWS = 2, SUMMED_VECS = 1;
#endif
constexpr int SCORED_REGS = 2;

template <int R>
FIRTH_INLINE void score_tile(const float* x, int64_t stride, const float* panel, int64_t d, const float* offset,
                             float* out, int64_t width) {
  reg acc[R][SCORED_REGS];
  FIRTH_UNROLL for (int r = 0; r < R; r++)
    FIRTH_UNROLL for (int j = 0; j < SCORED_REGS; j++) acc[r][j] = offset ? load_reg(offset + j * WIDE) : reg{};
  for (int64_t k = 0; k < d; k++) {
    reg y[SCORED_REGS];
    FIRTH_UNROLL for (int j = 0; j < SCORED_REGS; j++) y[j] = load_reg(panel + k * PANEL + j * WIDE);
    FIRTH_UNROLL for (int r = 0; r < R; r++) {
      reg w = x[r * stride + k] - reg{};
      FIRTH_UNROLL for (int j = 0; j < SCORED_REGS; j++) acc[r][j] = w * y[j] + acc[r][j];
    }
  }
  FIRTH_UNROLL for (int r = 0; r < R; r++)
    FIRTH_UNROLL for (int j = 0; j < SCORED_REGS; j++) store_reg(out + r * width + j * WIDE, acc[r][j]);
}

// S (rows x width) = offset + X Y^T for the `width` rows of Y in panels; a null offset is one of zeros.
inline void all_scores(const float* X, int rows, int64_t stride, const float* panels, int64_t d, const float* offset,
                       float* S, int64_t width) {
  for (int64_t column = 0; column < width; column += PANEL) {
    const float* panel = panels + column * d;
    for (int part = 0; part < PANEL; part += SCORED_REGS * WIDE) {
      const float* from = offset ? offset + column + part : nullptr;
      float* out = S + column + part;
      int r = 0;
      for (; r + SCORED_ROWS <= rows; r += SCORED_ROWS)
        score_tile<SCORED_ROWS>(X + r * stride, stride, panel + part, d, from, out + r * width, width);
      for (; r < rows; r++) score_tile<1>(X + r * stride, stride, panel + part, d, from, out + r * width, width);
    }
  }
}

template <int R, int K>
FIRTH_INLINE void sum_tile(const float* w, int64_t width, const float* Y, int64_t stride, int64_t count, int64_t k,
                           float* total) {
  constexpr int N = K * (LANES / WIDE);
  reg acc[R][N] = {};
  for (int64_t o = 0; o < count; o++) {
    reg y[N];
    FIRTH_UNROLL for (int j = 0; j < N; j++) y[j] = load_reg(Y + o * stride + k + j * WIDE);
    FIRTH_UNROLL for (int r = 0; r < R; r++) {
      reg weight = w[r * width + o] - reg{};
      FIRTH_UNROLL for (int j = 0; j < N; j++) acc[r][j] = weight * y[j] + acc[r][j];
    }
  }
  FIRTH_UNROLL for (int r = 0; r < R; r++)
    FIRTH_UNROLL for (int j = 0; j < N; j++) {
      float* to = total + r * stride + k + j * WIDE;
      store_reg(to, load_reg(to) + acc[r][j]);
    }
}

// G (rows x stride) = W Y, where W is (rows x width) and Y has `count` rows.
inline void all_sums(const float* W, int rows, int64_t width, const float* Y, int64_t count, int64_t stride,
                     float* G) {
  std::memset(G, 0, rows * stride * sizeof(float));
  for (int64_t o = 0; o < count; o += GATHERED) {
    const int64_t some = count - o < GATHERED ? count - o : GATHERED;
    const float* y = Y + o * stride;
    int r = 0;
    for (; r + SUMMED_ROWS <= rows; r += SUMMED_ROWS)
      in_blocks<SUMMED_VECS>(stride, [&]<int K>(int64_t k) {
        sum_tile<SUMMED_ROWS, K>(W + r * width + o, width, y, stride, some, k, G + r * stride);
      });
    for (; r < rows; r++)
      in_blocks<SUMMED_VECS>(stride, [&]<int K>(int64_t k) {
        sum_tile<1, K>(W + r * width + o, width, y, stride, some, k, G + r * stride);
      });
  }
}

}  // namespace
