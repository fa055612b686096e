// Negative sampling: a tile's output rows are the negatives that all its pairs share, then its targets.
#pragma once

#include "windows.hpp"

namespace {

inline int32_t draw_noise(const firth::Noise& noise, uint64_t drawn) {
  const uint32_t w = below(drawn, noise.size);
  const bool keep = static_cast<uint32_t>(drawn) < noise.threshold[w] || noise.threshold[w] == UINT32_MAX;
  return keep ? static_cast<int32_t>(w) : noise.alias[w];
}

// How many pairs each input row makes: a window covers a stretch of rows, and never its own position's.
inline void count_pairs(Scratch& s, const Span& span, bool cbow) {
  if (cbow) {
    for (int i = 0; i < span.positions; i++) s.counts[i] = s.right[i] - s.left[i] > 1;
    return;
  }
  const int shift = static_cast<int>(span.first - span.low);
  for (int r = 0; r <= span.rows; r++) s.counts[r] = 0;
  for (int i = 0; i < span.positions; i++) {
    s.counts[s.left[i] + shift]++;
    s.counts[s.right[i] + shift]--;
  }
  for (int r = 1; r < span.rows; r++) s.counts[r] += s.counts[r - 1];
  for (int i = 0; i < span.positions; i++) s.counts[i + shift]--;
}

// A negative that is the pair's own target counts nothing: the pairs of column n are counted anew without those.
inline void skip_own_targets(Scratch& s, const Span& span, bool cbow, int n, float each) {
  Tile& t = s.tile;
  for (int r = 0; r < t.rows; r++) s.others[r] = s.counts[r];
  for (int i = 0; i < span.positions; i++) {
    if (s.targets[n] != s.targets[t.shared + i]) continue;
    if (cbow)
      s.others[i] = 0;
    else
      each_company(s, span, i, [&](int z) { s.others[z]--; });
  }
  for (int r = 0; r < t.rows; r++) t.W[r * t.shared + n] = static_cast<float>(s.others[r]) * each;
}

// The shared cells: each pair of a row counts each negative K / N times.
inline void weigh_negatives(Scratch& s, const Span& span, bool cbow, float each) {
  Tile& t = s.tile;
  for (int r = 0; r < t.rows; r++)
    for (int n = 0; n < t.shared; n += LANES)
      store(t.W + r * t.shared + n, broadcast(static_cast<float>(s.counts[r]) * each));
  for (int n = 0; n < t.shared; n++) {
    bool own = false;
    for (int i = 0; i < span.positions; i++) own |= s.targets[n] == s.targets[t.shared + i];
    if (own) skip_own_targets(s, span, cbow, n, each);
  }
}

// A run of positive cells for each position.
inline void positive_cells(Scratch& s, const Span& span, bool cbow) {
  Tile& t = s.tile;
  int k = 0;
  t.runs = span.positions;
  t.runs_of_rows = false;
  for (int i = 0; i < span.positions; i++) {
    t.run[i] = k;
    if (!cbow)
      each_company(s, span, i, [&](int z) { t.row[k++] = z; });
    else if (s.counts[i])
      t.row[k++] = i;
    for (int at = t.run[i]; at < k; at++) t.column[at] = t.shared + i;
  }
  t.run[span.positions] = t.cells = k;
  for (int at = 0; at < k; at++) t.sign[at] = 1;
}

// Fills the tile's output rows and cells.
inline void negatives_and_targets(Scratch& s, const Job& job, const Span& span) {
  const Plan& plan = job.plan;
  const bool cbow = plan.architecture == firth::CBOW;
  Tile& t = s.tile;
  t.shared = plan.shared;
  t.columns = plan.shared + span.positions;
  const uint64_t key = draw_key(plan.seed, plan.call, job.stretch.epoch, NOISE);
  for (int n = 0; n < plan.shared; n++) s.targets[n] = draw_noise(job.noise, draw(key, span.tile * plan.shared + n));
  for (int i = 0; i < span.positions; i++) s.targets[plan.shared + i] = job.stretch.words[span.first + i];
  for (int c = 0; c < t.columns; c++)  // on their way while the pairs are counted
    prefetch(job.tables.output + s.targets[c] * job.tables.stride, job.tables.stride);
  count_pairs(s, span, cbow);
  positive_cells(s, span, cbow);
  weigh_negatives(s, span, cbow, static_cast<float>(plan.negative) / static_cast<float>(plan.shared));
}

}  // namespace
