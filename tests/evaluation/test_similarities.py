import json
import math
import warnings
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.evaluation import similarity
from firth.evaluation.correlation import pearson, spearman
from firth.evaluation.resampling import interval, multiplicities
from firth.vectors import WordVectors


@pytest.fixture(scope="module")
def words() -> WordVectors:
    rng = np.random.default_rng(1)
    return WordVectors([*(f"w{i}" for i in range(200)), "Paris", "paris", 7], rng.standard_normal((203, 10)))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str, float]]:
    rng = np.random.default_rng(2)
    # some words are unknown, and scores of one decimal make ties
    return [
        (f"w{a}", f"w{b}", float(s))
        for a, b, s in zip(*rng.integers(0, 230, (2, 300)), rng.random(300).round(1), strict=True)
    ]


def test_against_gensim(tmp_path: Path, words: WordVectors, pairs: list[tuple[str, str, float]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        models = pytest.importorskip("gensim.models")
    theirs = models.KeyedVectors(10)
    theirs.add_vectors(words.index_to_key[:200], words.vectors[:200])
    file = tmp_path / "pairs.tsv"
    file.write_text("".join(f"{a}\t{b}\t{s}\n" for a, b, s in pairs))
    pearson, spearman, unknown = theirs.evaluate_word_pairs(str(file))
    result = similarity(words, file)
    assert result.name == "pairs"
    assert result.spearman == pytest.approx(spearman.statistic, abs=1e-6)
    assert result.pearson == pytest.approx(pearson.statistic, abs=1e-6)
    assert 100 * (1 - result.covered / result.total) == pytest.approx(unknown)
    assert similarity(words, str(file)) == result
    assert similarity(words, pairs, name="pairs") == result


def test_coverage_and_missing_words(words: WordVectors) -> None:
    result = similarity(
        words, [("w1", "w2", 3), ("x", "w3", 2), ("w4", "y", 2), ("x", "y", 1), ("w5", "w6", 1)]
    )
    assert (result.covered, result.total, result.missing) == (2, 5, ("x", "y"))
    assert "covered 2 of 5" in str(result)


def test_a_word_is_tried_as_it_is_then_lower_cased(words: WordVectors) -> None:
    pairs = [("Paris", "w1", 1), ("PARIS", "w2", 2), ("W3", "w4", 3)]
    result = similarity(words, pairs)
    assert result == similarity(words, [("Paris", "w1", 1), ("paris", "w2", 2), ("w3", "w4", 3)])
    assert similarity(words, pairs, lower=False).missing == ("PARIS", "W3")


def test_keys_need_not_be_strings(words: WordVectors) -> None:
    assert similarity(words, [(7, "w1", 1), (8, "w2", 2), ("w1", "w2", 2)]).missing == (8,)


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ([("w1", "w2", 3), ("w1", "unknown", 2)], "a correlation needs at least 2 covered pairs, here are 1"),
        ([], "a correlation needs at least 2 covered pairs, here are 0"),
        ([("w1", "w2", 3), ("w3", "w4", 3)], "all scores are equal"),
        ([("w1", "w2", 3), ("w1", "w2", 4)], "all cosines are equal"),
    ],
)
def test_an_undefined_correlation_has_its_reason(
    words: WordVectors, pairs: list[tuple[str, str, float]], reason: str
) -> None:
    result = similarity(words, pairs)
    assert math.isnan(result.spearman)
    assert math.isnan(result.pearson)
    assert result.reason == reason
    assert result.as_dict()["spearman"] is None
    assert reason in str(result)


def test_the_result_is_frozen_and_goes_to_json(words: WordVectors) -> None:
    result = similarity(words, [("w1", "w2", 3), ("w3", "w4", 2), ("w5", 9, 1)], name="three")
    assert json.loads(json.dumps(result.as_dict(), allow_nan=False)) == {
        "name": "three",
        "spearman": result.spearman,
        "spearman_interval": None,
        "pearson": result.pearson,
        "pearson_interval": None,
        "covered": 2,
        "total": 3,
        "missing": ["9"],
        "unknown": "skip",
        "reason": None,
        "bootstrap": {"resamples": 2000, "seed": 1, "level": 0.95},
    }
    with pytest.raises(FrozenInstanceError):
        result.covered = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        (["abc"], WrongType, "a rated pair must be .*, got 'abc'"),
        ([("a", "b")], WrongType, "a rated pair must be"),
        (
            [("a", "b", float("nan"))],
            InvalidInput,
            "a score must be a finite number, got nan for 'a' and 'b'",
        ),
    ],
)
def test_wrong_pairs_are_refused(
    words: WordVectors, source: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        similarity(words, source)


@pytest.fixture(scope="module")
def rated(words: WordVectors, pairs: list[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
    """Pairs whose scores have something to do with their cosines, as far as they have any."""
    unit = words.unit
    rows = words.key_to_index

    def score(a: str, b: str, s: float) -> float:
        return s + (float(unit[rows[a]] @ unit[rows[b]]) if a in rows and b in rows else 0.0)

    return [(a, b, round(score(a, b, s), 1)) for a, b, s in pairs]


def test_the_intervals_are_those_of_pairs_drawn_anew(words: WordVectors, rated: Any) -> None:
    result = similarity(words, rated, resamples=400)
    covered = [k for k in range(len(rated)) if not math.isnan(result.cosines[k])]
    draw, rhos, rs = np.random.default_rng(7), [], []
    for _ in range(400):
        again = [rated[covered[k]] for k in draw.integers(0, len(covered), len(covered))]
        one = similarity(words, again, resamples=0)
        rhos.append(one.spearman)
        rs.append(one.pearson)
    for ends, slow in ((result.spearman_interval, rhos), (result.pearson_interval, rs)):
        assert ends == pytest.approx(tuple(np.quantile(slow, [0.0245, 0.9755])), abs=0.03)
        assert 0.1 < ends.high - ends.low < 0.3
    assert similarity(words, rated, resamples=400) == result
    assert similarity(words, rated, resamples=400, seed=2) != result
    narrow = similarity(words, rated, resamples=400, level=0.5)
    assert narrow.spearman_interval.low > result.spearman_interval.low
    assert "Spearman [50 %]" in str(narrow)


def test_the_intervals_against_the_slow_twin(words: WordVectors, rated: Any) -> None:
    few, met = [], set()
    for a, b, score in rated:  # pairs without a common word
        if not {a, b} & met and len(few) < 14:
            few.append((a, b, score))
            met |= {a, b}
    result = similarity(words, few, resamples=200, seed=5, level=0.9)
    there = [k for k in range(14) if not math.isnan(result.cosines[k])]
    x, y = result.cosines[there], result.scores[there]
    rhos, rs = [], []
    for counts in np.concatenate(list(multiplicities(len(there), 200, 5))):
        drawn = [k for k, times in enumerate(counts) for _ in range(times)]
        rhos.append(spearman(x[drawn], y[drawn]))
        rs.append(pearson(x[drawn], y[drawn]))
    assert result.spearman_interval == pytest.approx(interval(rhos, 0.9, len(there)))
    assert result.pearson_interval == pytest.approx(interval(rs, 0.9, len(there)))
    assert result.spearman_interval.low < interval(rhos, 0.9).low


def test_unknown_words_may_have_a_cosine_of_zero(words: WordVectors, rated: Any) -> None:
    skipped, counted = similarity(words, rated), similarity(words, rated, unknown="zero")
    assert (counted.covered, counted.total, counted.missing) == (
        skipped.covered,
        skipped.total,
        skipped.missing,
    )
    assert counted.cosines.tolist() == np.nan_to_num(skipped.cosines).tolist()
    assert 0 < counted.spearman < skipped.spearman
    assert "unknown words count: their pairs have a cosine of 0" in str(counted)
    assert "unknown words are left out, with their pairs" in str(skipped)


def test_without_resamples_there_are_no_intervals(words: WordVectors, rated: Any) -> None:
    result = similarity(words, rated, resamples=0)
    assert result.as_dict()["spearman_interval"] is None
    assert "[" not in str(result)


def test_wrong_words_are_refused() -> None:
    with pytest.raises(WrongType, match=r"words must be a WordVectors, got str; firth\.load reads one"):
        similarity("model/", [])  # type: ignore[arg-type]
