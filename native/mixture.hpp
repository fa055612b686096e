// CBOW: the input of a position is the mixture of its window, and each word of the window gets its share of the update.
#pragma once

#include "windows.hpp"

namespace {

// combined[i] = share * sum of the window's rows.
inline void mix(Scratch& s, const Span& span, bool mean, int64_t d) {
  for (int i = 0; i < span.positions; i++) {
    const int company = s.right[i] - s.left[i] - 1;
    s.share[i] = mean && company ? 1.0f / static_cast<float>(company) : 1.0f;
    float* to = s.combined + i * d;
    std::memset(to, 0, sizeof(float) * d);
    each_company(s, span, i, [&](int z) {
      for (int64_t k = 0; k < d; k += LANES) store(to + k, load(to + k) + load(s.contexts[z] + k));
    });
    for (int64_t k = 0; k < d; k += LANES) store(to + k, load(to + k) * broadcast(s.share[i]));
  }
}

// Hands the updates of the mixtures, and their curvature, on to the words of the windows.
inline void unmix(const Scratch& s, const Span& span, float* curvature, int64_t d) {
  for (int z = 0; z < span.rows; z++) {
    std::memset(s.places[z], 0, sizeof(float) * d);
    curvature[z] = 0;
  }
  for (int i = 0; i < span.positions; i++) {
    const vec share = broadcast(s.share[i]);
    const float bend = s.share[i] * s.share[i] * s.tile.zX[i];
    each_company(s, span, i, [&](int z) {
      for (int64_t k = 0; k < d; k += LANES)
        store(s.places[z] + k, share * load(s.moved + i * d + k) + load(s.places[z] + k));
      curvature[z] += bend;
    });
  }
}

}  // namespace
