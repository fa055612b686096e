// What the rows of a table look like together, and all of them turned at once.
#pragma once

#include "panels.hpp"

namespace {

constexpr int64_t LOOKED_AT = 4096;  // rows whose sums are float32, before they are added in float64
constexpr int TURNED = 48;           // rows turned together

inline int64_t moment_room(int64_t stride) { return (stride + 1) * (LOOKED_AT + stride); }

// (d + 1, d): Y^T diag(weights) Y, and below it the weighted sum of the rows.
inline void second_moment(const float* Y, const float* weights, int64_t words, int64_t stride, int64_t d,
                          double* moment, float* room) {
  float *weighted = room, *sums = room + (stride + 1) * LOOKED_AT;
  for (int64_t i = 0; i < (d + 1) * d; i++) moment[i] = 0;
  for (int64_t from = 0; from < words; from += LOOKED_AT) {
    const int64_t count = words - from < LOOKED_AT ? words - from : LOOKED_AT;
    for (int64_t o = 0; o < count; o++) {
      const float* y = Y + (from + o) * stride;
      for (int64_t k = 0; k < d; k++) weighted[k * LOOKED_AT + o] = weights[from + o] * y[k];
      weighted[d * LOOKED_AT + o] = weights[from + o];
    }
    all_sums(weighted, static_cast<int>(d + 1), LOOKED_AT, Y + from * stride, count, stride, sums);
    for (int64_t k = 0; k <= d; k++)
      for (int64_t j = 0; j < d; j++) moment[k * d + j] += sums[k * stride + j];
  }
}

inline int64_t turn_room(int64_t stride) { return TURNED * stride; }

// Y = Y M, M (stride, stride) with zeros where the rows have none.
inline void turn(float* Y, int64_t words, int64_t stride, const float* M, float* room) {
  for (int64_t from = 0; from < words; from += TURNED) {
    const auto count = static_cast<int>(words - from < TURNED ? words - from : TURNED);
    all_sums(Y + from * stride, count, stride, M, stride, stride, room);
    std::memcpy(Y + from * stride, room, count * stride * sizeof(float));
  }
}

// Inverts a symmetric positive matrix (d, d) in place, by elimination (Gauss and Jordan); `row` has room for d numbers.
inline void invert(double* matrix, int64_t d, double* row) {
  for (int64_t k = 0; k < d; k++) {
    const double pivot = matrix[k * d + k];
    for (int64_t j = 0; j < d; j++) row[j] = matrix[k * d + j] / pivot;
    for (int64_t i = 0; i < d; i++) {
      double* left = matrix + i * d;
      const double factor = left[k];
      for (int64_t j = 0; j < d; j++) left[j] -= factor * row[j];
      left[k] = -factor / pivot;
    }
    for (int64_t j = 0; j < d; j++) matrix[k * d + j] = row[j];
    matrix[k * d + k] = 1 / pivot;
  }
}

}  // namespace
