// The kernels of one instruction set. Compiled several times, with FIRTH_ISA naming the set.
#include "moments.hpp"
#include "regression.hpp"
#include "scan.hpp"
#include "softmax_batch.hpp"
#include "thin.hpp"

#define FIRTH_JOIN(a, b) a##b
#define FIRTH_NAME(a, b) FIRTH_JOIN(a, b)

namespace firth {

void FIRTH_NAME(work_, FIRTH_ISA)(Job& job, int thread) {
  if (job.plan.objective == SOFTMAX)
    run_softmax(job, thread);
  else
    run(job, thread);
}

int64_t FIRTH_NAME(scratch_, FIRTH_ISA)(const Job& job) {
  Scratch s;
  return carve(s, job, nullptr);
}

void FIRTH_NAME(regress_, FIRTH_ISA)(Regression& job, int thread) { regress(job, thread); }

int64_t FIRTH_NAME(bench_, FIRTH_ISA)(int64_t words, int64_t stride, int64_t block) {
  return bench_bytes(words, stride, block);
}

void FIRTH_NAME(pack_, FIRTH_ISA)(const float* table, int64_t words, int64_t stride, int64_t d, int64_t from, int64_t to,
                                  float* panels) {
  pack(table, words, stride, d, from, to, panels);
}

int64_t FIRTH_NAME(moment_room_, FIRTH_ISA)(int64_t stride) { return moment_room(stride); }

void FIRTH_NAME(second_moment_, FIRTH_ISA)(const float* table, const float* weights, int64_t words, int64_t stride,
                                           int64_t d, double* moment, float* room) {
  second_moment(table, weights, words, stride, d, moment, room);
}

void FIRTH_NAME(invert_, FIRTH_ISA)(double* matrix, int64_t d, double* row) { invert(matrix, d, row); }

int64_t FIRTH_NAME(turn_room_, FIRTH_ISA)(int64_t stride) { return turn_room(stride); }

void FIRTH_NAME(turn_, FIRTH_ISA)(float* table, int64_t words, int64_t stride, const float* matrix, float* room) {
  turn(table, words, stride, matrix, room);
}

void FIRTH_NAME(scan_, FIRTH_ISA)(Scan& job, int thread) { scan(job, thread); }

int64_t FIRTH_NAME(scan_room_, FIRTH_ISA)(const Scan& job) { return scan_room(job); }

void FIRTH_NAME(measure_, FIRTH_ISA)(Scan& job) { measure(job); }

int64_t FIRTH_NAME(thin_, FIRTH_ISA)(const Thinning& thinning) { return thin(thinning); }

}  // namespace firth
