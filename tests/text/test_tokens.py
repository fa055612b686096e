import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, WrongType
from firth.text.tokens import name_of, tokenizer, words

mixed = st.lists(
    st.sampled_from(
        [
            "a",
            "B",
            "Σ",
            "İ",
            "'",
            "’",
            "-",
            "‑",
            "é",
            "\u0301",
            "東",
            "の",
            "_",
            "7",
            " ",
            "\n",
            "\u3000",
            ".",
        ]
    )
).map("".join)


@given(st.text())
def test_whitespace_is_str_split(text: str) -> None:
    assert tokenizer("whitespace")(text) == text.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, WORLD! (Twice.)", ["hello", "world", "twice"]),
        ("don't it’s 'quoted' rock'n'roll dogs'", ["don't", "it’s", "quoted", "rock'n'roll", "dogs"]),
        ("state-of-the-art -- well- -known re‑use", ["state-of-the-art", "well", "known", "re‑use"]),
        ("caf\u0065\u0301 नमस्ते", ["cafe\u0301", "नमस्ते"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("naïve ÉCOLE ΟΔΟΣ", ["naïve", "école", "οδος"]),
        ("snake_case __init__ x2 2nd", ["snake_case", "__init__", "x2", "2nd"]),
        ("東京タワーへ行く", ["東", "京", "タワー", "へ", "行", "く"]),
        ("한국어 단어", ["한국어", "단어"]),
        (" \t\n.,;!? …", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert tokenizer("words")(text) == expected


@given(mixed)
def test_words_lose_no_letter(text: str) -> None:
    def letters(parts: str) -> list[str]:
        return [c for c in parts if unicodedata.category(c)[0] in "LN" or c == "_"]

    assert letters("".join(words(text))) == letters(text.lower())


@given(st.text() | mixed, st.text() | mixed, st.sampled_from(" \t\n\r\x1c\x85\u2028\u3000"))
def test_a_cut_at_whitespace_changes_nothing(left: str, right: str, space: str) -> None:
    for name in ("whitespace", "words"):
        tokenize = tokenizer(name)
        assert name_of(tokenize) == name
        assert tokenize(left + space) + tokenize(right) == tokenize(left + space + right)


def test_a_callable_is_used_as_it_is() -> None:
    tokenize = tokenizer(lambda text: text.split(","))
    assert tokenize("a b,c") == ["a b", "c"]
    assert name_of(tokenize) is None


@pytest.mark.parametrize(
    ("result", "named"),
    [("abc", "got str"), (("a",), "got tuple"), (None, "got NoneType"), ([1], "a list with int")],
)
def test_what_a_callable_returns_is_checked(result: object, named: str) -> None:
    with pytest.raises(WrongType, match=f"must return a list of str, {named}|{named}"):
        tokenizer(lambda text: result)("some text")  # type: ignore[arg-type, return-value]


def test_an_unknown_name_lists_the_names() -> None:
    with pytest.raises(
        InvalidInput, match="no tokenizer is named 'spaces'; the names are 'whitespace', 'words'"
    ):
        tokenizer("spaces")


def test_something_else_is_refused() -> None:
    with pytest.raises(WrongType, match="a name or a callable, got int"):
        tokenizer(3)  # type: ignore[arg-type]
