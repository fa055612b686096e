"""Whether a file is of word2vec or GloVe, by its first bytes; text and binary have no mark of their own."""

from firth.vectors.formats.rows import header_of
from firth.vectors.formats.text import numbers_at_end

SAMPLE = 1 << 16  # bytes to look at

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_NUMERIC = b"0123456789+-.eEnaifNAIFTYty \t\r"


def is_word2vec_binary(sample: bytes) -> bool:
    """Whether a header is followed by a word and numbers that are not text."""
    line, _, body = sample.partition(b"\n")
    header = header_of(line)
    return header is not None and _is_binary(body, header[1])


def is_word2vec_text(sample: bytes) -> bool:
    """Whether there is a header and what follows is text."""
    line, _, body = sample.partition(b"\n")
    header = header_of(line)
    return header is not None and not _is_binary(body, header[1])


def is_glove(sample: bytes) -> bool:
    """Whether the first line, which is no header, ends with numbers."""
    line = sample.partition(b"\n")[0]
    fields = line.split()
    if len(line) == SAMPLE:  # the line goes on after the sample, which may end inside a number
        fields.pop()
    return header_of(line) is None and len(fields) > 1 and numbers_at_end(fields) > 0


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
