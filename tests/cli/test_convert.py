from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import firth

Run = Callable[..., Any]


@pytest.fixture
def words(tmp_path: Path) -> firth.WordVectors:
    words = firth.WordVectors(["a", "b", "c"], [[1, 2], [3, 4], [5, 6]])
    words.save(tmp_path / "in")
    return words


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("x.bin", []),
        ("x.txt.gz", []),
        ("x.any", ["--to", "glove"]),
        ("x.npz", []),
        ("x", []),
        ("y", ["--format", "model2vec"]),
    ],
)
def test_there_and_back(
    name: str, more: list[str], run: Run, words: firth.WordVectors, tmp_path: Path
) -> None:
    done = run("convert", tmp_path / "in", tmp_path / name, *more)
    assert (done.code, done.out) == (0, f"wrote {tmp_path / name}: 3 words, 2 dimensions\n")
    back = firth.load(tmp_path / name)
    assert back.index_to_key == words.index_to_key
    np.testing.assert_array_equal(back.vectors, words.vectors)


@pytest.mark.usefixtures("words")
def test_the_first_words_only(run: Run, tmp_path: Path) -> None:
    run("convert", tmp_path / "in", tmp_path / "x.vec", "--limit", 2)
    assert firth.load(tmp_path / "x.vec").index_to_key == ["a", "b"]


def test_words_in_another_encoding(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes(b"1 2\ncaf\xe9 1 2\n")
    strict = run("convert", tmp_path / "in.txt", tmp_path / "x", "--errors", "strict")
    assert "is not valid utf-8" in strict.err
    assert run("convert", tmp_path / "in.txt", tmp_path / "x.txt").code == 0
    assert (tmp_path / "x.txt").read_bytes() == b"1 2\ncaf\xe9 1.0 2.0\n"
    assert run("convert", tmp_path / "in.txt", tmp_path / "x", "--encoding", "latin-1").code == 0
    assert "café" in firth.load(tmp_path / "x")


@pytest.mark.usefixtures("words")
def test_a_name_that_says_nothing(run: Run, tmp_path: Path) -> None:
    done = run("convert", tmp_path / "in", tmp_path / "x.zip")
    assert done.code == 1
    assert "the format of" in done.err


def test_what_is_left_out_is_said(run: Run, tmp_path: Path) -> None:
    table = [[1, 2], [3, 4]]
    firth.WordVectors(["a", "b"], table, output=table, counts=[2, 1]).save(tmp_path / "in")
    done = run("convert", tmp_path / "in", tmp_path / "x.bin")
    assert done.err == "left out, because the format has no place for them: output vectors, counts\n"
    assert run("convert", tmp_path / "in", tmp_path / "x.npz").err.endswith("them: output vectors\n")
    assert run("convert", tmp_path / "in", tmp_path / "x").err == ""


@pytest.mark.parametrize("dtype", ["int8", "float16"])
def test_smaller_vectors(dtype: str, run: Run, tmp_path: Path) -> None:
    table = np.random.default_rng(1).standard_normal((50, 40))
    firth.WordVectors([f"w{row}" for row in range(50)], table).save(tmp_path / "in")
    (tmp_path / "pairs.csv").write_text("".join(f"w{i},w{i + 1},{i % 7}\n" for i in range(40)), "utf-8")
    done = run(
        "convert", tmp_path / "in", tmp_path / "out", "--dtype", dtype, "--data", tmp_path / "pairs.csv"
    )
    assert done.code == 0, done.err
    wrote, cost, benchmark = done.out.splitlines()
    assert wrote == f"wrote {tmp_path / 'out'}: 50 words, 40 dimensions"
    assert cost.startswith(f"{dtype}: 0.0 MB instead of 0.0 (")
    name, before, after = benchmark.split("\t")
    assert name == "pairs"
    assert abs(float(before) - float(after)) < 0.01
    assert firth.load(tmp_path / "out").dtype == dtype


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["x.bin", "--dtype", "int8"], "small vectors are kept in a model folder"),
        (["x", "--dtype", "int8", "--to", "glove"], "is to be written as glove"),
        (["x", "--dtype", "int4"], "dtype must be one of float32, float16, int8, got 'int4'"),
        (["x", "--data", "pairs.csv"], "name --dtype too"),
    ],
)
def test_smaller_vectors_asked_for_wrongly(more: list[str], sentence: str, run: Run, tmp_path: Path) -> None:
    done = run("convert", tmp_path / "in", tmp_path / more[0], *more[1:])
    assert done.code != 0
    assert sentence in " ".join(done.err.replace("│", " ").split())
