import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import firth
from firth.cli import app

COMMANDS = [
    "demo",
    "train",
    "similar",
    "analogy",
    "evaluate",
    "plot",
    "convert",
    "counts",
    "phrases",
    "check",
    "info",
]
Run = Callable[..., Any]


def test_version(run: Run) -> None:
    assert run("--version").out == f"firth {firth.__version__}\n"


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    places = [done.out.index(f" {command}  ") for command in COMMANDS]
    assert places == sorted(places)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert f"Example: firth {command} " in done.output


def test_a_misspelt_command_is_a_usage_error(run: Run) -> None:
    done = run("smilar")
    assert done.code == 2
    assert "Did you mean 'similar'?" in done.err


def test_an_error_is_one_sentence(run: Run, model: Path) -> None:
    done = run("similar", model, "kingg")
    assert (done.code, done.out) == (1, "")
    assert done.err == "firth: 'kingg' is not in the vocabulary; did you mean 'king'?\n"


@pytest.mark.parametrize("words", [["--debug", "similar", "m", "w"], ["similar", "m", "w", "--debug"]])
def test_debug_raises_the_error(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["firth", *words])
    with pytest.raises(firth.FirthError, match="there is no file or folder m"):
        firth.cli.main()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "Permission denied", "m"), "firth: m: Permission denied\n"),
        (OSError(28, "No space left on device"), "firth: No space left on device\n"),
        (OSError("odd"), "firth: odd\n"),
        (MemoryError("9 GiB"), "firth: there is not enough memory: 9 GiB\n"),
        (MemoryError(), "firth: there is not enough memory\n"),
    ],
)
def test_errors_of_the_system_are_sentences_too(
    error: Exception, sentence: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(firth, "load", load)
    done = run("info", "m")
    assert (done.code, done.err) == (1, sentence)


def test_ctrl_c_is_exit_code_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(firth, "load", load)
    assert run("info", "m").code == 130


def test_python_m_firth(start: Run) -> None:
    out, err = start("--version").communicate()
    assert (out, err) == (f"firth {firth.__version__}\n", "")


@pytest.mark.skipif(os.name != "posix", reason="pipes break in another way")
def test_a_reader_that_goes_away_is_no_error(start: Run, model: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = start("similar", model, "king", stdout=writer)
    os.close(writer)
    assert process.communicate()[1] == ""
    assert process.returncode == 1


def test_a_word_that_the_output_cannot_encode_is_escaped(start: Run, tmp_path: Path) -> None:
    firth.WordVectors(["a", "東京"], [[1, 0], [1, 1]]).save(tmp_path / "m")
    process = start("similar", tmp_path / "m", "a", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    out, err = process.communicate()
    assert (out, err) == ("\\u6771\\u4eac\t0.7071\n", "")
