// A macro-batch: every tile is computed against the tables as they stand, then every row is moved once.
//
// Phase A: each thread computes some of the tiles and leaves their updates in slots of their own.
// Phase B: each row has one owner, who adds the row's slots in tile order, damped by their curvature.
// Nothing depends on the number of threads, so the bits do not either.
#pragma once

#include <cmath>
#include <thread>

#include "chains.hpp"
#include "mixture.hpp"
#include "negatives.hpp"
#include "paths.hpp"

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

  if (cbow) mix(s, span, plan.cbow_mean, stride);
  slots.loss[q] = compute(s.tile, stride, step);
  if (cbow)
    unmix(s, span, curvature, stride);
  else
    std::memcpy(curvature, s.tile.zX, sizeof(float) * span.rows);
  std::memcpy(curvature + span.rows, s.tile.zC, sizeof(float) * s.tile.columns);
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

inline void wait(firth::Barrier& barrier, int threads) {
  if (threads == 1) return;
  const int generation = barrier.generation.load(std::memory_order_acquire);
  if (barrier.arrived.fetch_add(1, std::memory_order_acq_rel) == threads - 1) {
    barrier.arrived.store(0, std::memory_order_relaxed);
    barrier.generation.store(generation + 1, std::memory_order_release);
    return;
  }
  for (int spins = 0; barrier.generation.load(std::memory_order_acquire) == generation;)
    if (++spins > 2000) std::this_thread::yield();
}

inline float step_at(const Job& job, int64_t position) {
  const Plan& plan = job.plan;
  const double share = static_cast<double>(job.stretch.done + position) / static_cast<double>(plan.total);
  const double step = plan.alpha - (plan.alpha - plan.min_alpha) * share;
  return static_cast<float>(step);
}

// Neumaier's sum (1974), whose twin is firth.kernels.Totals: what an addition rounds away is summed beside it.
inline void add_loss(Job& job, double loss) {
  const double total = job.loss + loss;
  const bool grown = std::abs(job.loss) < std::abs(loss);
  job.lost += grown ? (loss - total) + job.loss : (job.loss - total) + loss;
  job.loss = total;
}

inline int positions_from(const Job& job, int64_t first) {
  const int64_t left = job.stretch.end - first;
  return left < job.plan.positions ? static_cast<int>(left) : job.plan.positions;
}

inline void count_loss(Job& job, int slots) {
  for (int q = 0; q < slots; q++) {
    add_loss(job, job.slots.loss[q]);
    job.pairs += job.slots.pairs[q];
  }
}

// All macro-batches of the stretch, in step with the other threads.
inline void run_in_step(Scratch& s, Job& job, int thread) {
  const Plan& plan = job.plan;
  const auto& text = job.stretch;
  const int64_t macro_batch = static_cast<int64_t>(plan.positions) * plan.tiles;
  int64_t tile = text.tile;
  for (int64_t begin = text.begin; begin < text.end; begin += macro_batch) {
    const int64_t left = text.end - begin;
    const int tiles = left >= macro_batch ? plan.tiles
                                          : static_cast<int>((left + plan.positions - 1) / plan.positions);
    const float step = step_at(job, text.positions[begin]);
    const Share share = share_of(tiles, job.threads, thread);
    for (int q = share.from; q < share.to; q++) {
      const int64_t first = begin + q * plan.positions;
      fill_slots(s, job, q, tile + q, first, positions_from(job, first), step);
    }
    wait(job.barrier, job.threads);
    if (step > 0) apply(s, job, share);  // adding nothing would make a zero of a minus zero
    if (thread == 0) count_loss(job, tiles);
    wait(job.barrier, job.threads);
    tile += tiles;
  }
}

// Some of the tiles of the stretch, each moved as soon as it is computed, whatever the other threads do to the rows.
inline void run_racing(Scratch& s, Job& job, int thread) {
  const Plan& plan = job.plan;
  const auto& text = job.stretch;
  const int64_t tiles = (text.end - text.begin + plan.positions - 1) / plan.positions;
  double loss = 0;
  int64_t pairs = 0;
  for (int64_t t = 0; t < tiles; t++) {
    if (t / plan.tiles % job.threads != thread) continue;  // neighbours share the words of their windows
    const int64_t first = text.begin + t * plan.positions;
    const float step = step_at(job, text.positions[first]);
    fill_slots(s, job, thread, text.tile + t, first, positions_from(job, first), step);
    if (step > 0) apply(s, job, {thread, thread, thread + 1, thread + 1});
    loss += job.slots.loss[thread];
    pairs += job.slots.pairs[thread];
  }
  job.slots.loss[thread] = loss;
  job.slots.pairs[thread] = pairs;
  wait(job.barrier, job.threads);
  if (thread == 0) count_loss(job, job.threads);
}

// What each thread runs.
inline void run(Job& job, int thread) {
  Scratch s;
  carve(s, job, job.scratch[thread]);
  if (job.plan.objective == firth::HIERARCHICAL_SOFTMAX)
    for (int64_t i = 0; i < job.tables.words; i++) s.stamp[i] = -1;
  forget_rows(s, job);
  if (job.plan.racy)
    run_racing(s, job, thread);
  else
    run_in_step(s, job, thread);
}

}  // namespace
