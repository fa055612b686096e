import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import firth
from firth.cli.phrases import phrases
from firth.cli.train import train

Run = Callable[..., Any]
LOOSE = ["--min-count", 1, "--threshold", 0.1]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text("bank of america in new york\nnew york bank of america\n" * 30, encoding="utf-8")
    return path


def test_options_are_those_of_the_training() -> None:
    ours, theirs = (inspect.signature(command).parameters for command in (phrases, train))
    for name in ours.keys() & theirs.keys() - {"output"}:
        assert ours[name].default == theirs[name].default, name
    assert {"tokenizer", "encoding", "errors", "workers"} <= ours.keys() & theirs.keys()


def test_the_best_ones_are_listed(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("phrases", text, *LOOSE, "--connectors", "english", "-o", tmp_path / "p.json")
    found = firth.Phrases.load(tmp_path / "p.json").found_
    assert {"new_york", "bank_of_america"} <= found.keys()
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert rows == [[name, f"{one.score:,.2f}", str(one.count)] for name, one in found.items()]
    assert f"firth: {len(found)} phrases in {tmp_path / 'p.json'}" in done.err
    few = run("phrases", text, *LOOSE, "--connectors", "english", "-n", 1)
    assert few.out.splitlines() == done.out.splitlines()[:1]


def test_json(run: Run, text: Path) -> None:
    done = run("phrases", text, "--npmi", "--json", "-q")
    listed = json.loads(done.out)
    found = firth.Phrases(scoring="npmi").fit(text).found_
    assert {one["phrase"]: one["score"] for one in listed} == {n: one.score for n, one in found.items()}
    assert listed[0]["count"] == found[listed[0]["phrase"]].count
    assert done.err == ""


def test_none_is_no_error(run: Run, text: Path) -> None:
    done = run("phrases", text)
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("firth: 0 phrases\n")


def test_connectors_from_a_file(run: Run, text: Path, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("of\nin\n", encoding="utf-8")
    done = run("phrases", text, *LOOSE, "--connectors", tmp_path / "words", "--delimiter", "+", "-q")
    assert "bank+of+america" in done.out


def test_phrases_of_a_training_and_of_counts(run: Run, text: Path, tmp_path: Path) -> None:
    assert run("phrases", text, *LOOSE, "-o", tmp_path / "p.json", "-q").code == 0
    small = ["--vector-size", 4, "--epochs", 1, "--sample", 0]
    done = run("train", text, "-o", tmp_path / "m", *small, "--phrases", tmp_path / "p.json")
    assert done.code == 0
    found = firth.Phrases.load(tmp_path / "p.json")
    assert f"phrases\t{len(found.found_)} phrases, joined to a word each" in done.out
    model = firth.Word2Vec.load(tmp_path / "m")
    assert model.phrases == model.phrases_ == found
    info = run("info", tmp_path / "m").out
    assert "phrases\tPhrases(min_count=1, threshold=0.1)" in info
    assert run("counts", text, "-o", tmp_path / "c", "--phrases", tmp_path / "p.json", "-q").code == 0
    assert "new_york" in firth.Counts.load(tmp_path / "c").vocabulary
    assert run("train", text, "-o", tmp_path / "m", *small, "--phrases", 2, "--overwrite").code == 0
    assert firth.Word2Vec.load(tmp_path / "m").phrases == firth.Phrases(passes=2)


@pytest.mark.parametrize(
    ("options", "code", "named"),
    [
        (["--min-count", 0], 1, "min_count must be at least 1, got 0"),
        (["--npmi", "--threshold", 3], 1, "threshold must be from -1 to 1 with scoring='npmi', got 3.0"),
        (["--connectors", "german"], 1, "there is no file german"),
        (["-o", "none/p.json"], 1, "the folder none does not exist: make it first"),
        (["-o", "."], 1, " is a folder: name a file"),
        (["-n", -1], 2, "must be at least 0, got -1"),
    ],
)
def test_refused(
    options: list[Any],
    code: int,
    named: str,
    run: Run,
    text: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("phrases", text, *options)
    assert done.code == code
    assert named in done.err
    assert "reading" not in done.err


def test_no_text(run: Run, tmp_path: Path) -> None:
    done = run("phrases", tmp_path / "none")
    assert (done.code, done.err) == (1, f"firth: there is no file or folder {tmp_path / 'none'}\n")


@pytest.mark.parametrize(
    ("given", "named"), [(0, "passes must be at least 1"), ("none.json", "no such file")]
)
def test_phrases_that_cannot_be_joined(
    given: object, named: str, run: Run, text: Path, tmp_path: Path
) -> None:
    done = run("train", text, "-o", tmp_path / "m", "--phrases", given)
    assert done.code == 1
    assert named in done.err
    assert not (tmp_path / "m").exists()
