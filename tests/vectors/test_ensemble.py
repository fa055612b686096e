import math
from pathlib import Path

import numpy as np
import pytest

import firth
from firth.errors import InvalidInput, MissingFile, UnknownWord, WrongType
from firth.student import t_interval
from firth.vectors import Ensemble, WordVectors


def models(n: int = 4, words: int = 80, *, dtype: str = "float32") -> list[WordVectors]:
    """Models of one truth, each with noise and turned another way, as trainings turn theirs."""
    rng = np.random.default_rng(5)
    truth = rng.normal(size=(words, 6))
    turns = [np.linalg.qr(rng.normal(size=(6, 6)))[0] for _ in range(n)]
    keys, counts = [f"w{row}" for row in range(words)], np.arange(words, 0, -1) * 3
    tables = [(truth + rng.normal(0, 0.3, truth.shape)) @ turn for turn in turns]
    return [WordVectors(keys, table, counts=counts).quantized(dtype) for table in tables]  # type: ignore[arg-type]


def test_what_it_holds() -> None:
    each = models()
    both = Ensemble(iter(each))
    assert (len(both), list(both), both.words) == (4, each, each[0].index_to_key)
    assert "w3" in both
    assert "x" not in both
    assert repr(both) == "Ensemble(4 models, 80 words)"
    assert firth.Ensemble is Ensemble
    assert all(table is model.stored for table, model in zip(both.tables, each, strict=True))  # no copies


def test_similarity_is_the_mean_with_its_interval() -> None:
    each = models()
    assert Ensemble(each).similarity("w1", "w2") == t_interval(
        [model.similarity("w1", "w2") for model in each]
    )
    narrow, wide = (Ensemble(each).similarity("w1", "w2", level=level) for level in (0.5, 0.99))
    assert wide.low < narrow.low < narrow.mean < narrow.high < wide.high


@pytest.mark.parametrize("dtype", ["float32", "int8"])
@pytest.mark.parametrize(("negative", "restrict"), [([], None), (["w4"], None), (["w70"], 50)])
def test_most_similar_is_that_of_all_cosines(dtype: str, negative: list[str], restrict: int | None) -> None:
    """The slow twin asks every model for every word."""
    each = models(dtype=dtype)
    found = Ensemble(each).most_similar(["w1", "w2"], negative, topn=6, restrict=restrict)
    cosines = [dict(model.most_similar(["w1", "w2"], negative, topn=80, restrict=restrict)) for model in each]
    means = {word: float(np.mean([one[word] for one in cosines])) for word in cosines[0]}
    assert [one.word for one in found] == sorted(means, key=lambda word: -means[word])[:6]
    for word, similarity, low, high, share in found:
        mean, *ends = t_interval([one[word] for one in cosines])
        assert (similarity, low, high) == pytest.approx((mean, *np.clip(ends, -1, 1)), abs=1e-12)
        assert share == np.mean([word in list(one)[:6] for one in cosines])


def test_huge_and_tiny_rows_are_compared_too() -> None:
    """They lie outside of what float32 can multiply."""
    each = models(3)
    scaled = []
    for model in each:
        table = model.vectors.copy()
        table[7] *= np.float32(1e30)
        table[9] *= np.float32(1e-30)
        scaled.append(WordVectors(model.index_to_key, table, counts=model.counts))
    plain, odd = (Ensemble(one).most_similar("w1", topn=79) for one in (each, scaled))
    assert [one.word for one in odd] == [one.word for one in plain]
    assert [one.similarity for one in odd] == pytest.approx([one.similarity for one in plain], abs=1e-6)


def test_no_interval_has_cosines_that_cannot_be() -> None:
    """Two models have a t of 12.7, so that mean + t s / √2 is 1.9 here."""
    one, two = (WordVectors([*"abc"], [[1, 0], [0.99, y], [-0.99, y]]) for y in (0.1, 0.6))
    both = Ensemble([one, two])
    low, high = both.similarity("a", "b")[1:]
    assert t_interval([one.similarity("a", "b"), two.similarity("a", "b")]).high > 1
    assert (low < 1, high) == (True, 1.0)
    assert both.similarity("a", "c").low == -1.0
    assert both.most_similar("a", topn=1)[0][2:4] == (low, 1.0)


def test_stability_is_the_mean_overlap_of_pairs() -> None:
    each = models(3)
    found = [{key for key, _ in model.most_similar("w8", topn=5)} for model in each]
    pairs = [len(found[i] & found[j]) / 5 for i, j in ((0, 1), (0, 2), (1, 2))]
    assert Ensemble(each).stability("w8", topn=5) == pytest.approx(np.mean(pairs))
    few = Ensemble([model[:4] for model in each])
    assert few.stability("w1") == 1.0  # there are three neighbours, in every model the same


def test_neighbours_of_all_words_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Ensemble(models(3))
    told: list[tuple[int, int]] = []
    whole = both.neighbours(topn=5)
    monkeypatch.setattr("firth.vectors.ensemble._BLOCK", 30)
    blocks = both.neighbours(topn=5, progress=lambda done, total: told.append((done, total)))
    np.testing.assert_array_equal(blocks, whole)
    assert told == [(done, 240) for done in (30, 60, 80, 110, 140, 160, 190, 220, 240)]
    np.testing.assert_array_equal(both.neighbours(["w9", "w2"], 5), whole[:, [9, 2]])


def test_shared_words_alone_the_frequent_ones_first() -> None:
    one = WordVectors([*"abcde"], np.eye(5, 3) + 1, counts=[1, 9, 5, 7, 3])
    two = WordVectors([*"ebdcx"], np.eye(5, 3) + 2)
    both = Ensemble([one, two])
    assert both.words == ["b", "d", "c", "e"]
    assert both.counts is not None
    assert both.counts.tolist() == [9, 7, 5, 3]
    expected = t_interval([one.similarity("d", "e"), two.similarity("d", "e")])
    assert both.similarity("d", "e")[:2] == pytest.approx(expected[:2])
    assert {word for word, *_ in both.most_similar("b")} == {"d", "c", "e"}
    assert {word for word, *_ in both.most_similar("b", restrict=2)} == {"d"}


@pytest.mark.parametrize("n", [2, 5])
def test_intervals_hold_the_mean_over_all_seeds_as_often_as_they_say(n: int) -> None:
    """Cosines with normal noise from model to model; a single further one in an interval √(n + 1) as wide."""
    rng = np.random.default_rng(n)
    times = 3000
    held = another = 0
    for cosines in rng.normal(0.4, 0.05, (times, n + 1)):
        own = rng.normal(size=2)  # of a third word: models of two words may be nearly the same
        each = [
            WordVectors(["a", "b", "c"], [[1, 0], [c, math.sqrt(1 - c * c)], own * [i, 1]])
            for i, c in enumerate(cosines)
        ]
        mean, low, high = Ensemble(each[:n]).similarity("a", "b")
        held += low <= 0.4 <= high
        another += abs(each[n].similarity("a", "b") - mean) <= math.sqrt(n + 1) * (high - mean)
    assert held / times == pytest.approx(0.95, abs=0.016)  # 4 standard errors
    assert another / times == pytest.approx(0.95, abs=0.016)


def test_a_folder_of_runs_is_loaded(tmp_path: Path) -> None:
    each = models(3)
    for seed, model in enumerate(each, start=1):
        model.save(tmp_path / "runs" / f"seed-{seed}")
    both = Ensemble.load(tmp_path / "runs")
    assert both.similarity("w1", "w2") == Ensemble(each).similarity("w1", "w2")
    assert len(Ensemble.load([tmp_path / "runs" / "seed-1", tmp_path / "runs" / "seed-3"])) == 2
    with pytest.raises(InvalidInput, match="an ensemble needs at least 2 models, got 1"):
        Ensemble.load(tmp_path / "runs" / "seed-1")
    with pytest.raises(MissingFile, match="there is no model"):
        Ensemble.load(tmp_path / "nowhere")


def test_what_is_refused() -> None:
    each = models(3)
    both = Ensemble(each)
    with pytest.raises(InvalidInput, match="models 1 and 3 have the same vectors"):
        Ensemble([each[0], each[1], WordVectors(each[0].index_to_key, each[0].vectors)])
    with pytest.raises(InvalidInput, match="models 1 and 2 have the same vectors"):
        Ensemble([each[0], each[0].quantized("int8")])
    for asked in ("w1", b"w1"):
        with pytest.raises(WrongType, match="words must be a list of words, got the single"):
            both.neighbours(asked)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="must share at least 2 words, they share 1"):
        Ensemble([each[0][:3], each[1][2:]])
    with pytest.raises(WrongType, match="made of WordVectors, got str; Ensemble"):
        Ensemble("runs")  # type: ignore[arg-type]
    with pytest.raises(UnknownWord, match="'w999' is not in the vocabulary"):
        both.similarity("w1", "w999")
    for question in (each[0]["w1"], [each[0]["w1"]], (each[0]["w1"], each[0]["w2"])):
        with pytest.raises(WrongType, match="an ensemble is asked about words, got ndarray"):
            both.most_similar(question)
    with pytest.raises(InvalidInput, match="most_similar needs at least one word, got none"):
        both.most_similar([])
    with pytest.raises(InvalidInput, match="topn must be at least 1, got 0"):
        both.stability("w1", topn=0)
