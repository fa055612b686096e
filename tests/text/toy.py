"""Small texts with connectors, as words and as numbers."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from itertools import pairwise

from hypothesis import strategies as st

from firth.text.numbered import NumberedText
from firth.text.reading import numbered_text

CONNECTORS = frozenset("xy")
texts = st.lists(st.lists(st.sampled_from("abcdexy"), max_size=40), max_size=6).filter(any)
phrases = st.sets(
    st.builds(
        lambda first, between, last: (first, *between, last),
        st.sampled_from("abc"),
        st.lists(st.sampled_from("xy"), max_size=2),
        st.sampled_from("abc"),
    )
)


def numbered(text: Iterable[list[object]]) -> AbstractContextManager[NumberedText]:
    return numbered_text(
        text, tokenizer="whitespace", encoding="utf-8", errors="strict", workers=1, progress=None
    )


def sentences_of(text: NumberedText) -> list[list[str]]:
    """The words that the numbers stand for."""
    return [text.words(text.ids[start:stop].astype(int)) for start, stop in pairwise(text.offsets.tolist())]
