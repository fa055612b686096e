// The Python face of the scans; firth.vectors.native is its only user and checks the arguments.
#include "bind_scan.hpp"

#include <nanobind/stl/string.h>

#include <algorithm>
#include <stdexcept>
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

using Numbers = nb::ndarray<nb::ro, nb::ndim<2>, nb::device::cpu>;

Code code_of(const Numbers& table) {
  if (table.dtype() == nb::dtype<float>()) return FLOAT32;
  if (table.dtype() == nb::dtype<uint16_t>()) return FLOAT16;  // NumPy's halves, as what lies in memory
  if (table.dtype() == nb::dtype<int8_t>()) return INT8;
  throw std::invalid_argument("a table to scan holds float32, uint16 for float16, or int8");
}

Scan job_for(const Numbers& table) {
  Scan job{};
  job.table = table.data();
  job.code = code_of(table);
  job.words = static_cast<int64_t>(table.shape(0));
  job.stride = table.stride(0);
  job.d = static_cast<int64_t>(table.shape(1));
  job.rest = (job.d - 1) / 16 * 16;
  job.last = std::max<int64_t>(0, job.d - 16);
  return job;
}

std::vector<float> laid_out(const Scan& job, const float* vectors) {
  const int64_t padded = job.rest + 16;
  std::vector<float> queries(job.count * padded);
  for (int64_t j = 0; j < job.count; j++) {
    const float* vector = vectors + j * job.d;
    float* query = queries.data() + j * padded;
    std::copy(vector, vector + job.rest, query);
    std::copy(vector + job.rest, vector + job.d, query + job.rest + (job.rest - job.last));
  }
  return queries;
}

// Calls work(thread) on several threads.
template <typename F>
void run(Scan& job, int threads, F work) {
  std::atomic<int64_t> next{0};
  job.next = &next;
  std::vector<std::thread> others;
  others.reserve(threads);
  try {
    for (int t = 1; t < threads; t++) others.emplace_back(work, t);
  } catch (const std::system_error&) {  // the system can refuse one: fewer threads, the same bits
  }
  work(0);
  for (auto& thread : others) thread.join();
}

// (vectors, rows): the products of vectors with the rows of a table, times the rows' factors.
void scan(Numbers table, Array<const float> factors, Matrix<const float> vectors, Matrix<float> scores, int threads,
          const std::string& instruction_set) {
  const Kernels& kernels = kernels_named(instruction_set);
  Scan job = job_for(table);
  nb::gil_scoped_release release;
  job.factors = factors.data();
  job.count = static_cast<int64_t>(vectors.shape(0));
  job.scores = scores.data();
  job.width = static_cast<int64_t>(scores.shape(1));
  const std::vector<float> queries = laid_out(job, vectors.data());
  job.queries = queries.data();
  Room room;
  std::vector<float*> rooms;
  for (int t = 0; t < threads; t++) rooms.push_back(room.take<float>(kernels.scan_room(job)));
  job.rooms = rooms.data();
  run(job, threads, [&](int thread) { kernels.scan(job, thread); });
}

// The sums of squares of the rows of a table.
void measure(Numbers table, Array<double> squares, int threads, const std::string& instruction_set) {
  const Kernels& kernels = kernels_named(instruction_set);
  Scan job = job_for(table);
  nb::gil_scoped_release release;
  job.squares = squares.data();
  run(job, threads, [&](int) { kernels.measure(job); });
}

}  // namespace

void bind_scan(nb::module_& m) {
  m.def("scan", &scan);
  m.def("measure", &measure);
}
