import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import firth

Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three models of sixty words, the frequent ones with less noise; one key is an integer."""
    rng = np.random.default_rng(1)
    truth = rng.normal(size=(60, 5))
    keys = [7, *(f"w{row}" for row in range(1, 60))]
    noise = np.linspace(0.02, 1.5, 60)[:, None]
    for seed in (1, 2, 3):
        table = truth + noise * rng.normal(size=truth.shape)
        firth.WordVectors(keys, table, counts=range(600, 0, -10)).save(tmp_path / "runs" / f"seed-{seed}")
    return tmp_path / "runs"


def test_bands_their_meaning_and_the_words_not_to_be_trusted(run: Run, folder: Path) -> None:
    done = run("stability", folder, "--shown", 2, "--threshold", 0.5, "-q")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Of the 10 nearest words of 60 words, ")
    assert "\n300 to 600 " in done.out
    assert "fewer than 50 % return; the most frequent:\nword" in done.out
    assert len(done.out.split("the most frequent:\n")[1].splitlines()) == 3
    each = [folder / f"seed-{seed}" for seed in (1, 2, 3)]
    assert run("stability", *each, "--shown", 2, "--threshold", 0.5, "-q").out == done.out


def test_progress_beside_the_results(run: Run, folder: Path) -> None:
    done = run("stability", folder, "--sample", 40)
    assert done.err == "neighbours 100% 120 of 120 words\n"
    assert "40 words drawn from 60 (seed 1)" in done.out


def test_json_and_a_picture(run: Run, folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    done = run("stability", folder, "-q", "--json", tmp_path / "s.json", "-o", tmp_path / "s.png")
    assert done.err == f"wrote {tmp_path / 's.json'}\nwrote {tmp_path / 's.png'}\n"
    assert (tmp_path / "s.png").read_bytes().startswith(b"\x89PNG")
    written = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert written == json.loads(run("stability", folder, "-q", "--json", "-").out)
    assert (written["models"], len(written["words"])) == (3, 60)


def test_given_words_alone(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("w3\nnever\nw59\n", encoding="utf-8")
    done = run("stability", folder, "-w", 7, "--words", tmp_path / "list.txt", "-n", 4)
    assert [line.split()[0] for line in done.out.splitlines()] == ["word", "7", "w3", "w59"]
    assert done.out.splitlines()[0].endswith("among the 4 nearest in all 3 models")
    assert done.err == f"firth: 1 word of {tmp_path / 'list.txt'} is not in all models: never\n"
    found = json.loads(run("stability", folder, "-w", "w1", "--json", "-").out)
    assert [one["word"] for one in found["words"]] == ["w1"]


def test_what_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    one = folder / "seed-1"
    assert run("stability", one).err == "firth: an ensemble needs at least 2 models, got 1\n"
    assert "models 1 and 2 have the same vectors" in run("stability", one, one).err
    for option, least, value in (("-n", 1, 0), ("-n", 1, -1), ("--shown", 0, -3)):
        name = {"-n": "topn"}.get(option, "shown")
        told = f"firth: {name} must be at least {least}, got {value}\n"
        assert run("stability", tmp_path / "not looked at", option, value).err == told
    assert run("stability", folder, "-w", "nobody").err.startswith("firth: 'nobody' is not in the vocabulary")
    assert run("stability", tmp_path / "x").err == f"firth: there is no model {tmp_path / 'x'}\n"
    assert "must end in .png or .svg" in run("stability", folder, "-o", tmp_path / "s.gif").err
    assert run("stability", folder, "-w", "w1", "-o", tmp_path / "s.png").code == 2
    assert "does not exist: make it first" in run("stability", folder, "--json", tmp_path / "a" / "b").err
