"""``firth sst sentiment`` as a stranger would use it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.course.sst import sentiment, treebank
from firth.vectors import WordVectors

pytest.importorskip("matplotlib")

WORDS = ["dreadful", "poor", "plain", "good", "great"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A treebank of 120 sentences whose classes can be told from their words, and a short grid."""
    rng = np.random.default_rng(0)
    labels, splits = np.arange(120) % 5, np.repeat([1, 2, 3], 40)
    said = [WORDS[label if rng.random() < 0.7 else rng.integers(5)] for label in labels]
    files = {
        "datasetSentences.txt": [
            "index\tsentence",
            *(f"{i}\tA {word} Film" for i, word in enumerate(said, 1)),
        ],
        "datasetSplit.txt": ["index,split", *(f"{i},{split}" for i, split in enumerate(splits, 1))],
        **{
            name: [f"({label} film)" for label in labels[splits == number]]
            for name, number in (("train.txt", 1), ("test.txt", 2), ("dev.txt", 3))
        },
    }
    folder = tmp_path / "data"
    folder.mkdir()
    for name, lines in files.items():
        content = "".join(f"{line}\n" for line in lines).encode()
        (folder / name).write_bytes(content)
        monkeypatch.setitem(treebank.HASHES, name, hashlib.sha256(content).hexdigest())
    monkeypatch.setattr(sentiment, "PENALTIES", np.array([1e-3, 0.1, 10.0]))
    monkeypatch.chdir(tmp_path)
    return folder


def save(path: Path, output: bool = True) -> None:
    keys = [*WORDS, "a", "UNK"]
    table = np.random.default_rng(1).normal(size=(len(keys), 4))
    WordVectors(keys, table, output=table[::-1] if output else None).save(path)


def test_tables_and_explanations_are_printed_and_all_is_written(
    run: Callable[..., Any], data: Path, tmp_path: Path
) -> None:
    save(tmp_path / "sst" / "model")
    done = run("sst", "sentiment", "--data", data)
    assert done.code == 0
    assert "centre and outside: 8 numbers a sentence" in done.out
    assert "A model fits what its training sentences have in common" in done.out
    page = (tmp_path / "sst" / "sentiment" / "report.md").read_text(encoding="utf-8")
    tables = page.split("```")[1::2]
    assert len(tables) == 4
    for table in tables:  # with their headings, as they stand on the page
        assert table.removeprefix("text\n") in done.out
    assert "120 of the 360 words of the sentences have no vector and count as UNK" in done.err
    names = {path.name for path in (tmp_path / "sst" / "sentiment").iterdir()}
    assert {"report.md", "table.tsv", "dev.tsv", "accuracy.svg", "confusion.png"} <= names


def test_the_folder_one_stands_in_stays(run: Callable[..., Any], data: Path, tmp_path: Path) -> None:
    save(tmp_path / "sst" / "model")
    before = tmp_path.stat().st_ino
    assert run("sst", "sentiment", "--data", data, "-o", ".").code == 0
    assert tmp_path.stat().st_ino == before
    assert Path("report.md").is_file()


def test_any_vectors_do_and_quiet_is_quiet(run: Callable[..., Any], data: Path, tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text("good 1 0\ngreat 1 1\nfilm 0 0\n", encoding="utf-8")
    done = run(
        "sst", "sentiment", "--data", data, "--trees", data, "--vectors", "v.txt", "-o", "here/there", "-q"
    )
    assert (done.code, done.out, done.err) == (0, "", "")
    page = (tmp_path / "here" / "there" / "report.md").read_text(encoding="utf-8")
    assert "are left out, as the model has no UNK" in page
    assert "centre and outside" not in page


def test_what_is_missing_is_said_in_a_sentence(run: Callable[..., Any], data: Path, tmp_path: Path) -> None:
    done = run("sst", "sentiment", "--data", data)
    assert done.code == 1
    there = Path("sst/model")
    assert done.err == (
        f"firth: there is no {there}: train it with firth sst vectors, or name others with --vectors\n"
    )
    save(tmp_path / "sst" / "model")
    (data / "dev.txt").unlink()
    done = run("sst", "sentiment", "--data", data)
    assert done.code == 1
    assert "there is no dev.txt in" in done.err
    assert "get trainDevTestTrees_PTB.zip" in done.err
    assert run("sst", "sentiment", "--data", tmp_path / "nowhere").code == 1
    done = run("sst", "sentiment", "--data", data, "-o", data / "datasetSplit.txt")
    assert f"{data / 'datasetSplit.txt'} is a file: name a folder for the results" in done.err
    assert (data / "datasetSplit.txt").is_file()
    assert not (tmp_path / "sst" / "sentiment").exists()
