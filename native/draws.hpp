// Random numbers by counter: the same (seed, call, epoch, purpose, counter) gives the same number, whoever asks and when.
//
// The mixing function is the finaliser of SplitMix64 (Steele, Lea and Flood, 2014); kernels/draws.py is its twin.
#pragma once

#include <cstdint>

namespace {

enum Purpose : uint64_t { THIN = 1, WINDOW = 2, NOISE = 3 };

constexpr uint64_t GOLDEN = 0x9e3779b97f4a7c15ull;

inline uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

inline uint64_t draw_key(uint64_t seed, uint64_t call, uint64_t epoch, uint64_t purpose) {
  uint64_t key = mix(seed + GOLDEN);
  key = mix((key ^ call) + GOLDEN);
  key = mix((key ^ epoch) + GOLDEN);
  return mix((key ^ purpose) + GOLDEN);
}

inline uint64_t draw(uint64_t key, uint64_t counter) { return mix(key + (counter + 1) * GOLDEN); }

// A number in 0 .. bound - 1 from the upper 32 bits of a draw.
inline uint32_t below(uint64_t drawn, uint32_t bound) {
  return static_cast<uint32_t>(((drawn >> 32) * bound) >> 32);
}

}  // namespace
