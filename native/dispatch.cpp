// Picks the kernels for the machine we are on.
#include "dispatch.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace firth {

#define FIRTH_KERNELS(isa)                                                                            \
  void work_##isa(Job&, int);                                                                         \
  int64_t scratch_##isa(const Job&);                                                                  \
  int64_t thin_##isa(const Thinning&);                                                                \
  void regress_##isa(Regression&, int);                                                               \
  int64_t bench_##isa(int64_t, int64_t, int64_t);                                                     \
  void pack_##isa(const float*, int64_t, int64_t, int64_t, int64_t, int64_t, float*);                 \
  int64_t moment_room_##isa(int64_t);                                                                 \
  void second_moment_##isa(const float*, const float*, int64_t, int64_t, int64_t, double*, float*);   \
  void invert_##isa(double*, int64_t, double*);                                                       \
  int64_t turn_room_##isa(int64_t);                                                                   \
  void turn_##isa(float*, int64_t, int64_t, const float*, float*);                                    \
  int64_t scan_room_##isa(const Scan&);                                                               \
  void scan_##isa(Scan&, int);                                                                        \
  void measure_##isa(Scan&);
#define FIRTH_ALL(isa)                                                                                \
  {#isa, work_##isa, scratch_##isa, thin_##isa, regress_##isa, bench_##isa,                           \
   pack_##isa, moment_room_##isa, second_moment_##isa, invert_##isa, turn_room_##isa, turn_##isa,          \
   scan_room_##isa, scan_##isa, measure_##isa}
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
      a.kernels[a.count++] = FIRTH_ALL(avx512);
#endif
#ifdef FIRTH_HAS_avx2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
      a.kernels[a.count++] = FIRTH_ALL(avx2);
#endif
#endif
    a.kernels[a.count++] = FIRTH_ALL(baseline);
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

const Kernels& kernels_named(const std::string& name) {
  const Kernels* kernels = find_kernels(name.c_str());
  if (!kernels) throw std::invalid_argument("this machine cannot run " + name);
  return *kernels;
}

}  // namespace firth
