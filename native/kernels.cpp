// The kernels of one instruction set. Compiled several times, with FIRTH_ISA naming the set.
#include "macro_batch.hpp"
#include "regression.hpp"
#include "thin.hpp"

#define FIRTH_JOIN(a, b) a##b
#define FIRTH_NAME(a, b) FIRTH_JOIN(a, b)

namespace firth {

void FIRTH_NAME(work_, FIRTH_ISA)(Job& job, int thread) { run(job, thread); }

int64_t FIRTH_NAME(scratch_, FIRTH_ISA)(const Job& job) {
  Scratch s;
  return carve(s, job, nullptr);
}

void FIRTH_NAME(regress_, FIRTH_ISA)(Regression& job, int thread) { regress(job, thread); }

int64_t FIRTH_NAME(bench_, FIRTH_ISA)(const Regression& job) { return Bench::bytes(job, panelled(job.words)); }

void FIRTH_NAME(pack_, FIRTH_ISA)(const float* table, int64_t words, int64_t stride, int64_t d, int64_t from, int64_t to,
                                  float* panels) {
  pack(table, words, stride, d, from, to, panels);
}

int64_t FIRTH_NAME(thin_, FIRTH_ISA)(const Thinning& thinning) { return thin(thinning); }

}  // namespace firth
