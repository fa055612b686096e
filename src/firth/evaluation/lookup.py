"""Where the words of a benchmark stand in a vocabulary."""

from collections.abc import Callable, Hashable

from firth.errors import WrongType
from firth.vectors import WordVectors


def finder(words: WordVectors, *, restrict: int | None, lower: bool) -> Callable[[Hashable], int | None]:
    """A function from a word to its row, or None; as it is written first, then lower-cased."""
    if not isinstance(words, WordVectors):
        raise WrongType(
            f"words must be a WordVectors, got {type(words).__name__}; firth.load reads one from a file"
        )
    rows = words.key_to_index
    limit = len(words) if restrict is None else restrict

    def find(word: Hashable) -> int | None:
        row = rows.get(word)
        if (row is None or row >= limit) and lower and isinstance(word, str):
            row = rows.get(word.lower())
        return None if row is None or row >= limit else row

    return find
