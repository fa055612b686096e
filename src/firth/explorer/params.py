"""What a question gives: every parameter is looked at before it is used."""

from urllib.parse import parse_qsl

from firth.errors import InvalidInput

LONGEST = 1000  # letters of a word
MOST = 200  # words of a question
_LONGEST_TEXT = 2000
_MOST_FIELDS = MOST + 10


class Params:
    """The parameters of a query string.

    Raises
    ------
    InvalidInput
        From here on whenever something is missing, given twice or outside its limits.

    Examples
    --------
    >>> given = Params("word=king&n=5")
    >>> given.word("word"), given.number("n", 20, 1, 1000), given.number("model", 0, 0, 1)
    ('king', 5, 0)
    """

    def __init__(self, query: str) -> None:
        self._given: dict[str, list[str]] = {}
        try:
            fields = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError:
            raise InvalidInput(f"a question can have at most {_MOST_FIELDS} parameters") from None
        for name, value in fields:
            self._given.setdefault(name, []).append(value)

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """An integer within limits."""
        text = self._one(name, str(default))
        if text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most:
            return int(text)
        raise InvalidInput(f"{name} must be a number from {least} to {most}, got {_short(text)}")

    def text(self, name: str) -> str:
        """Some text, which may be empty."""
        text = self._one(name, "")
        if len(text) > _LONGEST_TEXT:
            raise InvalidInput(f"{name} must have at most {_LONGEST_TEXT} letters, got {len(text)}")
        return text

    def word(self, name: str) -> str:
        """A word."""
        return _word(name, self._one(name, ""))

    def words(self, name: str, least: int, most: int = MOST) -> list[str]:
        """The words of a parameter that is given again and again."""
        words = self._given.get(name, [])
        if not least <= len(words) <= most:
            raise InvalidInput(f"{name} must be given {least} to {most} times, got {len(words)}")
        return [_word(name, word) for word in words]

    def _one(self, name: str, default: str) -> str:
        values = self._given.get(name, [default])
        if len(values) > 1:
            raise InvalidInput(f"{name} must be given once, got {len(values)} times")
        return values[0]


def _word(name: str, text: str) -> str:
    if not 1 <= len(text) <= LONGEST:
        raise InvalidInput(f"{name} must be a word of 1 to {LONGEST} letters, got {len(text)} letters")
    return text


def _short(text: str) -> str:
    return repr(text if len(text) <= 20 else text[:20] + "...")
