import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import firth
from firth.vectors.runs import runs

Run = Callable[..., Any]
SMALL = ["--vector-size", "4", "--epochs", "2"]
pytestmark = pytest.mark.filterwarnings("always::firth.training.TrainingWarning")  # the texts are small


def test_models_that_differ_in_their_seed(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("train", text, "-o", tmp_path / "runs", "--seeds", 3, "--seed", 4, *SMALL)
    told = dict(line.split("\t") for line in done.out.splitlines())
    assert done.code == 0
    assert told["models"] == "3 models, seeds 4 to 6"
    assert told["try"] == f"firth evaluate {tmp_path / 'runs'} --data BENCHMARKS"
    assert "model 3/3, epoch 2/2" in done.err
    models = [firth.load(path) for path in runs(tmp_path / "runs")]
    assert [model.info["settings"]["seed"] for model in models] == [4, 5, 6]


def test_quiet_says_nothing(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("train", text, "-o", tmp_path / "runs", "--seeds", 2, "--sample", 0, "-q", *SMALL)
    assert (done.code, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize(
    "option", [["--checkpoint", "c"], ["--start", "m"], ["--freeze", "w"], ["--overwrite"]]
)
def test_options_of_one_training(
    run: Run, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    done = run("train", text, "-o", tmp_path / "runs", "--seeds", 2, *option)
    assert done.code == 2
    assert f"does not go with {option[0]}" in done.err
    assert not (tmp_path / "runs").exists()


def test_a_folder_of_another_kind(run: Run, text: Path, tmp_path: Path) -> None:
    assert run("train", text, "-o", tmp_path / "runs", "--seeds", 1, *SMALL).code == 0
    done = run("train", text, "-o", tmp_path / "runs", "--seeds", 2, *SMALL, "--window", 2)
    assert done.code == 1
    assert "seed-1 was written with window = 5, this training has 2" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT can be sent to another process")
def test_ctrl_c_leaves_the_finished_models(start: Callable[..., Any], text: Path, tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    words = ["train", text, "-o", folder, "--seeds", 1000, "--sample", 0, "--vector-size", 64, "--epochs", 20]
    process = start(*words, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    deadline = time.monotonic() + 60
    while not (folder / "seed-2").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert f"stopped; models that were finished are in {folder}, the same command trains the others" in told
    assert all(not firth.Word2Vec.load(path).interrupted_ for path in runs(folder))


@pytest.fixture
def benchmark(tmp_path: Path) -> Path:
    path = tmp_path / "rated.txt"
    words = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "red",
        "green",
        "blue",
        "yellow",
        "black",
        "white",
        "grey",
    ]
    path.write_text(
        "\n".join(f"{a} {b} {k % 5}" for k, (a, b) in enumerate(zip(words, words[3:], strict=False)))
    )
    return path


def test_evaluating_seeds_trains_them_beside_the_model(
    run: Run, text: Path, benchmark: Path, tmp_path: Path
) -> None:
    assert run("train", text, "-o", tmp_path / "m", "--seed", 2, "--window", 2, *SMALL).code == 0
    done = run("evaluate", tmp_path / "m", "--data", benchmark, "--seeds", 2, "--corpus", text)
    assert done.code == 0
    assert "mean and spread (standard deviation) of 2 models" in done.out
    models = [firth.load(path) for path in runs(tmp_path / "m-seeds")]
    assert [model.info["settings"]["seed"] for model in models] == [2, 3]
    assert models[0].info["settings"]["window"] == 2
    assert (models[0].vectors == firth.load(tmp_path / "m").vectors).all()
    again = run("evaluate", tmp_path / "m-seeds", "--data", benchmark)
    assert again.out == done.out


def test_evaluating_seeds_on_another_text_is_refused_before_any_training(
    run: Run, text: Path, benchmark: Path, tmp_path: Path
) -> None:
    assert run("train", text, "-o", tmp_path / "m", *SMALL).code == 0
    other = tmp_path / "other.txt"
    other.write_text(text.read_text() * 2)
    done = run("evaluate", tmp_path / "m", "--data", benchmark, "--seeds", 2, "--corpus", other)
    assert done.code == 1
    assert f"{other} is not the text that {tmp_path / 'm'} was trained on" in done.err
    assert not (tmp_path / "m-seeds").exists()
    assert run("evaluate", tmp_path / "m", "--data", benchmark, "--seeds", 2, "--corpus", text).code == 0


def test_what_cannot_be_judged_or_written_is_refused_before_any_training(
    run: Run, text: Path, benchmark: Path, tmp_path: Path
) -> None:
    assert run("train", text, "-o", tmp_path / "m", *SMALL).code == 0
    (tmp_path / "not.txt").write_text("no benchmark")
    for words, message in [
        (["--data", tmp_path / "none"], "there is no benchmark file or folder"),
        (["--data", tmp_path / "not.txt"], "is a benchmark"),
        (["--data", benchmark, "--json", tmp_path / "none" / "x.json"], "does not exist"),
    ]:
        done = run("evaluate", tmp_path / "m", "--seeds", 2, "--corpus", text, *words)
        assert done.code == 1
        assert message in done.err
    assert not (tmp_path / "m-seeds").exists()


def test_a_text_beside_seeds_is_refused_before_any_training(
    run: Run, text: Path, benchmark: Path, tmp_path: Path
) -> None:
    run("train", text, "-o", tmp_path / "m", *SMALL)
    done = run(
        "evaluate", tmp_path / "m", "--data", benchmark, "--seeds", 2, "--corpus", text, "--text", text
    )
    assert done.code == 2
    assert "a text is judged by one model" in done.err
    assert not (tmp_path / "m-seeds").exists()


def test_models_of_other_settings_that_are_kept_are_named(
    run: Run, text: Path, benchmark: Path, tmp_path: Path
) -> None:
    asked = ["evaluate", tmp_path / "m", "--data", benchmark, "--seeds", 2, "--corpus", text]
    assert run("train", text, "-o", tmp_path / "m", *SMALL).code == 0
    assert run(*asked).code == 0
    assert run("train", text, "-o", tmp_path / "m", "--overwrite", "--window", 2, *SMALL).code == 0
    done = run(*asked)
    assert done.code == 1
    assert "seed-1 was written with window = 5, this training has 2" in done.err
    assert f"kept in {tmp_path / 'm-seeds'}, delete it to train them anew" in done.err


def test_evaluating_seeds_the_wrong_way(
    run: Run, text: Path, benchmark: Path, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run("train", text, "-o", tmp_path / "runs", "--seeds", 2, *SMALL).code == 0
    (tmp_path / "v.txt").write_text("one 1 2\ntwo 2 1\n")
    first = tmp_path / "runs" / "seed-1"
    for words, message in [
        ([first, "--seeds", 2], "--seeds and --corpus go together"),
        ([first, "--seeds", 1, "--corpus", text], "a spread needs at least 2 models"),
        ([first, "--seeds", 2, "--corpus", tmp_path / "none"], "there is no file or folder"),
        ([tmp_path / "v.txt", "--seeds", 2, "--corpus", text], "holds word vectors alone"),
        ([model, "--seeds", 2, "--corpus", text], "holds word vectors without the model"),
        ([tmp_path / "runs", "--text", text], "a text is judged by one model"),
    ]:
        done = run("evaluate", *words, "--data", benchmark)
        assert done.code in (1, 2)
        assert message in done.err
