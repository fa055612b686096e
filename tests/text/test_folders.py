from pathlib import Path

import pytest

from firth.errors import InvalidInput
from firth.text.folders import replaced_folder


def write(target: Path, text: str) -> None:
    with replaced_folder(target, marker="mark") as folder:
        (folder / "mark").write_text(text, encoding="utf-8")


def test_a_new_folder_and_its_parents(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    write(target, "one")
    write(target, "two")
    assert (target / "mark").read_text(encoding="utf-8") == "two"
    assert list(target.parent.iterdir()) == [target]  # nothing is left beside it


def test_a_failure_leaves_the_old_folder(tmp_path: Path) -> None:
    target = tmp_path / "a"
    write(target, "one")
    with pytest.raises(TypeError, match="data must be str"):
        write(target, b"two")  # type: ignore[arg-type]
    assert (target / "mark").read_text(encoding="utf-8") == "one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_to_rename_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    write(target, "one")
    rename = Path.rename

    def failing(path: Path, to: Path) -> Path:
        if path.name == "new":
            raise OSError("disk gone")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk gone"):
        write(target, "two")
    assert (target / "mark").read_text(encoding="utf-8") == "one"


def test_what_is_somebodys_work_is_left_alone(tmp_path: Path) -> None:
    folder, file, empty = tmp_path / "folder", tmp_path / "file", tmp_path / "empty"
    folder.mkdir()
    (folder / "thesis").touch()
    file.touch()
    empty.mkdir()
    for target in (folder, file):
        with pytest.raises(InvalidInput, match="is there and would be overwritten; it holds no mark"):
            write(target, "")
    write(empty, "one")
    assert (folder / "thesis").exists()
    assert (empty / "mark").exists()
