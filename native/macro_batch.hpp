// A macro-batch: every tile is computed against the tables as they stand, then every row is moved once.
//
// Phase A: each thread computes some of the tiles and leaves their updates in slots of their own.
// Phase B: each row has one owner, who adds the row's slots in tile order, damped by their curvature.
// Nothing depends on the number of threads, so the bits do not either. Whoever asks for it gets threads that race.
#pragma once

#include <cmath>
#include <thread>

#include "moves.hpp"
#include "slots.hpp"

namespace {

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
