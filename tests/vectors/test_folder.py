import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import firth
from firth.errors import DamagedFile, FirthError, InvalidInput, MissingFile, WrongType
from firth.vectors import WordVectors, check_target, load, read_folder, write_folder
from firth.vectors.folder import without_stamp


def save(path: Path, value: float = 0, **config: Any) -> None:
    write_folder(path, keys=["a", "b"], tensors={"input": np.full((2, 3), value, np.float32)}, config=config)


def test_round_trip(tmp_path: Path) -> None:
    keys = ["new york", "line\nbreak", "", 3, ("a", 1), None, "\ud800"]
    table = np.arange(7 * 16, dtype=np.float32).reshape(7, 16)
    tensors = {"input": table[:, :5], "output": table.T[:5].T, "nodes": table[:6, :5], "counts": np.arange(7)}
    write_folder(tmp_path / "deep" / "model", keys=keys, tensors=tensors, config={"settings": {"window": 5}})
    again, read, config = read_folder(tmp_path / "deep" / "model")
    assert again == keys
    assert read.keys() == tensors.keys()
    for name in tensors:
        np.testing.assert_array_equal(read[name], tensors[name])
        assert read[name].dtype == tensors[name].dtype
    assert config["format"] == "firth model"
    assert config["format_version"] == 1
    assert config["firth_version"] == firth.__version__
    assert without_stamp(config) == {"settings": {"window": 5}}


def test_word_vectors_keep_everything(royals: WordVectors, tmp_path: Path) -> None:
    royals.save(tmp_path / "model")
    words = load(tmp_path / "model")
    assert words.index_to_key == royals.index_to_key
    assert words.info == royals.info
    for name in ("vectors", "output", "counts"):
        np.testing.assert_array_equal(getattr(words, name), getattr(royals, name))
    assert load(str(tmp_path / "model"), format="folder", limit=2).index_to_key == ["king", "queen"]


def test_the_files_can_be_read_by_others(tmp_path: Path) -> None:
    from safetensors import safe_open

    save(tmp_path / "model", note="é")
    assert sorted(path.name for path in (tmp_path / "model").iterdir()) == [
        "config.json",
        "vectors.safetensors",
        "words.json",
    ]
    assert json.loads((tmp_path / "model" / "words.json").read_text("utf-8")) == ["a", "b"]
    assert json.loads((tmp_path / "model" / "config.json").read_text("utf-8"))["note"] == "é"
    with safe_open(tmp_path / "model" / "vectors.safetensors", "numpy") as tensors:
        assert list(tensors.keys()) == ["input"]


def test_an_old_model_is_replaced_and_other_files_are_kept(tmp_path: Path) -> None:
    model = tmp_path / "model"
    write_folder(
        model, keys=[1], tensors={"input": np.ones((1, 2)), "counts": np.ones(1, np.int64)}, config={"a": 1}
    )
    (model / "map.png").write_bytes(b"mine")
    save(model, 5, b=2)
    keys, tensors, config = read_folder(model)
    assert keys == ["a", "b"]
    assert list(tensors) == ["input"]
    assert without_stamp(config) == {"b": 2}
    assert (model / "map.png").read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    check_target(tmp_path)
    save(tmp_path)
    assert read_folder(tmp_path)[0] == ["a", "b"]


def test_what_is_in_the_way_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "config.json").write_text('{"format": "another"}')
    before = sorted(tmp_path.rglob("*"))
    for path, message in ((file, "is a file, a model is a folder"), (folder, "holds something else")):
        for refuse in (check_target, save):
            with pytest.raises(InvalidInput, match=message):
                refuse(path)
    assert sorted(tmp_path.rglob("*")) == before
    assert file.read_text() == "mine"


def test_a_config_or_keys_that_cannot_be_written_leave_the_old_model(tmp_path: Path) -> None:
    save(tmp_path / "model", 1)
    with pytest.raises(InvalidInput, match="what JSON holds: Object of type set"):
        save(tmp_path / "model", 2, bad={1})
    with pytest.raises(WrongType, match="complex"):
        WordVectors([1j], [[1, 2]]).save(tmp_path / "model")
    assert (read_folder(tmp_path / "model")[1]["input"] == 1).all()


def test_a_link_to_a_model_stays_a_link(tmp_path: Path) -> None:
    save(tmp_path / "real", 1)
    try:
        (tmp_path / "link").symlink_to("real", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    save(tmp_path / "link", 2)
    assert (tmp_path / "link").is_symlink()
    assert (read_folder(tmp_path / "real")[1]["input"] == 2).all()


# Stops the process without any cleaning up at the n-th call that changes the disk.
CRASH = """
import os, pathlib, shutil, sys
import numpy as np
from firth import beside
from firth.vectors import folder

calls, stop = 0, int(sys.argv[2])

def counted(function):
    def call(*arguments, **named):
        global calls
        calls += 1
        if calls == stop:
            os._exit(7)
        return function(*arguments, **named)
    return call

for name in ("mkdir", "rename", "write_text", "unlink", "rmdir"):
    setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
beside.shutil.rmtree = counted(shutil.rmtree)
beside.sync_file = counted(beside.sync_file)
beside.sync_folder = counted(beside.sync_folder)
tensors = {"input": np.full((2, 3), 2, np.float32)}
folder.write_folder(sys.argv[1], keys=["new", "er"], tensors=tensors, config={})
"""


@pytest.mark.slow
@pytest.mark.parametrize("in_place", [True, False])
def test_a_crash_leaves_the_old_model_or_the_new_one(in_place: bool, tmp_path: Path) -> None:
    model = tmp_path / "model"
    seen = set()
    for stop in range(1, 99):
        if in_place:
            save(model, 1)
            (model / "map.png").write_bytes(b"mine")
        done = subprocess.run([sys.executable, "-c", CRASH, str(model), str(stop)], check=False)
        if done.returncode == 0:
            break
        assert done.returncode == 7
        try:
            keys, tensors, _ = read_folder(model)
        except MissingFile:
            assert not in_place
            seen.add("none")
        else:
            value = tensors["input"][0, 0]
            assert (keys, value) in ((["a", "b"], 1), (["new", "er"], 2))
            seen.add(keys[0])
        save(model, 3)  # and the next writing clears everything up
        assert (read_folder(model)[1]["input"] == 3).all()
        assert [path.name for path in tmp_path.iterdir()] == ["model"]
        if in_place:
            assert (model / "map.png").read_bytes() == b"mine"
        else:
            for path in model.iterdir():
                path.unlink()
            model.rmdir()
    else:
        pytest.fail("the writing never came to its end")
    assert seen == ({"a", "new"} if in_place else {"none", "new"})


def test_an_error_while_renaming_brings_the_old_model_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "model"
    save(model, 1)
    rename = Path.rename

    def refuse_new(path: Path, target: Path) -> Path:
        if path.name.endswith(".new"):
            raise PermissionError("no")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse_new)
        with pytest.raises(PermissionError):
            save(model, 2)
    assert (read_folder(model)[1]["input"] == 1).all()
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def edited(model: Path, name: str, content: bytes | None) -> None:
    save(model)
    if content is None:
        (model / name).unlink()
    else:
        (model / name).write_bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("config.json", None, "not a firth model folder"),
        ("config.json", b"{", "not a firth model folder"),
        ("config.json", b"[" * 100_000, "not a firth model folder"),
        ("config.json", b'{"format": "firth model", "format_version": 2, "firth_version": "9"}', "version 2"),
        ("words.json", None, "words.json cannot be read"),
        ("words.json", b'["a"]', "input has shape"),
        ("words.json", b'["a", "a"]', "holds 'a' more than once"),
        ("words.json", b'["a", ', "not JSON"),
        ("words.json", b"\xff", "words.json cannot be read"),
        ("vectors.safetensors", None, "vectors.safetensors cannot be read"),
        ("vectors.safetensors", b"", "vectors.safetensors is damaged: its 0 bytes are not those"),
        ("vectors.safetensors", b"\xff" * 8 + b"{}", "vectors.safetensors is damaged: its 10 bytes"),
    ],
)
def test_damage_is_a_sentence(name: str, content: bytes | None, message: str, tmp_path: Path) -> None:
    edited(tmp_path / "model", name, content)
    with pytest.raises(DamagedFile, match=message):
        load(tmp_path / "model")


@pytest.mark.parametrize(
    ("tensors", "message"),
    [
        ({"output": np.ones((2, 3))}, "no table named input"),
        ({"input": np.ones(2)}, "no table named input"),
        ({"input": np.ones((3, 2))}, r"input has shape \(3, 2\), 2 keys need \(2, 2\)"),
        ({"input": np.ones((2, 2)), "output": np.ones((2, 3))}, "output has shape"),
        ({"input": np.ones((2, 2)), "counts": np.ones(3)}, "counts has shape"),
        ({"input": np.ones((2, 2)), "bias": np.ones((2, 1))}, r"bias has shape \(2, 1\), 2 keys need \(2,\)"),
    ],
)
def test_tensors_that_do_not_fit_the_keys(
    tensors: dict[str, np.ndarray], message: str, tmp_path: Path
) -> None:
    write_folder(tmp_path / "model", keys=["a", "b"], tensors=tensors, config={})
    with pytest.raises(DamagedFile, match=message):
        read_folder(tmp_path / "model")


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="there is no file or folder"):
        read_folder(tmp_path / "none")
    with pytest.raises(DamagedFile, match="not a firth model folder"):
        read_folder(tmp_path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["config.json", "words.json", "vectors.safetensors"]),
    st.integers(0, 400),
    st.one_of(st.none(), st.binary(min_size=1, max_size=3)),
)
def test_any_damage_is_a_firth_error(tmp_path: Path, name: str, at: int, change: bytes | None) -> None:
    edited(tmp_path / "model", name, b"")
    save(tmp_path / "other")
    content = (tmp_path / "other" / name).read_bytes()
    at %= len(content)
    (tmp_path / "model" / name).write_bytes(
        content[:at] if change is None else content[:at] + change + content[at + len(change) :]
    )
    try:
        load(tmp_path / "model")
    except FirthError:
        pass
    finally:
        (tmp_path / "model" / "config.json").write_text('{"format": "firth model"}')
