#include "counting.hpp"

#include <algorithm>
#include <utility>

namespace firth {

namespace {

constexpr int32_t END = -1;      // of a sentence, or of the text that is looked at
constexpr double NOTHING = 0.5;  // units: what weighs less is rounded to 0, and so is all that is farther away
constexpr int FEW = 10;          // windows up to this have code of their own
constexpr int64_t AHEAD = 8;     // occurrences whose text is fetched before it is looked at

// How likely m words between two are kept, for m = 0 .. WINDOW - 1. Words pass by one after the other.
template <int WINDOW>
class FewBetween {
 public:
  explicit FewBetween(const Weights&) {}

  // What a pair weighs with one word more between it, which is kept with this probability.
  double pass(double kept, const double* reach) {
    for (int m = WINDOW - 1; m > 0; m--) chances_[m] = chances_[m] * (1 - kept) + chances_[m - 1] * kept;
    chances_[0] *= 1 - kept;
    double weight = 0;
    for (int m = 0; m < WINDOW; m++) weight += chances_[m] * reach[m];
    return weight;
  }

 private:
  double chances_[WINDOW] = {1};
};

// The same for any window: what is surely kept moves nothing, and what cannot be is not looked at.
class Between {
 public:
  explicit Between(const Weights& weights) : window_(weights.window), chances_(weights.window + 1) { chances_[0] = 1; }

  double pass(double kept, const double* reach) {
    if (kept == 1) {
      sure_++;
    } else {
      chances_[unsure_ + 1] = chances_[unsure_] * kept;
      for (int t = unsure_; t > 0; t--) chances_[t] = chances_[t] * (1 - kept) + chances_[t - 1] * kept;
      chances_[0] *= 1 - kept;
      unsure_++;
    }
    unsure_ = std::min(unsure_, window_ - 1 - sure_);  // with more between them they are too far apart
    double weight = 0;
    for (int t = 0; t <= unsure_; t++) weight += chances_[t] * reach[sure_ + t];
    return weight;
  }

 private:
  int window_, sure_ = 0, unsure_ = 0;
  std::vector<double> chances_;  // chances_[t]: that `sure_` + t words are kept
};

// Goes from a word outwards and calls pair(word, weight) for all that it is met with, until they weigh nothing.
// `next` gives the words outwards, and END.
template <typename Chances, typename Next, typename Pair>
inline void walk(const Weights& weights, double nothing, Next next, Pair pair) {
  Chances between(weights);
  double weight = weights.reach[0];
  for (int32_t word; weight >= nothing && (word = next()) != END;) {
    const double kept = weights.keep[word];
    if (kept == 0) continue;  // as if it were not there
    pair(word, static_cast<uint64_t>(static_cast<int64_t>(weight + 0.5)));
    weight = between.pass(kept, weights.reach);
  }
}

// The text of some pieces and what is around them, with an END after every sentence.
class Text {
 public:
  Text(const int32_t* ids, const int64_t* offsets, int64_t sentences, const Weights& weights)
      : ids_(ids), offsets_(offsets), sentences_(sentences), weights_(weights) {
    words.push_back(END);
  }

  void append(const Piece& piece) {
    int64_t first = piece.start, last = piece.stop;
    // a weight falls with every word between, so what the outermost word does not meet no other one does
    const auto ignore = [](int32_t, uint64_t) {};
    walk<Between>(weights_, NOTHING / 2, [&] { return first > piece.low ? ids_[--first] : END; }, ignore);
    walk<Between>(weights_, NOTHING / 2, [&] { return last < piece.high ? ids_[last++] : END; }, ignore);
    const int64_t* end = std::upper_bound(offsets_, offsets_ + sentences_ + 1, first);  // of the first one's sentence
    for (int64_t at = first; at < last; end++) {
      const int64_t stop = std::min(*end, last);
      if (const int64_t from = std::max(at, piece.start), to = std::min(stop, piece.stop); from < to)
        own.push_back({static_cast<int64_t>(words.size()) + from - at, to - from});
      words.insert(words.end(), ids_ + at, ids_ + stop);
      if (stop > at) words.push_back(END);
      at = stop;
    }
  }

  struct Stretch {
    int64_t first, length;
  };
  std::vector<int32_t> words;
  std::vector<Stretch> own;  // words of the pieces themselves

 private:
  const int32_t* ids_;
  const int64_t* offsets_;
  int64_t sentences_;
  const Weights& weights_;
};

// Where every word occurs: those of word w are places[begins[w]] .. places[begins[w + 1] - 1].
struct Occurrences {
  Occurrences(const Text& text, int64_t words) : begins(words + 2) {
    int64_t* counts = begins.data() + 2;  // two further, so that placing them moves every begin to its place
    for (const auto& [first, length] : text.own)
      for (int64_t at = first; at < first + length; at++) counts[text.words[at]]++;
    for (int64_t word = 1; word < words; word++) counts[word] += counts[word - 1];
    places.resize(begins.back());
    for (const auto& [first, length] : text.own)
      for (int64_t at = first; at < first + length; at++)
        places[begins[text.words[at] + 1]++] = static_cast<int32_t>(at);
  }

  std::vector<int64_t> begins;
  std::vector<int32_t> places;
};

// Adds the pairs of a word to its row.
template <typename Chances>
void count_word(int32_t word, const Text& text, const Occurrences& occurrences, const Weights& weights, Row& row) {
  const auto& [begins, places] = occurrences;
  const auto all = static_cast<int64_t>(places.size());
  for (int64_t i = begins[word]; i < begins[word + 1]; i++) {
    if (i + AHEAD < all) __builtin_prefetch(&text.words[places[i + AHEAD]]);
    const int32_t* at = &text.words[places[i]];
    const int32_t *left = at, *right = at;
    walk<Chances>(weights, NOTHING, [&] { return *--left; }, [&](int32_t other, uint64_t weight) {
      if (other < word) row.add(other, weight);
    });
    walk<Chances>(weights, NOTHING, [&] { return *++right; }, [&](int32_t other, uint64_t weight) {
      if (other <= word) row.add(other, weight);  // two of the same word are one pair
    });
  }
}

using CountWord = decltype(&count_word<Between>);

template <int... WINDOW>
CountWord count_word_for(int window, std::integer_sequence<int, WINDOW...>) {
  constexpr CountWord few[] = {&count_word<FewBetween<WINDOW + 1>>...};
  return window <= static_cast<int>(sizeof...(WINDOW)) ? few[window - 1] : &count_word<Between>;
}

// Calls f(i, row) with the sums of all runs in row i, one after the other; f empties the row. False where a sum was
// too large.
template <typename F>
bool each_row(const std::vector<Run>& runs, int64_t words, int64_t first, int64_t last, F f) {
  Row row(words);
  for (int64_t i = first; i < last; i++) {
    for (const Run& run : runs)
      for (int64_t e = run.offsets[i]; e < run.offsets[i + 1]; e++) row.add(run.columns[e], run.sums[e]);
    f(i, row);
  }
  return !row.overflows();
}

}  // namespace

void OwnRun::append(Row& row) {
  row.drain([&](int64_t column, uint64_t sum) {
    columns.push_back(static_cast<int32_t>(column));
    sums.push_back(sum);
  });
  offsets.push_back(static_cast<int64_t>(columns.size()));
}

std::unique_ptr<OwnRun> count(const int32_t* ids, const int64_t* offsets, int64_t sentences,
                              const std::vector<Piece>& pieces, const Weights& weights, int64_t words) {
  Text text(ids, offsets, sentences, weights);
  for (const Piece& piece : pieces) text.append(piece);
  const Occurrences occurrences(text, words);
  auto run = std::make_unique<OwnRun>();
  Row row(words);
  const CountWord add_pairs = count_word_for(weights.window, std::make_integer_sequence<int, FEW>());
  for (int32_t word = 0; word < words; word++) {
    if (weights.keep[word] > 0) add_pairs(word, text, occurrences, weights, row);
    run->append(row);
  }
  if (row.overflows()) return nullptr;
  run->columns.shrink_to_fit();
  run->sums.shrink_to_fit();
  return run;
}

std::unique_ptr<OwnRun> merge(const std::vector<Run>& runs, int64_t words, int64_t first, int64_t last) {
  auto merged = std::make_unique<OwnRun>();
  const bool fits = each_row(runs, words, first, last, [&](int64_t, Row& row) { merged->append(row); });
  return fits ? std::move(merged) : nullptr;
}

bool measure(const std::vector<Run>& runs, int64_t words, int64_t first, int64_t last, int64_t* lengths,
             int64_t* mirrored) {
  return each_row(runs, words, first, last, [&](int64_t i, Row& row) {
    int64_t length = 0;
    row.drain([&](int64_t column, uint64_t) {
      length++;
      mirrored[column] += column < i;
    });
    *lengths++ = length;
  });
}

void fill(const std::vector<Run>& runs, int64_t words, int64_t first, int64_t last, const double* keep, double scale,
          const int64_t* own, int64_t* mirrored, int32_t* columns, float* values) {
  each_row(runs, words, first, last, [&](int64_t i, Row& row) {
    int64_t at = own[i];
    row.drain([&](int64_t column, uint64_t sum) {
      const double both = static_cast<double>(sum) / scale * (keep[i] * keep[column]);
      // two of the same word are each other's company
      const auto value = static_cast<float>(column == i ? 2 * both : both);
      columns[at] = static_cast<int32_t>(column);
      values[at++] = value;
      if (column == i) return;
      const int64_t there = mirrored[column]++;
      columns[there] = static_cast<int32_t>(i);
      values[there] = value;
    });
  });
}

}  // namespace firth
