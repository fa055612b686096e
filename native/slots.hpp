// Computes a tile and leaves what it asks of the rows in slots of its own.
#pragma once

#include "mixture.hpp"
#include "negatives.hpp"
#include "paths.hpp"

namespace {

// The input rows of a tile, and where their updates go: words of the windows, or with CBOW mixtures of them.
inline void input_rows(Scratch& s, const Job& job, const Span& span, int64_t* rows, float* updates) {
  const int64_t stride = job.tables.stride;
  Tile& t = s.tile;
  for (int z = 0; z < span.rows; z++) {
    rows[z] = job.stretch.words[span.low + z];
    s.contexts[z] = job.tables.input + rows[z] * stride;
    prefetch(s.contexts[z], stride);
    s.places[z] = updates + z * stride;
  }
  const bool cbow = job.plan.architecture == firth::CBOW;
  t.rows = cbow ? span.positions : span.rows;
  for (int r = 0; r < t.rows; r++) {
    t.X[r] = cbow ? s.combined + r * stride : s.contexts[r];
    t.dX[r] = cbow ? s.moved + r * stride : s.places[r];
  }
}

// The output rows of a tile, and where their updates go.
inline void output_rows(Scratch& s, const Job& job, int64_t* rows, float* updates) {
  const int64_t stride = job.tables.stride;
  Tile& t = s.tile;
  for (int c = 0; c < t.columns; c++) {
    rows[c] = job.tables.words + s.targets[c];
    t.C[c] = job.tables.output + s.targets[c] * stride;
    t.dC[c] = updates + c * stride;
  }
}

// Computes one tile and fills its slots.
inline void fill_slots(Scratch& s, Job& job, int q, int64_t tile, int64_t first, int positions, float step) {
  const Plan& plan = job.plan;
  const int64_t stride = job.tables.stride;
  const bool cbow = plan.architecture == firth::CBOW;
  const auto& slots = job.slots;
  int64_t* rows = slots.rows + q * slots.capacity;
  float* curvature = slots.curvature + q * slots.capacity;
  float* updates = slots.updates + q * slots.capacity * stride;

  const Span span = windows(s, job, tile, first, positions);
  slots.pairs[q] = cbow ? 0 : span.company;
  if (cbow)
    for (int i = 0; i < positions; i++) slots.pairs[q] += s.right[i] - s.left[i] > 1;
  slots.loss[q] = 0;
  slots.used[q] = 0;
  if (slots.pairs[q] == 0) return;

  input_rows(s, job, span, rows, updates);
  if (plan.objective == firth::HIERARCHICAL_SOFTMAX)
    nodes_of_paths(s, job, span);
  else
    negatives_and_targets(s, job, span);
  output_rows(s, job, rows + span.rows, updates + span.rows * stride);
  slots.used[q] = span.rows + s.tile.columns;

  if (cbow) mix(s, span, plan, stride);
  slots.loss[q] = compute(s.tile, stride, step);
  if (cbow)
    unmix(s, span, curvature, stride);
  else
    std::memcpy(curvature, s.tile.zX, sizeof(float) * span.rows);
  std::memcpy(curvature + span.rows, s.tile.zC, sizeof(float) * s.tile.columns);
}

}  // namespace
