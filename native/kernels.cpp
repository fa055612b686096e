// The kernels of one instruction set. Compiled several times, with FIRTH_ISA naming the set.
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

int64_t FIRTH_NAME(thin_, FIRTH_ISA)(const Thinning& thinning) { return thin(thinning); }

}  // namespace firth
