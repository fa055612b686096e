"""What `words` needs to know of every code point, as a table: Python's own lower case, and regex's classes.

Made from the Python at hand, once per process, so that the compiled core and `firth.text.tokens` agree.
"""

import sys
from functools import cache

import numpy as np
from numpy.typing import NDArray

from firth.text.tokens import JOINER, LETTER

# the same numbers stand in native/letters.hpp
_LETTER, _SINGLE, _MARK, _JOINER, _CASED, _IGNORABLE, _SEVERAL = (1 << bit for bit in range(21, 28))

_POINTS = sys.maxunicode + 1
_BLOCK = 1 << 10
_CASED_OR_IGNORABLE = ((0, 0x20000), (0xE0000, 0xE1000))  # beyond are ideographs and private or no characters


@cache
def letter_table() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The table, and the lower cases of more than one code point that it points to.

    An entry holds the lower case in its 21 lower bits and above them one bit for each of the classes.
    """
    table, several = _lower_cases()
    everything = _text(np.arange(_POINTS, dtype=np.uint32))
    for pattern, bit in (
        (LETTER, _LETTER),
        (rf"[\w--{LETTER}]", _SINGLE),
        (r"\p{M}", _MARK),
        (JOINER, _JOINER),
    ):
        _add(table, everything, pattern, bit)
    _add_contexts(table)
    return table, np.array(several, np.uint32)


def _lower_cases() -> tuple[NDArray[np.uint32], list[int]]:
    """Lower case of every code point; most blocks keep their length and can be taken as a whole."""
    table = np.arange(_POINTS, dtype=np.uint32)
    several: list[int] = []
    for start in range(0, _POINTS, _BLOCK):
        text = _text(table[start : start + _BLOCK])
        lower = text.lower()
        if len(lower) == len(text):
            table[start : start + _BLOCK] = _points(lower)
            continue
        for code, character in enumerate(text, start):
            points = [ord(point) for point in character.lower()]
            table[code] = points[0]
            if len(points) > 1:
                table[code] = len(several) | _SEVERAL
                several += [len(points), *points]
    return table, several


def _add(table: NDArray[np.uint32], everything: str, pattern: str, bit: int) -> None:
    import regex

    for found in regex.compile(f"(?:{pattern})+", regex.V1).finditer(everything):
        table[found.start() : found.end()] |= np.uint32(bit)


def _add_contexts(table: NDArray[np.uint32]) -> None:
    """What surrounds a sigma decides its lower case: Python says which code points it passes over."""
    for start, stop in _CASED_OR_IGNORABLE:
        part = table[start:stop]
        codes = np.arange(start, stop, dtype=np.uint32)
        codes[(part & _SEVERAL) > 0] = ord("A")  # they are capitals too, and would move all after them
        rows = np.empty((len(codes), 4), np.uint32)
        finals = []
        for before in " ", "a":
            rows[:] = [[ord(before), 0, ord("Σ"), ord(" ")]]
            rows[:, 1] = codes
            finals.append(_points(_text(rows.ravel()).lower()).reshape(-1, 4)[:, 2] == ord("ς"))
        after_space, after_letter = finals
        part[after_space] |= np.uint32(_CASED)
        part[after_letter & ~after_space] |= np.uint32(_IGNORABLE)


def _text(points: NDArray[np.uint32]) -> str:
    return points.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint32)
