// A macro-batch: every tile is computed against the tables as they stand, then every row is moved once.
//
// Phase A: each thread computes some of the tiles and leaves their updates in slots of their own.
// Phase B: each row has one owner, who adds the row's slots in tile order, damped by their curvature.
// Nothing depends on the number of threads, so the bits do not either.
#pragma once

#include <thread>

#include "gather.hpp"

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

// Computes one tile and fills its slots.
inline void fill_slots(Scratch& s, Job& job, int q, int64_t tile, int64_t first, int positions, float step) {
  const Plan& plan = job.plan;
  const auto& tables = job.tables;
  const int64_t stride = tables.stride, words = tables.words;
  const bool cbow = plan.architecture == firth::CBOW;
  const Span span = windows(s, job, tile, first, positions);

  Tile& t = s.tile;
  int64_t* rows = job.slots.rows + q * job.slots.capacity;
  float* curvature = job.slots.curvature + q * job.slots.capacity;
  float* updates = job.slots.updates + q * job.slots.capacity * stride;
  for (int r = 0; r < span.rows; r++) {
    const int64_t word = job.stretch.words[span.low + r];
    s.contexts[r] = tables.input + word * stride;
    s.places[r] = updates + r * stride;
    rows[r] = tables.frozen && tables.frozen[word] ? NOBODY : word;
  }

  t.rows = cbow ? positions : span.rows;
  if (cbow) {
    std::memset(s.mix, 0, sizeof(float) * positions * span.rows);
    const int shift = static_cast<int>(span.first - span.low);
    for (int i = 0; i < positions; i++) {
      const int company = s.right[i] - s.left[i] - 1;
      const float share = plan.cbow_mean && company ? 1.0f / company : 1.0f;
      for (int z = s.left[i]; z < s.right[i]; z++)
        if (z != i) s.mix[i * span.rows + z + shift] = share;
    }
  }
  for (int r = 0; r < t.rows; r++) {
    t.X[r] = cbow ? s.combined + r * stride : s.contexts[r];
    t.dX[r] = cbow ? s.moved + r * stride : s.places[r];
  }

  const bool tree = plan.objective == firth::HIERARCHICAL_SOFTMAX;
  const int64_t pairs = tree ? tree_nodes(s, job, span) : targets_and_negatives(s, job, span);
  for (int c = 0; c < t.columns; c++) {
    const bool real = s.targets[c] != NOBODY;
    t.C[c] = tables.output + (real ? s.targets[c] : s.targets[0]) * stride;
    t.dC[c] = updates + (span.rows + c) * stride;
    rows[span.rows + c] = real ? words + s.targets[c] : NOBODY;
  }
  job.slots.used[q] = span.rows + t.columns;
  job.slots.pairs[q] = pairs;
  job.slots.loss[q] = 0;
  if (pairs == 0 || t.columns == 0) {
    job.slots.used[q] = 0;
    return;
  }

  if (cbow) product(t.X, positions, s.mix, span.rows, 1, span.rows, s.contexts, stride);
  job.slots.loss[q] = compute(t, stride, step);
  for (int c = 0; c < t.columns; c++) curvature[span.rows + c] = t.zC[c];
  if (!cbow) {
    for (int r = 0; r < span.rows; r++) curvature[r] = t.zX[r];
    return;
  }
  product(s.places, span.rows, s.mix, 1, span.rows, positions, t.dX, stride);
  for (int r = 0; r < span.rows; r++) curvature[r] = 0;
  for (int i = 0; i < positions; i++)
    for (int r = 0; r < span.rows; r++) {
      const float share = s.mix[i * span.rows + r];
      curvature[r] += share * share * t.zX[i];
    }
}

inline uint32_t row_hash(int64_t row) { return static_cast<uint32_t>((static_cast<uint64_t>(row) * GOLDEN) >> 32); }

// Tiles of a macro-batch that a thread computes: neighbours, because they share the words of their windows.
inline int first_tile(int tiles, int threads, int thread) {
  return static_cast<int>(static_cast<int64_t>(tiles) * thread / threads);
}

// Chains the slots of each row that this thread owns; returns how many rows there are.
// A row belongs to the thread that filled its first slot: most of what it adds is then in that core's cache.
inline int chain_slots(Scratch& s, const Job& job, int tiles, int thread) {
  constexpr int32_t SOMEBODY_ELSES = -1;
  const auto& slots = job.slots;
  const int from = first_tile(tiles, job.threads, thread), to = first_tile(tiles, job.threads, thread + 1);
  std::memset(s.table, 0xff, sizeof(int32_t) * s.buckets);
  int rows = 0;
  for (int q = 0; q < tiles; q++)
    for (int i = 0; i < slots.used[q]; i++) {
      const int64_t place = q * slots.capacity + i, row = slots.rows[place];
      if (row == NOBODY) continue;
      const int32_t slot = static_cast<int32_t>(place);
      uint32_t bucket = row_hash(row) & (s.buckets - 1);
      while (s.table[bucket] >= 0 && slots.rows[s.table[bucket]] != row) bucket = (bucket + 1) & (s.buckets - 1);
      const int32_t head = s.table[bucket];
      if (head < 0) {
        if (q >= to) continue;  // first seen after this thread's tiles: a later thread owns it
        s.table[bucket] = slot;
        s.last[slot] = q >= from ? slot : SOMEBODY_ELSES;
        s.next[slot] = -1;
        s.curvature[slot] = slots.curvature[slot];
        if (q >= from) s.firsts[rows++] = slot;
      } else if (s.last[head] != SOMEBODY_ELSES) {
        s.next[s.last[head]] = slot;
        s.next[slot] = -1;
        s.last[head] = slot;
        s.curvature[head] += slots.curvature[slot];
      }
    }
  return rows;
}

inline float* row_of(const Job& job, int64_t row) {
  const auto& t = job.tables;
  return row < t.words ? t.input + row * t.stride : t.output + (row - t.words) * t.stride;
}

// Moves every row that this thread owns.
inline void apply(Scratch& s, Job& job, int tiles, int thread) {
  constexpr int AHEAD = 6;
  const int64_t stride = job.tables.stride;
  const int rows = chain_slots(s, job, tiles, thread);
  for (int i = 0; i < rows; i++) {
    if (i + AHEAD < rows) prefetch(row_of(job, job.slots.rows[s.firsts[i + AHEAD]]), stride);
    const int32_t head = s.firsts[i];
    float* row = row_of(job, job.slots.rows[head]);
    const vec factor = broadcast(damp(job.plan.damping * s.curvature[head]));
    for (int64_t k = 0; k < stride; k += LANES) {
      vec total = load(job.slots.updates + head * stride + k);
      for (int32_t slot = s.next[head]; slot >= 0; slot = s.next[slot])
        total += load(job.slots.updates + slot * stride + k);
      store(row + k, factor * total + load(row + k));
    }
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

// What each thread runs: all macro-batches of the stretch, in step with the others.
inline void run(Job& job, int thread) {
  const Plan& plan = job.plan;
  const auto& text = job.stretch;
  Scratch s;
  carve(s, job, job.scratch[thread]);
  if (plan.objective == firth::HIERARCHICAL_SOFTMAX)
    for (int64_t i = 0; i < job.tables.words; i++) s.stamp[i] = NOBODY;

  int64_t tile = text.tile;
  for (int64_t begin = text.begin; begin < text.end; begin += static_cast<int64_t>(plan.positions) * plan.tiles) {
    const int64_t left = text.end - begin;
    const int tiles = static_cast<int>(
        left >= static_cast<int64_t>(plan.positions) * plan.tiles ? plan.tiles
                                                                  : (left + plan.positions - 1) / plan.positions);
    const float step = step_at(job, text.positions[begin]);
    for (int q = first_tile(tiles, job.threads, thread); q < first_tile(tiles, job.threads, thread + 1); q++) {
      const int64_t first = begin + q * plan.positions;
      const int positions =
          static_cast<int>(text.end - first < plan.positions ? text.end - first : plan.positions);
      fill_slots(s, job, q, tile + q, first, positions, step);
    }
    wait(job.barrier, job.threads);
    apply(s, job, tiles, thread);
    if (thread == 0) {
      for (int q = 0; q < tiles; q++) {
        job.loss += job.slots.loss[q];
        job.pairs += job.slots.pairs[q];
      }
    }
    wait(job.barrier, job.threads);
    tile += tiles;
  }
}

}  // namespace
