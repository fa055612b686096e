// UTF-8, one code point at a time: strict as Python's decoder is.
#pragma once

#include <cstdint>

namespace firth {

struct Decoded {
  uint32_t code;
  int length;  // in bytes; 0: this is no UTF-8
};

inline bool continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

// The code point at `at`. Surrogates pass where the text comes from a Python string that may hold them.
inline Decoded decode(const uint8_t* at, const uint8_t* end, bool surrogates) {
  const uint8_t lead = at[0];
  if (lead < 0x80) return {lead, 1};
  const int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (!length || end - at < length) return {0, 0};
  uint32_t code = lead & (0x7F >> length);
  for (int i = 1; i < length; i++) {
    if (!continues(at[i])) return {0, 0};
    code = code << 6 | (at[i] & 0x3F);
  }
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  const bool overlong = code < (length == 2 ? 0x80u : length == 3 ? 0x800u : 0x10000u);
  if (overlong || code > 0x10FFFF || (surrogate && !surrogates)) return {0, 0};
  return {code, length};
}

// The code point that ends before `at`, in text known to be UTF-8.
inline Decoded decode_before(const uint8_t* begin, const uint8_t* at) {
  const uint8_t* lead = at - 1;
  while (lead > begin && continues(*lead)) lead--;
  return decode(lead, at, true);
}

// Writes a code point; returns where the next one goes.
inline uint8_t* encode(uint32_t code, uint8_t* to) {
  if (code < 0x80) {
    *to++ = static_cast<uint8_t>(code);
    return to;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  *to++ = static_cast<uint8_t>(0xFF00 >> (more + 1) | code >> (6 * more));
  for (int i = more - 1; i >= 0; i--) *to++ = static_cast<uint8_t>(0x80 | (code >> (6 * i) & 0x3F));
  return to;
}

}  // namespace firth
