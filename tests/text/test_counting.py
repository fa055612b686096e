from collections.abc import Iterator
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernels import toy

from firth.errors import InvalidInput, WrongType
from firth.kernels import draws, keep_thresholds
from firth.text import Corpus, Counting, Counts, Vocabulary, count_pairs, counting, read_corpus, runs, store
from firth.text.counting import count_ranges

WORDS = 4
WAYS = st.builds(Counting, st.integers(1, 14), st.booleans(), st.sampled_from([0, 1e-3, 0.05, 0.3, 1]))
EXACT = {"rtol": 1e-6, "atol": 1e-7}  # counts are float32, weights multiples of 2 ** -29


@st.composite
def corpora(draw: st.DrawFn, longest: int) -> Corpus:
    """Some sentences; how often words occur in the vocabulary says how likely they are thinned."""
    sentences = draw(st.lists(st.lists(st.integers(0, WORDS - 1), max_size=longest), max_size=4))
    counts = draw(st.lists(st.integers(1, 60), min_size=WORDS, max_size=WORDS))
    ids = np.array([word for sentence in sentences for word in sentence], np.int32)
    offsets = np.cumsum([0, *map(len, sentences)])
    return Corpus(ids, offsets, Vocabulary(list("abcd"), np.array(counts)), len(ids))


def texts(corpus: Corpus, ranges: list[tuple[int, int]]) -> Iterator[list[int]]:
    """What of the sentences lies in the ranges."""
    for start, stop in ranges:
        for begin, end in pairwise(corpus.offsets.tolist()):
            yield corpus.ids[max(begin, start) : max(begin, start, min(end, stop))].tolist()


def shares(way: Counting) -> list[float]:
    """How likely a window reaches a word at the distances 1, 2, ... from its centre."""
    return [(way.window - m) / way.window if way.shrink_windows else 1.0 for m in range(way.window)]


def by_enumeration(corpus: Corpus, way: Counting) -> npt.NDArray[np.float64]:
    """All that thinning can leave of each sentence, with its probability, and all windows over it."""
    keep = corpus.vocabulary.keep_probabilities(way.sample)
    counted = np.zeros((WORDS, WORDS))
    for text in texts(corpus, [(0, len(corpus.ids))]):
        for chosen in product([False, True], repeat=len(text)):
            probability = np.prod(
                [keep[word] if kept else 1 - keep[word] for word, kept in zip(text, chosen, strict=True)]
            )
            left = [word for word, kept in zip(text, chosen, strict=True) if kept]
            for i, j in product(range(len(left)), repeat=2):
                if i != j and abs(i - j) <= way.window:
                    counted[left[i], left[j]] += probability * shares(way)[abs(i - j) - 1]
    return counted


def by_distribution(corpus: Corpus, way: Counting, ranges: list[tuple[int, int]]) -> npt.NDArray[np.float64]:
    """Pair by pair, with the distribution of how many words between the two are kept."""
    keep = corpus.vocabulary.keep_probabilities(way.sample)
    counted = np.zeros((WORDS, WORDS))
    for text in texts(corpus, ranges):
        for i, left in enumerate(text):
            between = np.array([1.0])
            for right in text[i + 1 :]:
                weight = sum(p * share for p, share in zip(between, shares(way), strict=False))
                counted[left, right] += keep[left] * keep[right] * weight
                counted[right, left] += keep[left] * keep[right] * weight
                between = np.convolve(between, [1 - keep[right], keep[right]])
    return counted


def dense(counts: Counts) -> npt.NDArray[np.float64]:
    whole = np.zeros(counts.shape)
    rows = np.repeat(np.arange(len(whole)), np.diff(counts.offsets))
    whole[rows, counts.columns] = counts.values
    return whole


@given(corpora(longest=7), WAYS)
def test_all_that_thinning_can_leave(corpus: Corpus, way: Counting) -> None:
    counts = count_pairs(
        corpus, window=way.window, shrink_windows=way.shrink_windows, sample=way.sample, workers=1
    )
    assert (counts.counting, counts.corpus_sha256) == (way, corpus.sha256)
    np.testing.assert_allclose(dense(counts), by_enumeration(corpus, way), **EXACT)


@given(st.data(), corpora(longest=60), WAYS)
def test_ranges_in_chunks(data: st.DataObject, corpus: Corpus, way: Counting) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(corpus.ids)), max_size=8), "cuts"))
    ranges = list(pairwise(cuts))[:: data.draw(st.integers(1, 2), "every")]
    starts, stops = (np.array([cut[end] for cut in ranges], np.int64) for end in (0, 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_CHUNK", way.window * data.draw(st.sampled_from([1, 2, 7, 1000]), "chunk"))
        counts = count_ranges(corpus, starts, stops, way, workers=1)
    assert counts.corpus_sha256 is None
    np.testing.assert_allclose(dense(counts), by_distribution(corpus, way, ranges), **EXACT)


def toy_corpus() -> Corpus:
    ids, offsets = toy.corpus(sentences=200)
    return Corpus(ids, offsets, Vocabulary(list(range(toy.WORDS)), toy.counts()), len(ids))


@pytest.mark.parametrize("sample", [0, 0.01, 1e-5])
@pytest.mark.parametrize("workers", [1, 2, 3, 8])
@pytest.mark.parametrize("memory", [1, 5000, 1 << 29])
def test_same_bits(sample: float, workers: int, memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = toy_corpus()
    whole = count_pairs(corpus, sample=sample, workers=1)
    written: list[object] = []
    monkeypatch.setattr(counting, "_CHUNK", 500)
    monkeypatch.setattr(runs, "_BLOCK", 50)
    write = runs.Runs._write
    monkeypatch.setattr(runs.Runs, "_write", lambda self: written.append(1) or write(self))
    counts = count_pairs(corpus, sample=sample, workers=workers, memory=memory)
    assert len(written) == {1: -(-len(corpus.ids) // 100), 1 << 29: 0}.get(memory, len(written))
    assert len(written) > 1 or memory > 5000
    for name in ("offsets", "columns", "values"):
        assert getattr(counts, name).tobytes() == getattr(whole, name).tobytes(), name
    matrix = dense(counts)
    assert (matrix == matrix.T).all()


def test_what_training_meets_on_average() -> None:
    corpus, epochs = toy_corpus(), 400
    plan = toy.plan(window=3, seed=11)
    thresholds = keep_thresholds(corpus.vocabulary.keep_probabilities(0.003))
    assert np.count_nonzero(thresholds != draws.ALWAYS) > 10
    met = np.array([toy.met(plan, corpus.ids, corpus.offsets, thresholds, epoch) for epoch in range(epochs)])
    expected = dense(count_pairs(corpus, window=3, sample=0.003))
    deviation = met.std(axis=0) / np.sqrt(epochs)
    seen = deviation > 0
    z = (met.mean(axis=0) - expected)[seen] / deviation[seen]
    assert seen.sum() > 1000
    assert 0.9 < z.std() < 1.1
    assert np.abs(z).max() < 6


def test_plain_counts_are_exact() -> None:
    corpus = read_corpus([["a", "b", "a", "c"]] * 7, min_count=1)
    counts = count_pairs(corpus, window=3, sample=0)
    assert counts["a", "a"] == np.float32(2 * 7 * 2 / 3)
    assert counts["a", "b"] == counts["b", "a"] == 14
    assert counts["a", "c"] == np.float32(7 * (1 + 1 / 3))
    assert counts["c", "c"] == 0


def test_two_that_are_far_apart_but_for_thinning() -> None:
    ids = np.array([1, *[0] * 3000, 2], np.int32)
    corpus = Corpus(ids, np.array([0, len(ids)]), Vocabulary(["a", "b", "c"], [10**12, 1, 1]), len(ids))
    sample = 1e-12  # a is kept once in a million times
    assert count_pairs(corpus, window=1, sample=sample)["b", "c"] == pytest.approx((1 - 1e-6) ** 3000)


def test_a_word_that_is_never_kept() -> None:
    corpus = Corpus(
        np.array([1, 0, 0, 2], np.int32), np.array([0, 4]), Vocabulary(["a", "b", "c"], [2**62, 1, 1]), 4
    )
    counts = count_pairs(corpus, window=1, sample=2.0**-66)
    assert [counts["b", "c"], counts["a", "b"], counts.nnz] == [0.3125**2, 0.0, 2]


@pytest.mark.parametrize("ids", [[], [0]])
def test_no_pairs(ids: list[int]) -> None:
    corpus = Corpus(np.array(ids, np.int32), np.array([0, len(ids)]), Vocabulary(["a"], [1]), len(ids))
    counts = count_pairs(corpus)
    assert (counts.nnz, counts.total, counts["a", "a"]) == (0, 0.0, 0.0)
    assert repr(counts) == "Counts(1 words, 0 pairs, 0.0 in total)"


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_CHUNK", 5000)
    corpus, told = toy_corpus(), []
    count_pairs(corpus, progress=lambda done, total: told.append((done, total)))
    done = [done for done, _ in told]
    assert {total for _, total in told} == {len(corpus.ids)}
    assert done == [*range(1000, len(corpus.ids), 1000), len(corpus.ids)]


def test_an_interrupt_has_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(done: int, total: int) -> None:
        told.append(done)
        raise KeyboardInterrupt

    monkeypatch.setattr(counting, "_CHUNK", 50)
    told: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        count_pairs(toy_corpus(), progress=interrupt)
    assert told == [10]


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: store.Growing, file: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.Growing, "_spill", full)
    with pytest.raises(OSError, match="No space left"):
        count_pairs(toy_corpus(), memory=1)


def test_a_sum_that_is_too_large() -> None:
    row = np.array([0, 1]), np.array([0], np.int32), np.array([1 << 63], np.uint64)
    with pytest.raises(OverflowError, match="too large"):
        counting.core.merge_pairs([row, row], 1, 0, 1)
    with pytest.raises(OverflowError, match="too large"):
        counting.core.measure_pairs([row, row], 0, 1, np.zeros(1, np.int64), np.zeros(1, np.int64))


def test_a_corpus_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_BITS", 62)
    with pytest.raises(InvalidInput, match="too long to be counted: give a part of it"):
        count_pairs(toy_corpus(), sample=0)


@pytest.mark.parametrize(("starts", "stops"), [([-1], [5]), ([0], [10**9]), ([0, 3], [4, 8]), ([5], [3])])
def test_ranges_that_are_none(starts: list[int], stops: list[int]) -> None:
    with pytest.raises(InvalidInput, match=r"ranges must rise from 0 to [\d,]+, the number of ids"):
        count_ranges(toy_corpus(), np.array(starts), np.array(stops), Counting())


@pytest.mark.parametrize(
    ("settings", "error", "named"),
    [
        ({"window": 0}, InvalidInput, "window must be at least 1, got 0"),
        ({"window": 1001}, InvalidInput, "window must be at most 1000, got 1001"),
        ({"window": 2.5}, WrongType, "window must be a whole number, got 2.5"),
        ({"shrink_windows": "no"}, WrongType, "shrink_windows must be True or False, got 'no'"),
        ({"sample": -1}, InvalidInput, "sample must be from 0 to 1, got -1"),
        ({"sample": "x"}, WrongType, "sample must be a number, got 'x'"),
        ({"workers": 0}, InvalidInput, "workers must be at least 1, got 0"),
        ({"memory": 0}, InvalidInput, "memory must be at least 1, got 0"),
        ({"progress": 3}, WrongType, "progress must be a function or None, got 3"),
    ],
)
def test_settings_that_cannot_be_used(
    settings: dict[str, object], error: type[Exception], named: str
) -> None:
    with pytest.raises(error, match=named):
        count_pairs(toy_corpus(), **settings)


def test_no_corpus() -> None:
    with pytest.raises(WrongType, match=r"corpus must be a Corpus, got list: firth\.read_corpus makes one"):
        count_pairs([["a", "b"]])
