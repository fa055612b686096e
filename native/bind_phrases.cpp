// The Python face of phrases; firth.text.collocations, firth.text.joining and firth.text.numbered are its only users
// and check the arguments.
#include "bind_phrases.hpp"

#include "arrays.hpp"
#include "joining.hpp"
#include "neighbours.hpp"
#include "renumbering.hpp"

namespace nb = nanobind;
using namespace firth;

namespace {

nb::tuple neighbouring(Array<const int32_t> ids, Array<const int64_t> offsets, Array<const int64_t> counts,
                       Array<const uint8_t> connects, int64_t first, int64_t last, int64_t least) {
  Neighbours found;
  {
    nb::gil_scoped_release release;
    const Sentences text{ids.data(), offsets.data(), static_cast<int64_t>(offsets.shape(0)) - 1};
    found = neighbours(text, counts.data(), connects.data(), static_cast<int64_t>(connects.shape(0)), first, last,
                       least);
  }
  return nb::make_tuple(found.distinct, given(std::move(found.offsets)), given(std::move(found.words)),
                        given(std::move(found.counts)));
}

// As firth.text.numbering.renumber, for the ids from `start` to `stop` and the sentences that end there.
int64_t renumber(Array<const int32_t> new_ids, Array<int32_t> ids, Array<int64_t> offsets, int64_t first,
                 int64_t last, int64_t start, int64_t stop) {
  nb::gil_scoped_release release;
  const int32_t* number = new_ids.data();
  int64_t* ends = offsets.data() + first;
  const int64_t left = close_gaps(ids.data() + start, stop - start, ends, last - first, start,
                                  [&](int32_t id) { return number[id]; });
  for (int64_t s = 0; s < last - first; s++) ends[s] += start;
  return left;
}

class BoundJoiner {
 public:
  BoundJoiner(Array<const int32_t> states, Array<const int32_t> words, Array<const int32_t> next,
              Array<const uint8_t> connects)
      : joiner_(states.data(), words.data(), next.data(), static_cast<int64_t>(states.shape(0)), connects.data(),
                static_cast<int64_t>(connects.shape(0))) {}

  int64_t cut(Array<const int32_t> ids, Array<const int64_t> offsets, int64_t sentence, int64_t at) const {
    return joiner_.cut(ids.data(), offsets.data() + sentence, at, static_cast<int64_t>(ids.shape(0)));
  }

  int64_t join(Array<int32_t> ids, Array<int64_t> offsets, int64_t first, int64_t last, int64_t start,
               int64_t stop) const {
    nb::gil_scoped_release release;
    return joiner_.join(ids.data(), offsets.data() + first, last - first, start, stop);
  }

 private:
  Joiner joiner_;
};

}  // namespace

void bind_phrases(nb::module_& m) {
  m.def("neighbours", &neighbouring);
  m.def("renumber", &renumber);
  nb::class_<BoundJoiner>(m, "Joiner")
      .def(nb::init<Array<const int32_t>, Array<const int32_t>, Array<const int32_t>, Array<const uint8_t>>())
      .def("cut", &BoundJoiner::cut)
      .def("join", &BoundJoiner::join);
}
