import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import firth
from firth.course.sst.experiment import word_vectors
from firth.course.sst.pictures import LISTS
from firth.course.sst.run import VectorRun
from firth.course.sst.settings import Settings
from firth.course.sst.text import Text
from firth.errors import DamagedFile, InvalidInput, MissingDependency
from tests.course.sst.runs import refuse_files_in

pytest.importorskip("matplotlib")

Sentences = list[list[str]]
Train = Callable[..., int]


class Crash(BaseException):
    """What ends a run without a word."""


@pytest.fixture
def train(sentences: Sentences, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Train:
    """Forty iterations with a checkpoint after each sixteen, without the pictures, which take a second."""
    monkeypatch.setattr("firth.course.sst.experiment.draw", lambda words, folder: None)

    def train(folder: Path, iterations: int = 40, **options: Any) -> int:
        options = {"settings": settings, "checkpoint_every": 16, **options}
        return word_vectors(sentences, folder, iterations=iterations, **options)

    return train


def files(folder: Path) -> dict[str, bytes]:
    """All that came out of a run, but for the checkpoint, whose archive keeps the time."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".npz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def stopped_after(lines: int, report: list[str]) -> dict[str, Callable[..., object]]:
    """Options that stop a run politely once so many lines were reported."""
    return {"report": report.append, "stop": lambda: len(report) >= lines}


def crashing_after(lines: int, report: list[str]) -> dict[str, Callable[..., object]]:
    """Options that break a run off after so many lines."""

    def take(line: str) -> None:
        report.append(line)
        if len(report) == lines:
            raise Crash

    return {"report": take}


def test_what_comes_out(sentences: Sentences, settings: Settings, tmp_path: Path) -> None:
    lines: list[str] = []
    folder = tmp_path / "a" / "sst"
    assert word_vectors(sentences, folder, iterations=40, report=lines.append, settings=settings) == 40
    out = files(tmp_path / "a" / "sst")
    pictures = {f"{name}{ending}" for name in LISTS for ending in (".txt", ".png", ".svg")}
    model = {"model/config.json", "model/vectors.safetensors", "model/words.json"}
    assert set(out) == {"log.txt", *pictures, *model}
    assert out["log.txt"].decode().splitlines() == lines
    assert [line.partition(":")[0] for line in lines] == ["iter 10", "iter 20", "iter 30", "iter 40"]
    words = firth.load(tmp_path / "a" / "sst" / "model")
    run = VectorRun(Text.of(sentences), settings)
    for _ in range(40):
        run.advance()
    np.testing.assert_array_equal(words.vectors, run.V.astype(np.float32))
    np.testing.assert_array_equal(words.output, run.U.astype(np.float32))
    assert (len(words), words.index_to_key[-1]) == (len({w for s in sentences for w in s}) + 1, "UNK")
    assert out["words-2.txt"].decode().split() == LISTS["words-2"]


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("ending", [stopped_after, crashing_after])
def test_interrupted_and_resumed_it_is_what_it_would_have_been(
    train: Train, at: int, ending: Callable[..., Any], tmp_path: Path
) -> None:
    whole: list[str] = []
    train(tmp_path / "whole", report=whole.append)
    first: list[str] = []
    if ending is stopped_after:
        assert train(tmp_path / "sst", **ending(at, first)) == 10 * at
    else:
        with pytest.raises(Crash):
            train(tmp_path / "sst", **ending(at, first))
    assert first == whole[:at]
    second: list[str] = []
    assert train(tmp_path / "sst", resume=True, report=second.append) == 40
    # a run that crashed goes on from its checkpoint at 16 or 32, or from the start
    begin = at if ending is stopped_after else {1: 0, 2: 1, 3: 1}[at]
    assert second == whole[begin:]
    assert files(tmp_path / "sst") == files(tmp_path / "whole")


def test_a_finished_run_can_be_made_longer(train: Train, tmp_path: Path) -> None:
    train(tmp_path / "whole")
    train(tmp_path / "sst", 25)
    train(tmp_path / "sst", 40, resume=True)
    assert files(tmp_path / "sst") == files(tmp_path / "whole")
    train(tmp_path / "sst", 40, resume=True)
    assert files(tmp_path / "sst") == files(tmp_path / "whole")
    with pytest.raises(
        InvalidInput, match=r"iterations must be at least 40, as .*checkpoint.npz has, got 39"
    ):
        train(tmp_path / "sst", 39, resume=True)


def test_a_reader_of_the_lines_that_goes_away_loses_nothing(train: Train, tmp_path: Path) -> None:
    def gone(line: str) -> None:
        if line.startswith("iter 30"):
            raise BrokenPipeError

    train(tmp_path / "whole")
    with pytest.raises(BrokenPipeError):
        train(tmp_path / "sst", report=gone)
    second: list[str] = []
    train(tmp_path / "sst", resume=True, report=second.append)
    assert [line.partition(":")[0] for line in second] == ["iter 40"]
    assert files(tmp_path / "sst") == files(tmp_path / "whole")


def test_only_the_folder_itself_must_be_writable(
    train: Train, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_files_in(tmp_path, monkeypatch)
    with pytest.raises(InvalidInput, match="cannot be written"):
        train(tmp_path / "new", 1)
    (tmp_path / "sst").mkdir()
    train(tmp_path / "sst", 1)


@pytest.mark.parametrize("left", ["log.txt", "checkpoint.npz", "model"])
def test_a_run_is_not_lost_unless_one_says_so(train: Train, left: str, tmp_path: Path) -> None:
    train(tmp_path / "sst", 20)
    before = files(tmp_path / "sst")
    (tmp_path / "other").mkdir()
    (tmp_path / "sst" / left).rename(tmp_path / "other" / left)
    with pytest.raises(
        InvalidInput, match=rf"other holds {left} of a run already: resume it \(--resume\), begin"
    ):
        train(tmp_path / "other")
    if left != "checkpoint.npz":
        train(tmp_path / "other", 20, overwrite=True)
        assert files(tmp_path / "other") == before


def test_a_run_that_is_begun_anew_is_not_resumed_from_the_old(train: Train, tmp_path: Path) -> None:
    train(tmp_path / "sst", 40)
    with pytest.raises(Crash):
        train(tmp_path / "sst", overwrite=True, **crashing_after(1, []))
    assert not (tmp_path / "sst" / "checkpoint.npz").exists()


def test_what_cannot_be_is_said_before_the_work(
    train: Train, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InvalidInput, match="iterations must be at least 1, got 0"):
        train(tmp_path / "sst", 0)
    with pytest.raises(InvalidInput, match="either resumed or begun anew: give one of resume and overwrite"):
        train(tmp_path / "sst", resume=True, overwrite=True)
    (tmp_path / "file").touch()
    with pytest.raises(InvalidInput, match="file is a file: name a folder for the results"):
        train(tmp_path / "file")
    (tmp_path / "mine" / "model").mkdir(parents=True)
    (tmp_path / "mine" / "model" / "thesis.txt").touch()
    with pytest.raises(InvalidInput, match="model holds something else than a firth model"):
        train(tmp_path / "mine", overwrite=True)
    (tmp_path / "mine" / "model" / "thesis.txt").rename(tmp_path / "mine" / "checkpoint.npz")
    (tmp_path / "mine" / "model").rmdir()
    with pytest.raises(DamagedFile, match="is not a checkpoint of this run"):
        train(tmp_path / "mine", resume=True)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingDependency, match=r"pictures need matplotlib: pip install 'firth\[plots\]'"):
        train(tmp_path / "sst")
    assert not (tmp_path / "sst").exists()
