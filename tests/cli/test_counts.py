import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import firth
from firth.cli.counts import counts
from firth.cli.train import train

Run = Callable[..., Any]


def test_options_are_those_of_the_training() -> None:
    ours, theirs = (inspect.signature(command).parameters for command in (counts, train))
    for name in ours.keys() & theirs.keys() - {"output", "overwrite"}:
        assert ours[name].default == theirs[name].default, name
    assert {"tokenizer", "window", "shrink_windows", "sample", "workers"} <= ours.keys() & theirs.keys()


def test_what_is_counted(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("counts", text, "-o", tmp_path / "c", "--sample", 0, "--window", 2, "--no-shrink-windows")
    assert done.code == 0
    told = dict(line.split("\t") for line in done.out.splitlines())
    assert told["text"] == "840 words in 120 sentences"
    assert told["pairs"] == "44 pairs of words, met 2,640 times"
    assert "counting 100% 840 of 840 words" in done.err
    saved = firth.Counts.load(tmp_path / "c")
    assert (saved["one", "three"], saved["one", "four"], saved.counting.window) == (60, 0, 2)
    assert saved.corpus_sha256 == firth.read_corpus(text).sha256


def test_quiet(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("counts", text, "-o", tmp_path / "c", "-q")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_counts_are_not_written_over(run: Run, text: Path, tmp_path: Path) -> None:
    assert run("counts", text, "-o", tmp_path / "c", "-q").code == 0
    done = run("counts", text, "-o", tmp_path / "c", "-q")
    assert (done.code, done.err) == (
        1,
        f"firth: {tmp_path / 'c'} holds counts already: name another folder, or give --overwrite\n",
    )
    assert run("counts", text, "-o", tmp_path / "c", "-q", "--overwrite", "--window", 3).code == 0
    assert firth.Counts.load(tmp_path / "c").counting.window == 3


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--window", 0], "window must be at least 1, got 0"),
        (["--workers", 0], "workers must be at least 1, got 0"),
        (["-o", "."], "holds something else than a matrix of counts"),
    ],
)
def test_refused(
    options: list[Any], named: str, run: Run, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("counts", text, "-o", "c", *options)
    assert done.code == 1
    assert named in done.err


def test_no_text(run: Run, tmp_path: Path) -> None:
    done = run("counts", tmp_path / "none", "-o", tmp_path / "c")
    assert (done.code, done.err) == (1, f"firth: there is no file or folder {tmp_path / 'none'}\n")
