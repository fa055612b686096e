import json
import math
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.evaluation import associations, weat
from firth.vectors import WordVectors

X, Y, A, B = range(5), range(5, 10), range(10, 14), range(14, 18)


def model(distance: float, seed: int = 1) -> WordVectors:
    """Targets that lean to their attributes by so much."""
    rng = np.random.default_rng(seed)
    rows = rng.standard_normal((20, 12))
    for one, along in ((X, distance), (Y, -distance), (A, 2.0), (B, -2.0)):
        rows[list(one), 0] += along
    return WordVectors(range(20), rows, counts=np.arange(100, 0, -5))


def one_line(result: object) -> str:
    return " ".join(str(result).split())


def slow(words: WordVectors) -> tuple[float, float, float]:
    """Effect size, statistic and one-sided p, straight from the definitions."""

    def s(w: int) -> float:
        near, far = ([words.similarity(w, one) for one in attributes] for attributes in (A, B))
        return float(np.mean(near) - np.mean(far))

    targets = [*X, *Y]
    each = {w: s(w) for w in targets}

    def statistic(chosen: Any) -> float:
        return sum(each[w] for w in chosen) - sum(each[w] for w in targets if w not in chosen)

    observed = statistic(X)
    p = np.mean([statistic(chosen) >= observed - 1e-12 for chosen in combinations(targets, 5)])
    spread = np.std([each[w] for w in targets], ddof=1)
    return (np.mean([each[w] for w in X]) - np.mean([each[w] for w in Y])) / spread, observed, float(p)


@pytest.mark.parametrize("distance", [0.0, 0.4, -0.4, 2.0])
def test_against_the_definitions(distance: float) -> None:
    words = model(distance)
    effect, statistic, p = slow(words)
    found = weat(words, X, Y, A, B, alternative="greater")
    assert (found.effect, found.statistic, found.p) == pytest.approx((effect, statistic, p), abs=1e-6)
    assert (found.divisions, found.exact, found.adjusted) == (252, True, found.p)
    assert weat(words, Y, X, A, B, alternative="greater").effect == pytest.approx(-effect)
    both = weat(words, X, Y, A, B)
    assert both.p == pytest.approx(min(1, 2 * min(p, slow_other(words))), abs=1e-9)


def slow_other(words: WordVectors) -> float:
    return weat(words, Y, X, A, B, alternative="greater").p


def test_a_difference_is_found_and_told() -> None:
    result = weat(model(2.0), X, Y, A, B, names=["flowers", "insects", "good", "bad"])
    assert result.p < 0.01
    assert 0 < result.interval.low < result.effect < 2
    assert "flowers lean to good and insects to bad, compared with each other, beyond chance." in one_line(
        result
    )
    assert "median rank" in str(result)


def test_false_alarms_are_as_rare_as_said() -> None:
    alarms = [weat(model(0.0, seed), X, Y, A, B).p <= 0.05 for seed in range(400)]
    assert np.mean(alarms) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / 400)
    assert any(alarms)


def test_no_difference_is_said_to_be_none() -> None:
    result = weat(model(0.0), X, Y, A, B)
    assert result.p > 0.05
    assert "X, Y: A, B: no difference beyond chance." in str(result)
    assert result.interval.low < 0 < result.interval.high


def test_lists_too_short_for_any_evidence_are_said_to_be() -> None:
    result = weat(model(3.0), range(2), range(5, 7), A, B)
    assert result.p >= result.least == pytest.approx(1 / 3)
    assert "with lists this short p is 0.333 at the least" in one_line(result)
    assert weat(model(3.0), range(2), range(5, 7), A, B, alternative="greater").least == pytest.approx(1 / 6)
    assert weat(model(3.0), range(2), range(5, 8), A, B).least == pytest.approx(1 / 10)


def test_significance_that_hangs_on_the_attributes_is_said_to() -> None:
    rng = np.random.default_rng(1)
    rows = np.zeros((20, 3))
    rows[:5], rows[5:10] = [1, 0.1, 0], [1, -0.1, 0]  # two tight groups
    rows[:10] += 0.01 * rng.standard_normal((10, 3))
    rows[10:18] = rng.standard_normal((8, 3))
    result = weat(WordVectors(range(20), rows), X, Y, A, B)
    assert result.p < 0.05
    assert "the interval has 0 in it" in one_line(result)


def test_coverage_and_ranks() -> None:
    words = WordVectors(
        ["Rose", "tulip", "ant", "fly", "good", "nice", "bad", "sad", "zero"], [*np.eye(8), [0] * 8]
    )
    result = weat(words, ["ROSE", "Tulip", "daisy"], ["ant", "fly", "zero"], ["good", "nice"], ["bad", "sad"])
    x, y, a, _ = result.lists
    assert (x.covered, x.total, x.missing) == (1, 3, ("ROSE", "daisy"))
    assert (y.covered, y.missing) == (2, ("zero",))
    assert (x.median_rank, a.median_rank) == (2, 5.5)
    assert result.reason == "the model knows 1 of the 3 words of X, and at least 2 are needed"
    assert math.isnan(result.p)
    assert "no answer: the model knows 1 of the 3 words of X" in str(result)
    assert "not known of X: ROSE, daisy" in str(result)


def test_rows_of_nan_are_not_known() -> None:
    from firth.vectors.formats import Content

    rows = model(1.0).vectors.copy()
    rows[0, 3] = np.nan
    words = WordVectors.of(Content(list(range(20)), rows))
    assert weat(words, X, Y, A, B).lists[0].missing == (0,)


def test_targets_that_are_all_alike_have_no_answer() -> None:
    words = WordVectors(range(20), [[1, 1]] * 10 + [[1, 0]] * 4 + [[0, 1]] * 6)
    assert weat(words, X, Y, A, B).reason == "all targets have the same association"


@pytest.mark.parametrize("y", [2, 3, 8])
def test_the_effect_of_lists_of_unlike_lengths_has_another_bound(y: int) -> None:
    rows = [[1, 0.0]] * 2 + [[0, 1.0]] * y + [[1, 0], [1, 0.01], [0, 1], [0.01, 1]]
    n = 2 + y
    result = weat(
        WordVectors(range(n + 4), rows), range(2), range(2, n), range(n, n + 2), range(n + 2, n + 4)
    )
    assert result.effect == pytest.approx(math.sqrt(n * (n - 1) / (2 * y)))
    assert (result.effect < 2) == (y < 8)


def test_lists_of_equal_vectors_have_no_interval() -> None:
    rows = [[1, 0.0]] * 5 + [[0, 1.0]] * 5 + [[1, 0.1]] * 4 + [[0.1, 1]] * 4
    result = weat(WordVectors(range(18), rows), X, Y, A, B)
    assert result.p < 0.05
    assert math.isnan(result.interval.low)
    assert math.isnan(result.interval.high)
    assert "beyond chance; the words of the lists are too alike to tell of other words." in one_line(result)
    assert json.loads(json.dumps(result.as_dict(), allow_nan=False))["interval"] == [None, None]


def test_the_result_goes_to_json() -> None:
    for result in (weat(model(1.0), X, Y, A, B), weat(model(1.0), [1, 77], Y, A, B)):
        facts = json.loads(json.dumps(result.as_dict(), allow_nan=False))
        assert [each["name"] for each in facts["lists"]] == ["X", "Y", "A", "B"]
        assert facts["p"] == (None if math.isnan(result.p) else result.p)


@pytest.mark.parametrize(
    ("lists", "error", "sentence"),
    [
        (("rose", Y, A, B), WrongType, "X must be a list of words, got the single str 'rose'"),
        (([1, 2, 1], Y, A, B), InvalidInput, "1 of X is 1 of X too: a word can stand in one list, once"),
        (([1, 5], Y, A, B), InvalidInput, "5 of Y is 5 of X too"),
        ((X, Y, A, [10]), InvalidInput, "10 of B is 10 of A too"),
        ((X, Y, [2, 11], B), InvalidInput, "2 of A is 2 of X too"),
        ((X, Y, A, [15, 7]), InvalidInput, "7 of B is 7 of Y too"),
        ((["no", "no"], Y, A, B), InvalidInput, "'no' of X is 'no' of X too"),
    ],
)
def test_wrong_lists_are_refused(lists: Any, error: type[Exception], sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        weat(model(1.0), *lists)


def test_other_wrong_arguments_are_refused() -> None:
    words = WordVectors(["rose", "ant", "good", "bad"], np.eye(4))
    with pytest.raises(InvalidInput, match="'Rose' of X is 'rose' of X too"):
        weat(words, ["rose", "Rose"], ["ant"], ["good"], ["bad"])
    with pytest.raises(InvalidInput, match="alternative must be two-sided or greater, got 'less'"):
        weat(words, [], [], [], [], alternative="less")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="names must be 4, one a list, got 1"):
        weat(words, [], [], [], [], names=["X"])
    with pytest.raises(WrongType, match=r"firth\.load reads one"):
        weat("model/", [], [], [], [])  # type: ignore[arg-type]


def test_words_of_a_file_may_be_integers(tmp_path: Path) -> None:
    path = tmp_path / "lists.txt"
    parts = zip("xyab", (X, Y, A, B), strict=True)
    path.write_text(
        "\n".join(f"{name}: {' '.join(map(str, rows))}" for name, rows in parts), encoding="utf-8"
    )
    (test,) = associations(model(2.0), path).tests
    assert test.effect == weat(model(2.0), X, Y, A, B).effect
    assert [each.covered for each in test.lists] == [5, 5, 4, 4]


def test_several_tests_of_a_file_are_adjusted(tmp_path: Path) -> None:
    words = WordVectors([f"w{row}" for row in range(20)], model(0.7).vectors)
    parts = {"x": X, "y": Y, "a": A, "b": B}
    lines = [f"{name}: {' '.join(f'w{row}' for row in rows)}" for name, rows in parts.items()]
    path = tmp_path / "lists.txt"
    path.write_text("\n".join([*lines, "test: x y a b", "test: a b x y"]), encoding="utf-8")
    result = associations(words, path)
    one, two = result.tests
    assert sorted(test.adjusted for test in result.tests) == pytest.approx(
        [min(1, 2 * min(one.p, two.p)), max(one.p, two.p, 2 * min(one.p, two.p))]
    )
    assert "p of 2 tests" in str(result)
    assert str(result).count("of 5") == 2  # each list is told once
    assert json.loads(json.dumps(result.as_dict()))["correction"] == "Holm"
