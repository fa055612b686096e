// Inner products of rows that lie anywhere in memory: of pairs of rows, and of all rows of one list with all of another.
//
// A product runs along the rows in 16 lanes, whose sums are then added by quarters and halves. That order is the
// same for every instruction set and for both functions.
#pragma once

#include "simd.hpp"

namespace {

// Pairs whose sums fit in the registers together; SIDE by SIDE of them where rows meet rows.
#if defined(__AVX512F__)
constexpr int TOGETHER = 8, SIDE = 4;
#else
constexpr int TOGETHER = 4, SIDE = 2;
#endif

FIRTH_INLINE vec low_singles(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29);
}
FIRTH_INLINE vec high_singles(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
}
FIRTH_INLINE vec low_doubles(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
}
FIRTH_INLINE vec high_doubles(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
}
FIRTH_INLINE vec even_quarters(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
}
FIRTH_INLINE vec odd_quarters(vec a, vec b) {
  return FIRTH_SHUFFLE(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

// Each quarter of the result holds that quarter's four sums: of a, b, c and d.
FIRTH_INLINE vec add_lanes(vec a, vec b, vec c, vec d) {
  vec ab = low_singles(a, b) + high_singles(a, b), cd = low_singles(c, d) + high_singles(c, d);
  return low_doubles(ab, cd) + high_doubles(ab, cd);
}
FIRTH_INLINE vec add_quarters(vec a, vec b) { return even_quarters(a, b) + odd_quarters(a, b); }

// The sums of 4, 8 or 16 vectors.
template <int N>
FIRTH_INLINE void sums(const vec (&x)[N], float* out) {
  vec y[4];
  FIRTH_UNROLL for (int i = 0; i < 4; i++) {
    const int at = 4 * i % N;
    y[i] = add_lanes(x[at], x[at + 1], x[at + 2], x[at + 3]);
  }
  vec total = add_quarters(add_quarters(y[0], y[1]), add_quarters(y[2], y[3]));
  std::memcpy(out, &total, N * sizeof(float));
}

// The inner products of rows a(i) with rows b(j), i and j under A and B.
template <int A, int B, typename Left, typename Right>
FIRTH_INLINE void dot_block(int64_t d, Left a, Right b, float* out) {
  constexpr int N = LANES / WIDE;
  reg acc[A * B][N] = {};
  for (int64_t k = 0; k < d; k += LANES)
    FIRTH_UNROLL for (int h = 0; h < N; h++) {
      reg y[B];
      FIRTH_UNROLL for (int j = 0; j < B; j++) y[j] = load_reg(b(j) + k + h * WIDE);
      FIRTH_UNROLL for (int i = 0; i < A; i++) {
        reg x = load_reg(a(i) + k + h * WIDE);
        FIRTH_UNROLL for (int j = 0; j < B; j++) acc[i * B + j][h] = x * y[j] + acc[i * B + j][h];
      }
    }
  vec lanes[A * B];
  std::memcpy(lanes, acc, sizeof lanes);
  sums(lanes, out);
}

// S[i] = <a(i), b(i)> for i under `count`, a multiple of TOGETHER.
template <typename Left, typename Right>
inline void dots(int count, int64_t d, Left a, Right b, float* S) {
  constexpr int N = LANES / WIDE;
  for (int i = 0; i < count; i += TOGETHER) {
    const float *x[TOGETHER], *y[TOGETHER];
    FIRTH_UNROLL for (int t = 0; t < TOGETHER; t++) x[t] = a(i + t), y[t] = b(i + t);
    reg acc[TOGETHER][N] = {};
    for (int64_t k = 0; k < d; k += LANES)
      FIRTH_UNROLL for (int t = 0; t < TOGETHER; t++)
        FIRTH_UNROLL for (int h = 0; h < N; h++)
          acc[t][h] = load_reg(x[t] + k + h * WIDE) * load_reg(y[t] + k + h * WIDE) + acc[t][h];
    vec lanes[TOGETHER];
    std::memcpy(lanes, acc, sizeof lanes);
    sums(lanes, S + i);
  }
}

// S (rows x columns) = X C^T; rows and columns are multiples of SIDE.
inline void scores(const float* const* X, int rows, const float* const* C, int columns, int64_t d, float* S) {
  for (int r = 0; r < rows; r += SIDE)
    for (int c = 0; c < columns; c += SIDE) {
      float block[SIDE * SIDE];
      dot_block<SIDE, SIDE>(d, [&](int i) { return X[r + i]; }, [&](int j) { return C[c + j]; }, block);
      FIRTH_UNROLL for (int i = 0; i < SIDE; i++)
        std::memcpy(S + (r + i) * columns + c, block + i * SIDE, SIDE * sizeof(float));
    }
}

}  // namespace
