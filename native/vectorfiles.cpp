#include "vectorfiles.hpp"

#include <cfloat>
#include <cstring>

namespace firth {
namespace {

// Whether a double is so near to the middle of two floats that its own rounding could have moved it across.
bool is_between_floats(double value) {
  uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  constexpr uint64_t middle = uint64_t{1} << 28, near = 8;  // of the 29 bits that a float does not have
  const uint64_t rest = bits & (2 * middle - 1);
  return rest > middle - near && rest < middle + near;
}

// A decimal number of at most 19 digits and a small power of ten; null where it is another. As doubles, digits and
// power are exact, or off by a few parts in 2^53: where that could change the float, null too.
const char* plain_number(const char* text, const char* end, float& number) {
  static constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const bool negative = text < end && *text == '-';
  if (text < end && (*text == '-' || *text == '+')) text++;
  uint64_t digits = 0;
  int64_t count = 0, exponent = 0;
  const auto take = [&] {
    const char* begin = text;
    for (; text < end && *text >= '0' && *text <= '9'; text++) {
      digits = 10 * digits + static_cast<uint64_t>(*text - '0');
      count += digits != 0;  // zeros at the start are none
    }
    return text - begin;
  };
  int64_t read = take();
  if (text < end && *text == '.') {
    text++;
    exponent = -take();
    read -= exponent;
  }
  if (read == 0 || count > 19) return nullptr;
  if (text < end && (*text == 'e' || *text == 'E')) {
    text++;
    const bool down = text < end && *text == '-';
    if (text < end && (*text == '-' || *text == '+')) text++;
    const char* begin = text;
    int64_t power = 0;
    for (; text < end && *text >= '0' && *text <= '9' && text - begin < 4; text++) power = 10 * power + (*text - '0');
    if (text == begin) return nullptr;
    exponent += down ? -power : power;
  }
  if (exponent < -44 || exponent > 22) return nullptr;
  double value = static_cast<double>(digits);
  if (exponent < -22) value /= powers[-22 - exponent];
  value = exponent < 0 ? value / powers[exponent < -22 ? 22 : -exponent] : value * powers[exponent];
  if ((digits >> 53 || exponent < -22) && is_between_floats(value)) return nullptr;
  if (digits != 0 && !(value >= FLT_MIN && value <= FLT_MAX)) return nullptr;
  number = static_cast<float>(negative ? -value : value);
  return text;
}

bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

}  // namespace

FoundRows binary_rows(const char* data, int64_t size, int64_t width, int64_t most, int64_t longest,
                             char* numbers) {
  FoundRows found;
  while (static_cast<int64_t>(found.words.size()) < most) {
    const char* begin = data + found.end;
    const int64_t left = size - found.end;
    const auto* space = static_cast<const char*>(std::memchr(begin, ' ', static_cast<size_t>(left < longest ? left : longest)));
    if (space == nullptr || space + 1 + width > data + size) break;
    while (begin < space && *begin == '\n') begin++;
    std::memcpy(numbers + width * static_cast<int64_t>(found.words.size()), space + 1, static_cast<size_t>(width));
    found.words.emplace_back(begin, static_cast<size_t>(space - begin));
    found.end = space + 1 + width - data;
  }
  return found;
}

FoundRows text_rows(const char* data, int64_t size, int64_t start, int64_t dimensions, int64_t most, float* numbers) {
  FoundRows found;
  found.end = start;
  while (static_cast<int64_t>(found.words.size()) < most && found.end < size) {
    const char* begin = data + found.end;
    const auto* end = static_cast<const char*>(std::memchr(begin, '\n', static_cast<size_t>(size - found.end)));
    if (end == nullptr) break;
    const char* text = begin;
    while (text < end && !is_blank(*text)) text++;
    const std::string_view word(begin, static_cast<size_t>(text - begin));
    float* row = numbers + dimensions * static_cast<int64_t>(found.words.size());
    for (int64_t i = 0; i < dimensions && text != nullptr; i++)
      text = text < end && is_blank(*text) ? plain_number(text + 1, end, row[i]) : nullptr;
    if (text == nullptr || word.empty()) break;
    while (text < end && (is_blank(*text) || *text == '\r')) text++;
    if (text != end) break;
    found.words.push_back(word);
    found.end = end + 1 - data;
  }
  return found;
}

}  // namespace firth
