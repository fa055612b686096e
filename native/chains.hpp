// Who moves which row after a macro-batch, and which slots add up to the move.
//
// A row that only one thread met belongs to that thread, because what it adds is then in that core's cache. Of the
// rows that several threads met, the even ones belong to the first of them and the odd ones to the last, so that
// no thread has more to do. Whoever it is adds the slots in the order of the tiles.
#pragma once

#include "scratch.hpp"

namespace {

// Tiles of a macro-batch that a thread computes: neighbours, because they share the words of their windows.
inline int first_tile(int tiles, int threads, int thread) {
  return static_cast<int>(static_cast<int64_t>(tiles) * thread / threads);
}

// Forgets all rows; `number` counts from `base`, so that this is needed only now and then.
inline void forget_rows(Scratch& s, const Job& job) {
  std::memset(s.number, 0, sizeof(int32_t) * 2 * job.tables.words);
  s.base = 1;
}

// Tiles [low, high) are to be added up; those in [from, to) are this thread's.
struct Share {
  int low, from, to, high;
};

inline Share share_of(int tiles, int threads, int thread) {
  return {0, first_tile(tiles, threads, thread), first_tile(tiles, threads, thread + 1), tiles};
}

// Chains the slots of the rows that this thread owns; returns how many rows there are.
//
// Rows that the thread met are numbered as they come: number[row] is then at least `base`. Whether a slot's row is
// new is hard to guess, so nothing branches on it; what is not wanted goes to a spare place at the end.
inline int chain_slots(Scratch& s, const Job& job, const Share& share) {
  const auto& slots = job.slots;
  const int32_t spare = static_cast<int32_t>(slots.capacity * job.plan.tiles), base = s.base;
  int32_t met = 0;
  s.last[spare] = spare;
  for (int q = share.from; q < share.to; q++)
    for (int i = 0; i < slots.used[q]; i++) {
      const int32_t slot = static_cast<int32_t>(q * slots.capacity + i);
      int32_t& number = s.number[slots.rows[slot]];
      const bool fresh = number < base;
      const int32_t k = fresh ? met : number - base;
      number = base + k;
      met += fresh;
      s.next[fresh ? spare : s.last[k]] = slot;
      s.next[slot] = -1;
      s.first[k] = fresh ? slot : s.first[k];
      s.last[k] = slot;
      s.owned[k] = 1;
    }
  for (int q = share.to; q < share.high; q++)
    for (int i = 0; i < slots.used[q]; i++) {
      const int32_t slot = static_cast<int32_t>(q * slots.capacity + i);
      const int64_t row = slots.rows[slot];
      const int32_t k = s.number[row] < base ? spare : s.number[row] - base;
      s.next[s.last[k]] = slot;
      s.next[slot] = -1;
      s.last[k] = slot;
      s.owned[k] &= ~row & 1;
    }
  for (int q = share.from - 1; q >= share.low; q--)
    for (int i = slots.used[q] - 1; i >= 0; i--) {
      const int32_t slot = static_cast<int32_t>(q * slots.capacity + i);
      const int64_t row = slots.rows[slot];
      const int32_t k = s.number[row] < base ? spare : s.number[row] - base;
      s.next[slot] = s.first[k];
      s.first[k] = slot;
      s.owned[k] &= row & 1;
    }
  s.base += met;
  int rows = 0;
  for (int32_t k = 0; k < met; k++) {
    s.first[rows] = s.first[k];
    rows += s.owned[k];
  }
  return rows;
}

}  // namespace
