import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.text import files
from firth.text.files import ByteMeter
from firth.text.segments import Segment, segments

some_bytes = st.lists(st.sampled_from([b"a", b"bc", b" ", b"\n", b"\xef\xbb\xbf", b"\xff"])).map(b"".join)


def read(*paths: Path, encoding: str = "utf-8") -> list[Segment]:
    return list(segments(list(paths), encoding=encoding, errors="strict", meter=ByteMeter()))


@pytest.mark.parametrize("block", [1, 3, 1000])
@given(data=some_bytes)
def test_no_word_is_cut_and_nothing_is_lost(
    block: int, data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("segments") / "text"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "_PLAIN_BLOCK", block)
        patch.setattr(files, "_COMPRESSED_BLOCK", max(block, 6))
        found = read(path, path)
    text = data.removeprefix(b"\xef\xbb\xbf")
    first, second = (found[i : i + len(found) // 2] for i in (0, len(found) // 2))
    assert first == second
    assert b"".join(segment.text for segment in first) == text
    for segment in first:
        assert data[segment.offset :].startswith(segment.text) or segment.ends
    assert all(re.search(rb"[ \n]$", segment.text) for segment in first[:-2])
    assert [segment.ends for segment in first].count(True) == bool(text and not text.endswith(b"\n"))


def test_a_mark_that_the_decoder_has_dropped(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes("\ufeff\ufeffa".encode("utf-16-le"))
    assert read(path, encoding="utf-16-le")[0].text == "\ufeffa".encode()
