#include "joining.hpp"

#include <algorithm>

namespace firth {

Joiner::Joiner(const int32_t* states, const int32_t* words, const int32_t* next, int64_t count,
               const uint8_t* connects, int64_t vocabulary)
    : connects_(connects, connects + vocabulary) {
  int64_t all = vocabulary;
  for (int64_t i = 0; i < count; i++) all = std::max<int64_t>(all, states[i] + 1);
  follow_.resize(static_cast<size_t>(all));
  for (int64_t i = 0; i < count; i++) {
    table_.insert(both(states[i], words[i]), next[i]);
    follow_[states[i]] |= bit(words[i]);
  }
}

int64_t Joiner::cut(const int32_t* ids, const int64_t* end, int64_t at, int64_t stop) const {
  int32_t state = NONE;
  for (bool inside = false; at < stop; at++) {
    if (at == *end) return at;
    const int32_t word = ids[at], after = next(state, word);
    if (!connects_[word]) {
      if (inside && after == NONE) return at;
      inside = true;
      state = word;
    } else {
      state = after;
    }
  }
  return stop;
}

int64_t Joiner::join(int32_t* ids, int64_t* ends, int64_t sentences, int64_t start, int64_t stop) const {
  int64_t at = start, written = start, begun = start;  // where the phrase that may be was written
  const auto until = [&](int64_t end) {
    int32_t state = NONE;
    for (; at < end; at++) {
      const int32_t word = ids[at], after = next(state, word);
      if (connects_[word]) {
        ids[written++] = word;
        state = after;
      } else if (after != NONE) {
        written = begun;
        ids[written++] = after;
        state = NONE;
      } else {
        begun = written;
        ids[written++] = state = word;
      }
    }
  };
  for (int64_t s = 0; s < sentences; s++) {
    until(ends[s]);
    ends[s] = written;
  }
  until(stop);
  return written - start;
}

}  // namespace firth
