// The Python face of the reader; firth.text.native is its only user and checks the arguments.
#include "bind_reading.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "arrays.hpp"
#include "reading.hpp"

namespace nb = nanobind;
using namespace firth;

namespace {

std::string_view view(nb::handle bytes) {
  const nb::bytes all = nb::cast<nb::bytes>(bytes);
  return {all.c_str(), all.size()};  // the caller holds the object
}

// New bytes, and where to write them.
template <typename T>
std::pair<nb::bytes, T*> room(int64_t count) {
  nb::object bytes = nb::steal(PyBytes_FromStringAndSize(nullptr, count * static_cast<Py_ssize_t>(sizeof(T))));
  if (!bytes) throw nb::python_error();
  auto* place = reinterpret_cast<T*>(PyBytes_AS_STRING(bytes.ptr()));
  return {nb::borrow<nb::bytes>(bytes), place};
}

class BoundReader {
 public:
  BoundReader(int threads, int64_t chunk_size, bool surrogates, nb::object letters, nb::object known)
      : letters_(std::move(letters)) {
    Letters tables{};
    if (!letters_.is_none())
      tables = {nb::cast<Array<const uint32_t>>(letters_[0], false).data(),
                nb::cast<Array<const uint32_t>>(letters_[1], false).data()};
    std::vector<Known> words;
    if (!known.is_none())
      for (nb::handle pair : known) words.push_back({view(pair[0]), nb::cast<int32_t>(pair[1])});
    reader_ = std::make_unique<Reader>(threads, chunk_size, surrogates, letters_.is_none() ? nullptr : &tables,
                                       known.is_none() ? nullptr : &words);
  }

  void start(nb::list segments) {
    std::vector<Segment> all;
    for (nb::handle pair : segments) {
      const std::string_view text = view(pair[0]);
      all.push_back({reinterpret_cast<const uint8_t*>(text.data()), static_cast<int64_t>(text.size()),
                     nb::cast<bool>(pair[1])});
    }
    reading_ = std::move(segments);
    reader_->start(all);
  }

  // Tokens read, their numbers, and where sentences end; or the number of the segment that is no UTF-8.
  nb::object finish() {
    bool fine;
    {
      nb::gil_scoped_release release;
      fine = reader_->finish();
    }
    reading_ = nb::list();
    if (!fine) return nb::int_(reader_->bad_segment());
    const int64_t tokens = reader_->tokens();
    auto [ids, ids_place] = room<int32_t>(reader_->ids());
    auto [ends, ends_place] = room<int64_t>(reader_->sentences());
    reader_->take(ids_place, ends_place);
    return nb::make_tuple(tokens, ids, ends);
  }

  // Counts of all words found, and a number for each that grows with its first appearance.
  nb::tuple merge() {
    const Lexicon* words;
    {
      nb::gil_scoped_release release;
      words = &reader_->merge();
    }
    words_ = words;
    auto [counts, counts_place] = room<int64_t>(words->size());
    auto [places, places_place] = room<uint64_t>(words->size());
    const std::vector<int64_t> counted = words->counts();
    std::copy(counted.begin(), counted.end(), counts_place);
    for (int64_t i = 0; i < words->size(); i++) places_place[i] = (*words)[i].place;
    return nb::make_tuple(counts, places);
  }

  nb::list words(Array<const int64_t> chosen) const {
    nb::list words;
    for (size_t i = 0; i < chosen.shape(0); i++) {
      const Lexicon::Word& word = (*words_)[chosen.data()[i]];
      nb::object text = nb::steal(PyUnicode_DecodeUTF8(reinterpret_cast<const char*>(word.text),
                                                       static_cast<Py_ssize_t>(word.length), "surrogatepass"));
      if (!text) throw nb::python_error();
      words.append(text);
    }
    return words;
  }

  bool renumber(Array<int32_t> ids, Array<int64_t> offsets, Array<const int32_t> kept, int64_t chunks) {
    nb::gil_scoped_release release;
    return reader_->renumber(ids.data(), offsets.data(), kept.data(), chunks);
  }

  int64_t written() const { return reader_->written(); }

 private:
  nb::object letters_;  // whose arrays the reader looks into
  nb::list reading_;
  std::unique_ptr<Reader> reader_;  // after what it reads, so that its threads end first
  const Lexicon* words_ = nullptr;
};

}  // namespace

void bind_reading(nb::module_& m) {
  nb::class_<BoundReader>(m, "Reader")
      .def(nb::init<int, int64_t, bool, nb::object, nb::object>(), nb::arg("threads"), nb::arg("chunk_size"),
           nb::arg("surrogates"), nb::arg("letters").none(), nb::arg("known").none())
      .def("start", &BoundReader::start)
      .def("finish", &BoundReader::finish)
      .def("merge", &BoundReader::merge)
      .def("words", &BoundReader::words)
      .def("renumber", &BoundReader::renumber)
      .def_prop_ro("written", &BoundReader::written);
}
