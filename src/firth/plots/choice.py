"""Which words a map shows."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import islice

from firth.errors import InvalidInput, WrongType
from firth.vectors import WordVectors

MOST_FREQUENT = 100  # left out of the default choice: the, of, and, ...


def choose(
    words: WordVectors, keys: Sequence[Hashable] | None, n: int, groups: Mapping[str, Sequence[Hashable]]
) -> list[Hashable]:
    """The keys to show, each once, after the checks that need no drawing."""
    if not isinstance(words, WordVectors):
        raise WrongType(
            f"words must be a WordVectors, got {type(words).__name__}; firth.load reads one from a file"
        )
    for given in (keys, *groups.values()):
        if isinstance(given, str):
            raise WrongType(f"words to show must be a list, got the string {given!r}")
    if keys is None and groups:
        keys = [key for members in groups.values() for key in members]
    elif keys is None:
        if n < 2:
            raise InvalidInput(f"n must be at least 2, got {n}")
        keys = _frequent(words, n)
    chosen = list(dict.fromkeys(keys))
    if len(chosen) < 2:
        raise InvalidInput(f"a map needs at least 2 words, got {len(chosen)}")
    return chosen


def _frequent(words: WordVectors, n: int) -> list[Hashable]:
    """The n most frequent keys after the very first that look like words; any, where those are too few."""
    first = max(0, min(MOST_FREQUENT, len(words) - n))
    rest = words.head(len(words)).index_to_key[first:]
    # a single letter can be a word, but not often in the alphabets of ASCII
    like_words = (
        key
        for key in rest
        if not isinstance(key, str) or (any(map(str.isalpha, key)) and (len(key) > 1 or not key.isascii()))
    )
    chosen = list(islice(like_words, n))
    return chosen if len(chosen) == n else rest[:n]
