// Weighted sums of rows that lie anywhere in memory: dense, of all rows of a list, and along runs of pairs.
#pragma once

#include "simd.hpp"

namespace {

// Sums that fit in the registers of the instruction set: of a dense product, and of a run.
#if defined(__AVX512F__)
constexpr int UPDATE_ROWS = 6, UPDATE_VECS = 4, RUN_VECS = 8;
#else
constexpr int UPDATE_ROWS = 2, UPDATE_VECS = 2, RUN_VECS = 2;
#endif

// R rows and K * 16 columns of Y = G C, where G[r, n] = g[r * step + n * next].
template <int R, int K>
FIRTH_INLINE void update_block(float* const* Y, const float* g, int64_t step, int64_t next, int count,
                               const float* const* C, int64_t k) {
  constexpr int N = K * (LANES / WIDE);
  reg acc[R][N] = {};
  for (int n = 0; n < count; n++) {
    reg c[N];
    FIRTH_UNROLL for (int j = 0; j < N; j++) c[j] = load_reg(C[n] + k + j * WIDE);
    FIRTH_UNROLL for (int r = 0; r < R; r++) {
      reg w = g[r * step + n * next] - reg{};
      FIRTH_UNROLL for (int j = 0; j < N; j++) acc[r][j] = w * c[j] + acc[r][j];
    }
  }
  FIRTH_UNROLL for (int r = 0; r < R; r++)
    FIRTH_UNROLL for (int j = 0; j < N; j++) store_reg(Y[r] + k + j * WIDE, acc[r][j]);
}

template <int R>
inline void update_rows(float* const* Y, const float* g, int64_t step, int64_t next, int count,
                        const float* const* C, int64_t d) {
  int64_t k = 0;
  for (; k + UPDATE_VECS * LANES <= d; k += UPDATE_VECS * LANES)
    update_block<R, UPDATE_VECS>(Y, g, step, next, count, C, k);
  if constexpr (UPDATE_VECS > 3)
    if (k + 3 * LANES <= d) {
      update_block<R, 3>(Y, g, step, next, count, C, k);
      k += 3 * LANES;
    }
  if constexpr (UPDATE_VECS > 2)
    if (k + 2 * LANES <= d) {
      update_block<R, 2>(Y, g, step, next, count, C, k);
      k += 2 * LANES;
    }
  if (k < d) update_block<R, 1>(Y, g, step, next, count, C, k);
}

// Y (rows x d) = G C with G[r, n] = g[r * step + n * next]; `next` = 1 reads G as it lies, `step` = 1 its transpose.
inline void product(float* const* Y, int rows, const float* g, int64_t step, int64_t next, int count,
                    const float* const* C, int64_t d) {
  int r = 0;
  for (; r + UPDATE_ROWS <= rows; r += UPDATE_ROWS)
    update_rows<UPDATE_ROWS>(Y + r, g + r * step, step, next, count, C, d);
  if constexpr (UPDATE_ROWS > 2)
    for (; r + 2 <= rows; r += 2) update_rows<2>(Y + r, g + r * step, step, next, count, C, d);
  for (; r < rows; r++) update_rows<1>(Y + r, g + r * step, step, next, count, C, d);
}

// Along a run of pairs, all of one row x with other rows: `moved` += sum of g y and every moved y += g x.
template <int K>
FIRTH_INLINE void run_block(const float* x, float* moved, const float* const* Y, float* const* moved_Y,
                            const int32_t* which, const float* g, int count, int64_t k) {
  constexpr int N = K * (LANES / WIDE);
  reg anchor[N], acc[N];
  FIRTH_UNROLL for (int j = 0; j < N; j++) anchor[j] = load_reg(x + k + j * WIDE);
  FIRTH_UNROLL for (int j = 0; j < N; j++) acc[j] = load_reg(moved + k + j * WIDE);
  for (int i = 0; i < count; i++) {
    const float* y = Y[which[i]] + k;
    float* to = moved_Y[which[i]] + k;
    const reg w = g[i] - reg{};
    FIRTH_UNROLL for (int j = 0; j < N; j++) {
      acc[j] = w * load_reg(y + j * WIDE) + acc[j];
      store_reg(to + j * WIDE, w * anchor[j] + load_reg(to + j * WIDE));
    }
  }
  FIRTH_UNROLL for (int j = 0; j < N; j++) store_reg(moved + k + j * WIDE, acc[j]);
}

template <int K>
inline void run_rest(const float* x, float* moved, const float* const* Y, float* const* moved_Y,
                     const int32_t* which, const float* g, int count, int64_t k, int64_t vecs) {
  if (vecs == K) run_block<K>(x, moved, Y, moved_Y, which, g, count, k);
  if constexpr (K > 1) {
    if (vecs < K) run_rest<K - 1>(x, moved, Y, moved_Y, which, g, count, k, vecs);
  }
}

inline void follow_run(const float* x, float* moved, const float* const* Y, float* const* moved_Y,
                       const int32_t* which, const float* g, int count, int64_t d) {
  int64_t k = 0;
  for (; k + RUN_VECS * LANES <= d; k += RUN_VECS * LANES)
    run_block<RUN_VECS>(x, moved, Y, moved_Y, which, g, count, k);
  if constexpr (RUN_VECS > 1)
    if (k < d) run_rest<RUN_VECS - 1>(x, moved, Y, moved_Y, which, g, count, k, (d - k) / LANES);
}

}  // namespace
