// Hierarchical softmax: a tile's output rows are the inner nodes on the paths of its targets.
#pragma once

#include "windows.hpp"

namespace {

// Every node on a path, once, in the order of first use.
inline void number_nodes(Scratch& s, const Job& job, const Span& span) {
  Tile& t = s.tile;
  const auto& tree = job.tree;
  t.columns = 0;
  for (int i = 0; i < span.positions; i++) {
    const int32_t word = job.stretch.words[span.first + i];
    for (int64_t p = tree.offsets[word]; p < tree.offsets[word + 1]; p++) {
      const int32_t node = tree.nodes[p];
      if (s.stamp[node] == span.tile) continue;
      s.stamp[node] = span.tile;
      s.column[node] = t.columns;
      s.targets[t.columns++] = node;
      prefetch(job.tables.output + node * job.tables.stride, job.tables.stride);
    }
  }
}

// Fills the tile's output rows and cells: for each input of a position a run along the position's path.
inline void nodes_of_paths(Scratch& s, const Job& job, const Span& span) {
  const bool cbow = job.plan.architecture == firth::CBOW;
  const auto& tree = job.tree;
  Tile& t = s.tile;
  number_nodes(s, job, span);
  t.shared = 0;
  t.runs_of_rows = true;
  t.runs = 0;
  int k = 0;
  for (int i = 0; i < span.positions; i++) {
    const int32_t word = job.stretch.words[span.first + i];
    const auto path = [&](int r) {
      t.run[t.runs++] = k;
      for (int64_t p = tree.offsets[word]; p < tree.offsets[word + 1]; p++, k++) {
        t.row[k] = r;
        t.column[k] = s.column[tree.nodes[p]];
        t.sign[k] = tree.codes[p] ? -1.0f : 1.0f;
      }
    };
    if (!cbow)
      each_company(s, span, i, path);
    else if (s.right[i] - s.left[i] > 1)
      path(i);
  }
  t.run[t.runs] = t.cells = k;
}

}  // namespace
