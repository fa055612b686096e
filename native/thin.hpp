// Thins a stretch of the corpus: a word is kept when its draw lies under its threshold.
#pragma once

#include <cstdint>

#include "draws.hpp"

namespace {

constexpr uint32_t ALWAYS = UINT32_MAX;

// Fills words, sentences and positions with what is kept of ids[start, stop); returns how many.
inline int64_t thin(const int32_t* ids, const int64_t* offsets, int64_t sentence, int64_t start, int64_t stop,
                    const uint32_t* threshold, uint64_t key, int32_t* words, int32_t* sentences,
                    int64_t* positions) {
  int64_t kept = 0;
  for (int64_t at = start; at < stop; at++) {
    while (at >= offsets[sentence + 1]) sentence++;
    const int32_t word = ids[at];
    words[kept] = word;
    sentences[kept] = static_cast<int32_t>(sentence);
    positions[kept] = at;
    const uint32_t bound = threshold[word];
    kept += bound == ALWAYS || static_cast<uint32_t>(draw(key, at) >> 32) < bound;
  }
  return kept;
}

}  // namespace
