"""Files as UTF-8 in segments that end where no word is cut: what the compiled reader takes."""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from firth.text.decoding import is_strict_utf8, utf8_blocks
from firth.text.files import ByteMeter


class Segment(NamedTuple):
    """Part of a file.

    Parameters
    ----------
    text : bytes
        UTF-8, if it is text at all.
    ends : bool
        Whether a sentence ends after it although no line does.
    path : Path
    offset : int
        Where it begins in the file.
    """

    text: bytes
    ends: bool
    path: Path
    offset: int


def segments(files: list[Path], *, encoding: str, errors: str, meter: ByteMeter) -> Iterator[Segment]:
    """Read files, one after the other."""
    marked = is_strict_utf8(encoding, errors)  # else Python's decoder has dropped the mark
    for path, blocks in zip(files, utf8_blocks(files, encoding, errors, meter), strict=True):
        unfinished = False
        for offset, text in _uncut(blocks):
            if marked and offset == 0 and text.startswith(codecs.BOM_UTF8):
                offset, text = 3, text[3:]
            if text:
                yield Segment(text, False, path, offset)
                unfinished = not text.endswith(b"\n")
        if unfinished:
            yield Segment(b"", True, path, offset)


def _uncut(blocks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Blocks, and where they begin, that end with a line end or a space; only the last may end otherwise."""
    held: list[bytes] = []
    offset = 0
    for block in blocks:
        end = 1 + max(block.rfind(b"\n"), block.rfind(b" "))
        if not end:
            held.append(block)
            continue
        text = b"".join([*held, memoryview(block)[:end]])
        yield offset, text
        offset += len(text)
        held = [block[end:]]
    if tail := b"".join(held):
        yield offset, tail
