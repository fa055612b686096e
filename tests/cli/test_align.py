import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.evaluation.alignment.toy import two_models

import firth
from firth.vectors.runs import run_folder

Run = Callable[..., Any]
MOVED = [3, 30, 60, 90, 120]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with three runs each of models that differ in a few words."""
    found = tmp_path / "old", tmp_path / "new"
    for folder, runs in zip(found, two_models(MOVED, noise=(0.3, 0.3), size=300, d=10), strict=True):
        for seed, words in enumerate(runs, 1):
            run_folder(folder, seed).parent.mkdir(exist_ok=True)
            words.save(run_folder(folder, seed))
    return found


def test_folders_of_runs_tell_what_moved(run: Run, folders: tuple[Path, Path]) -> None:
    done = run("align", *folders)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("300 shared words; 3 runs of old and 3 runs of new\n")
    assert "5 words (1.7 %) differ by more than runs of one model do" in done.out
    table = done.out.split("\n\n")[1].splitlines()
    assert {line.split()[0] for line in table[1:]} == {f"w{i}" for i in MOVED}


def test_json_beside_the_tables_and_in_their_place(
    run: Run, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    done = run("align", *folders, "--json", tmp_path / "found.json", "-n", 2, "--restrict", 100)
    assert done.err == f"wrote {tmp_path / 'found.json'}\n"
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert (found["models"], found["runs"], found["shared"]) == (["old", "new"], [3, 3], 100)
    assert json.loads(run("align", *folders, "--json", "-", "-n", 2, "--restrict", 100).out) == found


def test_single_models_say_that_chance_is_not_known(run: Run, folders: tuple[Path, Path]) -> None:
    done = run("align", *(run_folder(folder, 1) for folder in folders))
    assert done.code == 0
    assert "1 run of" in done.out
    assert "Nothing here tells change from chance" in done.out


def test_the_second_model_is_saved_in_the_space_of_the_first(
    run: Run, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = (run_folder(folder, 1) for folder in folders)
    done = run("align", one, other, "-o", tmp_path / "turned", "--anchors", 200)
    assert done.err == f"wrote {tmp_path / 'turned'}: held by 100 words\n"
    a, b, turned = map(firth.load, (one, other, tmp_path / "turned"))
    before, after = (np.einsum("nd,nd->n", a.unit, words.unit) for words in (b, turned))
    assert np.median(after) > 0.9 > np.median(before)
    run("align", *folders, "-o", tmp_path / "all")
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["seed-1", "seed-2", "seed-3"]


def test_no_model_is_lost_without_a_word(run: Run, folders: tuple[Path, Path], tmp_path: Path) -> None:
    one, other = (run_folder(folder, 1) for folder in folders)
    before = (one / "vectors.safetensors").read_bytes()
    done = run("align", one, other, "-o", one)
    assert (done.code, done.out) == (1, "")  # it is told before the work
    assert done.err == f"firth: {one} holds a model already: name another folder, or give --overwrite\n"
    done = run("align", *folders, "-o", folders[0])
    assert done.err.startswith(f"firth: {one} holds a model already")
    assert (one / "vectors.safetensors").read_bytes() == before
    assert run("align", one, other, "-o", one, "--overwrite").code == 0
    assert (one / "vectors.safetensors").read_bytes() != before


def test_a_file_that_is_there_is_not_lost_either(
    run: Run, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = (run_folder(folder, 1) for folder in folders)
    target = tmp_path / "turned.txt"
    target.write_text("mine", encoding="utf-8")
    done = run("align", one, other, "-o", target)
    assert done.err == f"firth: {target} is there already: name another file, or give --overwrite\n"
    assert run("align", one, other, "-o", target, "--overwrite").code == 0
    assert len(firth.load(target)) == 300


def test_what_cannot_be_written_is_told_before_the_work(
    run: Run, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = (run_folder(folder, 1) for folder in folders)
    assert (
        "is the name of a file, and the second model has 3 runs"
        in run("align", *folders, "-o", tmp_path / "turned.txt").err
    )
    run_folder(tmp_path / "more", 7).mkdir(parents=True)
    assert "holds other runs too, as seed-7" in run("align", *folders, "-o", tmp_path / "more").err
    assert f"{one} is a model itself: name another folder for 3 runs" in run("align", *folders, "-o", one).err
    for models in ((one, other), folders):
        done = run("align", *models, "-o", tmp_path / "turned.png")
        assert (done.code, done.out) == (1, "")
        assert not (tmp_path / "turned.png").exists()


def test_words_of_a_list_that_a_model_lacks_are_told(
    run: Run, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    file = tmp_path / "anchors.txt"
    file.write_text("\n".join(["film", *(f"w{i}" for i in range(200, 240))]), encoding="utf-8")
    done = run("align", *folders, "--anchors", file)
    assert (done.code, done.err) == (0, f"firth: 1 word of {file} is not in all models: film\n")


def test_a_model_and_itself_are_the_same(run: Run, folders: tuple[Path, Path]) -> None:
    one = run_folder(folders[0], 1)
    done = run("align", one, one)
    assert done.code == 0
    assert done.out.endswith("have the same vectors, turned at most: no word has moved.\n")
    assert "run 1 of" in run("align", folders[0], folders[0]).err


def test_anchors_from_a_file(run: Run, folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "anchors.txt").write_text("\n".join(f"w{i}" for i in range(200, 240)), encoding="utf-8")
    done = run("align", *folders, "--anchors", tmp_path / "anchors.txt")
    assert (done.code, done.err) == (0, "")
    assert run("align", *folders, "--anchors", "few").err == "firth: there is no file few\n"


def test_the_path_of_a_word(run: Run, folders: tuple[Path, Path], tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    picture = tmp_path / "path.png"
    done = run("align", *folders, folders[0] / "seed-2", "--path", "w3", "--plot", picture, "-n", 4)
    assert (done.code, done.err) == (0, f"wrote {picture}\n")
    assert [line.split()[0] for line in done.out.splitlines()] == ["w3", "old", "new", "seed-2"]
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib_it_is_told_before_the_work(
    run: Run, folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run("align", *folders, "--path", "w3", "--plot", tmp_path / "path.png")
    assert (done.code, done.out) == (1, "")
    assert done.err == "firth: pictures need matplotlib: pip install 'firth[plots]'\n"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["{old}"], "name two models"),
        (["{old}", "{new}", "{old}"], "words change between two models"),
        (["{old}", "{new}", "--plot", "p.png"], "name --path too"),
        (["{old}", "{new}", "{old}", "--path", "w1", "-o", "out"], "the second of two models is saved"),
    ],
)
def test_what_means_nothing_together(
    options: list[str], sentence: str, run: Run, folders: tuple[Path, Path]
) -> None:
    names = {"old": str(folders[0]), "new": str(folders[1])}
    done = run("align", *(option.format(**names) for option in options))
    assert done.code == 2
    assert sentence in " ".join(done.err.replace("│", " ").split())


def test_mistakes_are_one_sentence(run: Run, folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert (
        run("align", folders[0], tmp_path / "none").err == f"firth: there is no model {tmp_path / 'none'}\n"
    )
    done = run("align", *folders, "--path", "w3000")
    assert done.err.startswith("firth: in old, 'w3000' is not in the vocabulary")
    done = run("align", *folders, "--path", "w3", "--plot", tmp_path / "p.jpg")
    assert "must end in .png or .svg" in done.err
    done = run("align", *folders, "--level", 5)
    assert done.err == "firth: level must be between 0 and 1, got 5.0\n"
    for n in (0, -1):
        done = run("align", *folders, "-n", n)
        assert (done.out, done.err) == ("", f"firth: topn must be at least 1, got {n}\n")
