import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "check.md"
Run = Callable[..., Any]
SOURCE = """import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    pass
"""
WRONG = """
def sigmoid_grad(s):
    print("here")
    return sigmoid(s) * (1 - sigmoid(s))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.py"
    path.write_text(SOURCE + WRONG, encoding="utf-8")
    return path


def test_wrong_functions(run: Run, file: Path) -> None:
    done = run("check", file, "--seed", 5)
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0] == "✓ sigmoid: right on 5 inputs, 26 entries compared"
    assert lines[1] == "- negSamplingLossAndGradient: not written"
    assert lines[2] == "✗ sigmoid_grad: wrong"
    assert "sigmoid_grad (line 9): slope: expected " in done.out
    assert "  likely: the slope is taken of x" in done.out
    assert "    what came fits  sigma(s) (1 - sigma(s))\n    right is        s (1 - s)" in done.out
    assert lines[-1] == "1 of 3 functions right, 1 not written; the same inputs again: --seed 5"
    assert "--printed shows it" in done.err
    assert "note: not in the file: softmax, relu" in done.err


def test_what_the_file_printed(run: Run, file: Path) -> None:
    assert "\nhere\nhere\n" in run("check", file, "--printed").err


def test_right_functions(run: Run, file: Path) -> None:
    file.write_text(SOURCE.partition("def neg")[0], encoding="utf-8")
    done = run("check", file)
    assert done.code == 0
    assert "1 of 1 function right; the same inputs again: --seed " in done.out


def test_json(run: Run, file: Path) -> None:
    done = run("check", file, "--json", "--seed", 5)
    assert done.code == 1
    report = json.loads(done.out)
    assert (report["passed"], report["seed"]) == (False, 5)
    assert report["verdicts"][2]["findings"][0]["likely"]["right"].startswith("s (1 - s)")


def test_an_output_in_ascii(start: Callable[..., Any], file: Path) -> None:
    process = start("check", file, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    out, _ = process.communicate()
    assert out.startswith("ok sigmoid: right on")
    assert "\nX sigmoid_grad: wrong\n" in out
    assert "\\" not in out


def test_no_file(run: Run) -> None:
    done = run("check", "none.py")
    assert (done.code, done.err) == (1, "firth: there is no file none.py\n")


def test_the_page_shows_what_is_printed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.read_text(encoding="utf-8")
    file, output = re.findall(r"^```(?:python|text)\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)[:2]
    (tmp_path / "word2vec.py").write_text(file, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("check", "word2vec.py", "--seed", 1).out == output
