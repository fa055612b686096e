// The softmax over all words, for the mixtures of a macro-batch: dense products with every output row.
//
// With the mixtures as rows of H and P = softmax of the scores U H^T over the words, the gradient of a score is
// G = P - (1 at the target), that of U is G H, and that of H is G^T U.
//
// Words are cut into parts, whose number depends on nothing but their own, and parts into blocks that stay in a cache.
// A part has one thread, and what parts sum up is added in their order, so the bits do not depend on the threads.
#pragma once

#include <cfloat>

#include "macro_batch.hpp"

namespace {

using firth::Dense;

// A macro-batch: tiles from number `tile` of the epoch on.
struct Batch {
  int64_t begin, tile;
  int positions, tiles;
  Share share;  // this thread's tiles
};

FIRTH_INLINE ireg load_whole(const int32_t* p) {
  ireg x;
  std::memcpy(&x, p, sizeof x);
  return x;
}
FIRTH_INLINE reg higher(reg a, reg b) { return a > b ? a : b; }

inline int64_t part_begin(const Job& job, int64_t part) { return job.tables.words * part / job.dense.parts; }

// Calls f(first, count, scores) for blocks of a part's words; their scores have room there.
template <typename F>
inline void each_block(const Scratch& s, const Job& job, int part, F f) {
  const Dense& dense = job.dense;
  const int64_t end = part_begin(job, part + 1);
  for (int64_t first = part_begin(job, part); first < end; first += SOFTMAX_WORDS) {
    const int count = static_cast<int>(end - first < SOFTMAX_WORDS ? end - first : SOFTMAX_WORDS);
    f(first, count, first + count <= dense.kept ? dense.scores + first * dense.width : s.again);
  }
}

// Fills a list with rows that lie `step` apart.
inline float** rows_from(float** list, float* first, int64_t step, int count) {
  for (int i = 0; i < count; i++) list[i] = first + i * step;
  return list;
}

inline void score_block(Scratch& s, const Job& job, const Batch& batch, int64_t first, int count, float* scores) {
  const int64_t stride = job.tables.stride, width = job.dense.width;
  float* rows[SOFTMAX_WORDS];
  const int d = static_cast<int>(stride);
  product(rows_from(rows, scores, width, count), count, job.tables.output + first * stride, stride, 1, d,
          rows_from(s.lists, job.dense.across, width, d), round_up(batch.positions));
}

// For each position the highest score among a part's words, the sum of exp(score - highest), and the target's score.
inline void score_part(Scratch& s, Job& job, const Batch& batch, int part) {
  const Dense& dense = job.dense;
  float *highest = dense.highest + part * dense.width, *sums = dense.sums + part * dense.width;
  const int positions = round_up(batch.positions);
  for (int i = 0; i < positions; i++) highest[i] = -FLT_MAX, sums[i] = 0;
  each_block(s, job, part, [&](int64_t first, int count, float* scores) {
    score_block(s, job, batch, first, count, scores);
    for (int i = 0; i < positions; i += WIDE) {
      const reg before = load_reg(highest + i);
      reg high = before, sum{};
      for (int w = 0; w < count; w++) high = higher(high, load_reg(scores + w * dense.width + i));
      for (int w = 0; w < count; w++) sum += exp_negative(load_reg(scores + w * dense.width + i) - high);
      store_reg(highest + i, high);
      store_reg(sums + i, load_reg(sums + i) * exp_negative(before - high) + sum);
    }
    for (int i = 0; i < batch.positions; i++) {
      const int64_t w = dense.targets[i] - first;
      if (0 <= w && w < count) dense.aim[i] = scores[w * dense.width + i];
    }
  });
}

// The parts' sums together. Every thread does it all for itself, which is less work than to wait for others.
inline void normalise(Scratch& s, const Job& job, const Batch& batch) {
  const Dense& dense = job.dense;
  for (int i = 0; i < round_up(batch.positions); i += WIDE) {
    reg high = load_reg(dense.highest + i), sum{};
    for (int p = 1; p < dense.parts; p++) high = higher(high, load_reg(dense.highest + p * dense.width + i));
    for (int p = 0; p < dense.parts; p++) {
      const int64_t at = p * dense.width + i;
      sum += load_reg(dense.sums + at) * exp_negative(load_reg(dense.highest + at) - high);
    }
    store_reg(s.high + i, high);
    store_reg(s.scale + i, load_whole(dense.targets + i) >= 0 ? 1.0f / sum : reg{});
  }
}

// Scores of a word become what its gradients are times the step, with the sign of a move; `curvature` is that of the
// mixtures, times the step too. Returns the word's.
inline float bend_scores(const Scratch& s, const Dense& dense, int positions, int64_t word, float square, float step,
                         float* scores, float* curvature) {
  constexpr int N = LANES / WIDE;
  const auto aimed = static_cast<int32_t>(word);
  reg along[N] = {};
  for (int i = 0; i < positions; i += LANES)
    FIRTH_UNROLL for (int h = 0; h < N; h++) {
      const int at = i + h * WIDE;
      const reg p = exp_negative(load_reg(scores + at) - load_reg(s.high + at)) * load_reg(s.scale + at);
      const ireg target = load_whole(dense.targets + at) == aimed;
      const reg off = target ? 1.0f - p : p;  // how far the probability is from what it should be
      const reg move = off * step;
      const reg bend = move * higher(1.0f - off, reg{} + 0.25f);  // see logistic.hpp
      store_reg(scores + at, target ? move : -move);
      store_reg(curvature + at, bend * square + load_reg(curvature + at));
      along[h] = bend * load_reg(dense.squares + at) + along[h];
    }
  vec lanes;
  std::memcpy(&lanes, along, sizeof lanes);
  return fold(lanes);
}

// Moves the output rows of a part, and sums up what its words ask of the mixtures.
inline void move_part(Scratch& s, Job& job, const Batch& batch, int part, float step) {
  const Dense& dense = job.dense;
  const int64_t stride = job.tables.stride, width = dense.width;
  const int64_t room = static_cast<int64_t>(job.plan.positions) * job.plan.tiles;
  const int positions = batch.positions;
  float* curvature = dense.curvature + part * width;
  float** mixtures = rows_from(s.lists + stride, dense.mixtures, stride, positions);
  float** moved = rows_from(s.lists + stride + room, dense.moves + part * room * stride, stride, positions);
  for (int i = 0; i < round_up(positions); i++) curvature[i] = 0;
  bool begun = false;
  each_block(s, job, part, [&](int64_t first, int count, float* scores) {
    float *rows[SOFTMAX_WORDS], *moves[SOFTMAX_WORDS], squared[SOFTMAX_WORDS], bends[SOFTMAX_WORDS];
    if (scores == s.again) score_block(s, job, batch, first, count, scores);
    rows_from(rows, job.tables.output + first * stride, stride, count);
    for (int w = count; w < round_up(count); w++) rows[w] = rows[0];
    squares(rows, round_up(count), stride, squared);
    for (int w = 0; w < count; w++)
      bends[w] = bend_scores(s, dense, round_up(positions), first + w, squared[w], step, scores + w * width, curvature);
    if (begun)
      product<true>(moved, positions, scores, 1, width, count, rows, stride);
    else
      product(moved, positions, scores, 1, width, count, rows, stride);
    begun = true;
    product(rows_from(moves, s.moves, stride, count), count, scores, width, 1, positions, mixtures, stride);
    for (int w = 0; w < count; w++) {
      const vec factor = broadcast(damp(job.plan.damping * bends[w]));
      for (int64_t k = 0; k < stride; k += LANES) store(rows[w] + k, factor * load(moves[w] + k) + load(rows[w] + k));
    }
  });
}

}  // namespace
