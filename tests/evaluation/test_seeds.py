import json
import math
import statistics
from pathlib import Path

import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.evaluation import evaluate, evaluate_seeds
from firth.student import t_interval
from firth.vectors import WordVectors


@pytest.fixture(scope="module")
def models() -> list[WordVectors]:
    return [
        WordVectors([f"w{k}" for k in range(30)], np.random.default_rng(s).normal(size=(30, 4)))
        for s in range(3)
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    lines = [f"w{k}\tw{(7 * k + 3) % 30}\t{k % 5}" for k in range(30)]
    (tmp_path / "rated.txt").write_text("\n".join(lines))
    (tmp_path / "few.txt").write_text("w1\tw2\t1\nw3\tnone\t2\n")
    questions = [f"w{k} w{k + 1} w{k + 2} w{k + 3}" for k in range(20)]
    (tmp_path / "questions.txt").write_text("\n".join([": one", *questions, ": gram", *questions[::-1]]))
    (tmp_path / "none.txt").write_text("nothing of a kind whatsoever\n")
    return tmp_path


def test_mean_spread_and_intervals(models: list[WordVectors], data: Path) -> None:
    found = evaluate_seeds(models, data, resamples=200)
    apart = [evaluate(words, data, resamples=200).scores for words in models]
    assert found.models == 3
    assert [(one.name, one.part_of) for one in found.benchmarks] == [(s.name, s.part_of) for s in apart[0]]
    rated = next(one for one in found.benchmarks if one.name == "rated")
    scores = [next(score for score in each if score.name == "rated") for each in apart]
    assert rated.values == tuple(score.value for score in scores)
    assert rated.spread == pytest.approx(statistics.stdev(rated.values))
    assert (rated.mean, *rated.over_seeds) == pytest.approx(t_interval(rated.values))
    low, high = np.mean([score.interval for score in scores], axis=0)
    assert 0 < rated.over_items.high - rated.over_items.low < high - low  # luck goes out in part
    few = next(one for one in found.benchmarks if one.name == "few")
    assert math.isnan(few.mean)


def test_the_record_the_table_and_the_figure_s_numbers(models: list[WordVectors], data: Path) -> None:
    found = evaluate_seeds(models, data, resamples=200)
    told = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert [one["name"] for one in told["benchmarks"]][:2] == ["few", "rated"]
    assert told["benchmarks"][0]["over_seeds"] is None
    lines = str(found).splitlines()
    assert lines[0].split("  ")[0] == "benchmark"
    assert "  semantic" in str(found)
    assert lines[1].split()[1:] == ["-", "-", "-", "-", "covered", "1", "of", "2"]
    assert "few: a correlation needs at least 2 covered pairs, here are 1" in lines
    assert "unknown words are left out, with their pairs, their questions" in lines
    assert "  none.txt: " in str(found).split("skipped")[1].replace(f"{data.as_posix()}/", "")
    assert (told["unknown"], told["restrict"], told["method"]) == ("skip", 300_000, "3cosadd")
    assert (told["benchmarks"][0]["covered"], told["benchmarks"][0]["total"]) == ([1, 1, 1], 2)
    assert told["benchmarks"][0]["reason"].startswith("a correlation needs")
    assert told["skipped"][0]["file"].endswith("none.txt")
    rated = next(one for one in found.benchmarks if one.name == "rated")
    assert f"{rated.mean:.3f}" in lines[2]
    assert f"{rated.over_seeds.low:.3f} to {rated.over_seeds.high:.3f}" in lines[2]
    assert list(found.scores) == ["over seeds", "over items"]
    assert found.scores["over items"][1].interval == rated.over_items
    assert "over items" not in str(evaluate_seeds(models, data, resamples=0)).split("\n\n")[-1]


def test_one_model_has_no_spread(models: list[WordVectors], data: Path) -> None:
    with pytest.raises(InvalidInput, match="at least 2 models, got 1"):
        evaluate_seeds(models[:1], data)


def test_over_items_the_mean_of_equal_models_is_as_certain_as_one(
    models: list[WordVectors], data: Path
) -> None:
    (data / "kinds.tsv").write_text("word\tcategory\n" + "".join(f"w{k}\t{k % 3}\n" for k in range(30)))
    for unknown in ("skip", "zero"):
        longer = WordVectors(models[0].index_to_key, 2 * models[0].vectors)
        found = evaluate_seeds([models[0], longer], data, resamples=200, unknown=unknown)
        one = evaluate(models[0], data, resamples=200, unknown=unknown).scores
        assert len(one) == len(found.benchmarks) == 6
        for mean, alone in zip(found.benchmarks, one, strict=True):
            assert mean.over_items == pytest.approx(tuple(alone.interval), nan_ok=True)
            assert mean.chance == alone.chance
    assert f"kinds: {100 * (one[-1].chance or 0):.1f} % by chance" in str(found)


def test_intervals_over_seeds_stay_where_the_numbers_can_be(data: Path) -> None:
    """Two models that agree and disagree with people: Student's t of two is as wide as it likes."""
    truth = np.random.default_rng(7).normal(size=12)
    pairs = "".join(f"zero\tv{k}\t{score}\n" for k, score in enumerate(truth.tolist()))
    (data / "people.txt").write_text(pairs)
    two = []
    for sign in (1, -1):
        angles = np.arccos(np.tanh(sign * truth))
        rows = [[1.0, 0.0], *np.stack([np.cos(angles), np.sin(angles)], axis=1).tolist()]
        two.append(WordVectors(["zero", *(f"v{k}" for k in range(12))], rows))
    [score] = evaluate_seeds(two, data / "people.txt", resamples=0).benchmarks
    assert (score.values, score.over_seeds) == (pytest.approx((1.0, -1.0)), (-1.0, 1.0))


def test_models_that_cover_different_items_are_said_to(models: list[WordVectors], data: Path) -> None:
    fewer = WordVectors(models[1].index_to_key[:25], models[1].vectors[:25])
    found = evaluate_seeds([models[0], fewer], data, resamples=200)
    rated = next(one for one in found.benchmarks if one.name == "rated")
    assert not rated.same_items
    assert math.isnan(rated.over_items.low)
    assert not math.isnan(rated.over_seeds.low)
    lines = str(found).splitlines()
    assert "rated: the models cover different items, and each is judged by its own" in lines
    assert any(line.startswith("rated ") and line.endswith(" to 30 of 30") for line in lines)


def test_models_of_several_kinds_are_told_and_the_same_one_twice_is_refused(
    models: list[WordVectors], data: Path
) -> None:
    other = WordVectors([f"w{k}" for k in range(30)], np.random.default_rng(9).normal(size=(30, 5)))
    mixed = evaluate_seeds([*models, other], data / "rated.txt", resamples=0)
    assert mixed.notes == (str(mixed).splitlines()[-1],)
    assert "differ in dimensions, not in their seed alone" in mixed.notes[0]
    assert mixed.as_dict()["notes"] == list(mixed.notes)
    assert evaluate_seeds(models, data / "rated.txt", resamples=0).notes == ()
    with pytest.raises(InvalidInput, match="very same vectors"):
        evaluate_seeds([*models, models[0]], data / "rated.txt", resamples=0)
