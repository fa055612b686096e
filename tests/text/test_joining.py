import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.toy import CONNECTORS, numbered, phrases, sentences_of, texts

from firth.text import chunks, joining
from firth.text.sentences import following, joined


@given(texts, phrases, st.sampled_from([1, 2, 5, 1000]), st.sampled_from([1, 3]), st.sampled_from("_ "))
def test_the_same_as_sentence_by_sentence(
    source: list[list[str]], phrases: set[tuple[str, ...]], chunk: int, threads: int, delimiter: str
) -> None:
    expected = [joined(sentence, following(phrases, delimiter), CONNECTORS) for sentence in source]
    with pytest.MonkeyPatch.context() as patch, numbered(source) as text:
        patch.setattr(chunks, "CHUNK", chunk)
        joining.join(text, phrases, delimiter=delimiter, connectors=CONNECTORS, threads=threads)
        assert sentences_of(text) == expected
        counts = [sum(sentence.count(word) for sentence in expected) for word in _words(text)]
        assert text.counts.tolist() == counts


def test_a_phrase_that_is_a_word_of_the_text() -> None:
    with numbered([["a", "b", "a_b", "c"]]) as text:
        joining.join(text, [("a", "b"), ("c", "d")], delimiter="_", connectors=frozenset(), threads=1)
        assert sentences_of(text) == [["a_b", "a_b", "c"]]
        assert sorted(_words(text)) == ["a", "a_b", "b", "c"]
        assert text.ids[0] == text.ids[1]


def test_twice() -> None:
    with numbered([["a", "b", "c", "a", "b", "d"]]) as text:
        for phrase in [("a", "b"), ("a_b", "c")]:
            joining.join(text, [phrase], delimiter="_", connectors=frozenset(), threads=1)
        assert sentences_of(text) == [["a_b_c", "a_b", "d"]]


def _words(text) -> list[str]:
    return list(text.find(_Everything()))


class _Everything:
    def __contains__(self, word: object) -> bool:
        return True
