// A macro-batch of CBOW with the softmax over all words. Between barriers, all threads
//
// 1. mix the windows of their tiles;
// 2. score their parts of the words, and for each position sum exp(score) over them (softmax.hpp);
// 3. turn scores into gradients, add up what moves the mixtures, and move their output rows;
// 4. hand the mixtures' moves on to the words of the windows, in slots;
// 5. move the input rows that they own.
#pragma once

#include "softmax.hpp"

namespace {

// The windows of a tile, and the slots for what is asked of their words.
inline Span open_tile(Scratch& s, const Job& job, const Batch& batch, int q) {
  const int64_t first = batch.begin + q * job.plan.positions, slot = q * job.slots.capacity;
  const Span span = windows(s, job, batch.tile + q, first, positions_from(job, first));
  input_rows(s, job, span, job.slots.rows + slot, job.slots.updates + slot * job.tables.stride);
  return span;
}

// The mixtures of a tile, their transpose, and what they are to predict.
inline void mix_tile(Scratch& s, const Job& job, const Batch& batch, int q) {
  const Dense& dense = job.dense;
  const int64_t stride = job.tables.stride, row = q * job.plan.positions;
  const Span span = open_tile(s, job, batch, q);
  s.combined = dense.mixtures + row * stride;
  mix(s, span, job.plan, stride);
  job.slots.pairs[q] = 0;
  for (int i = 0; i < span.positions; i++) {
    const float* mixture = s.combined + i * stride;
    const bool company = s.right[i] - s.left[i] > 1;
    vec square{};
    for (int64_t k = 0; k < stride; k += LANES) square = load(mixture + k) * load(mixture + k) + square;
    for (int64_t k = 0; k < stride; k++) dense.across[k * dense.width + row + i] = mixture[k];
    dense.squares[row + i] = fold(square);
    dense.targets[row + i] = company ? job.stretch.words[span.first + i] : -1;
    job.slots.pairs[q] += company;
  }
}

// What fills the last sixteen positions up.
inline void pad(const Job& job, const Batch& batch) {
  const Dense& dense = job.dense;
  for (int i = batch.positions; i < round_up(batch.positions); i++) {
    for (int64_t k = 0; k < job.tables.stride; k++) dense.across[k * dense.width + i] = 0;
    dense.squares[i] = 0;
    dense.targets[i] = -1;
  }
}

// The loss of a tile. The logarithm is rounded to float32, so that it does not matter whose logarithm it is.
inline void tell_loss(Scratch& s, Job& job, const Batch& batch, int q) {
  const int row = q * job.plan.positions, end = row + positions_from(job, batch.begin + row);
  job.slots.loss[q] = 0;
  for (int i = row; i < end; i++)
    if (job.dense.targets[i] >= 0) {
      const auto log_sum = static_cast<float>(-std::log(static_cast<double>(s.scale[i])));
      job.slots.loss[q] += static_cast<double>(s.high[i]) - job.dense.aim[i] + log_sum;
    }
}

// What the parts ask of a tile's mixtures, handed on to the words of the windows.
inline void unmix_tile(Scratch& s, Job& job, const Batch& batch, int q) {
  const Dense& dense = job.dense;
  const int64_t stride = job.tables.stride, row = q * job.plan.positions;
  const int64_t part = static_cast<int64_t>(job.plan.positions) * job.plan.tiles * stride;
  const Span span = open_tile(s, job, batch, q);
  share_windows(s, span, job.plan);
  for (int i = 0; i < span.positions; i++) {
    const float* asked = dense.moves + (row + i) * stride;
    for (int64_t k = 0; k < stride; k += LANES) {
      vec sum = load(asked + k);
      for (int p = 1; p < dense.parts; p++) sum += load(asked + p * part + k);
      store(s.moved + i * stride + k, sum);
    }
    s.tile.zX[i] = 0;
    for (int p = 0; p < dense.parts; p++) s.tile.zX[i] += dense.curvature[p * dense.width + row + i];
  }
  unmix(s, span, job.slots.curvature + q * job.slots.capacity, stride);
  job.slots.used[q] = span.rows;
}

// One macro-batch, in step with the other threads.
inline void run_batch(Scratch& s, Job& job, const Batch& batch, float step, int thread) {
  const int from = first_tile(job.dense.parts, job.threads, thread);
  const int to = first_tile(job.dense.parts, job.threads, thread + 1);
  for (int q = batch.share.from; q < batch.share.to; q++) mix_tile(s, job, batch, q);
  if (thread == 0) pad(job, batch);
  wait(job.barrier, job.threads);
  for (int p = from; p < to; p++) score_part(s, job, batch, p);
  wait(job.barrier, job.threads);
  normalise(s, job, batch);
  for (int q = batch.share.from; q < batch.share.to; q++) tell_loss(s, job, batch, q);
  if (step > 0) {  // adding nothing would make a zero of a minus zero
    for (int p = from; p < to; p++) move_part(s, job, batch, p, step);
    wait(job.barrier, job.threads);
    for (int q = batch.share.from; q < batch.share.to; q++) unmix_tile(s, job, batch, q);
  }
  wait(job.barrier, job.threads);
  if (step > 0) apply(s, job, batch.share);
  if (thread == 0) count_loss(job, batch.tiles);
  wait(job.barrier, job.threads);
}

// What each thread runs. There is nothing to race for: who wants a race gets macro-batches of one tile.
inline void run_softmax(Job& job, int thread) {
  const Plan& plan = job.plan;
  const auto& text = job.stretch;
  Scratch s;
  carve(s, job, job.scratch[thread]);
  forget_rows(s, job);
  const int most = plan.racy ? 1 : plan.tiles;
  Batch batch{text.begin, text.tile, 0, 0, {}};
  for (; batch.begin < text.end; batch.begin += batch.positions, batch.tile += batch.tiles) {
    const int64_t left = text.end - batch.begin, whole = static_cast<int64_t>(plan.positions) * most;
    batch.positions = static_cast<int>(left < whole ? left : whole);
    batch.tiles = (batch.positions + plan.positions - 1) / plan.positions;
    batch.share = share_of(batch.tiles, job.threads, thread);
    run_batch(s, job, batch, step_at(job, text.positions[batch.begin]), thread);
  }
}

}  // namespace
