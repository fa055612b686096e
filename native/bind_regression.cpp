// The Python face of the regressions; firth.kernels.regression is its only user and checks the arguments.
#include "bind_regression.hpp"

#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>

#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "dispatch.hpp"
#include "room.hpp"

namespace nb = nanobind;
using namespace firth;

namespace {

template <typename T>
using Array = nb::ndarray<T, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Table = nb::ndarray<float, nb::ndim<2>, nb::c_contig, nb::device::cpu>;
using Fixed = nb::ndarray<const float, nb::ndim<2>, nb::c_contig, nb::device::cpu>;

const Kernels& kernels_named(const std::string& instruction_set) {
  const Kernels* kernels = find_kernels(instruction_set.c_str());
  if (!kernels) throw nb::value_error(("this machine cannot run " + instruction_set).c_str());
  return *kernels;
}

// Offsets, columns and values that a Python record holds, and outlives the call with.
Company company(nb::handle counts) {
  if (counts.is_none()) return {nullptr, nullptr, nullptr};
  return {nb::cast<Array<const int64_t>>(counts.attr("offsets"), false).data(),
          nb::cast<Array<const int32_t>>(counts.attr("columns"), false).data(),
          nb::cast<Array<const float>>(counts.attr("values"), false).data()};
}

void run(Regression& job, const Kernels& kernels, int threads) {
  Room room;
  std::atomic<int64_t> next{job.begin};
  std::vector<char*> benches;
  for (int t = 0; t < threads; t++) benches.push_back(room.take<char>(kernels.bench(job)));
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
             int64_t dimensions, nb::handle counts, nb::handle held_out, bool normalised, double penalty, int steps,
             int trials, std::optional<Array<const uint8_t>> frozen, int64_t begin, int64_t end, int64_t block,
             Array<double> before, Array<double> before_held_out, Array<double> level, int threads,
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
  job.steps = steps;
  job.trials = trials;
  job.frozen = frozen ? frozen->data() : nullptr;
  job.begin = begin;
  job.end = end;
  job.block = block;
  job.before = before.data();
  job.before_held_out = before_held_out.data();
  job.level = level.data();
  const Kernels& kernels = kernels_named(instruction_set);
  nb::gil_scoped_release release;
  run(job, kernels, threads);
}

void pack(Fixed table, int64_t dimensions, Array<float> panels, const std::string& instruction_set) {
  const Kernels& kernels = kernels_named(instruction_set);
  const auto words = static_cast<int64_t>(table.shape(0)), stride = static_cast<int64_t>(table.shape(1));
  nb::gil_scoped_release release;
  kernels.pack(table.data(), words, stride, dimensions, 0, static_cast<int64_t>(panels.shape(0)) / dimensions,
               panels.data());
}

}  // namespace

void bind_regression(nb::module_& m) {
  m.def("regress", &regress, nb::arg("rows"), nb::arg("others"), nb::arg("panels"), nb::arg("offset"),
        nb::arg("inverse"), nb::arg("dimensions"), nb::arg("counts"), nb::arg("held_out").none(),
        nb::arg("normalised"), nb::arg("penalty"), nb::arg("steps"), nb::arg("trials"), nb::arg("frozen").none(),
        nb::arg("begin"), nb::arg("end"), nb::arg("block"), nb::arg("before"), nb::arg("before_held_out"),
        nb::arg("level"), nb::arg("threads"), nb::arg("instruction_set"));
  m.def("pack", &pack);
}
