// From the scores of a tile to its loss, its gradient factors and its curvature, cell by cell.
//
// A cell (r, c) stands for W pairs of input row r and output row c, of which L are positive:
//   loss = L softplus(-s) + (W - L) softplus(s)     factor = L - W sigma(s)
//   curvature = L max(p q, q / 4) + (W - L) max(p q, p / 4),  p = sigma(s), q = 1 - p
// p q is the second derivative. It vanishes far on the wrong side, where the gradient is still whole and a long
// step would shoot past; a quarter of the gradient keeps such a row from running away.
#pragma once

#include "simd.hpp"

namespace {

// log(1 + e) for e in [0, 1], with full relative precision: 2 atanh(z), z = e / (2 + e).
FIRTH_INLINE vec log1p_unit(vec z) {
  vec y = z * z;
  vec p = broadcast(2.0f / 15);
  p = p * y + broadcast(2.0f / 13);
  p = p * y + broadcast(2.0f / 11);
  p = p * y + broadcast(2.0f / 9);
  p = p * y + broadcast(2.0f / 7);
  p = p * y + broadcast(2.0f / 5);
  p = p * y + broadcast(2.0f / 3);
  p = p * y + broadcast(2.0f);
  return p * z;
}

// S becomes step * factor, W becomes step * curvature; returns the sum of the losses.
inline double logistic(float* S, float* W, const float* L, int64_t cells, float step) {
  const vec one = broadcast(1.0f), two = broadcast(2.0f), zero{};
  vec total{};
  for (int64_t i = 0; i < cells; i += LANES) {
    vec s = load(S + i), w = load(W + i), l = load(L + i);
    vec away = maximum(s, -s);
    vec e = exp_negative(-away);
    vec both = one / ((one + e) * (two + e));  // one division serves 1 / (1 + e) and 1 / (2 + e)
    vec tail = both * (two + e);
    vec p = choose(s >= zero, tail, e * tail), q = choose(s >= zero, e * tail, tail);
    vec bend = e * tail * tail, quarter = broadcast(0.25f);
    vec curvature = l * maximum(bend, q * quarter) + (w - l) * maximum(bend, p * quarter);
    store(S + i, (l - w * p) * broadcast(step));
    store(W + i, curvature * broadcast(step));
    vec shared = log1p_unit(e * (both * (one + e)));
    // zero comes first: of an unordered pair `maximum` takes the second, so a score that is nan makes the loss nan
    total += w * shared + (w - l) * maximum(zero, s) + l * maximum(zero, -s);
  }
  return sum(total);
}

}  // namespace
