import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def benchmarks(tmp_path: Path) -> Path:
    folder = tmp_path / "benchmarks"
    folder.mkdir()
    (folder / "pairs.txt").write_text(
        "king man 9\nking woman 2\nqueen woman 8\nqueen cat 1\n", encoding="utf-8"
    )
    (folder / "questions.txt").write_text(": royal\nman king woman queen\n", encoding="utf-8")
    return folder


def test_tables(run: Run, model: Path, benchmarks: Path) -> None:
    done = run("evaluate", model, "--data", benchmarks)
    assert (done.code, done.err) == (0, "")
    assert "covered 3 of 4" in done.out
    assert "100.0 %" in done.out


def test_several_paths_and_json_beside_the_tables(run: Run, model: Path, benchmarks: Path) -> None:
    data = ["--data", benchmarks / "pairs.txt", "--data", benchmarks / "questions.txt"]
    target = benchmarks / "result.json"
    done = run("evaluate", model, *data, "--json", target)
    assert done.err == f"wrote {target}\n"
    assert json.loads(target.read_text(encoding="utf-8"))["similarities"][0]["covered"] == 3


def test_json_alone(run: Run, model: Path, benchmarks: Path) -> None:
    result = json.loads(run("evaluate", model, "--data", benchmarks, "--json", "-").out)
    assert result["analogies"][0]["total"]["accuracy"] == 1.0


def test_restrict_reaches_the_analogies(run: Run, model: Path, benchmarks: Path) -> None:
    done = run("evaluate", model, "--data", benchmarks, "--json", "-", "--restrict", 2)
    assert json.loads(done.out)["analogies"][0]["total"]["covered"] == 0


def test_benchmarks_must_be_named(run: Run, model: Path) -> None:
    done = run("evaluate", model)
    assert done.code == 2
    assert "--data" in done.err
