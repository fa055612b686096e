// The rows of files of word vectors, where they are as every program writes them. Whatever else there is, is left to
// Python, which reads it with care or says what is wrong.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace firth {

struct FoundRows {
  std::vector<std::string_view> words;
  int64_t end = 0;  // where the first row that is not among them begins
};

// Rows of word2vec's binary format, at most `most`: a word of less than `longest` bytes, a space, `width` bytes that
// are copied to `numbers`. The original program puts a line end after each.
FoundRows binary_rows(const char* data, int64_t size, int64_t width, int64_t most, int64_t longest, char* numbers);

// Lines from `start` on: a word and `dimensions` plain numbers with one blank before each, at most `most`.
FoundRows text_rows(const char* data, int64_t size, int64_t start, int64_t dimensions, int64_t most, float* numbers);

}  // namespace firth
