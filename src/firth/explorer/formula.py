"""What is typed: analogies such as ``king - man + woman``."""

import re

from firth.errors import InvalidInput

_PIECE = re.compile(r'"([^"]*)"(?!\S)|(\S+)')


def parsed(text: str) -> tuple[list[str], list[str]]:
    """The words of a formula with a plus, and those with a minus.

    Signs stand between blanks, so that ``well-known`` is a word; a word with blanks stands in double quotes,
    and so does one that is a sign.

    Raises
    ------
    InvalidInput
        Two words or two signs follow each other, or there is no word.

    Examples
    --------
    >>> parsed('king - man + "New York"')
    (['king', 'New York'], ['man'])
    """
    sides: dict[str, list[str]] = {"+": [], "-": []}
    sign: str | None = "+"
    for quoted, bare in _PIECE.findall(text):
        if bare in sides:
            if sign is not None and any(sides.values()):
                raise InvalidInput(f"a word must follow {sign}, got {bare}")
            sign = bare
            continue
        word = bare or quoted
        if not word:
            raise InvalidInput('a word must have letters, got ""')
        if sign is None:
            raise InvalidInput(
                f"write + or - before {word!r}, or put a word that has blanks in double quotes"
            )
        sides[sign].append(word)
        sign = None
    if not any(sides.values()):
        raise InvalidInput("write words with + and - between them, as in king - man + woman")
    if sign is not None:
        raise InvalidInput(f"a word must follow {sign}, and nothing does")
    return sides["+"], sides["-"]
