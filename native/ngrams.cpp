#include "ngrams.hpp"

#include <cstring>

namespace firth {
namespace {

// FNV-1a of 32 bits; fastText's bytes are signed, so the upper half of them flips the high bits too.
uint32_t ngram_hash(const uint8_t* text, int64_t length) {
  uint32_t hash = 2166136261u;
  for (int64_t i = 0; i < length; i++)
    hash = (hash ^ static_cast<uint32_t>(static_cast<int32_t>(static_cast<int8_t>(text[i])))) * 16777619u;
  return hash;
}

}  // namespace

void append_ngrams(const uint8_t* word, int64_t length, int min_n, int max_n, uint32_t buckets,
                   std::vector<int32_t>& numbers) {
  const auto goes_on = [&](int64_t i) { return i < length && (word[i] & 0xC0) == 0x80; };
  for (int64_t begin = 0; begin < length; begin++) {
    if (goes_on(begin)) continue;
    int64_t end = begin;
    for (int letters = 1; letters <= max_n && end < length; letters++) {
      do end++;
      while (goes_on(end));
      const bool mark = letters == 1 && (begin == 0 || end == length);
      if (letters >= min_n && !mark)
        numbers.push_back(static_cast<int32_t>(ngram_hash(word + begin, end - begin) % buckets));
    }
  }
}

void add_rows(const uint8_t* rows, int64_t width, const int64_t* chosen, const int64_t* ends, int64_t words,
              int64_t dimensions, float* sums) {
  std::vector<float> row(static_cast<size_t>(dimensions));
  int64_t next = 0;
  for (int64_t i = 0; i < words; i++, sums += dimensions)
    for (; next < ends[i]; next++) {
      std::memcpy(row.data(), rows + chosen[next] * width, row.size() * sizeof(float));
      for (int64_t k = 0; k < dimensions; k++) sums[k] += row[static_cast<size_t>(k)];
    }
}

}  // namespace firth
