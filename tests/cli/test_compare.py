import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import firth
from firth.evaluation import compare
from firth.vectors import WordVectors
from firth.vectors.runs import run_folder

Run = Callable[..., Any]


@pytest.fixture
def models(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders of two models each."""
    random = np.random.default_rng(1)
    for side in ("a", "b"):
        for seed in (1, 2):
            words = WordVectors([f"w{k}" for k in range(40)], random.normal(size=(40, 4)))
            words.save(run_folder(tmp_path / side, seed))
    return tmp_path / "a", tmp_path / "b"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "rated.txt"
    path.write_text("\n".join(f"w{k}\tw{(7 * k + 3) % 40}\t{k % 5}" for k in range(40)))
    return path


def test_two_models(run: Run, models: tuple[Path, Path], data: Path) -> None:
    a, b = (run_folder(folder, 1) for folder in models)
    done = run("compare", a, b, "--data", data)
    assert done.code == 0
    assert done.out == f"{compare(firth.load(a), firth.load(b), data, names=('a/seed-1', 'b/seed-1'))}\n"


def test_folders_of_runs_a_picture_and_json(
    run: Run, models: tuple[Path, Path], data: Path, tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    options = ["--data", data, "-o", tmp_path / "p.svg", "--json", tmp_path / "r.json", "--resamples", 200]
    done = run("compare", *models, *options)
    assert done.err.splitlines() == [f"wrote {tmp_path / 'r.json'}", f"wrote {tmp_path / 'p.svg'}"]
    assert "2 models of a and 2 models of b" in done.out
    assert (tmp_path / "p.svg").stat().st_size > 1000
    told = json.loads((tmp_path / "r.json").read_text())
    assert (told["models"], told["names"]) == ([2, 2], ["a", "b"])
    assert told["b"] == [run_folder(models[1], seed).as_posix() for seed in (1, 2)]
    assert json.loads(run("compare", *models, *options[:2], "--json", "-", "--resamples", 200).out) == told


def test_where_nothing_can_be_drawn_the_answer_is_told_all_the_same(
    run: Run, models: tuple[Path, Path], tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib")
    few = tmp_path / "few.txt"
    few.write_text("w1\tw2\t1\nw3\tw4\t2\nw5\tw6\t3\n")
    done = run("compare", *models, "--data", few, "-o", tmp_path / "p.png", "--json", tmp_path / "r.json")
    assert done.code == 0
    assert "nothing can be said, only 3 pairs" in done.out
    assert "p.png is not written: there is no difference to draw" in done.err
    assert json.loads((tmp_path / "r.json").read_text())["benchmarks"][0]["difference"] is None


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["{a}", "{a}/none", "--data", "{data}"], 1, "there is no model"),
        (["{a}", "{b}", "--data", "{a}/none"], 1, "there is no benchmark file or folder"),
        (["{a}", "{a}", "--data", "{data}"], 1, "very same vectors"),
        (["{a}", "{b}"], 2, "--data"),
        (["{a}", "{b}", "--data", "{data}", "-o", "x.pdf"], 1, "must end in .png or .svg"),
        (["{a}", "{b}", "--data", "{data}", "--json", "{a}"], 1, "is a folder: name a file"),
        (["{a}", "{b}", "--data", "{data}", "--resamples", "5"], 1, "resamples must be at least 100"),
    ],
)
def test_wrong_use(
    run: Run, models: tuple[Path, Path], data: Path, words: list[str], code: int, message: str
) -> None:
    done = run("compare", *(word.format(a=models[0], b=models[1], data=data) for word in words))
    assert done.code == code
    assert message in done.err
