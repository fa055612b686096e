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
    assert rated.over_items.low == pytest.approx(np.mean([score.interval.low for score in scores]))
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
    assert lines[1].split()[1:] == ["-", "-", "-", "-"]
    rated = next(one for one in found.benchmarks if one.name == "rated")
    assert f"{rated.mean:.3f}" in lines[2]
    assert f"{rated.over_seeds.low:.3f} to {rated.over_seeds.high:.3f}" in lines[2]
    assert list(found.scores) == ["over seeds", "over items"]
    assert found.scores["over items"][1].interval == rated.over_items
    assert "over items" not in str(evaluate_seeds(models, data, resamples=0)).split("\n\n")[-1]


def test_one_model_has_no_spread(models: list[WordVectors], data: Path) -> None:
    with pytest.raises(InvalidInput, match="at least 2 models, got 1"):
        evaluate_seeds(models[:1], data)
