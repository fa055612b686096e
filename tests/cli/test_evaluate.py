import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import firth

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


def test_a_picture_beside_the_table(run: Run, model: Path, benchmarks: Path) -> None:
    pytest.importorskip("matplotlib")
    target = benchmarks / "scores.svg"
    done = run("evaluate", model, "--data", benchmarks, "-o", target)
    assert (done.code, done.err) == (0, f"wrote {target}\n")
    assert target.read_text(encoding="utf-8").startswith("<?xml")
    done = run("evaluate", model, "--data", benchmarks, "-o", benchmarks / "scores.gif")
    assert (done.code, done.out) == (1, "")
    assert "must end in .png or .svg" in done.err
    assert "there are no benchmarks to draw" in run("evaluate", model, "--text", target, "-o", target).err


def test_a_picture_that_fails_at_the_end_costs_no_table(
    run: Run, model: Path, benchmarks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("matplotlib")

    def full(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("firth.plots.benchmark_scores", full)
    done = run("evaluate", model, "--data", benchmarks, "-o", benchmarks / "scores.svg")
    assert done.code == 1
    assert "covered 3 of 4" in done.out
    assert "No space left on device" in done.err


def test_intervals_and_unknown_words(run: Run, model: Path, benchmarks: Path) -> None:
    many = run("evaluate", model, "--data", benchmarks, "--resamples", 500, "--seed", 3, "--unknown", "zero")
    assert "resampled: 500 x pairs (similarity), 500 x word pairs (analogy)" in many.out
    assert "unknown words count: their pairs have a cosine of 0" in many.out
    none = run("evaluate", model, "--data", benchmarks, "--resamples", 0)
    assert "[" not in none.out
    for option, value, sentence in (
        ("--resamples", 5, "resamples must be at least 100, or 0 for no intervals, got 5"),
        ("--unknown", "none", "unknown must be one of skip, zero, got 'none'"),
    ):
        done = run("evaluate", model, "--data", benchmarks, option, value)
        assert (done.code, done.out) == (1, "")
        assert sentence in done.err


def test_categories_may_be_named_alone(run: Run, model: Path, benchmarks: Path) -> None:
    kinds = benchmarks / "kinds.txt"
    kinds.write_text("king royal\nqueen royal\nman human\nwoman human\n", encoding="utf-8")
    result = json.loads(run("evaluate", model, "--categories", kinds, "--json", "-").out)
    assert result["categorisations"][0]["clusters"] == 2
    assert run("evaluate", model, "--data", kinds).code == 1  # two words to each may be answers as well


def test_something_must_be_named(run: Run, model: Path) -> None:
    done = run("evaluate", model)
    assert done.code == 2
    assert "--data" in done.err
    assert "--text" in done.err


@pytest.fixture
def trained(text: Path, tmp_path: Path) -> firth.Word2Vec:
    """A model whose folder is `tmp_path` / trained."""
    model = firth.Word2Vec(vector_size=8, min_count=1, sample=0.01).fit(text)
    model.save(tmp_path / "trained")
    return model


def test_text(run: Run, trained: firth.Word2Vec, text: Path, tmp_path: Path) -> None:
    done = run("evaluate", tmp_path / "trained", "--text", text)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"perplexity of {text}\t{trained.perplexity(text):.2f}\n"


def test_text_thinned_otherwise_beside_benchmarks(
    run: Run, trained: firth.Word2Vec, text: Path, tmp_path: Path
) -> None:
    pairs = tmp_path / "pairs.txt"
    pairs.write_text("one two 9\nred one 2\nred green 8\n", encoding="utf-8")
    arguments = ["--text", text, "--sample", 0, "--data", pairs, "--json", "-"]
    result = json.loads(run("evaluate", tmp_path / "trained", *arguments).out)
    assert result["text"] == {
        "path": str(text),
        "perplexity": trained.perplexity(text, sample=0),
        "sample": 0,
    }
    assert result["similarities"][0]["covered"] == 3


def test_vectors_alone_have_no_perplexity(run: Run, model: Path, text: Path, tmp_path: Path) -> None:
    file = tmp_path / "vectors.txt"
    file.write_text("one 1 2\ntwo 3 4\n", encoding="utf-8")
    for path, sentence in (
        (file, "holds word vectors alone"),
        (model, "without the model that trained them"),
    ):
        done = run("evaluate", path, "--text", text)
        assert done.code == 1
        assert sentence in done.err
