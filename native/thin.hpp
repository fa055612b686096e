// Thins a stretch of the corpus: a word is kept when its draw lies under its threshold.
#pragma once

#include "draws.hpp"
#include "job.hpp"

namespace {

constexpr uint32_t ALWAYS = UINT32_MAX;

// Fills words, sentences and positions with what is kept; returns how many.
inline int64_t thin(const firth::Thinning& t) {
  constexpr int BLOCK = 256;
  uint32_t drawn[BLOCK];
  int64_t kept = 0, sentence = t.sentence;
  for (int64_t from = t.start; from < t.stop; from += BLOCK) {
    // first all draws, which the compiler makes several at a time, then one word after the other
    for (int i = 0; i < BLOCK; i++) drawn[i] = static_cast<uint32_t>(draw(t.key, from + i) >> 32);
    const int64_t to = t.stop - from < BLOCK ? t.stop : from + BLOCK;
    for (int64_t at = from; at < to; at++) {
      while (at >= t.offsets[sentence + 1]) sentence++;
      const int32_t word = t.ids[at];
      t.words[kept] = word;
      t.sentences[kept] = static_cast<int32_t>(sentence);
      t.positions[kept] = at;
      const uint32_t bound = t.threshold[word];
      kept += static_cast<int>(bound == ALWAYS) | static_cast<int>(drawn[at - from] < bound);
    }
  }
  return kept;
}

}  // namespace
