#include "neighbours.hpp"

#include <algorithm>
#include <memory>

namespace firth {

namespace {

constexpr int64_t FEW = 8;         // pairs that are compared one by one
constexpr int64_t MANY = 1 << 14;  // pairs, of which most are the same

// What stands right of the words of a stretch: a gap and a word, of which 32 bits hold the word alone.
template <typename Right>
class Rights {
 public:
  Rights(const int64_t* counts, int64_t first, int64_t last)
      : first_(first), words_(static_cast<uint64_t>(last - first)), ends_(last - first + 1) {
    int64_t all = 0;
    for (int64_t word = first; word < last; word++) {
      ends_[word - first] = all;
      all += counts[word];
    }
    begins_ = ends_;
    begins_.back() = all;
    rights_.reset(new Right[static_cast<size_t>(all)]);  // not filled with zeros
  }

  bool has(int64_t word) const { return static_cast<uint64_t>(word - first_) < words_; }
  void add(int64_t word, uint64_t right) { rights_[ends_[word - first_]++] = static_cast<Right>(right); }
  const Right* begin(int64_t word) const { return rights_.get() + begins_[word - first_]; }
  int64_t size(int64_t word) const { return ends_[word - first_] - begins_[word - first_]; }

 private:
  int64_t first_;
  uint64_t words_;
  std::vector<int64_t> begins_, ends_;
  std::unique_ptr<Right[]> rights_;
};

template <typename Right>
void collect(const Sentences& text, const uint8_t* connects, Rights<Right>& rights, Gaps& gaps) {
  const int32_t* ids = text.ids;
  for (int64_t s = 0; s < text.count; s++) {
    int64_t left = -1;  // of no stretch
    int32_t gap = 0;
    for (int64_t at = text.offsets[s], end = text.offsets[s + 1]; at < end; at++) {
      const int32_t word = ids[at];
      const bool own = rights.has(left);
      if (connects[word]) {
        if (own) gap = gaps.longer(gap, word);
        continue;
      }
      if (own) rights.add(left, both(gap, word));
      left = word;
      gap = 0;
    }
  }
}

// Calls f(right, count) for all that stand right of a word.
template <typename Right, typename F>
void tally(const Right* rights, int64_t count, Table<int64_t>& table, F f) {
  if (count > FEW) {
    table.expect(static_cast<size_t>(std::min(count, MANY)));
    for (int64_t i = 0; i < count; i++) table.insert(rights[i], 0)++;
    table.drain(f);
    return;
  }
  for (int64_t i = 0; i < count; i++)
    if (std::find(rights, rights + i, rights[i]) == rights + i)
      f(rights[i], std::count(rights + i, rights + count, rights[i]));
}

template <typename Right>
Neighbours found(const Sentences& text, const int64_t* counts, const uint8_t* connects, int64_t first, int64_t last,
                 int64_t least) {
  Rights<Right> rights(counts, first, last);
  Gaps gaps;
  collect(text, connects, rights, gaps);
  Neighbours all;
  Table<int64_t> table;
  for (int64_t left = first; left < last; left++)
    tally(rights.begin(left), rights.size(left), table, [&](uint64_t right, int64_t count) {
      all.distinct++;
      if (count < least) return;
      all.words.push_back(static_cast<int32_t>(left));
      gaps.spell(static_cast<int32_t>(right >> 32), all.words);
      all.words.push_back(static_cast<int32_t>(right & 0xFFFFFFFF));
      all.offsets.push_back(static_cast<int64_t>(all.words.size()));
      all.counts.push_back(count);
    });
  return all;
}

}  // namespace

void Gaps::spell(int32_t gap, std::vector<int32_t>& words) const {
  const auto begin = static_cast<std::ptrdiff_t>(words.size());
  for (; gap; gap = ends_[gap].before) words.push_back(ends_[gap].word);
  std::reverse(words.begin() + begin, words.end());
}

Neighbours neighbours(const Sentences& text, const int64_t* counts, const uint8_t* connects, int64_t words,
                      int64_t first, int64_t last, int64_t least) {
  const bool gaps = std::find(connects, connects + words, 1) != connects + words;
  return (gaps ? found<uint64_t> : found<uint32_t>)(text, counts, connects, first, last, least);
}

}  // namespace firth
