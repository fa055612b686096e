import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def with_matplotlib() -> None:
    pytest.importorskip("matplotlib")


@pytest.mark.usefixtures("with_matplotlib")
def test_a_map_of_frequent_words(run: Run, model: Path, tmp_path: Path) -> None:
    done = run("plot", model, "-o", tmp_path / "map.png")
    assert done.out == f"wrote {tmp_path / 'map.png'}\n"
    assert (tmp_path / "map.png").read_bytes().startswith(PNG)


@pytest.mark.usefixtures("with_matplotlib")
def test_words_of_the_command_line_and_of_a_file(
    run: Run, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr("firth.plots.map_of_words", lambda words, keys, **_: drawn.append(keys))
    (tmp_path / "words.txt").write_text("\ufeffNew York\n\n 7\r\nman\n", encoding="utf-8")
    run("plot", model, "king", "queen", "-o", tmp_path / "map.png", "--words", tmp_path / "words.txt")
    run("plot", model, "-o", tmp_path / "map.png")
    assert drawn == [["king", "queen", "New York", 7, "man"], None]


@pytest.mark.usefixtures("with_matplotlib")
def test_the_losses_of_a_training(run: Run, text: Path, tmp_path: Path) -> None:
    run("train", text, "-o", tmp_path / "m", "--vector-size", 4, "--epochs", 2, "-q")
    assert run("plot", tmp_path / "m", "-o", tmp_path / "loss.svg", "--loss").code == 0
    assert "<svg" in (tmp_path / "loss.svg").read_text(encoding="utf-8")


def test_a_model_without_losses_says_so(run: Run, model: Path, tmp_path: Path) -> None:
    done = run("plot", model, "-o", tmp_path / "loss.png", "--loss")
    assert (done.code, done.err[:35]) == (1, f"firth: {model} holds no losses"[:35])


def test_a_curve_has_no_words(run: Run, model: Path, tmp_path: Path) -> None:
    assert run("plot", model, "king", "-o", tmp_path / "loss.png", "--loss").code == 2


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("map.gif", "must end in .png or .svg, got 'map.gif'"), ("no/map.png", "does not exist: make it first")],
)
def test_a_picture_that_cannot_be_written(
    name: str, sentence: str, run: Run, model: Path, tmp_path: Path
) -> None:
    done = run("plot", model, "-o", tmp_path / name)
    assert done.code == 1
    assert sentence in done.err


def test_words_in_another_encoding(run: Run, model: Path, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"caf\xe9\n")
    done = run("plot", model, "-o", tmp_path / "map.png", "--words", tmp_path / "words.txt")
    assert done.code == 1
    assert "is not a list of words in utf-8" in done.err


def test_without_matplotlib_one_sentence_says_what_to_install(
    run: Run, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run("plot", model, "-o", tmp_path / "map.png")
    assert (done.code, done.err) == (1, "firth: pictures need matplotlib: pip install 'firth[plots]'\n")
