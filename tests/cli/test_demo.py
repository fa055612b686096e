import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import firth
from firth.cli.demo import ASKED, MAPPED

Run = Callable[..., Any]
pytestmark = pytest.mark.filterwarnings("always::firth.training.TrainingWarning")  # the texts are small
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def small_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of the documentation, the words of each group in the company of one another."""

    def sentences() -> Iterator[list[str]]:
        for group in MAPPED.values():
            yield from [group.split()] * 20

    monkeypatch.setattr("firth.text.builtin_sentences", sentences)


@pytest.mark.usefixtures("small_text")
def test_neighbours_the_map_and_what_to_try_next(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.chdir(tmp_path)
    done = run("demo")
    assert done.code == 0
    asked = [line.split("\t")[0] for line in done.out.splitlines() if "\t" in line]
    assert asked == [word for word in ASKED.split() if word in " ".join(MAPPED.values()).split()]
    assert "firth train CORPUS" in done.out
    assert [path.name for path in tmp_path.iterdir()] == ["firth-demo.png"]
    assert (tmp_path / "firth-demo.png").read_bytes().startswith(PNG)


@pytest.mark.usefixtures("small_text")
def test_without_matplotlib_the_rest_is_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run("demo", "-o", tmp_path / "map.png", "--save", tmp_path / "m")
    assert done.code == 0
    assert "no map was drawn: pictures need matplotlib: pip install 'firth[plots]'\n" in done.err
    assert f"firth similar {tmp_path / 'm'} thread" in done.out
    assert "thread" in firth.load(tmp_path / "m")


@pytest.mark.usefixtures("small_text")
def test_a_model_is_not_written_over_unasked(run: Run, tmp_path: Path, model: Path) -> None:
    done = run("demo", "-o", tmp_path / "map.png", "--save", model)
    assert done.err == f"firth: {model} holds a model already: name another folder, or give --overwrite\n"
    assert "king" in firth.load(model)
    assert run("demo", "-o", tmp_path / "map.png", "--save", model, "--overwrite").code == 0
    assert "thread" in firth.load(model)


def test_ctrl_c_keeps_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def sentences() -> Iterator[list[str]]:
        raise KeyboardInterrupt
        yield []

    monkeypatch.setattr("firth.text.builtin_sentences", sentences)
    done = run("demo", "-o", tmp_path / "map.png", "--save", tmp_path / "m")
    assert (done.code, done.err) == (130, "firth: stopped; nothing was saved\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["-o", "map.gif"], ["-o", "no/map.png"], ["--save", "file"]])
def test_what_cannot_be_written_is_said_before_the_work(
    words: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    done = run("demo", *words)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_what_the_documentation_of_python_teaches(seed: int, run: Run, tmp_path: Path) -> None:
    done = run("demo", "--seed", seed, "-o", tmp_path / "map.svg", "--save", tmp_path / "m")
    nearest = dict(line.split("\t") for line in done.out.splitlines() if "\t" in line)
    assert len(nearest) == len(ASKED.split())
    assert nearest["true"].split(", ")[0] == "false"
    assert "tuple" in nearest["list"]
    assert nearest["dict"].split(", ")[0] == "dictionary"
    assert "int" in nearest["float"].split(", ")
    assert {"day", "week", "year"} < set(nearest["month"].split(", "))
    assert nearest["encoding"].split(", ")[0] == "decoding"
    commands = [line.split("firth ")[1].split() for line in done.out.splitlines() if " firth " in line]
    similar, analogy = (run(*command, "-n", 1).out.split() for command in commands)
    assert similar[0] == "process"
    assert analogy[0] == "directories"
    assert "bytearray" in nearest["bytes"] or "bytes-like" in nearest["bytes"]
