// The Python face of counting; firth.text.counting and firth.text.runs are its only users and check the arguments.
#include "bind_counting.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

#include "arrays.hpp"
#include "counting.hpp"

namespace nb = nanobind;
using namespace firth;

namespace {

[[noreturn]] void too_large() {
  PyErr_SetString(PyExc_OverflowError, "the count of a pair is too large");
  throw nb::python_error();
}

nb::tuple arrays_of(std::unique_ptr<OwnRun> run) {
  if (!run) too_large();
  return nb::make_tuple(given(std::move(run->offsets)), given(std::move(run->columns)), given(std::move(run->sums)));
}

// Runs as tuples of arrays, which the caller holds; no array is converted, since a copy would be gone at once.
std::vector<Run> read_runs(nb::list tuples) {
  std::vector<Run> runs;
  for (nb::handle run : tuples)
    runs.push_back({nb::cast<Array<const int64_t>>(run[0], false).data(),
                    nb::cast<Array<const int32_t>>(run[1], false).data(),
                    nb::cast<Array<const uint64_t>>(run[2], false).data()});
  return runs;
}

nb::tuple count_pairs(Array<const int32_t> ids, Array<const int64_t> offsets, nb::list pieces,
                      Array<const double> keep, Array<const double> reach) {
  std::vector<Piece> all;
  for (nb::handle piece : pieces)
    all.push_back({nb::cast<int64_t>(piece[0]), nb::cast<int64_t>(piece[1]), nb::cast<int64_t>(piece[2]),
                   nb::cast<int64_t>(piece[3])});
  const Weights weights{keep.data(), reach.data(), static_cast<int>(reach.shape(0))};
  std::unique_ptr<OwnRun> run;
  {
    nb::gil_scoped_release release;
    run = count(ids.data(), offsets.data(), static_cast<int64_t>(offsets.shape(0)) - 1, all, weights,
                static_cast<int64_t>(keep.shape(0)));
  }
  return arrays_of(std::move(run));
}

nb::tuple merge_pairs(nb::list tuples, int64_t words, int64_t first, int64_t last) {
  const std::vector<Run> runs = read_runs(tuples);
  std::unique_ptr<OwnRun> merged;
  {
    nb::gil_scoped_release release;
    merged = merge(runs, words, first, last);
  }
  return arrays_of(std::move(merged));
}

void measure_pairs(nb::list tuples, int64_t first, int64_t last, Array<int64_t> lengths, Array<int64_t> mirrored) {
  const std::vector<Run> runs = read_runs(tuples);
  bool fits;
  {
    nb::gil_scoped_release release;
    fits = measure(runs, static_cast<int64_t>(mirrored.shape(0)), first, last, lengths.data() + first,
                   mirrored.data());
  }
  if (!fits) too_large();
}

void fill_pairs(nb::list tuples, int64_t first, int64_t last, Array<const double> keep, double scale,
                Array<const int64_t> own, Array<int64_t> mirrored, Array<int32_t> columns, Array<float> values) {
  const std::vector<Run> runs = read_runs(tuples);
  nb::gil_scoped_release release;
  fill(runs, static_cast<int64_t>(keep.shape(0)), first, last, keep.data(), scale, own.data(), mirrored.data(),
       columns.data(), values.data());
}

}  // namespace

void bind_counting(nb::module_& m) {
  m.def("count_pairs", &count_pairs);
  m.def("merge_pairs", &merge_pairs);
  m.def("measure_pairs", &measure_pairs);
  m.def("fill_pairs", &fill_pairs);
}
