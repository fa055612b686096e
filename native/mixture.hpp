// CBOW: the input of a position is the mixture of its window, and each word of the window gets its share of the update,
// or all of it where the gradient is word2vec.c's.
//
// Windows overlap, so both directions go by running sums over the words of the tile: a window's sum is the
// difference of two of them, and what windows hand out is added where they begin and taken away where they end.
// The cost does not depend on the size of the windows.
#pragma once

#include "windows.hpp"

namespace {

// combined[i][k ..] = share[i] * (sum of the window's rows, the position's own left out).
template <int K>
inline void mix_block(const Scratch& s, const Span& span, int64_t d, int64_t k) {
  constexpr int N = K * (LANES / WIDE), WIDTH = K * LANES;
  const int shift = static_cast<int>(span.first - span.low);
  reg total[N] = {};
  for (int z = 0; z < span.rows; z++) {
    FIRTH_UNROLL for (int j = 0; j < N; j++) {
      store_reg(s.running + z * WIDTH + j * WIDE, total[j]);
      total[j] += load_reg(s.contexts[z] + k + j * WIDE);
    }
  }
  FIRTH_UNROLL for (int j = 0; j < N; j++) store_reg(s.running + span.rows * WIDTH + j * WIDE, total[j]);
  for (int i = 0; i < span.positions; i++) {
    const float* before = s.running + (s.left[i] + shift) * WIDTH;
    const float* after = s.running + (s.right[i] + shift) * WIDTH;
    const float* own = s.contexts[i + shift] + k;
    const reg share = s.share[i] - reg{};
    FIRTH_UNROLL for (int j = 0; j < N; j++) {
      const reg sum = load_reg(after + j * WIDE) - load_reg(before + j * WIDE) - load_reg(own + j * WIDE);
      store_reg(s.combined + i * d + k + j * WIDE, sum * share);
    }
  }
}

// places[z][k ..] = sum of handed[i] * moved[i] over the windows that hold word z, its own left out.
template <int K>
inline void unmix_block(const Scratch& s, const Span& span, int64_t d, int64_t k) {
  constexpr int N = K * (LANES / WIDE), WIDTH = K * LANES;
  const int shift = static_cast<int>(span.first - span.low);
  std::memset(s.running, 0, sizeof(float) * WIDTH * (span.rows + 1));
  for (int i = 0; i < span.positions; i++) {
    float* begin = s.running + (s.left[i] + shift) * WIDTH;
    float* end = s.running + (s.right[i] + shift) * WIDTH;
    float* moved = s.moved + i * d + k;
    const reg handed = s.handed[i] - reg{};
    FIRTH_UNROLL for (int j = 0; j < N; j++) {
      const reg part = load_reg(moved + j * WIDE) * handed;
      store_reg(moved + j * WIDE, part);
      store_reg(begin + j * WIDE, load_reg(begin + j * WIDE) + part);
      store_reg(end + j * WIDE, load_reg(end + j * WIDE) - part);
    }
  }
  reg total[N] = {};
  for (int z = 0; z < span.rows; z++) {
    const int i = z - shift;
    const bool own = i >= 0 && i < span.positions;
    FIRTH_UNROLL for (int j = 0; j < N; j++) {
      total[j] += load_reg(s.running + z * WIDTH + j * WIDE);
      const reg rest = own ? total[j] - load_reg(s.moved + i * d + k + j * WIDE) : total[j];
      store_reg(s.places[z] + k + j * WIDE, rest);
    }
  }
}

inline void share_windows(Scratch& s, const Span& span, const Plan& plan) {
  for (int i = 0; i < span.positions; i++) {
    const int company = s.right[i] - s.left[i] - 1;
    s.share[i] = plan.cbow_mean && company ? 1.0f / static_cast<float>(company) : 1.0f;
    s.handed[i] = plan.exact_gradient ? s.share[i] : 1.0f;
  }
}

inline void mix(Scratch& s, const Span& span, const Plan& plan, int64_t d) {
  share_windows(s, span, plan);
  in_blocks<RUN_VECS>(d, [&]<int K>(int64_t k) { mix_block<K>(s, span, d, k); });
}

// What the mixtures' curvature comes to for each word.
inline void unmix_curvature(const Scratch& s, const Span& span, float* curvature) {
  const int shift = static_cast<int>(span.first - span.low);
  for (int z = 0; z <= span.rows; z++) s.running[z] = 0;
  for (int i = 0; i < span.positions; i++) {
    const float part = s.share[i] * s.handed[i] * s.tile.zX[i];
    s.running[s.left[i] + shift] += part;
    s.running[s.right[i] + shift] -= part;
    s.share[i] = part;
  }
  float total = 0;
  for (int z = 0; z < span.rows; z++) curvature[z] = total += s.running[z];
  for (int i = 0; i < span.positions; i++) curvature[i + shift] -= s.share[i];
  for (int z = 0; z < span.rows; z++) curvature[z] = curvature[z] > 0 ? curvature[z] : 0;  // rounding
}

// Hands the updates of the mixtures, and their curvature, on to the words of the windows.
inline void unmix(Scratch& s, const Span& span, float* curvature, int64_t d) {
  in_blocks<RUN_VECS>(d, [&]<int K>(int64_t k) { unmix_block<K>(s, span, d, k); });
  unmix_curvature(s, span, curvature);
}

}  // namespace
