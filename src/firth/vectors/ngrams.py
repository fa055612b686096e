"""n-grams of letters and their numbers, as fastText has them; `firth.vectors.native.ngrams` is the fast twin.

A word stands between ``<`` and ``>``, so that an n-gram at its edge is another than one inside. The hash is
a 32-bit FNV-1a over bytes, which fastText takes as signed: one of 128 or more flips the high bits too.
"""

from collections.abc import Iterator

_OFFSET, _PRIME, _MASK = 2166136261, 16777619, (1 << 32) - 1
_HIGH = 0xFFFFFF00  # what a negative byte becomes beyond its own eight bits


def marked(word: bytes) -> bytes:
    """The word between its marks."""
    return b"<" + word + b">"


def ngrams(word: bytes, min_n: int, max_n: int) -> Iterator[bytes]:
    """The n-grams of a word in bytes, by where they begin, then by length; a mark alone is none.

    Examples
    --------
    >>> list(ngrams(b"cat", 3, 4))
    [b'<ca', b'<cat', b'cat', b'cat>', b'at>']
    """
    letters = _letters(marked(word))
    for begin in range(len(letters)):
        for n in range(min_n, min(max_n, len(letters) - begin) + 1):
            if n > 1 or 0 < begin < len(letters) - 1:
                yield b"".join(letters[begin : begin + n])


def numbers(word: bytes, min_n: int, max_n: int, buckets: int) -> list[int]:
    """The numbers of the n-grams of a word, in their order."""
    return [hashed(ngram) % buckets for ngram in ngrams(word, min_n, max_n)]


def hashed(ngram: bytes) -> int:
    """The hash of an n-gram."""
    value = _OFFSET
    for byte in ngram:
        value = ((value ^ (byte | _HIGH if byte > 127 else byte)) * _PRIME) & _MASK
    return value


def _letters(word: bytes) -> list[bytes]:
    """The letters of a word: a byte and the bytes 10xxxxxx after it."""
    starts = [i for i, byte in enumerate(word) if byte & 0xC0 != 0x80]
    return [word[a:b] for a, b in zip(starts, [*starts[1:], len(word)], strict=True)]
