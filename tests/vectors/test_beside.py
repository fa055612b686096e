from pathlib import Path

import pytest

from firth.errors import InvalidInput, MissingFile
from firth.vectors.beside import written_beside


def test_the_new_bytes_take_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    for content in (b"old", b"new"):
        with written_beside(target) as stream:
            stream.write(content)
            if content == b"new":
                assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


def test_an_error_leaves_the_old_bytes(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    target.write_bytes(b"old")

    def fail() -> None:
        with written_beside(target) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.bin").write_bytes(b"old")
    link = tmp_path / "link.bin"
    try:
        link.symlink_to("real.bin")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    with written_beside(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.bin").read_bytes() == b"new"


def test_what_is_not_written_over(tmp_path: Path) -> None:
    for target, kind, message in (
        (tmp_path, InvalidInput, "not a regular file"),
        (tmp_path / "none" / "a.bin", MissingFile, "none does not exist"),
    ):
        with pytest.raises(kind, match=message), written_beside(target):
            pass
