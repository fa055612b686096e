// Float32 GFLOP/s of one thread that does nothing but fused multiply-adds on full-width vectors: the roof.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#if defined(__AVX512F__)
constexpr int WIDTH = 16;
#elif defined(__AVX__)
constexpr int WIDTH = 8;
#else
constexpr int WIDTH = 4;
#endif
constexpr int CHAINS = 12;  // independent ones: two units with a latency of four or five cycles each need ten
constexpr long ROUNDS = 1 << 20;

typedef float Vector __attribute__((vector_size(4 * WIDTH)));

// The chains are kept in registers: they are unrolled, and no array of them is ever in memory.
static void turn(Vector* chains, Vector factor, Vector term) {
  Vector a[CHAINS];
  for (int i = 0; i < CHAINS; i++) a[i] = chains[i];
  for (long round = 0; round < ROUNDS; round++) {
#pragma GCC unroll 12
    for (int i = 0; i < CHAINS; i++) a[i] = a[i] * factor + term;
  }
  for (int i = 0; i < CHAINS; i++) chains[i] = a[i];
}

int main(int count, char** arguments) {
  const double least = count > 1 ? std::atof(arguments[1]) : 0.5;  // seconds
  Vector chains[CHAINS] = {}, factor = {}, term = {};
  factor += 0.999f, term += 0.001f;  // every chain goes to 1: nothing overflows or becomes denormal
  using Clock = std::chrono::steady_clock;
  turn(chains, factor, term);  // the clock rate rises first
  const auto start = Clock::now();
  long turns = 0;
  double seconds = 0;
  while (seconds < least) {
    turn(chains, factor, term);
    turns++;
    seconds = std::chrono::duration<double>(Clock::now() - start).count();
  }
  float sum = 0;
  for (const Vector& chain : chains) sum += chain[0];
  std::printf("%.2f\n", 2.0 * WIDTH * CHAINS * ROUNDS * turns / seconds / 1e9);
  return sum > 0 ? 0 : 1;  // and so the work cannot be left out
}
