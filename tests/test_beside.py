import os
import subprocess
import sys
from pathlib import Path

import pytest

from firth import beside
from firth.beside import check_writable, written_file, written_folder
from firth.errors import InvalidInput, MissingFile

ROOT = Path(__file__).parents[1]
posix = pytest.mark.skipif(os.name != "posix", reason="Windows does not tell whether a process runs")


def test_the_new_bytes_take_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    for content in (b"old", b"new"):
        with written_file(target) as stream:
            stream.write(content)
            if content == b"new":
                assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


def test_an_error_leaves_the_old_bytes(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"old")

    def fail() -> None:
        with written_file(target) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(28, "No space left on device"), r"\[Errno 28\] No space left on device: '.*a\.bin'"),
        (OSError("9 requested and 7 written"), r"written as a whole: 9 requested and 7 written: '.*a\.bin'"),
        (OSError(2, "No such file", "other"), r"\[Errno 2\] No such file: 'other'"),
        (MissingFile("the font is missing"), "^the font is missing$"),
    ],
    ids=str,
)
def test_an_error_names_the_file(error: OSError, message: str, tmp_path: Path) -> None:
    with pytest.raises(type(error), match=message), written_file(tmp_path / "a.bin"):
        raise error


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.bin").write_bytes(b"old")
    link = tmp_path / "link.bin"
    try:
        link.symlink_to("real.bin")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    with written_file(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.bin").read_bytes() == b"new"


def test_what_is_not_written_over(tmp_path: Path) -> None:
    for target, kind, message in (
        (tmp_path, InvalidInput, "not a regular file"),
        (tmp_path / "none" / "a.bin", MissingFile, "none does not exist"),
    ):
        with pytest.raises(kind, match=message), written_file(target):
            pass


def write(target: Path, text: str) -> None:
    with written_folder(target) as folder:
        (folder / "mark").write_text(text, encoding="utf-8")


def test_a_new_folder_and_its_parents(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b"
    write(target, "one")
    write(target, "two")
    assert (target / "mark").read_text(encoding="utf-8") == "two"
    assert list(target.parent.iterdir()) == [target]  # nothing is left beside it


@posix
def test_two_processes_at_once_do_not_meet(tmp_path: Path) -> None:
    target = tmp_path / "a[1]"
    other = "import sys, pathlib, tests.test_beside as t; t.write(pathlib.Path(sys.argv[1]), 'second')"
    with written_folder(target) as first:
        (first / "mark").write_text("first", encoding="utf-8")
        subprocess.run([sys.executable, "-c", other, target], check=True, cwd=ROOT)
        assert (target / "mark").read_text(encoding="utf-8") == "second"
    assert (target / "mark").read_text(encoding="utf-8") == "first"
    assert list(tmp_path.iterdir()) == [target]


@posix
def test_two_processes_again_and_again(tmp_path: Path) -> None:
    target = tmp_path / "a"
    again = "for _ in range(100): t.write(pathlib.Path(sys.argv[1]), 'x')"
    command = [sys.executable, "-c", f"import sys, pathlib, tests.test_beside as t\n{again}", str(target)]
    with subprocess.Popen(command, cwd=ROOT) as one, subprocess.Popen(command, cwd=ROOT) as other:
        assert (one.wait(), other.wait()) == (0, 0)
    assert list(tmp_path.iterdir()) == [target]
    assert [file.name for file in target.iterdir()] == ["mark"]


def test_what_crashes_left_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a[1]"
    with monkeypatch.context() as crash:
        crash.setattr(beside.shutil, "rmtree", lambda *arguments, **more: None)
        with pytest.raises(TypeError):
            write(target, b"half")  # type: ignore[arg-type]
    assert not target.exists()
    assert len(list(tmp_path.iterdir())) == 1
    write(target, "one")
    assert list(tmp_path.iterdir()) == [target]


@posix
def test_what_other_processes_left(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    (tmp_path / f".a.{ended.pid}.new").mkdir()
    others = {f".a.{os.getppid()}.new", ".a.1.new", ".a.thesis.new", f".a.{2**70}.new"}
    for name in others:
        (tmp_path / name).mkdir()
    write(tmp_path / "a", "one")
    assert {path.name for path in tmp_path.iterdir()} == {"a", *others}


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
        if path.name.endswith(".new"):
            raise OSError("disk gone")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk gone"):
        write(target, "two")
    assert (target / "mark").read_text(encoding="utf-8") == "one"


def test_what_is_somebodys_work_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a"
    write(target, "one")
    (target / "thesis").write_text("mine", encoding="utf-8")
    write(target, "two")
    assert (target / "thesis").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_no_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    for target in (tmp_path / "locked", tmp_path / "locked" / "model"):
        with pytest.raises(InvalidInput, match=r"cannot be written, because of .*locked: Permission denied"):
            check_writable(target)


def test_a_place_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    check_writable(tmp_path / "new" / "model")
    with pytest.raises(InvalidInput, match=r"cannot be written, because of .*file"):
        check_writable(tmp_path / "file" / "model")
