"""The words of a `WordVectors` as files of words hold them."""

from collections.abc import Iterable
from typing import Any

from firth.errors import InvalidInput, WrongType

_ADVICE = "write the model folder, which holds any key"


def as_bytes(words: Iterable[Any], format: str, *, spaces: bool = False) -> list[bytes]:
    """The words in UTF-8, if the format can hold them; those that were not read as UTF-8 in their own bytes.

    Raises
    ------
    InvalidInput
        If a word is empty, is not valid Unicode or holds white space, where the format allows no `spaces`.
    WrongType
        If a key is not a string.
    """
    raw = []
    for word in words:
        if not isinstance(word, str):
            raise WrongType(f"{format} holds words only, not the {type(word).__name__} {word!r}: {_ADVICE}")
        try:
            # the escapes of a word that was read with errors="surrogateescape" become its bytes again
            one = word.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            raise InvalidInput(
                f"the word {word!r} is not valid Unicode, which {format} needs: {_ADVICE}"
            ) from None
        if not spaces and (len(one.split()) != 1 or len(one) != len(one.strip())):
            what = "holds white space" if one else "is empty"
            raise InvalidInput(f"the word {word!r} {what}, which {format} cannot hold: {_ADVICE}")
        raw.append(one)
    return raw


def all_of_one_type(keys: list[Any], format: str) -> type:
    """`str` or `int`, whichever all keys are.

    Raises
    ------
    WrongType
        If they are not all the same, or of another type.
    """
    kinds = set(map(type, keys)) or {str}
    if kinds == {str} or kinds == {int}:
        return kinds.pop()
    names = ", ".join(sorted(kind.__name__ for kind in kinds))
    raise WrongType(f"{format} holds keys that are all text or all integers, not {names}: {_ADVICE}")
