"""The command line as a function, and small models whose answers are known."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from firth.cli import main
from firth.vectors import WordVectors


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int | str | None
    out: str
    err: str


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typer takes the pages of a continuous integration for a terminal, with colours inside of words."""
    monkeypatch.setattr("typer.rich_utils.FORCE_TERMINAL", False)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run a command inside this process."""

    def run(*words: object) -> Done:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["firth", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        return Done(left.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def start() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start a command in a process of its own, which does not outlive the test."""
    started = []

    def start(*words: object, **options: Any) -> "subprocess.Popen[str]":
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", **options}
        process = subprocess.Popen([sys.executable, "-m", "firth", *map(str, words)], **options)
        started.append(process)
        return process

    yield start
    for process in started:
        with process:  # closes its pipes
            process.kill()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model folder whose answers can be seen; one key is an integer."""
    words = WordVectors(
        ["king", "queen", "man", "woman", "New York", 7],
        [[1, 1, 0], [-1, 1, 0], [1, 0, 0.2], [-1, 0, 0.2], [0, 0, 1], [0, 0.2, -1]],
    )
    words.save(tmp_path / "model")
    return tmp_path / "model"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text of fourteen words in two kinds of sentences."""
    path = tmp_path / "text.txt"
    sentences = "one two three four five six seven\nred green blue yellow black white grey\n"
    path.write_text(sentences * 60, encoding="utf-8")
    return path
