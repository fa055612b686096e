// NumPy's arrays, as they come and go.
#pragma once

#include <nanobind/ndarray.h>

#include <utility>
#include <vector>

namespace firth {

template <typename T>
using Array = nanobind::ndarray<T, nanobind::ndim<1>, nanobind::c_contig, nanobind::device::cpu>;
template <typename T>
using Matrix = nanobind::ndarray<T, nanobind::ndim<2>, nanobind::c_contig, nanobind::device::cpu>;
template <typename T>
using Given = nanobind::ndarray<nanobind::numpy, T, nanobind::ndim<1>>;

// A vector as an array that owns it.
template <typename T>
Given<T> given(std::vector<T>&& numbers) {
  auto* kept = new std::vector<T>(std::move(numbers));
  nanobind::capsule owner(kept, [](void* p) noexcept { delete static_cast<std::vector<T>*>(p); });
  return Given<T>(kept->data(), {kept->size()}, owner);
}

}  // namespace firth
