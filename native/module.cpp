// The Python face of the core: arrays in, arrays changed in place. Arguments are checked in firth.kernels.native.
#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <atomic>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "alias.hpp"
#include "arrays.hpp"
#include "bind_counting.hpp"
#include "bind_phrases.hpp"
#include "bind_reading.hpp"
#include "bind_regression.hpp"
#include "bind_scan.hpp"
#include "bind_vectors.hpp"
#include "dispatch.hpp"
#include "draws.hpp"
#include "room.hpp"

namespace nb = nanobind;
using namespace firth;

using Table = Matrix<float>;

namespace {

template <typename T>
T number(nb::handle plan, const char* name) {
  return nb::cast<T>(plan.attr(name));
}

Plan read_plan(nb::handle plan) {
  Plan p{};
  p.architecture = number<int32_t>(plan, "architecture");
  p.objective = number<int32_t>(plan, "objective");
  p.window = number<int32_t>(plan, "window");
  p.shrink_windows = number<bool>(plan, "shrink_windows");
  p.cbow_mean = number<bool>(plan, "cbow_mean");
  p.exact_gradient = number<bool>(plan, "exact_gradient");
  p.negative = number<int32_t>(plan, "negative");
  p.positions = number<int32_t>(plan, "positions");
  p.shared = number<int32_t>(plan, "shared");
  p.tiles = number<int32_t>(plan, "tiles");
  p.racy = number<bool>(plan, "racy");
  p.damping = static_cast<float>(number<double>(plan, "damping"));
  p.alpha = number<double>(plan, "alpha");
  p.min_alpha = number<double>(plan, "min_alpha");
  p.total = number<int64_t>(plan, "total");
  p.seed = number<uint64_t>(plan, "seed");
  p.call = number<uint64_t>(plan, "call");
  return p;
}

Dense take_dense(Room& room, const Plan& plan, const Tables& tables) {
  Dense dense = dense_of(plan, tables);
  const int64_t parts = dense.parts, width = dense.width, stride = tables.stride;
  const int64_t mixtures = static_cast<int64_t>(plan.positions) * plan.tiles * stride;
  dense.mixtures = room.take<float>(mixtures);
  dense.across = room.take<float>(stride * width);
  dense.squares = room.take<float>(width);
  dense.targets = room.take<int32_t>(width);
  dense.scores = room.take<float>(dense.kept * width);
  dense.aim = room.take<float>(width);
  dense.highest = room.take<float>(parts * width);
  dense.sums = room.take<float>(parts * width);
  dense.moves = room.take<float>(parts * mixtures);
  dense.curvature = room.take<float>(parts * width);
  return dense;
}

void run_job(Job& job, const Kernels& kernels) {
  const Work work = kernels.work;
  Room room;
  const Shape shape = shape_of(job.plan, job.tree);
  const int64_t capacity = shape.capacity(), all = capacity * job.plan.tiles;
  job.slots = {capacity,
               room.take<int32_t>(job.plan.tiles),
               room.take<int64_t>(all),
               room.take<float>(all),
               room.take<float>(all * job.tables.stride),
               room.take<double>(job.plan.tiles),
               room.take<int64_t>(job.plan.tiles)};
  if (job.plan.objective == SOFTMAX) job.dense = take_dense(room, job.plan, job.tables);
  std::vector<char*> scratch;
  const int64_t bytes = kernels.scratch(job);
  for (int t = 0; t < job.threads; t++) scratch.push_back(room.take<char>(bytes));
  job.scratch = scratch.data();

  // no thread may reach a barrier before it is known how many there are: the system can refuse one
  std::atomic<bool> open{false};
  std::vector<std::thread> threads;
  threads.reserve(job.threads);
  try {
    for (int t = 1; t < job.threads; t++)
      threads.emplace_back([&job, &open, work, t] {
        open.wait(false);
        work(job, t);
      });
  } catch (const std::system_error&) {  // fewer threads, the same bits
    job.threads = static_cast<int>(threads.size()) + 1;
  }
  open = true;
  open.notify_all();
  work(job, 0);
  for (auto& thread : threads) thread.join();
}

// An array of `side`, as it is: a converted copy would die before the kernels read it.
template <typename T>
const T* column(nb::handle side, const char* name) {
  return nb::cast<Array<const T>>(side.attr(name), false).data();
}

nb::tuple train(nb::handle plan, int64_t epoch, int64_t tile, int64_t done, Array<const int32_t> words,
                Array<const int32_t> sentences, Array<const int64_t> positions, int64_t begin, int64_t end,
                Table input, Table output, std::optional<nb::object> side, int threads,
                const std::string& instruction_set, double loss, int64_t pairs, double lost,
                std::optional<Array<const uint8_t>> frozen) {
  const Kernels& kernels = kernels_named(instruction_set);
  Job job{};
  job.plan = read_plan(plan);
  job.stretch = {words.data(), sentences.data(), positions.data(), static_cast<int64_t>(words.shape(0)),
                 begin,        end,              epoch,            tile, done};
  job.tables = {input.data(), output.data(), static_cast<int64_t>(input.shape(0)),
                static_cast<int64_t>(input.shape(1)),
                frozen ? frozen->data() : nullptr};
  // the arrays of `side` belong to a Python record that outlives the call
  const nb::object given = side.value_or(nb::none());
  if (job.plan.objective == NEGATIVE_SAMPLING) {
    job.noise = {column<uint32_t>(given, "threshold"), column<int32_t>(given, "alias"),
                 static_cast<uint32_t>(nb::len(nb::object(given.attr("threshold"))))};
  } else if (job.plan.objective == HIERARCHICAL_SOFTMAX) {
    job.tree = {column<int64_t>(given, "offsets"), column<int32_t>(given, "nodes"), column<uint8_t>(given, "codes"),
                number<int32_t>(given, "depth")};
  }
  job.threads = threads;
  job.loss = loss;
  job.pairs = pairs;
  job.lost = lost;
  {
    nb::gil_scoped_release release;
    run_job(job, kernels);
  }
  return nb::make_tuple(job.loss, job.pairs, job.lost);
}

int64_t thin_corpus(Array<const int32_t> ids, Array<const int64_t> offsets, int64_t sentence, int64_t start,
                    int64_t stop, Array<const uint32_t> threshold, uint64_t seed, uint64_t call, uint64_t epoch,
                    Array<int32_t> words, Array<int32_t> sentences, Array<int64_t> positions,
                    const std::string& instruction_set) {
  const Kernels& kernels = kernels_named(instruction_set);
  nb::gil_scoped_release release;
  return kernels.thin({ids.data(), offsets.data(), sentence, start, stop, threshold.data(),
                       draw_key(seed, call, epoch, THIN), words.data(), sentences.data(), positions.data()});
}

std::vector<std::string> instruction_sets() {
  std::vector<std::string> names;
  for (int i = 0; i < available().count; i++) names.emplace_back(available().kernels[i].name);
  return names;
}

}  // namespace

NB_MODULE(_native, m) {
  m.doc() = "firth's compiled core; use it through firth.kernels.";
  m.def("train", &train);
  m.def("thin", &thin_corpus);
  m.def("alias_table",
        [](Array<const double> probability, Array<uint32_t> threshold, Array<int32_t> alias) {
          build_alias(probability.data(), static_cast<int64_t>(probability.shape(0)), threshold.data(), alias.data());
        });
  m.def("instruction_sets", &instruction_sets);
  bind_reading(m);
  bind_regression(m);
  bind_counting(m);
  bind_phrases(m);
  bind_scan(m);
  bind_vectors(m);
}
