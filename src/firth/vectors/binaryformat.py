"""word2vec binary: a header line, then each word, a space and its float32 numbers, little-endian."""

from collections.abc import Sequence
from typing import BinaryIO

import numpy as np

from firth.errors import DamagedFile
from firth.vectors.arithmetic import Table, blocks
from firth.vectors.reading import LONGEST_WORD, Rows, promised
from firth.vectors.source import Source

_BLOCK = 1 << 24  # bytes read at a time
_LONGEST_HEADER = 128


def read_binary(source: Source, *, encoding: str, errors: str, limit: int | None) -> tuple[list[str], Table]:
    """Read words and vectors (V, d) from word2vec's binary format, the first `limit` of them."""
    line = source.stream.readline(_LONGEST_HEADER)
    words, dimensions = promised(source, line, word_bytes=2, number_bytes=4)
    wanted = words if limit is None else min(words, limit)
    rows = Rows(source, dimensions, encoding=encoding, errors=errors, place=lambda row: f"word {row + 1}")
    data, position, width = b"", len(line), 4 * dimensions
    while len(rows) < wanted:
        chunk = source.stream.read(_BLOCK + width)
        data += chunk
        raw, starts, end = _scan(data, width, wanted - len(rows))
        if b"" in raw:
            raise rows.damage(len(rows) + raw.index(b""), "the word is empty")
        if raw:
            rows.add(raw, _gathered(data, starts, width))
        data, position = data[end:], position + end
        if len(rows) < wanted and (not chunk or len(data) > LONGEST_WORD + width):
            what = "the file is truncated" if not chunk else f"no space within {LONGEST_WORD} bytes"
            raise rows.damage(len(rows), f"{what} (byte {position})")
    if wanted == words and (data + source.stream.read(1 + LONGEST_WORD)).strip(b"\r\n"):
        raise DamagedFile(f"{source.name} goes on after the {words} words of its header (byte {position})")
    return rows.result()


def write_binary(stream: BinaryIO, words: Sequence[bytes], vectors: Table) -> None:
    """Write words and vectors (V, d) in word2vec's binary format."""
    stream.write(b"%d %d\n" % vectors.shape)
    width = 4 * vectors.shape[1]
    for rows in blocks(*vectors.shape):
        numbers = np.ascontiguousarray(vectors[rows], "<f4").tobytes()
        stream.writelines(
            b"%s %s\n" % (word, numbers[i * width : (i + 1) * width]) for i, word in enumerate(words[rows])
        )


def _scan(data: bytes, width: int, most: int) -> tuple[list[bytes], list[int], int]:
    """The complete rows in the data: their words, where their numbers start, and where the last one ends."""
    raw: list[bytes] = []
    starts: list[int] = []
    end = 0
    while len(raw) < most:
        space = data.find(b" ", end, end + LONGEST_WORD)
        if space < 0 or space + 1 + width > len(data):
            break
        raw.append(data[end:space].lstrip(b"\n"))  # the original program ends every row with a newline
        starts.append(space + 1)
        end = space + 1 + width
    return raw, starts, end


def _gathered(data: bytes, starts: list[int], width: int) -> Table:
    """The numbers (n, width / 4) that start at the given bytes."""
    windows = np.lib.stride_tricks.sliding_window_view(np.frombuffer(data, np.uint8), width)
    return windows[starts].view("<f4").astype(np.float32, copy=False)
