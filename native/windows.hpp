// The windows of a tile: which words keep company with which.
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
  int64_t company;  // words in all windows, the ones at the positions left out
};

inline Span windows(Scratch& s, const Job& job, int64_t tile, int64_t first, int positions) {
  const auto& text = job.stretch;
  const Plan& plan = job.plan;
  const uint64_t key = draw_key(plan.seed, plan.call, text.epoch, WINDOW);
  Span span{tile, first, positions, first, 0, 0};
  int64_t high = first + positions;
  for (int i = 0; i < positions; i++) {
    const int64_t at = first + i;
    const int32_t sentence = text.sentences[at];
    int64_t reach = plan.window;
    if (plan.shrink_windows) reach -= below(draw(key, tile * plan.positions + i), plan.window);
    int64_t left = at > reach ? at - reach : 0;
    int64_t right = text.length - at > reach ? at + reach + 1 : text.length;
    while (text.sentences[left] != sentence) left++;  // sentences do not fall, so the ends tell of all between
    while (text.sentences[right - 1] != sentence) right--;
    s.left[i] = static_cast<int32_t>(left - first);
    s.right[i] = static_cast<int32_t>(right - first);
    span.company += right - left - 1;
    if (left < span.low) span.low = left;
    if (right > high) high = right;
  }
  span.rows = static_cast<int>(high - span.low);
  return span;
}

// Calls f(z) for every word z of position i's window, counted from the first word of the tile's windows.
template <typename F>
FIRTH_INLINE void each_company(const Scratch& s, const Span& span, int i, F f) {
  const int shift = static_cast<int>(span.first - span.low);
  for (int z = s.left[i]; z < i; z++) f(z + shift);
  for (int z = i + 1; z < s.right[i]; z++) f(z + shift);
}

}  // namespace
