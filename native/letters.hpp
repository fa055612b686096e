// Unicode words, lower-cased: what firth.text.tokens.words finds, by a table made of Python's own knowledge.
#pragma once

#include <vector>

#include "marks.hpp"

namespace firth {

// What is known of a code point; firth.text.letters makes the table and has the same numbers.
enum : uint32_t {
  LOWER = (1u << 21) - 1,  // its lower case; with SEVERAL the place of that in `several`
  LETTER = 1u << 21,       // may stand anywhere in a word
  SINGLE = 1u << 22,       // is a word of its own, with the marks after it
  MARK = 1u << 23,
  JOINER = 1u << 24,       // belongs to a word between two letters
  CASED = 1u << 25,
  IGNORABLE = 1u << 26,    // is passed over where case depends on the neighbours
  SEVERAL = 1u << 27,
};

struct Letters {
  const uint32_t* table;    // of every code point
  const uint32_t* several;  // number of code points, then these
};

constexpr uint32_t CAPITAL_SIGMA = 0x3A3, SMALL_SIGMA = 0x3C3, FINAL_SIGMA = 0x3C2;

// Whether a sigma ends a word: a cased letter before it and none after it, whatever may be passed over.
inline bool is_final(const uint8_t* begin, const uint8_t* at, const uint8_t* end, const Letters& letters) {
  uint32_t known = 0;
  const uint8_t* before = at;
  do {
    if (before == begin) return false;
    const Decoded found = decode_before(begin, before);
    known = letters.table[found.code];
    before -= found.length;
  } while (known & IGNORABLE);
  if (!(known & CASED)) return false;
  for (const uint8_t* after = at + 2; after < end;) {
    const Decoded found = decode(after, end, true);
    known = letters.table[found.code];
    if (!found.length || !(known & IGNORABLE)) return !(known & CASED);
    after += found.length;
  }
  return true;
}

// Writes the text in lower case, at most twice as long; null where it is no UTF-8, else where it ends.
inline uint8_t* lower(const uint8_t* text, int64_t size, bool surrogates, const Letters& letters, uint8_t* to) {
  const uint8_t *at = text, *end = text + size;
  while (at < end) {
    while (end - at >= 64 && is_ascii(at)) {
      for (int i = 0; i < 64; i += 16) {
        Bytes16 bytes;
        std::memcpy(&bytes, at + i, 16);
        bytes |= reinterpret_cast<Bytes16>((bytes - 'A') < 26) & 0x20;
        std::memcpy(to + i, &bytes, 16);
      }
      at += 64;
      to += 64;
    }
    for (const uint8_t* stop = end - at < 64 ? end : at + 64; at < stop;) {
      const Decoded found = decode(at, end, surrogates);
      if (!found.length) return nullptr;
      const uint32_t known = letters.table[found.code];
      if (known & SEVERAL) {
        const uint32_t* all = letters.several + (known & LOWER);
        for (uint32_t i = 1; i <= all[0]; i++) to = encode(all[i], to);
      } else if (found.code == CAPITAL_SIGMA) {
        to = encode(is_final(text, at, end, letters) ? FINAL_SIGMA : SMALL_SIGMA, to);
      } else {
        to = encode(known & LOWER, to);
      }
      at += found.length;
    }
  }
  return to;
}

// The words of a text in lower case.
inline void mark_words(const uint8_t* text, int64_t size, const Letters& letters, Marks& marks) {
  const Blocks blocks(text, size);
  marks.clear(blocks.count());
  Bits& inside = marks.inside;  // of letters only, to begin with
  Bits joiners(inside.size()), singles(inside.size());
  for (int64_t i = 0; i < blocks.count(); i++) {
    const uint8_t* block = blocks[i];
    inside[i] = which(block, [](Bytes16 c) { return ((c - 'a') < 26) | ((c - '0') < 10) | (c == '_'); });
    joiners[i] = which(block, [](Bytes16 c) { return (c == '\'') | (c == '-'); });
    marks.newlines[i] = which(block, [](Bytes16 c) { return c == '\n'; });
    if (!is_ascii(block)) marks.rough.push_back(i);
  }
  std::vector<Decoded> wide;  // joiners beyond ASCII, by place
  std::vector<int64_t> places;
  int64_t single_ends = -1;
  each_beyond_ascii(text, size, marks.rough, true, [&](int64_t at, uint32_t code, int length) {
    const uint32_t known = letters.table[code];
    const bool follows = at == single_ends && (known & MARK);
    if (follows || (known & SINGLE)) {
      add(singles, at, length);
      if (!follows) add(marks.begins, at, 1);
      single_ends = at + length;
    } else if (known & LETTER) {
      add(inside, at, length);
    } else if (known & JOINER) {
      places.push_back(at);
      wide.push_back({code, length});
    }
  });
  Bits& narrow = joiners;
  for (size_t i = 0; i < narrow.size(); i++) {
    const uint64_t before = inside[i] << 1 | (i ? inside[i - 1] >> 63 : 0);
    const uint64_t after = inside[i] >> 1 | (i + 1 < inside.size() ? inside[i + 1] << 63 : 0);
    const uint64_t single_before = singles[i] << 1 | (i ? singles[i - 1] >> 63 : 0);
    narrow[i] &= before & after;
    marks.begins[i] |= inside[i] & single_before;
  }
  for (size_t i = 0; i < places.size(); i++)
    if (has(inside, places[i] - 1) && has(inside, places[i] + wide[i].length)) add(narrow, places[i], wide[i].length);
  for (size_t i = 0; i < inside.size(); i++) inside[i] |= narrow[i] | singles[i];
}

}  // namespace firth
