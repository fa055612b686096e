// What fastText makes of a word's n-grams.
#pragma once

#include <cstdint>
#include <vector>

namespace firth {

// Appends the numbers of the n-grams of `min_n` to `max_n` letters of a word that stands between its marks. A letter
// is a byte and the bytes 10xxxxxx after it. A mark alone is no n-gram.
void append_ngrams(const uint8_t* word, int64_t length, int min_n, int max_n, uint32_t buckets,
                   std::vector<int32_t>& numbers);

// Adds to each of `words` sums the rows chosen for it, in their order. The rows are bytes of floats, `width` of them
// apart: in a file they start anywhere.
void add_rows(const uint8_t* rows, int64_t width, const int64_t* chosen, const int64_t* ends, int64_t words,
              int64_t dimensions, float* sums);

}  // namespace firth
