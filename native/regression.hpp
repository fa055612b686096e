// Fits rows of one table to the other: every row is a regression of its own, and takes a step down.
//
// A row x has company with shares q (summing to one) among the columns. Its loss per pair is, with scores
// s = offset + Y x and m the logarithm of the sum of their exponentials,
//     m - <q, s>                          where probabilities are fitted,
//     exp(m) / n - <q, s>                 where expected counts are, n the row's pairs,
// plus penalty / 2n |x|^2. Its gradient is (p - q) Y with p the softmax, or the expected counts by n.
// Rows do not touch one another: the bits depend neither on blocks nor on threads.
#pragma once

#include <cmath>

#include "panels.hpp"
#include "regression_job.hpp"

namespace {

using firth::Company;
using firth::Regression;

constexpr int64_t SUMMED = 32 * LANES;  // columns whose sums are float32, before they are added in float64
constexpr double FARTHEST = 1024;       // that a step may change a score; see reference_regressor.py

// Loss of a row along a direction, less what does not change, and its first and second derivative.
struct Along {
  double level, loss, slope, bend;
};

// A row and where it is going.
struct Fit {
  int64_t row;
  double pairs;          // n
  double slope;          // of the loss along the direction, where the row stands
  double moved;          // <q, t> with t the direction's scores
  double along, length;  // <x, direction>, |direction|^2
  bool still;            // it stays as it is
};

inline double company_of(const Company& company, int64_t row, const float* scores) {
  double sum = 0;
  for (int64_t i = company.offsets[row]; i < company.offsets[row + 1]; i++)
    sum += static_cast<double>(company.values[i]) * scores[company.columns[i]];
  return sum;
}

inline double pairs_of(const Company& company, int64_t row) {
  double sum = 0;
  for (int64_t i = company.offsets[row]; i < company.offsets[row + 1]; i++) sum += company.values[i];
  return sum;
}

// What a company loses by the scores of a row, whose level is known.
inline double loss_of(const Regression& job, const Company& company, int64_t row, double pairs, const float* scores) {
  const double level = job.level[row];
  return (job.normalised ? pairs * level : std::exp(level)) - company_of(company, row, scores);
}

// Sums of lanes and the like are kept in registers: this many hold one float of every lane.
constexpr int REGS = LANES / WIDE;

// The largest of s + length t.
inline float largest(const float* s, const float* t, float length, int64_t width) {
  reg most[REGS];
  FIRTH_UNROLL for (int j = 0; j < REGS; j++) most[j] = reg{} - INFINITY;
  for (int64_t o = 0; o < width; o += LANES)
    FIRTH_UNROLL for (int j = 0; j < REGS; j++) {
      const reg x = length * load_reg(t + o + j * WIDE) + load_reg(s + o + j * WIDE);
      most[j] = x > most[j] ? x : most[j];
    }
  float x = most[0][0];
  for (int j = 0; j < REGS; j++)
    for (int i = 0; i < WIDE; i++) x = most[j][i] > x ? most[j][i] : x;
  return x;
}

// Sum of the lanes, first to last.
FIRTH_INLINE double sum(const reg (&lanes)[REGS]) {
  vec all;
  std::memcpy(&all, lanes, sizeof all);
  return sum(all);
}

// The loss of a row `length` along its direction, whose scores are t.
inline Along look(const Regression& job, const Fit& fit, const float* s, const float* t, double length, int64_t width) {
  const auto far = static_cast<float>(length);
  const float most = largest(s, t, far, width);
  double total = 0, first = 0, second = 0;
  for (int64_t from = 0; from < width; from += SUMMED) {
    const int64_t to = width - from < SUMMED ? width : from + SUMMED;
    reg e[REGS] = {}, et[REGS] = {}, ett[REGS] = {};
    for (int64_t o = from; o < to; o += LANES)
      FIRTH_UNROLL for (int j = 0; j < REGS; j++) {
        const reg by = load_reg(t + o + j * WIDE);
        const reg x = exp_negative(far * by + load_reg(s + o + j * WIDE) - most);
        const reg xby = x * by;
        e[j] += x;
        et[j] += xby;
        ett[j] = xby * by + ett[j];
      }
    total += sum(e);
    first += sum(et);
    second += sum(ett);
  }
  Along at{most + std::log(total), 0, 0, 0};
  first /= total;
  second /= total;
  if (job.normalised) {
    at.loss = at.level;
    at.slope = first;
    at.bend = second - first * first;
  } else {
    const double expected = std::exp(at.level) / fit.pairs;
    at.loss = expected;
    at.slope = expected * first;
    at.bend = expected * second;
  }
  const double penalty = job.penalty / fit.pairs;
  at.loss += penalty * length * (fit.along + length * fit.length / 2) - length * fit.moved;
  at.slope += penalty * (fit.along + length * fit.length) - fit.moved;
  at.bend += penalty * fit.length;
  return at;
}

// The length at which a score has changed by FARTHEST, and the others by less.
inline double longest(const float* t, int64_t width) {
  reg most[REGS] = {};
  for (int64_t o = 0; o < width; o += LANES)
    FIRTH_UNROLL for (int j = 0; j < REGS; j++) {
      const reg by = load_reg(t + o + j * WIDE), size = by < 0 ? -by : by;
      most[j] = size > most[j] ? size : most[j];
    }
  float x = 0;
  for (int j = 0; j < REGS; j++)
    for (int i = 0; i < WIDE; i++) x = most[j][i] > x ? most[j][i] : x;
  return FARTHEST / x;
}

// How far to go; `level` becomes the one there. The loss is convex along the way: Newton's step goes on from every point
// that is better than all before, and from one that is worse back to where a straight line through both slopes is level.
inline double reach(const Regression& job, const Fit& fit, const float* s, const float* t, int64_t width,
                    double& level) {
  Along best{level, job.normalised ? level : std::exp(level) / fit.pairs, fit.slope, 0};
  const double end = longest(t, width);
  double at = 0, to = job.first;
  for (int trial = 0; trial < job.trials && std::isfinite(to); trial++) {
    to = to > end ? end : to < -end ? -end : to;
    const Along there = look(job, fit, s, t, to, width);
    if (there.loss < best.loss) {
      best = there;
      at = to;
      to -= best.slope / best.bend;
    } else {
      const double apart = best.slope - there.slope, back = apart ? best.slope / apart : 0;
      to = at + (to - at) * (back > 0.05 ? (back < 0.95 ? back : 0.95) : 0.05);
    }
  }
  level = best.level;
  return at;
}

// W = exp(s - level) less the company's shares: with Y, the gradient per pair. Returns the level.
inline double residuals(const Regression& job, const Fit& fit, const float* s, float* w, int64_t width) {
  const float most = largest(s, s, 0, width);
  double total = 0;
  for (int64_t from = 0; from < width; from += SUMMED) {
    const int64_t to = width - from < SUMMED ? width : from + SUMMED;
    reg e[REGS] = {};
    for (int64_t o = from; o < to; o += LANES)
      FIRTH_UNROLL for (int j = 0; j < REGS; j++) {
        const reg x = exp_negative(load_reg(s + o + j * WIDE) - most);
        store_reg(w + o + j * WIDE, x);
        e[j] += x;
      }
    total += sum(e);
  }
  const double level = most + std::log(total);
  const double expected = job.normalised ? 1 : std::exp(level) / fit.pairs;
  const auto scale = static_cast<float>(expected / total);
  for (int64_t o = 0; o < width; o += WIDE) store_reg(w + o, scale * load_reg(w + o));
  const Company& company = job.company;
  for (int64_t i = company.offsets[fit.row]; i < company.offsets[fit.row + 1]; i++)
    w[company.columns[i]] -= static_cast<float>(company.values[i] / fit.pairs);
  return level;
}

inline double inner(const float* a, const float* b, int64_t d) {
  double sum = 0;
  for (int64_t k = 0; k < d; k++) sum += static_cast<double>(a[k]) * b[k];
  return sum;
}

// What a thread works with: blocks of rows x something, one after the other.
struct Bench {
  float *scores, *weights;                // (block, width)
  float *rows, *gradients, *directions;  // (block, stride)
  Fit* fits;

  Bench(const Regression& job, int64_t width, char* room) {
    auto take = [&](int64_t count) {
      auto* place = reinterpret_cast<float*>(room);
      room += count * static_cast<int64_t>(sizeof(float));
      return place;
    };
    scores = take(job.block * width);
    weights = take(job.block * width);
    rows = take(job.block * job.stride);
    gradients = take(job.block * job.stride);
    directions = take(job.block * job.stride);
    fits = reinterpret_cast<Fit*>(room);
  }
};

inline int64_t panelled(int64_t words) { return (words + PANEL - 1) / PANEL * PANEL; }

// Bytes of a bench, a multiple of 64.
inline int64_t bench_bytes(int64_t words, int64_t stride, int64_t block) {
  const int64_t floats = block * (2 * panelled(words) + 3 * stride);
  return (floats * static_cast<int64_t>(sizeof(float)) + block * static_cast<int64_t>(sizeof(Fit)) + 63) / 64 * 64;
}

// A step against the gradient, bent by `inverse`, for a block of rows whose residuals are in the weights.
inline void step(const Regression& job, Bench& b, int count, int64_t width) {
  const int64_t d = job.stride;
  all_sums(b.weights, count, width, job.others, job.words, d, b.gradients);
  for (int i = 0; i < count; i++) {
    const auto penalty = static_cast<float>(job.penalty / b.fits[i].pairs);
    float *g = b.gradients + i * d, *x = b.rows + i * d;
    for (int64_t k = 0; k < d; k++) g[k] += penalty * x[k];
  }
  all_sums(b.gradients, count, d, job.inverse, d, d, b.directions);
  for (int64_t k = 0; k < count * d; k++) b.directions[k] = -b.directions[k];
  all_scores(b.directions, count, d, job.panels, job.dimensions, nullptr, b.weights, width);
  for (int i = 0; i < count; i++) {
    Fit& fit = b.fits[i];
    if (fit.still) continue;
    float *x = b.rows + i * d, *p = b.directions + i * d, *s = b.scores + i * width, *t = b.weights + i * width;
    fit.slope = inner(b.gradients + i * d, p, d);
    fit.moved = company_of(job.company, fit.row, t) / fit.pairs;
    fit.along = inner(x, p, d);
    fit.length = inner(p, p, d);
    const auto far = static_cast<float>(reach(job, fit, s, t, width, job.level[fit.row]));
    if (far == 0) continue;
    for (int64_t o = 0; o < width; o += WIDE) store_reg(s + o, far * load_reg(t + o) + load_reg(s + o));
    for (int64_t k = 0; k < d; k++) x[k] += far * p[k];
  }
}

inline void fit_block(const Regression& job, Bench& b, int64_t from, int count, int64_t width) {
  const int64_t d = job.stride;
  std::memcpy(b.rows, job.rows + from * d, count * d * sizeof(float));
  all_scores(b.rows, count, d, job.panels, job.dimensions, job.offset, b.scores, width);
  for (int i = 0; i < count; i++) {
    const int64_t row = from + i;
    Fit& fit = b.fits[i];
    fit = {row, pairs_of(job.company, row), 0, 0, 0, 0, false};
    fit.still = fit.pairs == 0 || (job.frozen && job.frozen[row]);
    job.level[row] = residuals(job, fit, b.scores + i * width, b.weights + i * width, width);
  }
  if (job.trials) step(job, b, count, width);
  for (int i = 0; i < count; i++) {
    const Fit& fit = b.fits[i];
    const float* s = b.scores + i * width;
    if (!fit.still) std::memcpy(job.rows + fit.row * d, b.rows + i * d, d * sizeof(float));
    job.loss[fit.row] = loss_of(job, job.company, fit.row, fit.pairs, s);
    if (job.held_out.offsets)
      job.held_out_loss[fit.row] = loss_of(job, job.held_out, fit.row, pairs_of(job.held_out, fit.row), s);
  }
}

inline void regress(Regression& job, int thread) {
  const int64_t width = panelled(job.words);
  Bench bench(job, width, job.room[thread]);
  for (int64_t from; (from = job.next->fetch_add(job.block)) < job.end;) {
    const int64_t left = job.end - from;
    fit_block(job, bench, from, static_cast<int>(left < job.block ? left : job.block), width);
  }
}

// Packs rows [from, to) of a table, whole panels; rows that the table does not have are zeros.
inline void pack(const float* table, int64_t words, int64_t stride, int64_t d, int64_t from, int64_t to,
                 float* panels) {
  for (int64_t column = from; column < to; column++) {
    float* panel = panels + column / PANEL * PANEL * d + column % PANEL;
    for (int64_t k = 0; k < d; k++) panel[k * PANEL] = column < words ? table[column * stride + k] : 0;
  }
}

}  // namespace
