// The Python face of what reads files of word vectors; firth.vectors.native is its only user and checks the arguments.
#include "bind_vectors.hpp"

#include <vector>

#include "arrays.hpp"
#include "ngrams.hpp"
#include "vectorfiles.hpp"

namespace nb = nanobind;
using namespace firth;

namespace {

template <typename T>
nb::bytes as_bytes(const std::vector<T>& values) {
  return nb::bytes(values.data(), values.size() * sizeof(T));
}

nb::tuple as_python(const FoundRows& found) {
  nb::list words;
  for (const std::string_view word : found.words) words.append(nb::bytes(word.data(), word.size()));
  return nb::make_tuple(words, found.end);
}

nb::tuple bound_binary_rows(Array<const uint8_t> data, int64_t longest, Matrix<float> numbers) {
  FoundRows found;
  {
    nb::gil_scoped_release release;
    found = binary_rows(reinterpret_cast<const char*>(data.data()), static_cast<int64_t>(data.shape(0)),
                        static_cast<int64_t>(numbers.shape(1) * sizeof(float)), static_cast<int64_t>(numbers.shape(0)),
                        longest, reinterpret_cast<char*>(numbers.data()));
  }
  return as_python(found);
}

nb::tuple bound_text_rows(nb::bytes data, int64_t start, Matrix<float> numbers) {
  FoundRows found;
  {
    nb::gil_scoped_release release;
    found = text_rows(data.c_str(), static_cast<int64_t>(data.size()), start, static_cast<int64_t>(numbers.shape(1)),
                      static_cast<int64_t>(numbers.shape(0)), numbers.data());
  }
  return as_python(found);
}

// The numbers of the n-grams of words that follow one another, and where those of each word end.
nb::tuple ngrams(nb::bytes words, Array<const int64_t> ends, int min_n, int max_n, uint32_t buckets) {
  std::vector<int32_t> numbers;
  std::vector<int64_t> counted;
  {
    nb::gil_scoped_release release;
    const auto* text = reinterpret_cast<const uint8_t*>(words.c_str());
    int64_t begin = 0;
    for (size_t i = 0; i < ends.shape(0); i++) {
      append_ngrams(text + begin, ends.data()[i] - begin, min_n, max_n, buckets, numbers);
      counted.push_back(static_cast<int64_t>(numbers.size()));
      begin = ends.data()[i];
    }
  }
  return nb::make_tuple(as_bytes(numbers), as_bytes(counted));
}

void bound_add_rows(Matrix<const uint8_t> rows, Array<const int64_t> chosen, Array<const int64_t> ends,
                    Matrix<float> sums) {
  nb::gil_scoped_release release;
  add_rows(rows.data(), static_cast<int64_t>(rows.shape(1)), chosen.data(), ends.data(),
           static_cast<int64_t>(sums.shape(0)), static_cast<int64_t>(sums.shape(1)), sums.data());
}

}  // namespace

void bind_vectors(nb::module_& m) {
  m.def("binary_rows", &bound_binary_rows);
  m.def("text_rows", &bound_text_rows);
  m.def("ngrams", &ngrams);
  m.def("add_rows", &bound_add_rows);
}
