// Words and their numbers: a hash table that compares short words inside its slots.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace firth {

// Both halves of a 128-bit product, folded.
inline uint64_t fold(uint64_t a, uint64_t b) {
#ifdef __SIZEOF_INT128__
  const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
#else
  const uint64_t low = (a & 0xFFFFFFFF) * (b & 0xFFFFFFFF), high = (a >> 32) * (b >> 32);
  const uint64_t one = (a & 0xFFFFFFFF) * (b >> 32), other = (a >> 32) * (b & 0xFFFFFFFF);
  const uint64_t middle = (low >> 32) + (one & 0xFFFFFFFF) + other;
  return (middle << 32 | (low & 0xFFFFFFFF)) ^ (high + (one >> 32) + (middle >> 32));
#endif
}

// Drawn anew for every reading: nobody can write a text whose words all fall into one place of the table.
struct Seed {
  uint64_t one, two;
};

// A word of up to 15 bytes itself, or the hash and the length of a longer one; never all zero.
struct Key {
  uint64_t low, high;
  bool operator==(const Key&) const = default;
};

constexpr int64_t SHORT = 15;

inline Key long_key(const uint8_t* text, int64_t length, Seed seed) {
  uint64_t hash = seed.one ^ static_cast<uint64_t>(length);
  for (int64_t i = 0; i < length; i += 8) {
    uint64_t part = 0;
    std::memcpy(&part, text + i, static_cast<size_t>(std::min<int64_t>(8, length - i)));
    hash = fold(hash ^ part, seed.two);
  }
  return {hash, static_cast<uint64_t>(length) | uint64_t{0xFF} << 56};
}

// The key of a word; `end` is where the memory that may be read ends.
inline Key key_of(const uint8_t* text, int64_t length, const uint8_t* end, Seed seed) {
  if (length > SHORT) return long_key(text, length, seed);
  static constexpr uint8_t KEPT[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                       255, 255, 255, 255, 255, 255, 255, 255};
  uint64_t part[2] = {0, 0}, kept[2];
  if (end - text >= 16) {
    std::memcpy(part, text, 16);
    std::memcpy(kept, KEPT + 16 - length, 16);
    part[0] &= kept[0];
    part[1] &= kept[1];
  } else {
    std::memcpy(part, text, static_cast<size_t>(length));
  }
  constexpr int last_byte = std::endian::native == std::endian::little ? 56 : 0;
  return {part[0], part[1] | static_cast<uint64_t>(length) << last_byte};
}

class Lexicon {
 public:
  struct Word {
    const uint8_t* text;
    int64_t length;
    uint64_t place;  // of its first appearance
  };

  explicit Lexicon(Seed seed) : seed_(seed), slots_(1 << 12) {}

  uint32_t hash(Key key) const {
    return static_cast<uint32_t>(fold(key.low ^ seed_.one, key.high ^ seed_.two));
  }
  void prefetch(uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  int64_t size() const { return static_cast<int64_t>(words_.size()); }
  const Word& operator[](int64_t number) const { return words_[number]; }

  // The number of a word, or -1.
  int32_t find(Key key, uint32_t hash, const uint8_t* text, int64_t length) const {
    const Slot& slot = slots_[search(key, hash, text, length)];
    return slot.empty() ? -1 : slot.number;
  }

  // The number of a word, which is counted, and added where it is new.
  int32_t count(Key key, uint32_t hash, const uint8_t* text, int64_t length, uint64_t place, int64_t times = 1) {
    Slot* slot = &slots_[search(key, hash, text, length)];
    if (slot->empty()) {
      if (2 * words_.size() >= slots_.size()) {
        grow();
        slot = &slots_[search(key, hash, text, length)];
      }
      *slot = {key, 0, hash, static_cast<int32_t>(words_.size())};
      words_.push_back({keep(text, length), length, place});
    }
    slot->count += times;
    return slot->number;
  }

  // Adds the words of another lexicon of the same seed; gives their numbers here.
  std::vector<int32_t> merge(const Lexicon& other) {
    constexpr size_t ahead = 16;
    std::vector<int32_t> numbers(other.words_.size());
    for (size_t i = 0; i < other.slots_.size(); i++) {
      if (i + ahead < other.slots_.size()) __builtin_prefetch(other.words_.data() + other.slots_[i + ahead].number);
      const Slot& slot = other.slots_[i];
      if (slot.empty()) continue;
      const Word& word = other.words_[slot.number];
      const bool inside = word.length <= SHORT;  // no need to fetch what the key holds
      const auto* text = inside ? reinterpret_cast<const uint8_t*>(&slot.key) : word.text;
      const int32_t number = count(slot.key, slot.hash, text, word.length, word.place, slot.count);
      words_[number].place = std::min(words_[number].place, word.place);
      numbers[slot.number] = number;
    }
    return numbers;
  }

  std::vector<int64_t> counts() const {
    std::vector<int64_t> counts(words_.size());
    for (const Slot& slot : slots_)
      if (!slot.empty()) counts[slot.number] = slot.count;
    return counts;
  }

 private:
  struct alignas(32) Slot {
    Key key{0, 0};
    int64_t count = 0;
    uint32_t hash = 0;
    int32_t number = 0;
    bool empty() const { return !key.high; }
  };

  // The slot of a word, or the empty one where it would go.
  size_t search(Key key, uint32_t hash, const uint8_t* text, int64_t length) const {
    const size_t mask = slots_.size() - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
      const Slot& slot = slots_[i];
      if (slot.empty()) return i;
      if (slot.key == key && (length <= SHORT || !std::memcmp(words_[slot.number].text, text, length))) return i;
    }
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    const size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.empty()) continue;
      size_t i = slot.hash & mask;
      while (!slots_[i].empty()) i = (i + 1) & mask;
      slots_[i] = slot;
    }
  }

  // A copy of a word's bytes that stays where it is.
  const uint8_t* keep(const uint8_t* text, int64_t length) {
    constexpr int64_t room = 1 << 18;
    if (length > room_) {
      room_ = std::max(room, length);
      blocks_.emplace_back(new uint8_t[static_cast<size_t>(room_)]);  // not filled with zeros
      free_ = blocks_.back().get();
    }
    std::memcpy(free_, text, static_cast<size_t>(length));
    room_ -= length;
    free_ += length;
    return free_ - length;
  }

  Seed seed_;
  std::vector<Slot> slots_;
  std::vector<Word> words_;
  std::vector<std::unique_ptr<uint8_t[]>> blocks_;
  uint8_t* free_ = nullptr;
  int64_t room_ = 0;
};

}  // namespace firth
