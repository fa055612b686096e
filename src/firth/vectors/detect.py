"""What kind of file of word vectors this is, by its first bytes."""

import struct
from typing import Literal

from firth.errors import DamagedFile
from firth.vectors.reading import header_of
from firth.vectors.textformat import numbers_at_end

SAMPLE = 1 << 16  # bytes to look at

_FASTTEXT = b"\xba\x16\x4f\x2f"
_COMPRESSED = {b"PK\x03\x04": "zip", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bzip2"}
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_NUMERIC = b"0123456789+-.eEnaifNAIFTYty \t\r"


def detect(name: str, sample: bytes) -> Literal["word2vec-text", "word2vec-binary", "glove"]:
    """The name of the format of a file that starts with the sample."""
    if not sample:
        raise DamagedFile(f"{name} is empty")
    if _is_fasttext(sample):
        raise DamagedFile(f"{name}: fastText binary models are not read yet; use the .vec beside it")
    for magic, program in _COMPRESSED.items():
        if sample.startswith(magic):
            raise DamagedFile(f"{name} is compressed with {program}: unpack it first (gzip is read as it is)")
    line, _, body = sample.partition(b"\n")
    header = header_of(line)
    if header is not None:
        return "word2vec-binary" if _is_binary(body, header[1]) else "word2vec-text"
    fields = line.split()
    if len(line) == SAMPLE:  # the line goes on after the sample, which may end inside a number
        fields.pop()
    if len(fields) > 1 and numbers_at_end(fields):
        return "glove"
    raise DamagedFile(
        f"{name} is no file of word vectors that firth reads: "
        "a model folder, word2vec text or binary, or GloVe text, each also as gzip"
    )


def _is_binary(body: bytes, dimensions: int) -> bool:
    """Whether what follows the first word, where its numbers stand, is not text."""
    _, _, numbers = body.partition(b" ")
    numbers = numbers[: 4 * max(0, dimensions)]
    if len(numbers.translate(None, _CONTROLS)) < len(numbers):
        return True
    line, _, _ = numbers.partition(b"\n")
    if line and not line.translate(None, _NUMERIC):
        return False
    try:
        numbers.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason != "unexpected end of data"
    return False


def _is_fasttext(sample: bytes) -> bool:
    """Whether it is a fastText model, of today or of the layout before it had a magic number."""
    if sample.startswith(_FASTTEXT):
        return True
    if len(sample) < 56:
        return False
    # dim, ws, epoch, minCount, neg, wordNgrams, loss, model, bucket, minn, maxn, lrUpdateRate, then t
    settings = struct.unpack("<12i", sample[:48])
    small = all(0 <= value < 1 << 28 for value in settings)
    return small and settings[0] > 0 and settings[6] in (1, 2, 3) and settings[7] in (1, 2, 3)
