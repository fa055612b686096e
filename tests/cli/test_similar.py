import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import firth

Run = Callable[..., Any]


def test_one_line_a_word(run: Run, model: Path) -> None:
    done = run("similar", model, "king", "-n", 2)
    assert (done.code, done.err) == (0, "")
    assert done.out == "man\t0.6934\n7\t0.1387\n"


def test_words_with_and_without(run: Run, model: Path) -> None:
    done = run("similar", model, "king", "woman", "--without", "man", "-n", 1)
    assert done.out.startswith("queen\t")


def test_an_integer_key_is_found_and_stays_one_in_json(run: Run, model: Path) -> None:
    assert run("similar", model, "7", "-n", 1).out == "king\t0.1387\n"
    found = json.loads(run("similar", model, "king", "-n", 2, "--json").out)
    assert [answer["word"] for answer in found] == ["man", 7]
    assert round(found[0]["similarity"], 4) == 0.6934


def test_a_number_of_answers_out_of_range_is_a_sentence(run: Run, model: Path) -> None:
    assert run("similar", model, "king", "-n", 0).err == "firth: topn must be at least 1, got 0\n"


def test_a_picture_is_no_model(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = run("similar", tmp_path / "p.png", "king")
    assert done.code == 1
    assert "p.png is no file of word vectors that firth reads" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("terminal", [True, False])
def test_no_answer_is_no_line(
    terminal: bool, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firth.WordVectors(["alone"], [[1.0, 2.0]]).save(tmp_path / "m")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    done = run("similar", tmp_path / "m", "alone")
    assert (done.code, done.out, done.err) == (0, "", "")
