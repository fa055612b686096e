// Where the tokens of a text lie, as one bit for every byte: 64 bytes are looked at together.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "utf8.hpp"

namespace firth {

typedef uint8_t Bytes16 __attribute__((vector_size(16)));

// One bit for each byte that is 0xFF, the others are 0.
inline uint64_t gather(Bytes16 yes) {
  constexpr bool little = std::endian::native == std::endian::little;
  constexpr uint64_t own_bit = little ? 0x8040201008040201 : 0x0102040810204080;  // bit i of byte i
  uint64_t half[2];
  std::memcpy(half, &yes, 16);
  for (uint64_t& h : half) h = (h & own_bit) * 0x0101010101010101 >> 56;  // all bytes added into the topmost
  return half[0] | half[1] << 8;
}

// The bits of 64 bytes for which `is` holds; it takes and gives 16 bytes.
template <typename Test>
inline uint64_t which(const uint8_t* text, Test is) {
  uint64_t bits = 0;
  for (int i = 0; i < 4; i++) {
    Bytes16 bytes;
    std::memcpy(&bytes, text + 16 * i, 16);
    bits |= gather(reinterpret_cast<Bytes16>(is(bytes))) << (16 * i);
  }
  return bits;
}

inline bool is_ascii(const uint8_t* text) {
  uint64_t part[8];
  std::memcpy(part, text, 64);
  uint64_t all = 0;
  for (uint64_t p : part) all |= p;
  return !(all & 0x8080808080808080);
}

// A text as 64-byte blocks: the last is a copy, filled up with spaces; there is one even after a whole number.
class Blocks {
 public:
  Blocks(const uint8_t* text, int64_t size) : text_(text), count_(size / 64 + 1) {
    std::memset(last_, ' ', 64);
    if (size % 64) std::memcpy(last_, text + (count_ - 1) * 64, static_cast<size_t>(size % 64));
  }
  int64_t count() const { return count_; }
  const uint8_t* operator[](int64_t i) const { return i + 1 < count_ ? text_ + 64 * i : last_; }

 private:
  const uint8_t* text_;
  int64_t count_;
  uint8_t last_[64];
};

using Bits = std::vector<uint64_t>;

inline bool has(const Bits& bits, int64_t at) { return at >= 0 && (bits[at / 64] >> (at % 64) & 1); }

inline void add(Bits& bits, int64_t at, int length) {
  for (int64_t i = at; i < at + length; i++) bits[i / 64] |= uint64_t{1} << (i % 64);
}

inline void remove(Bits& bits, int64_t at, int length) {
  for (int64_t i = at; i < at + length; i++) bits[i / 64] &= ~(uint64_t{1} << (i % 64));
}

// What a tokeniser says about a text.
struct Marks {
  Bits inside;    // bytes of tokens
  Bits begins;    // tokens that begin here although the byte before is one of a token too
  Bits newlines;  // line ends
  std::vector<int64_t> rough;  // blocks with bytes beyond ASCII

  void clear(int64_t blocks) {
    for (Bits* bits : {&inside, &begins, &newlines}) bits->assign(static_cast<size_t>(blocks), 0);
    rough.clear();
  }
};

// Calls see(place, code point, length) for all beyond ASCII; false where the text is no UTF-8.
template <typename See>
inline bool each_beyond_ascii(const uint8_t* text, int64_t size, const std::vector<int64_t>& rough,
                              bool surrogates, See see) {
  int64_t at = 0;
  for (int64_t block : rough) {
    if (at < block * 64) at = block * 64;
    const int64_t stop = block * 64 + 64 < size ? block * 64 + 64 : size;
    while (at < stop) {
      if (text[at] < 0x80) {
        at++;
        continue;
      }
      const Decoded found = decode(text + at, text + size, surrogates);
      if (!found.length) return false;
      see(at, found.code, found.length);
      at += found.length;
    }
  }
  return true;
}

}  // namespace firth
