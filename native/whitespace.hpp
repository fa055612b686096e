// Tokens between white space, exactly those of Python's str.split().
#pragma once

#include "marks.hpp"

namespace firth {

// White space beyond ASCII; within it there are 9 to 13 and 28 to 32.
inline bool is_space(uint32_t code) {
  return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

inline bool is_ascii_space(uint8_t byte) { return (byte >= 9 && byte <= 13) || (byte >= 28 && byte <= 32); }

// False where the text is no UTF-8.
inline bool mark_between_spaces(const uint8_t* text, int64_t size, bool surrogates, Marks& marks) {
  const Blocks blocks(text, size);
  marks.clear(blocks.count());
  for (int64_t i = 0; i < blocks.count(); i++) {
    const uint8_t* block = blocks[i];
    marks.inside[i] = ~which(block, [](Bytes16 c) { return ((c - 9) <= 4) | ((c - 28) <= 4); });
    marks.newlines[i] = which(block, [](Bytes16 c) { return c == '\n'; });
    if (!is_ascii(block)) marks.rough.push_back(i);
  }
  return each_beyond_ascii(text, size, marks.rough, surrogates, [&](int64_t at, uint32_t code, int length) {
    if (is_space(code)) remove(marks.inside, at, length);
  });
}

}  // namespace firth
