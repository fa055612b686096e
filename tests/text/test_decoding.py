from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, WrongType
from firth.text import decoding
from firth.text.decoding import text_blocks, utf8_blocks
from firth.text.files import ByteMeter


def read(*paths: Path, encoding: str = "utf-8", errors: str = "strict") -> str:
    blocks = text_blocks(list(paths), encoding, errors, ByteMeter())
    return "".join(block for file in blocks for block in file)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "text.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_byte_order_mark_is_dropped(encoding: str, path: Path) -> None:
    mark = "\ufeff" if encoding in ("utf-8", "utf-16-le") else ""
    path.write_bytes((mark + "été").encode(encoding))
    assert read(path, path, encoding=encoding) == "étéété"


def test_other_marks_in_the_text_stay(path: Path) -> None:
    path.write_bytes("\ufeff\ufeffa\ufeffb".encode())
    assert read(path) == "\ufeffa\ufeffb"


@given(st.text(), st.integers(1, 9), st.sampled_from(["utf-8", "utf-16", "shift_jis"]))
def test_characters_across_blocks(text: str, size: int, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    blocks = [data[i : i + size] for i in range(0, len(data), size)]
    assert "".join(decoding._decode(Path("file"), blocks, encoding, "strict")) == data.decode(
        encoding
    ).removeprefix("\ufeff")


@given(st.text(max_size=20), st.integers(1, 9))
def test_bytes_that_are_no_text_are_located(text: str, size: int) -> None:
    data = text.encode() + b"\xff" + text.encode()
    blocks = [data[i : i + size] for i in range(0, len(data), size)]
    with pytest.raises(InvalidInput, match=f"byte 0xff at offset {len(text.encode())} "):
        list(decoding._decode(Path("file"), blocks, "utf-8", "strict"))


def test_what_to_do_about_bytes_that_are_no_text(path: Path) -> None:
    path.write_bytes("été".encode("latin-1"))
    with pytest.raises(
        InvalidInput, match=r"text.txt is not utf-8 text: .* give its encoding=.* or errors='replace'"
    ):
        read(path)
    assert read(path, encoding="latin-1") == "été"
    assert read(path, errors="replace") == "\ufffdt\ufffd"


def test_a_character_cut_off_at_the_end(path: Path) -> None:
    path.write_bytes(b"ab\xc3")
    with pytest.raises(InvalidInput, match="byte 0xc3 at offset 2 "):
        read(path)


@pytest.mark.parametrize(
    ("encoding", "errors", "named"),
    [
        ("utf-9", "strict", "another that Python knows, got 'utf-9'"),
        ("hex", "strict", "another that Python knows, got 'hex'"),
        ("utf-8", "loud", "got 'loud'"),
    ],
)
def test_unknown_encodings_are_refused(encoding: str, errors: str, named: str, path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(InvalidInput, match=named):
        read(path, encoding=encoding, errors=errors)


@pytest.mark.parametrize("names", [{"encoding": None}, {"encoding": 8}, {"errors": None}], ids=str)
def test_what_is_no_name_of_an_encoding(names: dict[str, str], path: Path) -> None:
    path.write_bytes(b"text")
    with pytest.raises(WrongType, match=f"{next(iter(names))} must be a name, got"):
        read(path, **names)


@pytest.mark.parametrize(
    ("encoding", "errors", "expected"),
    [
        ("utf8", "strict", b"\xef\xbb\xbf\xc3\xa9\xff"),  # as they are
        ("utf-8", "replace", b"\xc3\xa9\xef\xbf\xbd"),
        ("utf-8", "surrogateescape", b"\xc3\xa9\xed\xb3\xbf"),
        ("latin-1", "strict", "ï»¿Ã©ÿ".encode()),
    ],
)
def test_any_text_as_utf8(encoding: str, errors: str, expected: bytes, path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf\xc3\xa9\xff")
    (blocks,) = utf8_blocks([path], encoding, errors, ByteMeter())
    assert b"".join(blocks) == expected
