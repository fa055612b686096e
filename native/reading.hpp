// From blocks of text to numbered words, on several threads; the result does not depend on how many.
//
// Every thread numbers the words of its chunks in a lexicon of its own. When all is read, the lexicons are
// merged; who knows then which words are kept, and in which order, has the numbers rewritten in place.
#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

#include "letters.hpp"
#include "lexicon.hpp"
#include "marks.hpp"
#include "renumbering.hpp"

namespace firth {

struct Segment {
  const uint8_t* text;
  int64_t size;
  bool ends;  // a sentence ends after it, without a line end
};

struct Known {
  std::string_view word;
  int32_t id;
};

class Reader {
 public:
  // A thread takes about `chunk_size` bytes at a time: they and their marks should fit its cache. Without letters
  // tokens lie between white space. With `known` words no others are numbered.
  Reader(int threads, int64_t chunk_size, bool surrogates, const Letters* letters, const std::vector<Known>* known);
  ~Reader() { join(); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Reads segments, which must stay where they are until `finish`, in the background.
  void start(const std::vector<Segment>& segments);
  // Waits for them. False where one is no UTF-8: `bad_segment` is the first of those.
  bool finish();
  int64_t bad_segment() const { return bad_segment_; }

  // Of the segments just read: tokens, how many of them are numbered, and sentences.
  int64_t tokens() const;
  int64_t ids() const;
  int64_t sentences() const;
  // Writes the numbers, and where the sentences end, counted from the very beginning.
  void take(int32_t* ids, int64_t* ends);

  // When all is read: the words of all threads, in no particular order.
  const Lexicon& merge();
  // Rewrites the numbers of the next chunks in place: `kept` has the new one of every word, or -1. The arrays are
  // those of the whole corpus. False when all are done; `written` says how many numbers are left.
  bool renumber(int32_t* ids, int64_t* offsets, const int32_t* kept, int64_t chunks);
  int64_t written() const { return renumbering_.written(); }

 private:
  struct Chunk {
    const uint8_t* text;
    int64_t size;
    bool ends;
    int64_t segment;
    uint64_t number;
    bool bad = false;
    int thread = 0;
    int64_t tokens = 0;
    std::vector<int32_t> ids;
    std::vector<int64_t> ends_at;  // sentences, in tokens of the chunk
  };
  struct Scratch {
    Marks marks;
    std::unique_ptr<uint8_t[]> lowered;
    int64_t room = 0;
  };

  void work(int thread);
  void read(Chunk& chunk, int thread);
  void walk(Chunk& chunk, const uint8_t* text, const uint8_t* end, const Marks& marks, Lexicon& lexicon);
  void number(Chunk& chunk, const uint8_t* text, const uint8_t* end, const int64_t* begins, const int64_t* ends,
              int64_t count, Lexicon& lexicon) const;
  void join();

  int threads_;
  int64_t chunk_size_;
  bool surrogates_;
  std::optional<Letters> letters_;
  bool learns_;
  Seed seed_;
  std::vector<Lexicon> lexicons_;  // one for each thread, or a common one of known words
  std::vector<int32_t> known_ids_;
  std::vector<Scratch> scratch_;
  std::vector<Chunk> chunks_;
  size_t used_ = 0;  // of the chunks; the others keep their memory for later
  std::atomic<size_t> next_{0};
  std::vector<std::thread> running_;
  std::vector<std::exception_ptr> failures_;
  uint64_t chunk_number_ = 0;
  int64_t bad_segment_ = -1;
  int64_t taken_ = 0;
  std::vector<std::vector<int32_t>> merged_;
  Renumbering renumbering_;
};

}  // namespace firth
