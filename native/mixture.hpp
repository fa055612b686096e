// CBOW: the input of a position is the mixture of its window, and each word of the window gets its share of the update.
#pragma once

#include "windows.hpp"

namespace {

// to[k ..] = share * sum of the rows of the words [left, i) and (i, right).
template <int K>
FIRTH_INLINE void mix_block(const float* const* rows, int left, int i, int right, float share, float* to, int64_t k) {
  constexpr int N = K * (LANES / WIDE);
  reg acc[N] = {};
  const auto add = [&](int z) {
    FIRTH_UNROLL for (int j = 0; j < N; j++) acc[j] += load_reg(rows[z] + k + j * WIDE);
  };
  for (int z = left; z < i; z++) add(z);
  for (int z = i + 1; z < right; z++) add(z);
  FIRTH_UNROLL for (int j = 0; j < N; j++) store_reg(to + k + j * WIDE, acc[j] * (share - reg{}));
}

// to[z][k ..] += share * from[k ..] for the same words.
template <int K>
FIRTH_INLINE void unmix_block(const float* from, int left, int i, int right, float share, float* const* to, int64_t k) {
  constexpr int N = K * (LANES / WIDE);
  reg x[N];
  FIRTH_UNROLL for (int j = 0; j < N; j++) x[j] = load_reg(from + k + j * WIDE) * (share - reg{});
  const auto add = [&](int z) {
    FIRTH_UNROLL for (int j = 0; j < N; j++)
      store_reg(to[z] + k + j * WIDE, load_reg(to[z] + k + j * WIDE) + x[j]);
  };
  for (int z = left; z < i; z++) add(z);
  for (int z = i + 1; z < right; z++) add(z);
}

// combined[i] = share * sum of the window's rows.
inline void mix(Scratch& s, const Span& span, bool mean, int64_t d) {
  const int shift = static_cast<int>(span.first - span.low);
  for (int i = 0; i < span.positions; i++) {
    const int company = s.right[i] - s.left[i] - 1, left = s.left[i] + shift, right = s.right[i] + shift;
    s.share[i] = mean && company ? 1.0f / static_cast<float>(company) : 1.0f;
    in_blocks<RUN_VECS>(d, [&]<int K>(int64_t k) {
      mix_block<K>(s.contexts, left, i + shift, right, s.share[i], s.combined + i * d, k);
    });
  }
}

// Hands the updates of the mixtures, and their curvature, on to the words of the windows.
inline void unmix(const Scratch& s, const Span& span, float* curvature, int64_t d) {
  const int shift = static_cast<int>(span.first - span.low);
  for (int z = 0; z < span.rows; z++) {
    std::memset(s.places[z], 0, sizeof(float) * d);
    curvature[z] = 0;
  }
  for (int i = 0; i < span.positions; i++) {
    const int left = s.left[i] + shift, right = s.right[i] + shift;
    in_blocks<RUN_VECS>(d, [&]<int K>(int64_t k) {
      unmix_block<K>(s.moved + i * d, left, i + shift, right, s.share[i], s.places, k);
    });
    const float bend = s.share[i] * s.share[i] * s.tile.zX[i];
    each_company(s, span, i, [&](int z) { curvature[z] += bend; });
  }
}

}  // namespace
