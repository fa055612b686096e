// The alias table: draws from any distribution with one look-up (Walker 1977; built as Vose 1991).
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace {

// threshold[i] / 2^32 is the chance to stay at i; otherwise the draw is alias[i].
inline void build_alias(const double* probability, int64_t size, uint32_t* threshold, int32_t* alias) {
  std::vector<double> mass(size);
  std::vector<int32_t> small, large;
  for (int64_t i = 0; i < size; i++) {
    mass[i] = probability[i] * static_cast<double>(size);
    (mass[i] < 1 ? small : large).push_back(static_cast<int32_t>(i));
    threshold[i] = UINT32_MAX;
    alias[i] = static_cast<int32_t>(i);
  }
  while (!small.empty() && !large.empty()) {
    const int32_t low = small.back(), high = large.back();
    small.pop_back();
    threshold[low] = static_cast<uint32_t>(std::floor(mass[low] * 4294967295.0));
    alias[low] = high;
    mass[high] -= 1 - mass[low];
    if (mass[high] < 1) {
      large.pop_back();
      small.push_back(high);
    }
  }
}

}  // namespace
