// The Python face of the regressions; firth.kernels.native_regressor is its only user and checks the arguments.
#include "bind_regression.hpp"

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>

#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "arrays.hpp"
#include "dispatch.hpp"
#include "room.hpp"

namespace nb = nanobind;
using namespace firth;

namespace {

using Table = Matrix<float>;
using Fixed = Matrix<const float>;

// Offsets, columns and values that a Python record holds, and outlives the call with.
Company company(nb::handle counts) {
  if (counts.is_none()) return {nullptr, nullptr, nullptr};
  return {nb::cast<Array<const int64_t>>(counts.attr("offsets"), false).data(),
          nb::cast<Array<const int32_t>>(counts.attr("columns"), false).data(),
          nb::cast<Array<const float>>(counts.attr("values"), false).data()};
}

void run(Regression& job, const Kernels& kernels, char* room, int threads) {
  std::atomic<int64_t> next{job.begin};
  const int64_t bytes = kernels.bench(job.words, job.stride, job.block);
  std::vector<char*> benches;
  for (int t = 0; t < threads; t++) benches.push_back(room + t * bytes);
  job.next = &next;
  job.room = benches.data();
  std::vector<std::thread> others;
  others.reserve(threads);
  try {
    for (int t = 1; t < threads; t++) others.emplace_back([&job, &kernels, t] { kernels.regress(job, t); });
  } catch (const std::system_error&) {  // the system can refuse one: fewer threads, the same bits
  }
  kernels.regress(job, 0);
  for (auto& thread : others) thread.join();
}

void regress(Table rows, Fixed others, Array<const float> panels, Array<const float> offset, Fixed inverse,
             int64_t dimensions, nb::handle counts, nb::handle held_out, bool normalised, double penalty, double first,
             int trials, std::optional<Array<const uint8_t>> frozen, int64_t begin, int64_t end, int64_t block,
             Array<double> level, Array<double> loss, Array<double> held_out_loss, Array<float> room, int threads,
             const std::string& instruction_set) {
  Regression job{};
  job.rows = rows.data();
  job.others = others.data();
  job.panels = panels.data();
  job.offset = offset.data();
  job.inverse = inverse.data();
  job.words = static_cast<int64_t>(others.shape(0));
  job.stride = static_cast<int64_t>(others.shape(1));
  job.dimensions = dimensions;
  job.company = company(counts);
  job.held_out = company(held_out);
  job.normalised = normalised;
  job.penalty = penalty;
  job.first = first;
  job.trials = trials;
  job.frozen = frozen ? frozen->data() : nullptr;
  job.begin = begin;
  job.end = end;
  job.block = block;
  job.level = level.data();
  job.loss = loss.data();
  job.held_out_loss = held_out_loss.data();
  const Kernels& kernels = kernels_named(instruction_set);
  nb::gil_scoped_release release;
  run(job, kernels, reinterpret_cast<char*>(room.data()), threads);
}

void pack(Fixed table, int64_t dimensions, Array<float> panels, const std::string& instruction_set) {
  const Kernels& kernels = kernels_named(instruction_set);
  const auto words = static_cast<int64_t>(table.shape(0)), stride = static_cast<int64_t>(table.shape(1));
  nb::gil_scoped_release release;
  kernels.pack(table.data(), words, stride, dimensions, 0, static_cast<int64_t>(panels.shape(0)) / dimensions,
               panels.data());
}

// (dimensions + 1, dimensions) in float64: Y^T diag(weights) Y, and below it the weighted sum of the rows.
void second_moment(Fixed table, Array<const float> weights, int64_t dimensions, Array<double> moment,
                   const std::string& instruction_set) {
  const Kernels& kernels = kernels_named(instruction_set);
  const auto words = static_cast<int64_t>(table.shape(0)), stride = static_cast<int64_t>(table.shape(1));
  nb::gil_scoped_release release;
  Room room;
  kernels.second_moment(table.data(), weights.data(), words, stride, dimensions, moment.data(),
                        room.take<float>(kernels.moment_room(stride)));
}

// Inverts a symmetric positive matrix, given and left as (dimensions x dimensions) numbers.
void invert(Array<double> matrix, int64_t dimensions, const std::string& instruction_set) {
  const Kernels& kernels = kernels_named(instruction_set);
  nb::gil_scoped_release release;
  Room room;
  kernels.invert(matrix.data(), dimensions, room.take<double>(dimensions));
}

// Multiplies every row of a table by a matrix.
void turn(Table table, Fixed matrix, const std::string& instruction_set) {
  const Kernels& kernels = kernels_named(instruction_set);
  const auto words = static_cast<int64_t>(table.shape(0)), stride = static_cast<int64_t>(table.shape(1));
  nb::gil_scoped_release release;
  Room room;
  kernels.turn(table.data(), words, stride, matrix.data(), room.take<float>(kernels.turn_room(stride)));
}

}  // namespace

void bind_regression(nb::module_& m) {
  m.def("regress", &regress, nb::arg("rows"), nb::arg("others"), nb::arg("panels"), nb::arg("offset"),
        nb::arg("inverse"), nb::arg("dimensions"), nb::arg("counts"), nb::arg("held_out").none(),
        nb::arg("normalised"), nb::arg("penalty"), nb::arg("first"), nb::arg("trials"), nb::arg("frozen").none(),
        nb::arg("begin"), nb::arg("end"), nb::arg("block"), nb::arg("level"), nb::arg("loss"),
        nb::arg("held_out_loss"), nb::arg("room"), nb::arg("threads"), nb::arg("instruction_set"));
  m.def("bench", [](int64_t words, int64_t stride, int64_t block, const std::string& instruction_set) {
    return kernels_named(instruction_set).bench(words, stride, block);
  });
  m.def("pack", &pack);
  m.def("second_moment", &second_moment);
  m.def("invert", &invert);
  m.def("turn", &turn);
}
