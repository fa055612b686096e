// A hash table from two numbers to one, for keys that nobody chose to do harm.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace firth {

// Two numbers that are not negative, as one.
inline uint64_t both(int32_t one, int32_t other) {
  return static_cast<uint64_t>(static_cast<uint32_t>(one)) << 32 | static_cast<uint32_t>(other);
}

template <typename Value>
class Table {
 public:
  Table() : slots_(FEW) {}

  // Makes room in an empty table.
  void expect(size_t keys) { slots_.resize(std::max(FEW, std::bit_ceil(keys))); }

  // The value of a key, which is added with this one where it is new.
  Value& insert(uint64_t key, Value value) {
    Slot* slot = &slots_[search(key)];
    if (slot->key != key) {
      if (2 * ++size_ > slots_.size()) {
        grow();
        slot = &slots_[search(key)];
      }
      *slot = {key, value};
    }
    return slot->value;
  }

  // The value of a key, or this one where it has none.
  Value find(uint64_t key, Value none) const {
    const Slot& slot = slots_[search(key)];
    return slot.key == key ? slot.value : none;
  }

  // Calls f(key, value) for all, in no particular order, and empties the table.
  template <typename F>
  void drain(F f) {
    for (Slot& slot : slots_) {
      if (slot.key != NONE) f(slot.key, slot.value);
      slot.key = NONE;
    }
    size_ = 0;
    slots_.resize(FEW);  // what is empty is not gone through next time
  }

 private:
  static constexpr uint64_t NONE = UINT64_MAX;  // no pair of numbers that are not negative
  static constexpr size_t FEW = 64;
  struct Slot {
    uint64_t key = NONE;
    Value value{};
  };

  // The slot of a key, or the empty one where it would go.
  size_t search(uint64_t key) const {
    const size_t mask = slots_.size() - 1;
    const uint64_t mixed = key * 0x9E3779B97F4A7C15;
    for (size_t i = (mixed ^ mixed >> 32) & mask;; i = (i + 1) & mask)
      if (slots_[i].key == key || slots_[i].key == NONE) return i;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.key != NONE) slots_[search(slot.key)] = slot;
  }

  std::vector<Slot> slots_;
  size_t size_ = 0;
};

}  // namespace firth
