import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.explorer.completion import Completer

WORDS = ["the", "The", "then", "other", "Straße", "new york", "a\0b", "théâtre"]


def slow(words: list[str], typed: str, n: int) -> list[int]:
    """The slow twin: three looks at every word."""
    words = [word.replace("\0", "\ufffd") for word in words]
    folded = typed.casefold()
    looks = (
        lambda word: word.startswith(typed),
        lambda word: word.casefold().startswith(folded),
        lambda word: folded in word.casefold(),
    )
    found = [row for look in looks for row, word in enumerate(words) if look(word)]
    return list(dict.fromkeys(found))[:n] if typed and "\0" not in typed else []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("the", ["the", "then", "The", "other"]),
        ("The", ["The", "the", "then", "other"]),
        ("STRASSE", ["Straße"]),
        ("york", ["new york"]),
        ("", []),
        ("\0", []),
        ("zzz", []),
    ],
)
def test_completions(typed: str, found: list[str]) -> None:
    assert [WORDS[row] for row in Completer(WORDS).complete(typed, 10)] == found


letters = st.text("aAbß\0 ", max_size=4)


@given(st.lists(letters, min_size=1, max_size=30), letters, st.integers(1, 10))
def test_against_the_slow_twin(words: list[str], typed: str, n: int) -> None:
    assert Completer(words).complete(typed, n) == slow(words, typed, n)
