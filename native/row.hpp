// A row of a sparse matrix while it is summed: a number for every column, and marks at those that have one.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace firth {

class Row {
 public:
  explicit Row(int64_t columns)
      : sums_(columns), marks_((columns + 63) / 64), marked_((columns + 4095) / 4096) {}

  // Adds a number above 0.
  void add(int64_t column, uint64_t number) {
    uint64_t& sum = sums_[column];
    if (!sum) {
      marks_[column >> 6] |= uint64_t{1} << (column & 63);
      marked_[column >> 12] |= uint64_t{1} << (column >> 6 & 63);
    }
    sum += number;
    overflows_ |= sum < number;
  }

  // Calls f(column, sum) for every column that has one, rising, and empties the row.
  template <typename F>
  void drain(F f) {
    for (size_t block = 0; block < marked_.size(); block++) {
      for (; marked_[block]; marked_[block] &= marked_[block] - 1) {
        const auto group = static_cast<int64_t>(block << 6) + std::countr_zero(marked_[block]);
        for (uint64_t& marks = marks_[group]; marks; marks &= marks - 1) {
          const int64_t column = (group << 6) + std::countr_zero(marks);
          f(column, sums_[column]);
          sums_[column] = 0;
        }
      }
    }
  }

  // Whether a sum was ever too large for 64 bits.
  bool overflows() const { return overflows_; }

 private:
  std::vector<uint64_t> sums_;
  std::vector<uint64_t> marks_;   // a bit for each column
  std::vector<uint64_t> marked_;  // a bit for each 64 columns
  bool overflows_ = false;
};

}  // namespace firth
