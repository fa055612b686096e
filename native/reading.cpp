#include "reading.hpp"

#include <random>
#include <system_error>

#include "whitespace.hpp"

namespace firth {

namespace {

constexpr int64_t BLOCKS = 16;  // of 64 bytes, whose tokens are numbered together
constexpr int64_t GROUP = 32;   // tokens whose slots are fetched before the first is looked at

Seed draw_seed() {
  std::random_device source;
  auto draw = [&] { return uint64_t{source()} << 32 | source(); };
  return {draw(), draw()};
}

// The end of a chunk of about this size that begins at `from`: after white space, so that no word is cut.
int64_t chunk_end(const Segment& segment, int64_t from, int64_t size) {
  int64_t at = from + size;
  while (at < segment.size && !is_ascii_space(segment.text[at - 1])) at++;
  return std::min(at, segment.size);
}

int64_t* flatten(uint64_t bits, int64_t base, int64_t* to) {
  for (; bits; bits &= bits - 1) *to++ = base + std::countr_zero(bits);
  return to;
}

}  // namespace

Reader::Reader(int threads, int64_t chunk_size, bool surrogates, const Letters* letters,
               const std::vector<Known>* known)
    : threads_(threads),
      chunk_size_(chunk_size),
      surrogates_(surrogates),
      learns_(!known),
      seed_(draw_seed()),
      scratch_(threads) {
  if (letters) letters_ = *letters;
  for (int t = 0; t < (known ? 1 : threads); t++) lexicons_.emplace_back(seed_);
  if (!known) return;
  for (const auto& [word, id] : *known) {
    const auto* text = reinterpret_cast<const uint8_t*>(word.data());
    const auto length = static_cast<int64_t>(word.size());
    const Key key = key_of(text, length, text + length, seed_);
    lexicons_[0].count(key, lexicons_[0].hash(key), text, length, 0);
    known_ids_.push_back(id);
  }
}

void Reader::start(const std::vector<Segment>& segments) {
  used_ = 0;
  for (size_t s = 0; s < segments.size(); s++) {
    const Segment& segment = segments[s];
    int64_t from = 0;
    do {
      const int64_t to = chunk_end(segment, from, chunk_size_);
      if (used_ == chunks_.size()) chunks_.emplace_back();
      Chunk& chunk = chunks_[used_++];
      chunk.text = segment.text + from;
      chunk.size = to - from;
      chunk.ends = segment.ends && to == segment.size;
      chunk.segment = static_cast<int64_t>(s);
      chunk.number = chunk_number_++;
      from = to;
    } while (from < segment.size);
  }
  next_ = 0;
  failures_.assign(threads_, nullptr);
  const size_t wanted = std::min<size_t>(threads_, used_);
  try {
    for (size_t t = 0; t < wanted; t++) running_.emplace_back([this, t] { work(static_cast<int>(t)); });
  } catch (const std::system_error&) {  // the system refuses a thread: `finish` works in its place
  }
}

bool Reader::finish() {
  if (running_.empty()) work(0);
  join();
  for (const std::exception_ptr& failure : failures_)
    if (failure) std::rethrow_exception(failure);
  for (size_t c = 0; c < used_; c++) {
    if (!chunks_[c].bad) continue;
    bad_segment_ = chunks_[c].segment;
    return false;
  }
  return true;
}

void Reader::join() {
  for (std::thread& thread : running_) thread.join();
  running_.clear();
}

void Reader::work(int thread) {
  try {
    for (size_t c; (c = next_++) < used_;) read(chunks_[c], thread);
  } catch (...) {
    failures_[thread] = std::current_exception();
  }
}

void Reader::read(Chunk& chunk, int thread) {
  Scratch& scratch = scratch_[thread];
  const uint8_t *text = chunk.text, *end = text + chunk.size;
  chunk.thread = thread;
  chunk.ids.clear();
  chunk.ends_at.clear();
  if (!letters_) {
    chunk.bad = !mark_between_spaces(text, chunk.size, surrogates_, scratch.marks);
  } else {
    const int64_t room = 2 * chunk.size + 64;
    if (scratch.room < room) {
      scratch.lowered.reset(new uint8_t[static_cast<size_t>(room)]);
      scratch.room = room;
    }
    end = lower(text, chunk.size, surrogates_, *letters_, scratch.lowered.get());
    text = scratch.lowered.get();
    chunk.bad = !end;
    if (end) mark_words(text, end - text, *letters_, scratch.marks);
  }
  if (!chunk.bad) walk(chunk, text, end, scratch.marks, lexicons_[learns_ ? thread : 0]);
}

void Reader::walk(Chunk& chunk, const uint8_t* text, const uint8_t* end, const Marks& marks, Lexicon& lexicon) {
  int64_t begins[BLOCKS * 64 + 1], ends[BLOCKS * 64 + 1];
  int64_t *begun = begins, *ended = ends;
  uint64_t carry = 0;
  const auto blocks = static_cast<int64_t>(marks.inside.size());
  for (int64_t i = 0; i < blocks; i++) {
    const uint64_t inside = marks.inside[i], forced = marks.begins[i];
    const uint64_t before = inside << 1 | carry;
    const uint64_t begin = (inside & ~before) | forced;
    carry = inside >> 63;
    for (uint64_t line = marks.newlines[i]; line; line &= line - 1) {
      const int64_t here = (begun - begins) + std::popcount(begin & ((line & -line) - 1));
      chunk.ends_at.push_back(static_cast<int64_t>(chunk.ids.size()) + here);
    }
    begun = flatten(begin, 64 * i, begun);
    ended = flatten(before & (~inside | forced), 64 * i, ended);
    if ((i + 1) % BLOCKS && i + 1 < blocks) continue;
    number(chunk, text, end, begins, ends, ended - ends, lexicon);
    if (begun - begins > ended - ends) begins[0] = begun[-1];  // a token that goes on in the next block
    begun = begins + ((begun - begins) - (ended - ends));
    ended = ends;
  }
  if (chunk.ends) chunk.ends_at.push_back(static_cast<int64_t>(chunk.ids.size()));
  chunk.tokens = static_cast<int64_t>(chunk.ids.size());
  if (learns_) return;
  const auto known = [&](int32_t id) { return id < 0 ? -1 : known_ids_[id]; };
  const auto sentences = static_cast<int64_t>(chunk.ends_at.size());
  chunk.ids.resize(close_gaps(chunk.ids.data(), chunk.tokens, chunk.ends_at.data(), sentences, 0, known));
}

void Reader::number(Chunk& chunk, const uint8_t* text, const uint8_t* end, const int64_t* begins,
                    const int64_t* ends, int64_t count, Lexicon& lexicon) const {
  Key keys[GROUP];
  uint32_t hashes[GROUP];
  const size_t before = chunk.ids.size();
  chunk.ids.resize(before + count);
  int32_t* ids = chunk.ids.data() + before;
  uint64_t place = chunk.number << 32 | before;
  for (int64_t first = 0; first < count; first += GROUP) {
    const int64_t group = std::min(GROUP, count - first);
    for (int64_t i = 0; i < group; i++) {
      const int64_t begin = begins[first + i];
      keys[i] = key_of(text + begin, ends[first + i] - begin, end, seed_);
      hashes[i] = lexicon.hash(keys[i]);
      lexicon.prefetch(hashes[i]);
    }
    for (int64_t i = 0; i < group; i++) {
      const uint8_t* word = text + begins[first + i];
      const int64_t length = ends[first + i] - begins[first + i];
      *ids++ = learns_ ? lexicon.count(keys[i], hashes[i], word, length, place++)
                       : lexicon.find(keys[i], hashes[i], word, length);
    }
  }
}

int64_t Reader::tokens() const {
  int64_t all = 0;
  for (size_t c = 0; c < used_; c++) all += chunks_[c].tokens;
  return all;
}

int64_t Reader::ids() const {
  int64_t all = 0;
  for (size_t c = 0; c < used_; c++) all += static_cast<int64_t>(chunks_[c].ids.size());
  return all;
}

int64_t Reader::sentences() const {
  int64_t all = 0;
  for (size_t c = 0; c < used_; c++) all += static_cast<int64_t>(chunks_[c].ends_at.size());
  return all;
}

void Reader::take(int32_t* ids, int64_t* ends) {
  for (size_t c = 0; c < used_; c++) {
    const Chunk& chunk = chunks_[c];
    ids = std::copy(chunk.ids.begin(), chunk.ids.end(), ids);
    for (int64_t end : chunk.ends_at) *ends++ = taken_ + end;
    taken_ += static_cast<int64_t>(chunk.ids.size());
    if (learns_)
      renumbering_.remember({static_cast<int64_t>(chunk.ids.size()), static_cast<int64_t>(chunk.ends_at.size()),
                             chunk.thread});
  }
  used_ = 0;
}

const Lexicon& Reader::merge() {
  merged_.assign(lexicons_.size(), {});
  for (size_t t = 1; t < lexicons_.size(); t++) {
    merged_[t] = lexicons_[0].merge(lexicons_[t]);
    lexicons_[t] = Lexicon(seed_);  // its memory is not needed any more
  }
  return lexicons_[0];
}

bool Reader::renumber(int32_t* ids, int64_t* offsets, const int32_t* kept, int64_t chunks) {
  return renumbering_.next(ids, offsets, kept, merged_, chunks, threads_);
}

}  // namespace firth
