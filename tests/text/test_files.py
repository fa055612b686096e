import gzip
import io
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.text import files
from firth.text.files import ByteMeter, find_files, opened_files

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = "the cat sat\non the mat – été\n" * 3000  # more than one block of compressed data would hold


COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "xz": lzma.compress,
    "zstd": zstd.compress,
}
forms = pytest.mark.parametrize("form", COMPRESS)


def read(*paths: Path, meter: ByteMeter | None = None) -> str:
    opened = opened_files(find_files(paths), meter or ByteMeter())
    return b"".join(block for file in opened for block in file).decode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "text.txt"


@forms
@pytest.mark.parametrize("block", [1, 7, 1 << 14])
def test_compressed_by_content(form: str, block: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_COMPRESSED_BLOCK", max(block, 6))  # 6 bytes tell the format
    path.write_bytes(COMPRESS[form](TEXT.encode()))
    assert read(path) == TEXT


def test_plain_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "text.gz"
    path.write_bytes(TEXT.encode())
    assert read(path) == TEXT
    path.write_bytes(b"")
    assert read(path) == ""


@forms
def test_streams_in_a_row(form: str, path: Path) -> None:
    compress = COMPRESS[form]
    path.write_bytes(compress(b"one ") + compress(b"") + compress(b"two"))
    assert read(path) == "one two"


@pytest.mark.parametrize("form", ["gzip", "xz"])
def test_padding_after_a_stream(form: str, path: Path) -> None:
    compress = COMPRESS[form]
    path.write_bytes(compress(b"one ") + bytes(8) + compress(b"two") + bytes(4))
    assert read(path) == "one two"


def test_zstd_that_begins_with_a_skippable_frame(path: Path) -> None:
    path.write_bytes(b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + zstd.compress(b"text"))
    assert read(path) == "text"


def test_zstd_with_a_long_window(path: Path) -> None:
    stream = zstd.ZstdCompressor(
        options={zstd.CompressionParameter.window_log: 28}
    )  # size unknown: it is kept
    path.write_bytes(stream.compress(b"text") + stream.flush())
    assert read(path) == "text"


@forms
def test_a_cut_off_file(form: str, path: Path) -> None:
    data = COMPRESS[form](TEXT.encode())
    for length in (6, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:length])
        with pytest.raises(DamagedFile, match=f"text.txt is cut off: its {form} data ends early"):
            read(path)


@forms
def test_a_damaged_file(form: str, path: Path) -> None:
    data = COMPRESS[form](TEXT.encode())
    path.write_bytes(data + b"no stream")
    with pytest.raises(DamagedFile, match=rf"text.txt is (damaged: its {form} data cannot be read|cut off)"):
        read(path)
    path.write_bytes(data[:20] + bytes(len(data) - 20))
    with pytest.raises(DamagedFile, match=rf"text.txt is (damaged: its {form} data cannot be read|cut off)"):
        read(path)


def test_a_folder_is_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c/d/e", ".hidden/f", "b/.g"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a.txt", "b/10.txt", "b/2.txt", "c/d/e"]


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()
    with pytest.raises(InvalidInput, match="holds no files"):
        find_files([tmp_path])


@pytest.mark.parametrize("name", ["no such file", "", "x" * 5000, "null\0byte", "two\nlines"])
def test_a_missing_file(name: str) -> None:
    with pytest.raises(MissingFile, match=r"no file or folder .*give lists of tokens") as caught:
        find_files([name])
    assert len(str(caught.value)) < 300


def test_standard_input(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    path.write_bytes(b" after")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT.encode()))))
    meter = ByteMeter()
    assert read(Path("-"), path, meter=meter) == TEXT + " after"
    assert meter.total is None
    assert meter.read == len(gzip.compress(TEXT.encode())) + 6


def test_bytes_are_metered_as_they_lie_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"plain")
    (tmp_path / "b").write_bytes(lzma.compress(TEXT.encode()))
    meter = ByteMeter()
    read(tmp_path, meter=meter)
    assert meter.read == meter.total == sum(path.stat().st_size for path in tmp_path.iterdir())
