// From scores to losses, gradient factors and curvatures, sixteen cells at a time.
//
// A cell is w pairs of an input and an output row with score s, all positive (t = 1) or all negative (t = -1).
// With u = t s and q = sigma(-u):
//   loss = w softplus(-u)     factor = w t q     curvature = w q max(1 - q, 1 / 4)
// q (1 - q) is the second derivative. It vanishes far on the wrong side, where the gradient is still whole and a
// long step would shoot past; a quarter of the gradient keeps such a row from running away.
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

struct Bend {
  vec loss, factor, curvature;  // of one pair
};

FIRTH_INLINE Bend bend(vec u) {
  const vec one = broadcast(1.0f), two = broadcast(2.0f), zero{};
  vec e = exp_negative(-maximum(u, -u));
  vec both = one / ((one + e) * (two + e));  // one division serves 1 / (1 + e) and 1 / (2 + e)
  vec tail = both * (two + e);
  vec q = choose(u >= zero, e * tail, tail);
#ifdef FIRTH_WITHOUT_LOSS  // tells benchmarks/loss.py what the loss costs
  vec loss{};
#else
  // zero comes first: of an unordered pair `maximum` takes the second, so a score that is nan makes the loss nan
  vec loss = log1p_unit(e * (both * (one + e))) + maximum(zero, -u);
#endif
  return {loss, q, q * maximum(one - q, broadcast(0.25f))};
}

// Cells of one pair each, with their signs t; 0 marks a cell that is none. S becomes step * factor, and
// H step * curvature; returns the sum of the losses.
inline double signed_cells(float* S, const float* T, float* H, int64_t cells, float step) {
  vec total{};
  for (int64_t i = 0; i < cells; i += LANES) {
    vec t = load(T + i), w = t * t;
    const Bend b = bend(t * load(S + i));
    store(S + i, t * b.factor * broadcast(step));
    store(H + i, w * b.curvature * broadcast(step));
    total += w * b.loss;
  }
  return sum(total);
}

// Cells of W negative pairs each. S becomes step * factor, W becomes step * curvature; returns the sum of the losses.
inline double negative_cells(float* S, float* W, int64_t cells, float step) {
  vec total{};
  for (int64_t i = 0; i < cells; i += LANES) {
    vec w = load(W + i);
    const Bend b = bend(-load(S + i));
    store(S + i, w * b.factor * broadcast(-step));
    store(W + i, w * b.curvature * broadcast(step));
    total += w * b.loss;
  }
  return sum(total);
}

}  // namespace
