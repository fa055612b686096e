import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import firth

Run = Callable[..., Any]


def test_one_line_a_word(run: Run, model: Path) -> None:
    done = run("similar", model, "king", "-n", 2)
    assert (done.code, done.err) == (0, "")
    assert done.out == "man\t0.6934\n7\t0.1387\n"


def test_words_with_and_without(run: Run, model: Path) -> None:
    done = run("similar", model, "king", "woman", "--without", "man", "-n", 1)
    assert done.out.startswith("queen\t")


def test_an_integer_key_is_found_and_stays_one_in_json(run: Run, model: Path) -> None:
    assert run("similar", model, "7", "-n", 1).out == "king\t0.1387\n"
    found = json.loads(run("similar", model, "king", "-n", 2, "--json").out)
    assert [answer["word"] for answer in found] == ["man", 7]
    assert round(found[0]["similarity"], 4) == 0.6934


def test_a_number_of_answers_out_of_range_is_a_sentence(run: Run, model: Path) -> None:
    assert run("similar", model, "king", "-n", 0).err == "firth: topn must be at least 1, got 0\n"


def test_a_picture_is_no_model(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = run("similar", tmp_path / "p.png", "king")
    assert done.code == 1
    assert "p.png is no file of word vectors that firth reads" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("terminal", [True, False])
def test_no_answer_is_no_line(
    terminal: bool, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firth.WordVectors(["alone"], [[1.0, 2.0]]).save(tmp_path / "m")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    done = run("similar", tmp_path / "m", "alone")
    assert (done.code, done.out, done.err) == (0, "", "")


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A folder of three models that agree on some neighbours."""
    tables = ([[1, 0.1], [1, 0.2], [0, 1]], [[1, 0.1], [1, 0.4], [0.1, 1]], [[1, 0.1], [-1, 1], [1, 1]])
    for seed, table in enumerate(tables, start=1):
        firth.WordVectors(["cat", "dog", 7], table).save(tmp_path / "runs" / f"seed-{seed}")
    return tmp_path / "runs"


def test_the_share_of_other_models_beside_each_answer(run: Run, runs: Path) -> None:
    done = run("similar", runs / "seed-1", "cat", "-n", 1, "--stability", runs)
    assert (done.code, done.out, done.err) == (0, "dog\t0.9952\t50%\n", "")
    found = json.loads(run("similar", runs / "seed-1", "cat", "--stability", runs / "seed-3", "--json").out)
    assert [(one["word"], one["share"]) for one in found] == [("dog", 1.0), (7, 1.0)]


def test_a_folder_of_runs_answers_as_one(run: Run, runs: Path) -> None:
    found = json.loads(run("similar", runs, "cat", "--json").out)
    expected = firth.Ensemble.load(runs).most_similar("cat")
    assert [tuple(one.values()) for one in found] == [tuple(one) for one in expected]
    assert list(found[0]) == ["word", "similarity", "low", "high", "share"]
    word, *_, share = run("similar", runs, "cat", "-n", 1).out.rstrip().split("\t")
    assert (word, share) == ("dog", "67%")


def test_stability_of_a_folder_of_runs_is_not_asked_twice(run: Run, runs: Path) -> None:
    done = run("similar", runs, "cat", "--stability", runs)
    assert done.code == 2
    assert "Invalid value for --stability" in done.err
