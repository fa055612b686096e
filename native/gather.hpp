// Fills a tile: which rows of the tables it needs, and how many pairs each cell counts.
//
// Inputs are the words of the windows (skip-gram) or one mixture for each position (CBOW);
// outputs are the tile's targets and its shared negatives, or the inner nodes on its targets' paths.
#pragma once

#include "draws.hpp"
#include "scratch.hpp"

namespace {

// The words of one tile within its stretch.
struct Span {
  int64_t tile;     // number within the epoch
  int64_t first;    // first position
  int positions;    // how many
  int64_t low;      // first word of any window
  int rows;         // words from `low` to the end of the last window
};

inline Span windows(Scratch& s, const Job& job, int64_t tile, int64_t first, int positions) {
  const auto& text = job.stretch;
  const Plan& plan = job.plan;
  const uint64_t key = draw_key(plan.seed, plan.call, text.epoch, WINDOW);
  Span span{tile, first, positions, first, 0};
  int64_t high = first + positions;
  for (int i = 0; i < positions; i++) {
    const int64_t at = first + i;
    int64_t reach = plan.window;
    if (plan.shrink_windows) reach -= below(draw(key, tile * plan.positions + i), plan.window);
    int64_t left = at, right = at + 1;
    while (left > 0 && at - left < reach && text.sentences[left - 1] == text.sentences[at]) left--;
    while (right < text.length && right - at <= reach && text.sentences[right] == text.sentences[at]) right++;
    s.left[i] = static_cast<int32_t>(left - first);
    s.right[i] = static_cast<int32_t>(right - first);
    if (left < span.low) span.low = left;
    if (right > high) high = right;
  }
  span.rows = static_cast<int>(high - span.low);
  return span;
}

// Calls f(input row) for every pair that position i makes.
template <typename F>
FIRTH_INLINE void each_input(const Scratch& s, const Span& span, bool cbow, int i, F f) {
  if (cbow) {
    if (s.right[i] - s.left[i] > 1) f(i);
    return;
  }
  const int shift = static_cast<int>(span.first - span.low);
  for (int z = s.left[i]; z < s.right[i]; z++)
    if (z != i) f(z + shift);
}

inline void clear_cells(Tile& t) {
  std::memset(t.W, 0, sizeof(float) * t.rows * t.columns);
  std::memset(t.L, 0, sizeof(float) * t.rows * t.columns);
}

// A negative that is the pair's own target counts nothing: the pairs of column c are counted anew without those.
inline void skip_own_targets(Scratch& s, const Span& span, bool cbow, int c, float each) {
  Tile& t = s.tile;
  for (int r = 0; r < t.rows; r++) t.W[r * t.columns + c] = static_cast<float>(s.counts[r]);
  for (int i = 0; i < span.positions; i++)
    if (s.targets[c] == s.targets[i])
      each_input(s, span, cbow, i, [&](int r) { t.W[r * t.columns + c] -= 1; });
  for (int r = 0; r < t.rows; r++) t.W[r * t.columns + c] *= each;
}

// Columns: the targets (padded to a multiple of 16), then the negatives that all of the tile's pairs share.
inline int64_t targets_and_negatives(Scratch& s, const Job& job, const Span& span) {
  const Plan& plan = job.plan;
  Tile& t = s.tile;
  const bool cbow = plan.architecture == firth::CBOW;
  const int targets = (plan.positions + LANES - 1) / LANES * LANES;
  t.columns = targets + plan.shared;

  const uint64_t key = draw_key(plan.seed, plan.call, job.stretch.epoch, NOISE);
  for (int c = 0; c < targets; c++) s.targets[c] = c < span.positions ? job.stretch.words[span.first + c] : NOBODY;
  for (int n = 0; n < plan.shared; n++) {
    const uint64_t drawn = draw(key, span.tile * plan.shared + n);
    const uint32_t w = below(drawn, job.noise.size);
    const bool keep = static_cast<uint32_t>(drawn) < job.noise.threshold[w] || job.noise.threshold[w] == UINT32_MAX;
    s.targets[targets + n] = keep ? static_cast<int32_t>(w) : job.noise.alias[w];
  }
  for (int c = 0; c < t.columns; c++)  // on their way while the weights are counted
    if (s.targets[c] != NOBODY) prefetch(job.tables.output + s.targets[c] * job.tables.stride, job.tables.stride);
  clear_cells(t);
  for (int r = 0; r < t.rows; r++) s.counts[r] = 0;
  int64_t pairs = 0;
  for (int i = 0; i < span.positions; i++)
    each_input(s, span, cbow, i, [&](int r) {
      t.W[r * t.columns + i] = t.L[r * t.columns + i] = 1;
      s.counts[r]++;
      pairs++;
    });

  const float each = static_cast<float>(plan.negative) / static_cast<float>(plan.shared);
  for (int r = 0; r < t.rows; r++)
    for (int c = targets; c < t.columns; c += LANES)
      store(t.W + r * t.columns + c, broadcast(static_cast<float>(s.counts[r]) * each));
  for (int c = targets; c < t.columns; c++) {
    bool own = false;
    for (int i = 0; i < targets; i++) own |= s.targets[c] == s.targets[i];
    if (own) skip_own_targets(s, span, cbow, c, each);
  }
  return pairs;
}

// Columns: every inner node on a path of the tile's targets, in the order of first use.
inline int64_t tree_nodes(Scratch& s, const Job& job, const Span& span) {
  Tile& t = s.tile;
  const bool cbow = job.plan.architecture == firth::CBOW;
  const auto& tree = job.tree;
  int columns = 0;
  for (int i = 0; i < span.positions; i++) {
    const int32_t word = job.stretch.words[span.first + i];
    for (int64_t p = tree.offsets[word]; p < tree.offsets[word + 1]; p++) {
      const int32_t node = tree.nodes[p];
      if (s.stamp[node] == span.tile) continue;
      s.stamp[node] = span.tile;
      s.column[node] = columns;
      s.targets[columns++] = node;
    }
  }
  while (columns % LANES) s.targets[columns++] = NOBODY;
  t.columns = columns;
  clear_cells(t);
  int64_t pairs = 0;
  for (int i = 0; i < span.positions; i++) {
    const int32_t word = job.stretch.words[span.first + i];
    each_input(s, span, cbow, i, [&](int r) {
      pairs++;
      for (int64_t p = tree.offsets[word]; p < tree.offsets[word + 1]; p++) {
        const int64_t cell = static_cast<int64_t>(r) * columns + s.column[tree.nodes[p]];
        t.W[cell] += 1;
        t.L[cell] += 1 - tree.codes[p];
      }
    });
  }
  return pairs;
}

}  // namespace
