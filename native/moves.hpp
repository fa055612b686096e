// Moves the rows that a thread owns by the sum of their slots, damped by their curvature.
#pragma once

#include "chains.hpp"

namespace {

// (1 - e^-z) / z: what n plain steps would have moved a row whose own gradient shrinks as it goes.
inline float damp(float z) {
  if (z < 0.5f) {
    float p = 1.0f / 5040;
    p = 1.0f / 720 - z * p;
    p = 1.0f / 120 - z * p;
    p = 1.0f / 24 - z * p;
    p = 1.0f / 6 - z * p;
    p = 0.5f - z * p;
    return 1.0f - z * p;
  }
  return (1.0f - exp_negative(broadcast(-z))[0]) / z;
}

inline float* row_of(const Job& job, int64_t row) {
  const auto& t = job.tables;
  return row < t.words ? t.input + row * t.stride : t.output + (row - t.words) * t.stride;
}

inline bool is_frozen(const Job& job, int64_t row) {
  const auto& t = job.tables;
  return t.frozen && row < t.words && t.frozen[row];
}

// Moves every row that this thread owns, but for those that are to stay.
inline void apply(Scratch& s, Job& job, const Share& share) {
  constexpr int AHEAD = 6;
  if (s.base > INT32_MAX / 2) forget_rows(s, job);
  const int64_t stride = job.tables.stride;
  const int rows = chain_slots(s, job, share);
  for (int i = 0; i < rows; i++) {
    if (i + AHEAD < rows) prefetch_to_write(row_of(job, job.slots.rows[s.first[i + AHEAD]]), stride);
    const int32_t head = s.first[i];
    if (is_frozen(job, job.slots.rows[head])) continue;
    float* total = job.slots.updates + head * stride;
    float curvature = job.slots.curvature[head];
    for (int32_t slot = s.next[head]; slot >= 0; slot = s.next[slot]) {
      const float* more = job.slots.updates + slot * stride;
      for (int64_t k = 0; k < stride; k += LANES) store(total + k, load(total + k) + load(more + k));
      curvature += job.slots.curvature[slot];
    }
    float* row = row_of(job, job.slots.rows[head]);
    const vec factor = broadcast(damp(job.plan.damping * curvature));
    for (int64_t k = 0; k < stride; k += LANES) store(row + k, factor * load(total + k) + load(row + k));
  }
}

}  // namespace
