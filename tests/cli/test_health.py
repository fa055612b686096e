import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.vectors import WordVectors

Run = Callable[..., Any]

LISTS = "x: w0 w1 w2\ny: w3 w4 w5\na: w6 w7\nb: w8 w9\n"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    rng = np.random.default_rng(1)
    rows = rng.standard_normal((500, 30)) * np.linspace(2, 0.5, 30)
    WordVectors([f"w{row}" for row in range(500)], rows).save(tmp_path / "sound")
    return tmp_path / "sound"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "damaged.txt"
    lines = [f"w{row} {row % 7} {row % 5} {row % 3}" for row in range(1, 80)]
    path.write_text("\n".join([*lines, "bad nan 1 2", "worse 1 inf 2"]), encoding="utf-8")
    return path


def test_a_sound_model(run: Run, sound: Path) -> None:
    done = run("health", sound)
    assert (done.code, done.err) == (0, "")
    assert "500 words, 30 dimensions\nfine: nothing to look at" in done.out


def test_a_file_that_holds_nan_is_examined(run: Run, damaged: Path) -> None:
    done = run("health", damaged)
    assert done.code == 1
    assert "broken: not finite, 2 rows" in done.out
    assert "'bad', 'worse'" in done.out
    refused = run("similar", damaged, "w1")
    assert refused.code == 1
    assert "nan, inf or a number beyond float32" in refused.err


def test_json_instead_and_beside(run: Run, damaged: Path, tmp_path: Path) -> None:
    done = run("health", damaged, "--json", "-")
    assert done.code == 1
    facts = json.loads(done.out)
    assert (facts["verdict"], facts["findings"][0]["words"]) == ("broken", ["bad", "worse"])
    target = tmp_path / "health.json"
    assert run("health", damaged, "--json", target).err == f"wrote {target}\n"
    assert json.loads(target.read_text(encoding="utf-8")) == facts


def test_queries_and_seed(run: Run, sound: Path) -> None:
    assert "100 words, drawn at random, were asked" in run("health", sound, "--queries", 100).out
    assert "are in none" in run("health", sound, "--queries", 0).out
    one, two = (run("health", sound, "--queries", 100, "--seed", seed).out for seed in (1, 2))
    assert one != two


def test_associations(run: Run, sound: Path, tmp_path: Path) -> None:
    (tmp_path / "lists.txt").write_text(LISTS, encoding="utf-8")
    done = run("health", sound, "--associations", tmp_path / "lists.txt")
    assert done.code == 0
    assert "x, y: a, b" in done.out
    done = run("health", sound, "--associations", tmp_path / "lists.txt", "--json", "-")
    assert json.loads(done.out)["associations"]["tests"][0]["divisions"] == 20


def test_a_picture(run: Run, sound: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    done = run("health", sound, "-o", tmp_path / "health.png")
    assert (done.code, done.err) == (0, f"wrote {tmp_path / 'health.png'}\n")
    assert (tmp_path / "health.png").read_bytes().startswith(b"\x89PNG")


def test_a_model_too_small_for_a_picture_keeps_its_report_and_code(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    WordVectors(["a", "b"], [[1, 2], [2, -1]]).save(tmp_path / "m")
    done = run("health", tmp_path / "m", "-o", tmp_path / "a.png")
    assert done.code == 0
    assert "fine: nothing to look at" in done.out
    assert done.err.startswith("firth: no picture: a picture needs at least 3 words")
    assert not (tmp_path / "a.png").exists()


def test_a_folder_of_runs_is_said_to_be_one(run: Run, sound: Path, tmp_path: Path) -> None:
    sound.rename(tmp_path / "seed-2")
    done = run("health", tmp_path)
    assert done.code == 1
    assert (
        done.err
        == f"firth: {tmp_path} is a folder of runs: name one of them, such as {tmp_path / 'seed-2'}\n"
    )


def test_few_questions_condemn_no_model(run: Run, sound: Path) -> None:
    assert run("health", sound, "--queries", 3).code == 0


def test_what_cannot_be_done_is_said_before_the_work(run: Run, sound: Path, tmp_path: Path) -> None:
    for arguments, sentence in (
        (["-o", tmp_path / "a.gif"], "a picture's name must end in .png or .svg, got 'a.gif'"),
        (["--json", tmp_path / "no" / "a.json"], "does not exist: make it first"),
        (["--associations", tmp_path / "none"], "there is no file of word lists"),
    ):
        done = run("health", sound, *arguments)
        assert (done.code, done.out) == (1, "")
        assert sentence in done.err
    (tmp_path / "lists.txt").write_text("x w1 w2\n", encoding="utf-8")
    done = run("health", tmp_path / "nothing", "--associations", tmp_path / "lists.txt")
    assert "lists.txt, line 1: expected a name, a colon and words" in done.err
    done = run("health", tmp_path / "nothing")
    assert (done.code, done.err) == (1, f"firth: there is no file or folder {tmp_path / 'nothing'}\n")
