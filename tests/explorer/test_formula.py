import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput
from firth.explorer.formula import parsed


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        ("king", ["king"], []),
        ("king - man + woman", ["king", "woman"], ["man"]),
        ("  - man   + woman ", ["woman"], ["man"]),
        ("+ king", ["king"], []),
        ("well-known - c++", ["well-known"], ["c++"]),
        ('"New York" - "+"', ["New York"], ["+"]),
        ('say"so" + a', ['say"so"', "a"], []),
    ],
)
def test_formulas(text: str, positive: list[str], negative: list[str]) -> None:
    assert parsed(text) == (positive, negative)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "write words with"),
        ("  ", "write words with"),
        ("-", "write words with"),
        ("king man", r"write \+ or - before 'man', or put"),
        ("king - + man", r"a word must follow -, got \+"),
        ("king -", "a word must follow -, and nothing does"),
        ('""', 'a word must have letters, got ""'),
    ],
)
def test_what_is_no_formula(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        parsed(text)


words = st.text(st.characters(exclude_characters='"', exclude_categories=("Z", "C")), min_size=1).filter(
    lambda word: word not in "+-" and len(word.split()) == 1
)


@given(st.lists(st.tuples(st.sampled_from("+-"), words), min_size=1), st.sampled_from(['"', ""]))
def test_what_is_written_is_read(terms: list[tuple[str, str]], quote: str) -> None:
    text = " ".join(f"{sign} {quote}{word}{quote}" for sign, word in terms)
    assert parsed(text) == tuple([word for sign, word in terms if sign == side] for side in "+-")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        positive, negative = parsed(text)
    except InvalidInput:
        return
    assert all([*positive, *negative])
