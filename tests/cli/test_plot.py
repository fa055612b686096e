import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import firth

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
    monkeypatch.setattr("firth.plots.planes.caption_of", lambda _: "")
    (tmp_path / "words.txt").write_text("\ufeffNew York\n\n 7\r\nman\n", encoding="utf-8")
    run("plot", model, "king", "queen", "-o", tmp_path / "map.png", "--words", tmp_path / "words.txt")
    run("plot", model, "-o", tmp_path / "map.png")
    assert drawn == [["king", "queen", "New York", 7, "man"], None]


@pytest.mark.usefixtures("with_matplotlib")
def test_unknown_words_of_a_file_are_left_out_with_a_note(run: Run, model: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("man\nx1\nx2\nx3\nx1\nwoman\nx4\nx5\nx6\n", encoding="utf-8")
    done = run("plot", model, "-o", tmp_path / "map.png", "--words", words)
    assert done.code == 0
    assert done.err == f"firth: 6 words of {words} are not in the model: x1, x2, x3, x4, x5, ...\n"
    words.write_text("man\nx\n", encoding="utf-8")
    done = run("plot", model, "-o", tmp_path / "map.png", "--words", words)
    note, error = done.err.splitlines()
    assert note == f"firth: 1 word of {words} is not in the model: x"
    assert (done.code, error) == (1, "firth: a map needs at least 2 words, got 1")
    words.write_text("x\n", encoding="utf-8")
    assert "got 0" in run("plot", model, "-o", tmp_path / "map.png", "--words", words).err
    assert run("plot", model, "king", "x", "-o", tmp_path / "map.png").code == 1


@pytest.mark.usefixtures("with_matplotlib")
def test_what_the_map_cannot_show_is_told(run: Run, tmp_path: Path) -> None:
    firth.WordVectors(["a\U0010fffd", "b"], [[1, 0], [0, 1]]).save(tmp_path / "m")  # for private use
    done = run("plot", tmp_path / "m", "-o", tmp_path / "map.png")
    assert done.err == "firth: no installed font has all letters of 1 of 2 words\n"


@pytest.mark.usefixtures("with_matplotlib")
def test_the_losses_of_a_training(run: Run, text: Path, tmp_path: Path) -> None:
    run("train", text, "-o", tmp_path / "m", "--vector-size", 4, "--epochs", 2, "-q")
    assert run("plot", tmp_path / "m", "-o", tmp_path / "loss.svg", "--loss").code == 0
    assert "<svg" in (tmp_path / "loss.svg").read_text(encoding="utf-8")


@pytest.mark.usefixtures("with_matplotlib")
def test_held_out_losses_are_drawn_where_every_epoch_has_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr("firth.plots.loss_curve", lambda histories, **_: drawn.append(histories))
    for held_out in ([], [3.0], [3.0, 2.5]):  # one of two is a second training's: nobody knows
        training = {"loss_history": [2.0, 1.5], "validation_loss_history": held_out}
        words = firth.WordVectors(["a", "b"], [[1, 0], [0, 1]], info={"training": training})
        words.save(tmp_path / "m")
        run("plot", tmp_path / "m", "-o", tmp_path / "loss.svg", "--loss")
    assert drawn == [[[2.0, 1.5]], [[2.0, 1.5]], [[2.0, 1.5], [3.0, 2.5]]]


def test_a_model_without_losses_says_so(run: Run, model: Path, tmp_path: Path) -> None:
    done = run("plot", model, "-o", tmp_path / "loss.png", "--loss")
    assert (done.code, done.err[:35]) == (1, f"firth: {model} holds no losses"[:35])


def test_epochs_without_pairs(run: Run, tmp_path: Path) -> None:
    def save(history: list[float | None]) -> None:
        info = {"training": {"loss_history": history, "interrupted": False}}
        firth.WordVectors(["a", "b"], [[1, 0], [0, 1]], info=info).save(tmp_path / "m")

    save([None, None])
    done = run("plot", tmp_path / "m", "-o", tmp_path / "loss.png", "--loss")
    assert done.err == f"firth: {tmp_path / 'm'} has no loss to draw: no epoch of its training had pairs\n"
    assert "loss\t(no pairs) (no pairs)\n" in run("info", tmp_path / "m").out
    save([None, 2.5, None])
    assert json.loads(run("info", tmp_path / "m", "--json").out)["loss"] == [None, 2.5, None]
    pytest.importorskip("matplotlib")
    assert run("plot", tmp_path / "m", "-o", tmp_path / "loss.png", "--loss").code == 0


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
