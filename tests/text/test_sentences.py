from hypothesis import given
from hypothesis import strategies as st
from tests.text.toy import CONNECTORS, phrases

from firth.text.sentences import following, joined


def by_trying(sentence: list[str], phrases: set[tuple[str, ...]]) -> list[str]:
    """From left to right: the phrase that begins here, or else the word."""
    words: list[str] = []
    while sentence:
        # a phrase ends at the first word that is no connector, so there is one at most
        here = [phrase for phrase in phrases if tuple(sentence[: len(phrase)]) == phrase]
        words.append("_".join(here[0]) if here else sentence[0])
        sentence = sentence[len(here[0]) if here else 1 :]
    return words


@given(phrases, st.lists(st.sampled_from("abcxy"), max_size=30))
def test_the_same_as_by_trying(phrases: set[tuple[str, ...]], sentence: list[str]) -> None:
    assert joined(sentence, following(phrases, "_"), CONNECTORS) == by_trying(sentence, phrases)


def test_a_word_belongs_to_one_phrase() -> None:
    both = following([("a", "b"), ("b", "a")], "_")
    assert joined(["a", "b", "a", "b", "a"], both, frozenset()) == ["a_b", "a_b", "a"]
