"""Tokenisers: from a line of text to its words. A leaf; other rooms that meet plain text import it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from firth.errors import InvalidInput, WrongType

Tokenizer = Callable[[str], list[str]]

LETTER = r"[[a-z][\w--\p{Han}--\p{Hiragana}]]"  # a-z again and first: it makes the search a quarter faster
JOINER = "['’‐‑-]"


def tokenizer(spec: str | Tokenizer) -> Tokenizer:
    """Find a tokeniser by name, or guard one that is given.

    Parameters
    ----------
    spec : {"whitespace", "words"} or callable(str) -> list of str
        ``"whitespace"`` is exactly :meth:`str.split`. ``"words"`` is :func:`words`. The result of any other
        callable is checked at each call.

    Returns
    -------
    callable(str) -> list of str

    Raises
    ------
    InvalidInput
        No tokeniser has this name.
    WrongType
        `spec` is neither a name nor callable, or (when called) it returns something other than a list of str.

    Examples
    --------
    >>> tokenizer("whitespace")("Don't stop!")
    ["Don't", 'stop!']
    >>> tokenizer("words")("Don't stop!")
    ["don't", 'stop']
    """
    if isinstance(spec, str):
        if spec not in _NAMED:
            raise InvalidInput(
                f"no tokenizer is named {spec!r}; the names are {', '.join(map(repr, _NAMED))}"
            )
        return _NAMED[spec]
    if not callable(spec):
        raise WrongType(f"tokenizer must be a name or a callable, got {type(spec).__name__}")
    return spec if name_of(spec) else _checked(spec)


def words(text: str) -> list[str]:
    """Split text into Unicode words, lower-cased.

    A word is a run of letters, marks, digits and underscores. Single apostrophes (``'`` and ``’``) and
    hyphens inside it belong to it. Han and Hiragana, which are written without spaces, give one word a
    character, as Unicode's own word boundaries do (UAX #29).

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of str

    Examples
    --------
    >>> words("The well-known naïve rule -- it’s 'simple'.")
    ['the', 'well-known', 'naïve', 'rule', 'it’s', 'simple']
    """
    return _word_pattern().findall(text.lower())  # type: ignore[no-any-return]


def forgotten(text: str) -> list[str]:
    """Stands for the function of a saved model, which was not saved; lists of tokens need none."""
    raise InvalidInput(
        "the tokenizer of this model was a function, which is not saved: set_params(tokenizer=function)"
    )


def name_of(tokenize: Tokenizer) -> str | None:
    """The name of a tokeniser that has one: those are compiled too, and need not see whole lines."""
    return next((name for name, known in _NAMED.items() if tokenize is known), None)


_NAMED: dict[str, Tokenizer] = {"whitespace": str.split, "words": words}


@cache
def _word_pattern() -> Any:
    import regex

    return regex.compile(rf"{LETTER}++(?:{JOINER}{LETTER}++)*+|\w\p{{M}}*+", regex.V1)


def _checked(tokenize: Tokenizer) -> Tokenizer:
    """Guard a callable: a str, for one, would quietly become a corpus of characters."""

    def checked(text: str) -> list[str]:
        tokens: object = tokenize(text)
        if not isinstance(tokens, list):
            raise WrongType(f"the tokenizer must return a list of str, got {type(tokens).__name__}")
        for token in tokens:
            if not isinstance(token, str):
                raise WrongType(
                    f"the tokenizer must return a list of str, got a list with {type(token).__name__}"
                )
        return tokens

    return checked
