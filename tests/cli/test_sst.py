import hashlib
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.course.sst import treebank
from firth.course.sst.experiment import ITERATIONS
from firth.course.sst.pictures import LISTS

pytest.importorskip("matplotlib")

Run = Callable[..., Any]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A treebank that is taken for the published one: 200 sentences of mostly rare words."""
    rng = np.random.default_rng(0)
    words = [*dict.fromkeys(LISTS["words-1"] + LISTS["words-2"]), *(f"w{i}" for i in range(2000))]
    lines = [f"{i}\t{' '.join(rng.choice(words, 20))}" for i in range(200)]
    text = "\n".join(["sentence_index\tsentence", *lines, f"200\t{' '.join(words[:50])}"]) + "\n"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datasetSentences.txt").write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.setitem(treebank.HASHES, "datasetSentences.txt", hashlib.sha256(text.encode()).hexdigest())
    return tmp_path / "data"


@pytest.fixture
def vectors(run: Run, data: Path, tmp_path: Path) -> Run:
    """The command with this data and the folder sst."""

    def vectors(*words: object, iterations: int = 40) -> Any:
        return run(
            "sst", "vectors", "--data", data, "-o", tmp_path / "sst", "--iterations", iterations, *words
        )

    return vectors


def test_lines_on_standard_output_and_the_rest_beside(vectors: Run, run: Run, tmp_path: Path) -> None:
    done = vectors()
    assert done.code == 0
    assert (tmp_path / "sst" / "log.txt").read_text(encoding="utf-8") == done.out
    numbers = [line.removeprefix(f"iter {10 * i}: ") for i, line in enumerate(done.out.splitlines(), start=1)]
    assert [f"{float(number):.6f}" for number in numbers] == numbers
    assert len(numbers) == 4
    model = tmp_path / "sst" / "model"
    assert done.err.endswith(f"the log and the pictures; try firth similar {model} good\n")
    assert len(run("similar", model, "good").out.splitlines()) == 10
    assert run("info", model).out.endswith("training\tfinished\n")


def test_the_course_says_how_many_iterations(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def train(*arguments: Any, iterations: int, **options: Any) -> int:
        asked.append(iterations)
        return iterations

    monkeypatch.setattr("firth.course.sst.experiment.word_vectors", train)
    assert run("sst", "vectors", "--data", data, "-o", tmp_path / "sst").code == 0
    assert asked == [ITERATIONS]
    monkeypatch.setenv("COLUMNS", "200")
    assert f"By default {ITERATIONS:,}." in " ".join(run("sst", "vectors", "--help").out.split())


def test_quiet(vectors: Run) -> None:
    done = vectors("-q", iterations=10)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_firth_plot_draws_the_same_pictures(vectors: Run, run: Run, tmp_path: Path) -> None:
    vectors(iterations=30)
    for picture in ("words-1.png", "words-1.svg", "words-2.png", "words-2.svg"):
        drawn = (tmp_path / "sst" / picture).read_bytes()
        words = (tmp_path / "sst" / picture).with_suffix(".txt")
        run("plot", tmp_path / "sst" / "model", "--words", words, "--raw", "-o", tmp_path / picture)
        assert (tmp_path / picture).read_bytes() == drawn
    run("plot", tmp_path / "sst" / "model", "--words", words, "-o", tmp_path / picture)
    assert (tmp_path / picture).read_bytes() != drawn


def test_ctrl_c_keeps_what_was_done(vectors: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = vectors()
    (tmp_path / "sst").rename(tmp_path / "whole")

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        if line.startswith("iter 20:"):
            signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr("firth.cli.sst.say", say)
        first = vectors()
    assert first.code == 130
    assert (
        first.err
        == f"firth: stopped after iteration 20, which {tmp_path / 'sst'} holds: go on with --resume\n"
    )
    assert vectors().code == 1
    second = vectors("--resume")
    assert second.code == 0
    assert first.out + second.out == whole.out
    for name in ("log.txt", "model/vectors.safetensors", "words-1.png"):
        assert (tmp_path / "sst" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_a_second_ctrl_c_leaves_at_once(vectors: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def say(line: str) -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr("firth.cli.sst.say", say)
        done = vectors()
    assert (done.code, done.err) == (130, "firth: stopped; go on from the last checkpoint with --resume\n")
    assert len(vectors("--resume").out.splitlines()) == 4  # there was none: from the start


def test_a_folder_with_a_run(vectors: Run, tmp_path: Path) -> None:
    vectors(iterations=10)
    done = vectors()
    choices = "resume it (--resume), begin anew (--overwrite), or name another folder"
    sentence = f"firth: {tmp_path / 'sst'} holds checkpoint.npz of a run already: {choices}\n"
    assert (done.code, done.err) == (1, sentence)
    assert vectors("--resume", "--overwrite").code == 2
    assert len(vectors("--overwrite").out.splitlines()) == 4


def test_data_that_is_missing(run: Run, tmp_path: Path) -> None:
    done = run("sst", "vectors", "--data", tmp_path / "no", "-o", tmp_path / "sst")
    assert done.code == 1
    assert done.err == (
        f"firth: there is no folder {tmp_path / 'no'}: get stanfordSentimentTreebank.zip of the Stanford "
        "Sentiment Treebank from https://nlp.stanford.edu/sentiment/ and unpack it there\n"
    )
    assert not (tmp_path / "sst").exists()


def test_without_matplotlib_nothing_is_begun(
    vectors: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = vectors()
    assert (done.code, done.err) == (1, "firth: pictures need matplotlib: pip install 'firth[plots]'\n")
    assert not (tmp_path / "sst").exists()
