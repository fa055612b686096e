"""word2vec binary: a header line, then each word, a space and its float32 numbers, little-endian."""

from collections.abc import Sequence
from typing import BinaryIO

import numpy as np

from firth.errors import DamagedFile
from firth.vectors import native
from firth.vectors.arithmetic import Table, blocks
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.rows import LONGEST_WORD, Rows, promised
from firth.vectors.formats.source import Source

_BLOCK = 1 << 20  # bytes read at a time, which the cache holds
_LONGEST_HEADER = 128


def read_binary(source: Source, wanted: Wanted) -> Content:
    """Read words and vectors (V, d) from word2vec's binary format."""
    line = source.stream.readline(_LONGEST_HEADER)
    words, dimensions = promised(source, line, word_bytes=2, number_bytes=4)
    count, width = wanted.of(words), 4 * dimensions
    rows = Rows(source, dimensions, wanted=wanted, place=lambda row: f"word {row + 1}")
    rows.expect(count)
    # one piece of memory for all blocks: new memory costs more than what is done in it
    data = np.empty(max(_BLOCK, width + LONGEST_WORD + 2), np.uint8)
    used, position = 0, len(line)
    while len(rows) < count:
        read = source.stream.readinto(data[used:].data)
        used += read
        numbers = rows.room(min(count - len(rows), used // (width + 1)))
        raw, end = native.binary_rows(data[:used], LONGEST_WORD, numbers)
        if b"" in raw:
            raise rows.damage(len(rows) + raw.index(b""), "the word is empty")
        rows.add(raw)
        used, position = used - end, position + end
        data[:used] = data[end : end + used].copy()
        if len(rows) < count and (not read or used > LONGEST_WORD + width):
            what = "the file is truncated" if not read else f"no space within {LONGEST_WORD} bytes"
            raise rows.damage(len(rows), f"{what} (byte {position})")
    rest = data[:used].tobytes() + source.stream.read(1 + LONGEST_WORD)
    if count == words and rest.strip(b"\r\n"):
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
