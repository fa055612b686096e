import inspect
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import firth
from firth.cli.fitting import fit
from firth.cli.output import losses
from firth.cli.train import train
from firth.vectors import read_folder, write

Run = Callable[..., Any]
SMALL = ["--vector-size", "4", "--epochs", "2"]
pytestmark = pytest.mark.filterwarnings("always::firth.training.TrainingWarning")  # the texts are small


def test_options_are_the_settings_with_their_defaults() -> None:
    settings = firth.Word2Vec().get_params()
    options = inspect.signature(train).parameters
    assert {name: options[name].default for name in settings} == settings


def test_options_reach_the_model(run: Run, text: Path, tmp_path: Path) -> None:
    given = {
        "vector_size": 4, "window": 3, "min_count": 2, "max_vocabulary": 13, "architecture": "cbow",
        "objective": "hierarchical-softmax", "negative": 3, "ns_exponent": 0.5, "sample": 0.0, "epochs": 2,
        "alpha": 0.05, "min_alpha": 0.001, "shrink_windows": False, "cbow_mean": False, "tokenizer": "words",
        "seed": 7, "workers": 1, "racy": False, "backend": "reference", "validation": 0.1, "patience": 4,
        "table": "input", "output_bias": False, "penalty": 0.5, "max_hours": 0.5, "phrases": 2,
    }  # fmt: skip
    options: list[str] = []
    for name, value in given.items():
        option = name.replace("_", "-")
        options += [f"--no-{option}"] if value is False else [f"--{option}", str(value)]
    assert run("train", text, "-o", tmp_path / "m", *options).code == 0
    asked = given | {"phrases": firth.Phrases(passes=2)}
    assert firth.Word2Vec.load(tmp_path / "m").get_params() == asked


def test_the_summary_and_what_to_try_next(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("train", text, "-o", tmp_path / "m", *SMALL)
    told = dict(line.split("\t") for line in done.out.splitlines())
    assert told["text"] == "840 words in 120 sentences"
    assert told["vocabulary"] == "14 words, which cover 100.0% of the text"
    assert len(told["loss"].split()) == 2
    assert told["saved"] == str(tmp_path / "m")
    assert "reading" in done.err
    assert "epoch 2/2" in done.err
    command = told["try"].split()
    assert run(command[1], tmp_path / "m", command[-1]).code == 0


def test_held_out_text_and_patience(run: Run, tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    lines = [" ".join(map(str, row)) for row in random.integers(0, 500, (100, 10))]
    (tmp_path / "t.txt").write_text("\n".join(lines), encoding="utf-8")
    words = [
        "train",
        tmp_path / "t.txt",
        "-o",
        tmp_path / "m",
        "--vector-size",
        24,
        "--min-count",
        1,
        "--seed",
        5,
    ]
    words += ["--sample", 0, "--alpha", 0.2, "--epochs", 50, "--validation", 0.2, "--patience", 2]
    done = run(*words)
    told = dict(line.split("\t") for line in done.out.splitlines())
    history = firth.Word2Vec.load(tmp_path / "m").validation_loss_history_
    assert 2 < len(history) < 50
    assert told["held out"] == losses(history)
    without = "2 epochs without a lower loss on the held-out text"
    assert told["stopped"] == f"after {len(history)} of 50 epochs: {without}"
    assert f"held out {history[-1]:.4f}, " in done.err
    assert f"held out\t{losses(history)}\n" in run("info", tmp_path / "m").out
    assert run("plot", tmp_path / "m", "-o", tmp_path / "loss.svg", "--loss").code == 0
    drawn = (tmp_path / "loss.svg").read_text(encoding="utf-8")
    assert "training" in drawn
    assert "held out" in drawn


def test_the_exact_softmax(run: Run, text: Path, tmp_path: Path) -> None:
    words = ["train", text, "-o", tmp_path / "m", "--objective", "softmax", "--vector-size", 4, "--sample", 0]
    done = run(*words)
    model = firth.Word2Vec.load(tmp_path / "m")
    told = dict(line.split("\t") for line in done.out.splitlines())
    assert told["loss"] == losses(model.loss_history_)
    assert re.fullmatch(r"\d+\.\d s", told["time"])  # words a second say nothing where words are counted once
    assert "stopped" not in told
    assert "counting 100% 840 of 840 words\n" in done.err
    assert f"epoch {len(model.loss_history_)} of about {len(model.loss_history_)}, 0:00 left" in done.err
    assert model.vectors_.vectors.tobytes() == firth.load(tmp_path / "m").vectors.tobytes()
    facts = run("info", tmp_path / "m").out
    assert f"loss\t{losses(model.loss_history_)}\n" in facts
    assert "first step" not in facts
    assert facts.endswith("training\tfinished\n")
    assert run("plot", tmp_path / "m", "-o", tmp_path / "loss.svg", "--loss").code == 0
    assert run("similar", tmp_path / "m", "one").code == 0


def test_an_exact_training_ends_with_its_held_out_text(run: Run, tmp_path: Path) -> None:
    lines = [" ".join(map(str, row)) for row in np.random.default_rng(1).integers(0, 60, (120, 10))]
    (tmp_path / "t.txt").write_text("\n".join(lines), encoding="utf-8")
    words = ["train", tmp_path / "t.txt", "-o", tmp_path / "m", "--objective", "softmax", "--sample", 0]
    done = run(*words, "--min-count", 1, "--penalty", 0, "--validation", 0.2)
    model = firth.Word2Vec.load(tmp_path / "m")
    told = dict(line.split("\t") for line in done.out.splitlines())
    passed = len(model.loss_history_)
    assert told["held out"] == losses(model.validation_loss_history_)
    assert told["stopped"] == f"after {passed} epochs: 1 epoch without a lower loss on the held-out text"


def test_an_exact_training_that_is_stopped(
    run: Run, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(model: Any, *args: Any, **options: Any) -> bool:
        fit(model, *args, **options)
        return False

    monkeypatch.setattr("firth.cli.train.fit", stopped)
    done = run("train", text, "-o", tmp_path / "m", *SMALL, "--objective", "softmax")
    assert done.code == 130
    note = f"firth: stopped in epoch 3; what was learnt until then is in {tmp_path / 'm'}"
    assert done.err.splitlines()[-1] == note


def tables(folder: Path) -> str:
    """What tells the tables of two models apart."""
    _, tensors, _ = read_folder(folder)
    return sha256(b"".join(tensors[name].tobytes() for name in ("input", "output"))).hexdigest()


@pytest.fixture
def load() -> Iterator[None]:
    """Other work beside the test, on more than every core."""
    burn = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(burn) for _ in range((os.cpu_count() or 1) + 1)]
    yield
    for other in others:
        other.kill()
        other.wait()


@pytest.mark.usefixtures("load")
def test_the_command_and_the_class_give_the_same_bits_on_a_loaded_machine(
    run: Run, text: Path, tmp_path: Path
) -> None:
    settings = {"vector_size": 20, "epochs": 3, "sample": 0.01, "seed": 3, "validation": 0.1}
    options = [word for name, value in settings.items() for word in (f"--{name.replace('_', '-')}", value)]
    found = set()
    for workers in (1, 2, 3):
        folder = tmp_path / f"command{workers}"
        assert run("train", text, "-o", folder, *options, "--workers", workers).code == 0
        found.add(tables(folder))
        lines = text.read_text(encoding="utf-8").splitlines()
        for name, source in (("file", text), ("iterable", (line.split() for line in lines))):
            firth.Word2Vec(**settings, workers=workers).fit(source).save(tmp_path / name)
            found.add(tables(tmp_path / name))
    assert len(found) == 1


def test_quiet(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("train", text, "-o", tmp_path / "m", *SMALL, "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_what_the_training_warns_of_is_one_sentence(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("train", text, "-o", tmp_path / "m", *SMALL)
    (warning,) = (line for line in done.err.splitlines() if "sample=" in line)
    assert warning.startswith("firth: sample=0.001 leaves about ")
    assert "fitting.py" not in done.err
    assert "sample=" not in run("train", text, "-o", tmp_path / "m2", *SMALL, "--sample", 0).err


def test_a_text_of_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("one two three\n", encoding="utf-8")
    done = run("train", tmp_path / "t.txt", "-o", tmp_path / "m", *SMALL, "--min-count", 1)
    assert "3 words in 1 sentence\n" in done.out
    assert "loss\t(no pairs) (no pairs)\n" in done.out


def test_a_text_that_the_vocabulary_hardly_covers(run: Run, tmp_path: Path) -> None:
    rare = [f"x{i}" for i in range(120)]
    (tmp_path / "t.txt").write_text("one two\n" * 40 + " ".join(rare) + "\n", encoding="utf-8")
    words = ["train", tmp_path / "t.txt", *SMALL]
    note = "firth: the vocabulary covers 40.0% of the text: try --tokenizer words, or a smaller --min-count\n"
    assert note in run(*words, "-o", tmp_path / "m1").err
    for i, other in enumerate((["--tokenizer", "words"], ["--max-vocabulary", "9"], ["--min-count", "1"])):
        assert "covers" not in run(*words, *other, "-o", tmp_path / f"other{i}").err
    assert run(*words, "-o", tmp_path / "m2", "--quiet").err == ""


def test_a_model_is_not_written_over_unasked(run: Run, text: Path, tmp_path: Path, model: Path) -> None:
    done = run("train", text, "-o", model, *SMALL)
    assert done.err == f"firth: {model} holds a model already: name another folder, or give --overwrite\n"
    assert (done.code, "king" in firth.load(model)) == (1, True)
    assert run("train", text, "-o", model, *SMALL, "--overwrite").code == 0
    assert "one" in firth.load(model)


def test_the_model_of_the_resumed_training_may_be_replaced(run: Run, text: Path, tmp_path: Path) -> None:
    words = ["train", text, "-o", tmp_path / "m", *SMALL, "--checkpoint"]
    assert run(*words, tmp_path / "c").code == 0
    assert "holds a model already" in run(*words, tmp_path / "c").err
    assert run(*words, tmp_path / "c", "--resume").code == 0
    assert "holds a model already" in run(*words, tmp_path / "nothing", "--resume").err


def test_a_model_is_no_checkpoint_unasked(run: Run, text: Path, tmp_path: Path, model: Path) -> None:
    words = ["train", text, "-o", tmp_path / "m", *SMALL, "--checkpoint", model]
    done = run(*words)
    assert done.err == f"firth: {model} holds a model already: name another folder, or give --overwrite\n"
    assert (done.code, "king" in firth.load(model)) == (1, True)
    assert run(*words, "--overwrite").code == 0
    assert "one" in firth.load(model)


@pytest.mark.parametrize("place", ["firth.text.read_corpus", "firth.training.Word2Vec.fit"])
def test_ctrl_c_before_anything_is_saved(
    place: str, run: Run, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(place, stop)
    done = run("train", text, "-o", tmp_path / "m", "-q")
    assert (done.code, done.out, done.err) == (130, "", "firth: stopped; nothing was saved\n")
    assert not (tmp_path / "m").exists()


def test_several_sources(run: Run, text: Path, tmp_path: Path) -> None:
    done = run("train", text, text, "-o", tmp_path / "m", *SMALL)
    assert "1,680 words in 240 sentences" in done.out


def test_standard_input(start: Run, text: Path, tmp_path: Path) -> None:
    with text.open(encoding="utf-8") as stdin:
        out, _ = start("train", "-", "-o", tmp_path / "m", *SMALL, stdin=stdin).communicate()
    assert "840 words in 120 sentences" in out


def test_a_cache_is_written_once_and_opened(run: Run, text: Path, tmp_path: Path) -> None:
    dates = []
    for model in "one", "two":
        assert run("train", text, "-o", tmp_path / model, *SMALL, "--cache", tmp_path / "cache").code == 0
        dates.append((tmp_path / "cache" / "ids.npy").stat().st_mtime_ns)
    assert dates[0] == dates[1]
    one, two = (firth.load(tmp_path / model) for model in ("one", "two"))
    assert one.vectors.tobytes() == two.vectors.tobytes()
    assert one.info["corpus"] == two.info["corpus"]


def test_text_in_another_encoding(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_bytes(b"caf\xe9 au lait\n" * 9)
    assert "is not utf-8 text" in run("train", tmp_path / "t.txt", "-o", tmp_path / "m").err
    assert run("train", tmp_path / "t.txt", "-o", tmp_path / "m", *SMALL, "--encoding", "latin-1").code == 0
    assert "café" in firth.load(tmp_path / "m")


def test_a_start_and_words_that_stay(run: Run, text: Path, tmp_path: Path) -> None:
    start = firth.WordVectors(["one", "red", "elsewhere"], [[0.1, 0.2, 0.3, 0.4]] * 3)
    write(start, tmp_path / "start.txt", format="glove")
    (tmp_path / "freeze.txt").write_text("one\nelsewhere\n", encoding="utf-8")
    words = ["train", text, "-o", tmp_path / "m", *SMALL, "--sample", 0, "--start", tmp_path / "start.txt"]
    done = run(*words, "--freeze", tmp_path / "freeze.txt")
    assert "start\t2 of 14 words begin with given vectors\n" in done.out
    assert "freeze\t1 of 14 words stay as they begin\n" in done.out
    told = run("info", tmp_path / "m").out
    assert "start\t2 of 14 words begin with given vectors\n" in told
    assert "freeze\t1 of 14 words stay as they begin\n" in told
    model = firth.load(tmp_path / "m")
    assert model["one"].tobytes() == start["one"].tobytes()
    assert model["red"].tobytes() != start["red"].tobytes()
    (tmp_path / "freeze.txt").write_text("won\n", encoding="utf-8")
    done = run(*words, "--freeze", tmp_path / "freeze.txt", "--overwrite")
    assert "firth: 'won' is not in the vocabulary" in done.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["text.txt", "--start", "nothing"], "there is no file or folder nothing"),
        (
            ["text.txt", "--start", "five.txt"],
            "start has vectors of 5 dimensions",
        ),
        (["text.txt", "--encoding", "klingon"], "encoding must be 'utf-8', 'latin-1', 'utf-16' or another"),
        (["text.txt", "--freeze", "nothing.txt"], "there is no file nothing.txt"),
        (["text.txt", "--freeze", "other"], "other is a folder: name a file with words, one a line"),
        (["text.txt", "--alpha", "nan"], "alpha must be finite, got nan"),
        (
            ["text.txt", "--min-count", "99"],
            "no word reaches min_count=99: the most frequent of 14 words",
        ),
        (["text.txt", "--min-count", "99"], "min_count=60 would keep 14 words"),
        (["text.txt", "--window", "0"], "window must be at least 1, got 0"),
        (["text.txt", "--architecture", "x"], "architecture must be one of 'skipgram', 'cbow', got 'x'"),
        (["text.txt", "--tokenizer", "x"], "no tokenizer is named 'x'; the names are 'whitespace', 'words'"),
        (["text.txt", "nothing.txt"], "there is no file or folder nothing.txt"),
        (["empty.txt"], "the source holds no tokens"),
        (["text.txt", "-o", "text.txt"], "text.txt is a file, a model is a folder"),
        (["text.txt", "-o", "text.txt/m"], "m cannot be written, because of "),
        (["text.txt", "-o", "other"], "other holds something else than a firth model"),
        (["text.txt", "--checkpoint", "c", "--checkpoint-every", "soon"], "got 'soon'"),
        (["text.txt", "--validation", "1"], "validation must be less than 1, a share of the text, got 1.0"),
        (
            ["text.txt", "--architecture", "cbow", "--objective", "softmax", "--max-hours", "0"],
            "set a larger max_hours or a smaller max_vocabulary, or choose objective='negative-sampling'",
        ),
        (
            ["text.txt", "--patience", "1"],
            "patience=1 looks at the loss on held-out text: set validation too",
        ),
        (["text.txt", "--checkpoint", "other"], "other holds something else than a firth model"),
    ],
)
def test_what_cannot_be_done_is_said_before_the_work(
    words: list[str], sentence: str, run: Run, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "five.txt").write_text("one 1 2 3 4 5\n", encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.doc").touch()
    before = text.read_bytes()
    done = run("train", "-o", "m", *words)
    assert (done.code, done.out) == (1, "")
    assert sentence in done.err.splitlines()[-1]
    assert "training" not in done.err
    assert text.read_bytes() == before
    assert not (tmp_path / "m").exists()


@pytest.mark.parametrize(
    "words", [["--epochs", "x"], ["--resume"], ["--checkpoint", "m"], ["--checkpoint-every", "5"]]
)
def test_usage_errors(
    words: list[str], run: Run, text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("train", text, "-o", "m", *words)
    assert done.code == 2
    assert words[0] in done.err


def interrupted(start: Run, *words: object, by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
    """The exit code and the last line of a training that is interrupted after a second."""

    def listen() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a background job of a shell would be deaf

    process = start("train", *words, preexec_fn=listen)
    while "reading" not in process.stderr.readline():
        assert process.poll() is None
    time.sleep(1)
    process.send_signal(by)
    _, err = process.communicate(timeout=60)
    return process.returncode, err.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT can be sent to another process")
def test_ctrl_c_and_sigterm_keep_what_was_learnt_and_the_checkpoint_goes_on(
    start: Run, run: Run, text: Path, tmp_path: Path
) -> None:
    words = [
        text,
        "-o",
        tmp_path / "m",
        "--vector-size",
        4,
        "--epochs",
        10**6,
        "--checkpoint",
        tmp_path / "c",
    ]
    code, last = interrupted(start, *words)
    assert code == 130
    assert last.startswith("firth: stopped in epoch ")
    assert last.endswith(f"of 1000000; what was learnt until then is in {tmp_path / 'm'}")
    model = firth.Word2Vec.load(tmp_path / "m")
    assert model.interrupted_
    assert run("info", tmp_path / "m").out.endswith("training\tinterrupted\n")
    assert "go on with firth train --resume" in run("info", tmp_path / "c").out

    code, _ = interrupted(start, *words, "--resume", by=signal.SIGTERM)
    assert code == 130
    further = firth.Word2Vec.load(tmp_path / "m").loss_history_
    assert further[: len(model.loss_history_)] == model.loss_history_
    assert len(further) > len(model.loss_history_)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_found_before_the_work(
    run: Run, text: Path, tmp_path: Path
) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = run("train", text, "-o", tmp_path / "locked" / "m")
    assert done.code == 1
    assert "Permission denied" in done.err
    assert "training" not in done.err
