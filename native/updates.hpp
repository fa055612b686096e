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

template <int K, typename F>
FIRTH_INLINE void rest_of_blocks(int64_t vecs, int64_t k, F f) {
  if constexpr (K > 0) {
    if (vecs == K)
      f.template operator()<K>(k);
    else
      rest_of_blocks<K - 1>(vecs, k, f);
  }
}

// Calls f<K>(k) for blocks of K vectors of a row: as many of MOST as there are, then one of the rest.
template <int MOST, typename F>
FIRTH_INLINE void in_blocks(int64_t d, F f) {
  int64_t k = 0;
  for (; k + MOST * LANES <= d; k += MOST * LANES) f.template operator()<MOST>(k);
  rest_of_blocks<MOST - 1>((d - k) / LANES, k, f);
}

// R rows and K * 16 columns of Y = G C, or Y += G C, where G[r, n] = g[r * step + n * next].
template <int R, int K, bool ON_TOP>
FIRTH_INLINE void update_block(float* const* Y, const float* g, int64_t step, int64_t next, int count,
                               const float* const* C, int64_t k) {
  constexpr int N = K * (LANES / WIDE);
  reg acc[R][N] = {};
  if constexpr (ON_TOP)
    FIRTH_UNROLL for (int r = 0; r < R; r++)
      FIRTH_UNROLL for (int j = 0; j < N; j++) acc[r][j] = load_reg(Y[r] + k + j * WIDE);
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

template <int R, bool ON_TOP>
inline void update_rows(float* const* Y, const float* g, int64_t step, int64_t next, int count,
                        const float* const* C, int64_t d) {
  in_blocks<UPDATE_VECS>(d, [&]<int K>(int64_t k) { update_block<R, K, ON_TOP>(Y, g, step, next, count, C, k); });
}

// Y (rows x d) = G C with G[r, n] = g[r * step + n * next]; `next` = 1 reads G as it lies, `step` = 1 its transpose.
// ON_TOP adds the product to what is in Y.
template <bool ON_TOP = false>
inline void product(float* const* Y, int rows, const float* g, int64_t step, int64_t next, int count,
                    const float* const* C, int64_t d) {
  int r = 0;
  for (; r + UPDATE_ROWS <= rows; r += UPDATE_ROWS)
    update_rows<UPDATE_ROWS, ON_TOP>(Y + r, g + r * step, step, next, count, C, d);
  if constexpr (UPDATE_ROWS > 2)
    for (; r + 2 <= rows; r += 2) update_rows<2, ON_TOP>(Y + r, g + r * step, step, next, count, C, d);
  for (; r < rows; r++) update_rows<1, ON_TOP>(Y + r, g + r * step, step, next, count, C, d);
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

}  // namespace
