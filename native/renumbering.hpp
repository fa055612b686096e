// New numbers for words, in place, chunk by chunk, when it is known which words are kept.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <system_error>
#include <thread>
#include <vector>

namespace firth {

// Writes new_number(i) of every id where it is not negative, closes the gaps, and moves the ends along.
template <typename Number>
inline int64_t close_gaps(int32_t* ids, int64_t count, int64_t* ends, int64_t sentences, int64_t origin,
                          Number number) {
  int64_t at = 0, written = 0;
  auto until = [&](int64_t stop) {
    for (; at < stop; at++) {
      const int32_t id = number(ids[at]);
      ids[written] = id;
      written += id >= 0;
    }
  };
  for (int64_t s = 0; s < sentences; s++) {
    until(ends[s] - origin);
    ends[s] = written;
  }
  until(count);
  return written;
}

// Calls work(0) .. work(pieces - 1), on several threads where the system has them.
template <typename Work>
inline void in_parallel(int threads, int64_t pieces, Work work) {
  std::atomic<int64_t> next{0};
  auto take = [&] {
    for (int64_t i; (i = next++) < pieces;) work(i);
  };
  std::vector<std::thread> others;
  try {
    for (int64_t t = 1; t < std::min<int64_t>(threads, pieces); t++) others.emplace_back(take);
  } catch (const std::system_error&) {  // fewer threads, the same result
  }
  take();
  for (std::thread& thread : others) thread.join();
}

class Renumbering {
 public:
  struct Chunk {
    int64_t ids, ends;
    int32_t thread;  // whose numbers they are
  };

  void remember(Chunk chunk) { chunks_.push_back(chunk); }
  int64_t written() const { return written_; }

  // Rewrites the next chunks: `merged` has, for every thread, the common number of each of its own, or nothing where
  // they are the same, and `kept` the new one or -1. False when all are done.
  bool next(int32_t* ids, int64_t* offsets, const int32_t* kept, const std::vector<std::vector<int32_t>>& merged,
            int64_t count, int threads) {
    struct Place {
      int64_t ids, ends, left;
    };
    std::vector<Place> places;
    const size_t first = done_;
    for (; done_ < chunks_.size() && static_cast<int64_t>(places.size()) < count; done_++) {
      places.push_back({ids_read_, ends_read_, 0});
      ids_read_ += chunks_[done_].ids;
      ends_read_ += chunks_[done_].ends;
    }
    int64_t* ends = offsets + 1;
    in_parallel(threads, static_cast<int64_t>(places.size()), [&](int64_t i) {
      const Chunk& chunk = chunks_[first + i];
      Place& place = places[i];
      const std::vector<int32_t>& common = merged[chunk.thread];
      auto with = [&](auto number) {
        return close_gaps(ids + place.ids, chunk.ids, ends + place.ends, chunk.ends, place.ids, number);
      };
      place.left = common.empty() ? with([&](int32_t n) { return kept[n]; })
                                  : with([&](int32_t n) { return kept[common[n]]; });
    });
    for (size_t i = 0; i < places.size(); i++) {
      const Place& place = places[i];
      if (place.left)
        std::memmove(ids + written_, ids + place.ids, static_cast<size_t>(place.left) * sizeof(int32_t));
      for (int64_t e = 0; e < chunks_[first + i].ends; e++) ends[place.ends + e] += written_;
      written_ += place.left;
    }
    return done_ < chunks_.size();
  }

 private:
  std::vector<Chunk> chunks_;
  size_t done_ = 0;
  int64_t ids_read_ = 0, ends_read_ = 0, written_ = 0;
};

}  // namespace firth
