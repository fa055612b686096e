"""Words that may stand inside a phrase, but neither begin nor end one."""

from collections.abc import Iterable, Sequence, Set

from firth.errors import InvalidInput, WrongType

ENGLISH_CONNECTORS = frozenset(
    ("a", "an", "the", "and", "or", "at", "by", "for", "from", "in", "of", "on", "to", "with", "without")
)


def connectors_of(words: Iterable[str]) -> frozenset[str]:
    """The connectors that a setting names.

    Raises
    ------
    InvalidInput, WrongType
    """
    if isinstance(words, str):
        if words != "english":
            raise InvalidInput(f"connector_words must be words or 'english', got {words!r}")
        return ENGLISH_CONNECTORS
    try:
        connectors = frozenset(words)
    except TypeError:
        raise WrongType(f"connector_words must be words or 'english', got {words!r}") from None
    for word in connectors:
        if not isinstance(word, str):
            raise WrongType(f"connector_words must be strings, got {word!r}")
    return connectors


def stand_inside(words: Sequence[str], connectors: Set[str]) -> bool:
    """Whether the words between the first and the last are connectors, and no others."""
    return [word in connectors for word in words] == [False, *[True] * (len(words) - 2), False]
