// Picks the kernels for the machine we are on.
#include "dispatch.hpp"

#include <algorithm>
#include <cstring>

namespace firth {

#define FIRTH_KERNELS(isa)           \
  void work_##isa(Job&, int);        \
  int64_t scratch_##isa(const Job&); \
  int64_t thin_##isa(const Thinning&);
FIRTH_KERNELS(avx512)
FIRTH_KERNELS(avx2)
FIRTH_KERNELS(baseline)

Shape shape_of(const Plan& plan, const Tree& tree) {
  const int rows = plan.positions + 2 * plan.window;
  const int inputs = plan.architecture == CBOW ? plan.positions : 2 * plan.window * plan.positions;
  if (plan.objective == SOFTMAX) return {rows, 0, 0};
  if (plan.objective == HIERARCHICAL_SOFTMAX) return {rows, plan.positions * tree.depth, inputs * tree.depth};
  return {rows, plan.positions + plan.shared, inputs};
}

Dense dense_of(const Plan& plan, const Tables& tables) {
  constexpr int64_t ROOM = int64_t{1} << 25;  // scores: 128 MB
  const int64_t macro_batch = static_cast<int64_t>(plan.positions) * plan.tiles;
  Dense dense{};
  dense.parts = static_cast<int>(std::min<int64_t>((tables.words + 15) / 16, 32));
  dense.width = (macro_batch + 15) / 16 * 16 + 16;  // rows a power of two apart would share few lines of a cache
  dense.kept = std::min(tables.words, ROOM / dense.width);
  return dense;
}

const Available& available() {
  static const Available sets = [] {
    Available a{};
#if defined(__x86_64__) || defined(__i386__)
    __builtin_cpu_init();
#ifdef FIRTH_HAS_avx512
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq"))
      a.kernels[a.count++] = {"avx512", work_avx512, scratch_avx512, thin_avx512};
#endif
#ifdef FIRTH_HAS_avx2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
      a.kernels[a.count++] = {"avx2", work_avx2, scratch_avx2, thin_avx2};
#endif
#endif
    a.kernels[a.count++] = {"baseline", work_baseline, scratch_baseline, thin_baseline};
    return a;
  }();
  return sets;
}

const Kernels* find_kernels(const char* name) {
  const Available& sets = available();
  for (int i = 0; i < sets.count; i++)
    if (!*name || !std::strcmp(name, sets.kernels[i].name)) return &sets.kernels[i];
  return nullptr;
}

}  // namespace firth
