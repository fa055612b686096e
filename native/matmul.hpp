// The three small matrix products of a tile, on rows that lie anywhere in memory.
#pragma once

#include "simd.hpp"

namespace {

// Rows of accumulators that fit in the registers of the instruction set.
#if defined(__AVX512F__)
constexpr int SCORE_ROWS = 8, UPDATE_ROWS = 6, UPDATE_VECS = 4;
#else
constexpr int SCORE_ROWS = 2, UPDATE_ROWS = 2, UPDATE_VECS = 2;
#endif

// One register. GCC keeps a `vec` that is wider than the set's registers in memory, so sums are kept in these.
#if defined(__AVX512F__)
constexpr int WIDE = 16;
#elif defined(__AVX__)
constexpr int WIDE = 8;
#else
constexpr int WIDE = 4;
#endif
typedef float reg __attribute__((vector_size(4 * WIDE)));

FIRTH_INLINE reg load_reg(const float* p) {
  reg x;
  std::memcpy(&x, p, sizeof x);
  return x;
}
FIRTH_INLINE void store_reg(float* p, reg x) { std::memcpy(p, &x, sizeof x); }


FIRTH_INLINE vec low_pairs(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
}
FIRTH_INLINE vec high_pairs(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
}
FIRTH_INLINE vec low_quads(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
}
FIRTH_INLINE vec high_quads(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
}
FIRTH_INLINE vec even_blocks(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
}
FIRTH_INLINE vec odd_blocks(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

// out[(k + i) * ld + r] = rows[r][k + i] for a block of 16 by 16.
FIRTH_INLINE void transpose16(const float* const* rows, int64_t k, float* out, int ld) {
  vec r[16], t[16];
  FIRTH_UNROLL for (int i = 0; i < 16; i++) r[i] = load(rows[i] + k);
  FIRTH_UNROLL for (int i = 0; i < 8; i++) {
    t[2 * i] = low_pairs(r[2 * i], r[2 * i + 1]);
    t[2 * i + 1] = high_pairs(r[2 * i], r[2 * i + 1]);
  }
  FIRTH_UNROLL for (int i = 0; i < 4; i++) {
    r[4 * i] = low_quads(t[4 * i], t[4 * i + 2]);
    r[4 * i + 1] = high_quads(t[4 * i], t[4 * i + 2]);
    r[4 * i + 2] = low_quads(t[4 * i + 1], t[4 * i + 3]);
    r[4 * i + 3] = high_quads(t[4 * i + 1], t[4 * i + 3]);
  }
  FIRTH_UNROLL for (int i = 0; i < 4; i++) {
    t[i] = even_blocks(r[i], r[i + 4]);
    t[i + 4] = odd_blocks(r[i], r[i + 4]);
    t[i + 8] = even_blocks(r[i + 8], r[i + 12]);
    t[i + 12] = odd_blocks(r[i + 8], r[i + 12]);
  }
  float* at = out + k * ld;
  FIRTH_UNROLL for (int i = 0; i < 4; i++) {
    store(at + i * ld, even_blocks(t[i], t[i + 8]));
    store(at + (i + 8) * ld, odd_blocks(t[i], t[i + 8]));
    store(at + (i + 4) * ld, even_blocks(t[i + 4], t[i + 12]));
    store(at + (i + 12) * ld, odd_blocks(t[i + 4], t[i + 12]));
  }
}

// CT (d x columns) from `columns` rows of d floats; columns is a multiple of 16.
inline void transpose(const float* const* rows, int columns, int64_t d, float* CT) {
  for (int c = 0; c < columns; c += LANES)
    for (int64_t k = 0; k < d; k += LANES) transpose16(rows + c, k, CT + c, columns);
}

// R rows and C * 16 columns of S = X C^T.
template <int R, int C>
FIRTH_INLINE void score_block(const float* const* X, const float* CT, int64_t d, int ld, float* S) {
  constexpr int N = C * (LANES / WIDE);
  reg acc[R][N] = {};
  for (int64_t k = 0; k < d; k++) {
    reg c[N];
    FIRTH_UNROLL for (int j = 0; j < N; j++) c[j] = load_reg(CT + k * ld + j * WIDE);
    FIRTH_UNROLL for (int r = 0; r < R; r++) {
      reg x = X[r][k] - reg{};
      FIRTH_UNROLL for (int j = 0; j < N; j++) acc[r][j] = x * c[j] + acc[r][j];
    }
  }
  FIRTH_UNROLL for (int r = 0; r < R; r++)
    FIRTH_UNROLL for (int j = 0; j < N; j++) store_reg(S + r * ld + j * WIDE, acc[r][j]);
}

template <int C>
inline void score_rows(const float* const* X, int rows, const float* CT, int64_t d, int ld, float* S) {
  int r = 0;
  for (; r + SCORE_ROWS <= rows; r += SCORE_ROWS) score_block<SCORE_ROWS, C>(X + r, CT, d, ld, S + r * ld);
  if constexpr (SCORE_ROWS > 4)
    for (; r + 4 <= rows; r += 4) score_block<4, C>(X + r, CT, d, ld, S + r * ld);
  for (; r + 2 <= rows; r += 2) score_block<2, C>(X + r, CT, d, ld, S + r * ld);
  for (; r < rows; r++) score_block<1, C>(X + r, CT, d, ld, S + r * ld);
}

// S (rows x columns) = X C^T, with C already transposed.
inline void scores(const float* const* X, int rows, const float* CT, int columns, int64_t d, float* S) {
  int c = 0;
  for (; c + 2 * LANES <= columns; c += 2 * LANES) score_rows<2>(X, rows, CT + c, d, columns, S + c);
  if (c < columns) score_rows<1>(X, rows, CT + c, d, columns, S + c);
}

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

inline float squared_norm(const float* x, int64_t d) {
  vec total{};
  for (int64_t k = 0; k < d; k += LANES) {
    vec v = load(x + k);
    total = v * v + total;
  }
  return fold(total);
}

}  // namespace
