from pathlib import Path

import pytest

from firth.errors import DamagedFile, MissingFile
from firth.evaluation.files import lines
from firth.evaluation.files.lines import files_below, lines_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.txt"


def test_what_cannot_be_a_benchmark_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingFile, match="there is no benchmark file"):
        lines_of(file)
    file.write_bytes(b"caf\xe9 bar 3\n")
    with pytest.raises(DamagedFile, match="is not UTF-8 text"):
        lines_of(file)
    file.write_text("# only a comment\n\n")
    with pytest.raises(DamagedFile, match="holds no lines"):
        lines_of(file)
    file.write_text("x" * 200_000 + ",y,3")
    with pytest.raises(DamagedFile, match="line 1: 200,004 characters are too many"):
        lines_of(file)
    monkeypatch.setattr(lines, "LARGEST_FILE", 100)
    with pytest.raises(DamagedFile, match="has 200,004 bytes, too many"):
        lines_of(file)


def test_a_file_that_cannot_be_read_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    file.write_text("cat dog 3")
    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(DamagedFile, match=r"file\.txt cannot be read: Permission denied"):
        lines_of(file)


def test_files_below_are_ordered_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", ".hidden/x.txt", "b/.DS_Store", "b/1.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)]
    assert found == ["a.txt", "b/1.txt", "b/2.txt"]
