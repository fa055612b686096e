from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput
from firth.explorer.params import Params


@pytest.mark.parametrize("text", ["0", "11", "-1", "1.5", "", "x", "1" * 5000, "\u0665", "+5", " 5"])
def test_numbers_outside_their_limits(text: str) -> None:
    with pytest.raises(InvalidInput, match="n must be a number from 1 to 10, got"):
        Params(f"n={text.replace('+', '%2B')}").number("n", 3, 1, 10)


def test_what_is_given_and_what_is_not() -> None:
    given = Params("n=10&q=king+-+man+%2B+woman&word=a&word=b%26c&from=1,000&from=fine&empty=")
    assert given.number("n", 3, 1, 10) == 10
    assert given.number("k", 3, 1, 10) == 3
    assert given.text("q") == "king - man + woman"
    assert given.text("nothing") == ""
    assert given.words("word", 2) == ["a", "b&c"]
    assert given.words("from", 1) == ["1,000", "fine"]


@pytest.mark.parametrize(
    ("query", "ask", "sentence"),
    [
        ("n=1&n=2", lambda given: given.number("n", 1, 1, 9), "n must be given once, got 2 times"),
        ("q=" + "x" * 2001, lambda given: given.text("q"), "q must have at most 2000 letters, got 2001"),
        ("", lambda given: given.word("word"), "word must be a word of 1 to 1000 letters, got 0"),
        ("word=" + "x" * 1001, lambda given: given.word("word"), "1 to 1000 letters, got 1001"),
        ("word=a", lambda given: given.words("word", 2, 3), "word must be given 2 to 3 times, got 1"),
        ("word=a&word=", lambda given: given.words("word", 2, 3), "1 to 1000 letters, got 0"),
        ("&a=1" * 300, lambda given: given, "a question can have at most 210 parameters"),
    ],
)
def test_refusals(query: str, ask: object, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        ask(Params(query))  # type: ignore[operator]


@given(st.text(st.characters(max_codepoint=255)))
def test_any_query_is_read_or_refused(query: str) -> None:
    for ask in (
        lambda given: given.number("n", 1, 0, 1),
        lambda given: given.text("q"),
        lambda given: given.word("word"),
        lambda given: given.words("word", 1),
    ):
        with suppress(InvalidInput):
            ask(Params(query))
