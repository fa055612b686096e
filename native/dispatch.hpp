// Which instruction sets this build holds, which of them this machine can run, and the one in use.
#pragma once

#include <string>

#include "job.hpp"
#include "regression_job.hpp"
#include "scan_job.hpp"

namespace firth {

struct Kernels {
  const char* name;
  Work work;
  int64_t (*scratch)(const Job& job);  // bytes of room that a thread needs
  Thin thin;
  void (*regress)(Regression& job, int thread);
  int64_t (*bench)(int64_t words, int64_t stride, int64_t block);  // bytes of room that a thread needs
  void (*pack)(const float* table, int64_t words, int64_t stride, int64_t d, int64_t from, int64_t to, float* panels);
  int64_t (*moment_room)(int64_t stride);  // floats that `second_moment` needs
  void (*second_moment)(const float* table, const float* weights, int64_t words, int64_t stride, int64_t d,
                        double* moment, float* room);
  void (*invert)(double* matrix, int64_t d, double* row);
  int64_t (*turn_room)(int64_t stride);  // floats that `turn` needs
  void (*turn)(float* table, int64_t words, int64_t stride, const float* matrix, float* room);
  int64_t (*scan_room)(const Scan& job);  // floats that a thread needs
  void (*scan)(Scan& job, int thread);
  void (*measure)(Scan& job);
};

// All that this machine can run, best first.
struct Available {
  Kernels kernels[4];
  int count;
};

const Available& available();
const Kernels* find_kernels(const char* name);
const Kernels& kernels_named(const std::string& name);  // throws std::invalid_argument

}  // namespace firth
