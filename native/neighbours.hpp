// Words that stand side by side, counted for one stretch of the vocabulary at a time: all pairs that begin with one
// of its words. Nothing has to be merged then, and memory is that of the stretch.
//
// Connector words (of, the) join what they stand between: "bank of america" is the pair of bank and america with a gap,
// and counted apart from "bank america".
#pragma once

#include <cstdint>
#include <vector>

#include "table.hpp"

namespace firth {

// Sequences of connector words, numbered as they are met; 0 is the empty one.
class Gaps {
 public:
  // The gap that is one word longer.
  int32_t longer(int32_t gap, int32_t word) {
    const int32_t next = table_.insert(both(gap, word), static_cast<int32_t>(ends_.size()));
    if (next == static_cast<int32_t>(ends_.size())) ends_.push_back({gap, word});
    return next;
  }

  // Appends the words of a gap.
  void spell(int32_t gap, std::vector<int32_t>& words) const;

 private:
  struct End {
    int32_t before, word;
  };
  Table<int32_t> table_;
  std::vector<End> ends_{{0, 0}};
};

// Pairs that occur often enough: left word, words of the gap, right word, and how often. Those of pair i are
// words[offsets[i]] .. words[offsets[i + 1] - 1].
struct Neighbours {
  int64_t distinct = 0;  // pairs, frequent or not
  std::vector<int64_t> offsets{0};
  std::vector<int32_t> words;
  std::vector<int64_t> counts;
};

struct Sentences {
  const int32_t* ids;
  const int64_t* offsets;
  int64_t count;
};

// Counts the pairs whose left word is first .. last - 1 and gives those that occur `least` times. `counts` says how
// often each of so many words occurs, and `connects` which of them are connectors.
Neighbours neighbours(const Sentences& text, const int64_t* counts, const uint8_t* connects, int64_t words,
                      int64_t first, int64_t last, int64_t least);

}  // namespace firth
