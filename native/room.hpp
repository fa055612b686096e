// Room on 64-byte boundaries, given back at the end of the call.
#pragma once

#include <cstdint>
#include <new>
#include <vector>

namespace firth {

class Room {
 public:
  template <typename T>
  T* take(int64_t count) {
    blocks_.reserve(blocks_.size() + 1);
    blocks_.push_back(::operator new(static_cast<size_t>(count) * sizeof(T), std::align_val_t(64)));
    return static_cast<T*>(blocks_.back());
  }
  ~Room() {
    for (void* block : blocks_) ::operator delete(block, std::align_val_t(64));
  }

 private:
  std::vector<void*> blocks_;
};

}  // namespace firth
