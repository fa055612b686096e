"""Keys of a vocabulary as JSON, one a line: str and int as they are, other types in a tagged form.

A key comes back as the type it was, so that 1 and "1" stay two words, without pickle files and without eval.
A leaf: any room may import it.
"""

import base64
import binascii
import json
import reprlib
from collections.abc import Container, Hashable, Iterable
from typing import Any

import numpy as np

from firth.errors import DamagedFile, WrongType

_KEY_TYPES = "str, int, float, bool, None, bytes and tuples of these"


def dump_keys(keys: Iterable[Hashable]) -> str:
    """Write keys as a JSON array with one key a line.

    Parameters
    ----------
    keys : iterable of str, int, float, bool, None, bytes, or tuples of these
        NumPy's scalars are written as the Python values they stand for.

    Returns
    -------
    str
        Text that can be encoded as UTF-8 and that :func:`load_keys` reads back.

    Raises
    ------
    WrongType
        A key has another type, which could not be read back as what it was.

    Examples
    --------
    >>> print(dump_keys(["cat", 7, ("New", "York")]))
    [
    "cat",
    7,
    {"tuple": ["New", "York"]}
    ]
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "[\n" + ",\n".join(encode(_to_json(key)) for key in keys) + "\n]\n"


def load_keys(text: str) -> list[Hashable]:
    """Read the keys that :func:`dump_keys` wrote.

    Parameters
    ----------
    text : str
        The JSON array.

    Returns
    -------
    list of hashable
        The keys, each of the type it was.

    Raises
    ------
    DamagedFile
        The text is not such an array.

    Examples
    --------
    >>> load_keys('["cat", 7, {"tuple": ["New", "York"]}]')
    ['cat', 7, ('New', 'York')]
    """
    try:
        plain = json.loads(text)
        if not isinstance(plain, list):
            raise DamagedFile(
                f"the list of words is damaged: a JSON array was expected, got {reprlib.repr(plain)}"
            )
        if set(map(type, plain)) <= {str, int}:  # as nearly all are, and they stand for themselves
            return plain
        return [_from_json(value) for value in plain]
    except (json.JSONDecodeError, RecursionError) as error:
        raise DamagedFile(f"the list of words is damaged: it is not JSON ({error})") from error


def key_of(words: Container[Any], text: str) -> Any:
    """The key that a text means: the text itself or, where that is no key, the integer it spells.

    Examples
    --------
    >>> key_of({"king", 7}, "king"), key_of({"king", 7}, "7"), key_of({"king"}, "7")
    ('king', 7, '7')
    """
    if text in words:
        return text
    try:
        number = int(text)
    except ValueError:
        return text  # which the question refuses, with the nearest word
    return number if number in words else text


def _to_json(key: Hashable) -> Any:
    """What stands for a key in JSON; exact types only, because a subclass would come back as its base."""
    if isinstance(key, np.generic):
        key = key.item()
    kind = type(key)
    if isinstance(key, str) and kind is str:
        try:
            key.encode("utf-8")
        except UnicodeEncodeError:  # half a surrogate pair, as errors="surrogateescape" leaves it
            return {"surrogates": key.encode("utf-8", "surrogatepass").hex()}
        return key
    if kind is int:
        return key
    if kind is float:
        return {"float": repr(key)}  # text, because JSON has no infinities
    if kind is bool:
        return {"bool": key}
    if key is None:
        return {"none": None}
    if isinstance(key, bytes) and kind is bytes:
        return {"bytes": base64.b64encode(key).decode("ascii")}
    if isinstance(key, tuple) and kind is tuple:
        return {"tuple": [_to_json(part) for part in key]}
    raise WrongType(
        f"a key of type {kind.__name__} cannot be saved ({reprlib.repr(key)}); keys can be {_KEY_TYPES}"
    )


def _from_json(value: Any) -> Hashable:
    """The key that a JSON value stands for."""
    kind = type(value)
    if kind is str or kind is int:
        return value  # type: ignore[no-any-return]
    match value:
        case {"float": str(digits)} if len(value) == 1:
            try:
                return float(digits)
            except ValueError:
                pass
        case {"bool": bool(flag)} if len(value) == 1:
            return flag
        case {"none": None} if len(value) == 1:
            return None
        case {"bytes": str(letters)} if len(value) == 1:
            try:
                return base64.b64decode(letters, validate=True)
            except (binascii.Error, ValueError):
                pass
        case {"surrogates": str(digits)} if len(value) == 1:
            try:
                return bytes.fromhex(digits).decode("utf-8", "surrogatepass")
            except ValueError:
                pass
        case {"tuple": list(parts)} if len(value) == 1:
            return tuple(_from_json(part) for part in parts)
    raise DamagedFile(f"the list of words is damaged: {reprlib.repr(value)} stands for no key")
