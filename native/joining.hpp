// Phrases in a text become one word each, in place, from left to right.
//
// Where a phrase begins depends on where the one before ended, so a text cannot be cut anywhere. But a word that is no
// connector, and forms no phrase with the one before it, is where the next phrase may begin whatever came
// earlier: `cut` finds such places, and several threads can take what lies between.
#pragma once

#include <cstdint>
#include <vector>

#include "table.hpp"

namespace firth {

class Joiner {
 public:
  // From a word, or a state that stands for a word and connectors, and the next word to the state of one connector
  // more, or to the number of the phrase. `connects` says which words are connectors.
  Joiner(const int32_t* states, const int32_t* words, const int32_t* next, int64_t count, const uint8_t* connects,
         int64_t vocabulary);

  // The first place from `at` on where a phrase may begin whatever stands before; `stop` is where the text ends.
  // `end` and the following are where its sentences end, from the first that ends behind `at`.
  int64_t cut(const int32_t* ids, const int64_t* end, int64_t at, int64_t stop) const;

  // Joins the phrases from `start` to `stop`, both cuts: writes what is left from `start` on, and moves the ends of
  // sentences that lie there. How many words are left.
  int64_t join(int32_t* ids, int64_t* ends, int64_t sentences, int64_t start, int64_t stop) const;

 private:
  static constexpr int32_t NONE = -1;

  static uint64_t bit(int32_t word) { return uint64_t{1} << (word & 63); }
  int32_t next(int32_t state, int32_t word) const {
    return state != NONE && follow_[state] & bit(word) ? table_.find(both(state, word), NONE) : NONE;
  }

  Table<int32_t> table_;
  std::vector<uint64_t> follow_;  // what may follow a state, by the last six bits of the word
  std::vector<uint8_t> connects_;
};

}  // namespace firth
