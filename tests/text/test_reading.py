from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import DamagedFile, InvalidInput, MissingFile, WrongType
from firth.text import Corpus, Vocabulary, files, native, read_corpus, store

some_sentences = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=8), max_size=8)


def words_of(corpus: Corpus) -> list[list[object]]:
    return [[corpus.vocabulary.index_to_key[i] for i in sentence] for sentence in corpus]


@given(some_sentences, st.integers(1, 3))
def test_a_corpus_is_its_sentences_without_rare_words(sentences: list[list[str]], min_count: int) -> None:
    counter = Counter(word for sentence in sentences for word in sentence)
    kept = {word for word, count in counter.items() if count >= min_count}
    if len(kept) < max(1, min(2, len(counter))):
        with pytest.raises(
            InvalidInput, match=r"source holds no tokens|(no word|one word alone) reaches min_count"
        ):
            read_corpus(sentences, min_count=min_count)
        return
    corpus = read_corpus(sentences, min_count=min_count)
    assert words_of(corpus) == [[word for word in sentence if word in kept] for sentence in sentences]
    assert corpus.vocabulary.index_to_key == [word for word, _ in counter.most_common() if word in kept]
    assert corpus.vocabulary.counts.tolist() == np.bincount(corpus.ids).tolist()
    assert corpus.total_tokens == counter.total()
    assert corpus.coverage == len(corpus.ids) / counter.total()


def test_all_roads_give_the_same_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "the cat sat\n\nthe dog sat\nthe end\n" * 50
    path = tmp_path / "text"
    path.write_text(text, encoding="utf-8")
    sentences = [line.split() for line in text.splitlines()]
    expected = read_corpus(path)
    assert expected.ids.dtype == np.int32
    assert expected.offsets.dtype == np.int64
    assert not expected.ids.flags.writeable
    sources = [
        sentences,
        (s for s in sentences),
        map(tuple, sentences),
        [np.array(s) for s in sentences],
        [path],
    ]
    for source in sources:
        corpus = read_corpus(source)
        assert corpus.sha256 == expected.sha256
        assert corpus.vocabulary.index_to_key == expected.vocabulary.index_to_key
    monkeypatch.setattr(store, "_BYTES_IN_MEMORY", 100)
    spilled = read_corpus(path)
    assert isinstance(spilled.ids.base, np.memmap)
    assert spilled.sha256 == expected.sha256


def test_tokenizers(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_text("The cat, the end.", encoding="utf-8")
    read = {name: read_corpus(path, tokenizer=name, min_count=1) for name in ("whitespace", "words")}
    assert words_of(read["whitespace"]) == [["The", "cat,", "the", "end."]]
    assert words_of(read["words"]) == [["the", "cat", "the", "end"]]
    assert words_of(read_corpus(path, tokenizer=lambda text: text.split(","), min_count=1)) == [
        ["The cat", " the end."]
    ]


def test_integers_and_other_keys() -> None:
    corpus = read_corpus(np.array([[5, 5, 7], [7, 5, 9]], np.uint8), min_count=2)
    assert corpus.vocabulary.index_to_key == [5, 7]
    assert {type(key) for key in corpus.vocabulary.index_to_key} == {int}
    mixed = read_corpus([[("New", "York"), None, 1, "1", 1.0, np.int32(1)]], min_count=1)
    assert mixed.vocabulary.index_to_key == [1, ("New", "York"), None, "1"]
    assert mixed.vocabulary.counts.tolist() == [3, 1, 1, 1]


def test_max_vocabulary() -> None:
    corpus = read_corpus([["a", "b", "b", "c"]], min_count=1, max_vocabulary=2)
    assert words_of(corpus) == [["a", "b", "b"]]
    assert corpus.coverage == 0.75


def test_a_given_vocabulary() -> None:
    vocabulary = Vocabulary(["b", "a", 3], [9, 5, 1])
    corpus = read_corpus([["a", "x", "b"], ["x"], ["b", np.int64(3)]], vocabulary=vocabulary)
    assert corpus.vocabulary is vocabulary
    assert [sentence.tolist() for sentence in corpus] == [[1, 0], [], [0, 2]]
    assert corpus.total_tokens == 6


def test_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "_BATCH", 1 << 18)
    monkeypatch.setattr(native, "_BATCH_PER_THREAD", 1 << 18)
    monkeypatch.setattr(files, "_PLAIN_BLOCK", 1 << 18)
    path = tmp_path / "text"
    path.write_bytes(b"a b c d\n" * 200_000)
    calls: list[tuple[int, int | None, int | None]] = []
    read_corpus(path, progress=lambda *call: calls.append(call))
    assert len(calls) > 2
    assert calls == sorted(calls)
    assert calls[-1] == (800_000, 1_600_000, 1_600_000)
    read_corpus([["a"] * 9], progress=lambda *call: calls.append(call))
    assert calls[-1] == (9, None, None)


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ([], r"the source holds no tokens: 0 sentences were read"),
        ([[], []], r"the source holds no tokens: 2 sentences were read, all empty"),
        (
            [["a", "b", "a"]],
            r"no word reaches min_count=5: the most frequent of 2 words occurs 2 times in 3 tokens; min",
        ),
        (
            [["a"] * 9 + ["b"] * 4],
            r"one word alone reaches min_count=5: .*; min_count=4 would keep 2 words",
        ),
    ],
)
def test_too_little_text(source: list[list[str]], named: str) -> None:
    with pytest.raises(InvalidInput, match=named):
        read_corpus(source)


def test_nothing_of_the_vocabulary() -> None:
    with pytest.raises(InvalidInput, match="none of the 2 tokens is among the 1 words of the vocabulary"):
        read_corpus([["x", "y"]], vocabulary=Vocabulary(["a"], [1]))


def test_errors_at_the_door(tmp_path: Path) -> None:
    untouched = iter([["a"]])
    for settings in (
        {"min_count": -1},
        {"tokenizer": "spaces"},
        {"vocabulary": ["a"]},
        {"max_vocabulary": 0.5},
        {"progress": True},
        {"workers": 0},
        {"workers": "all"},
    ):
        with pytest.raises((InvalidInput, WrongType), match=r"must be|no tokenizer"):
            read_corpus(untouched, **settings)  # type: ignore[arg-type]
    assert list(untouched) == [["a"]]
    with pytest.raises(MissingFile, match="no file or folder"):
        read_corpus(tmp_path / "missing")
    with pytest.raises(WrongType, match="a Corpus already"):
        read_corpus(read_corpus([["a"]], min_count=1))


def test_tokens_must_be_hashable() -> None:
    with pytest.raises(
        WrongType, match="sentence 1 holds a token that is not hashable: unhashable type: 'list'"
    ):
        read_corpus([["a"], [["b"]]])


def test_an_error_of_the_source_passes_through() -> None:
    def failing() -> object:
        yield ["a"]
        raise TypeError("mine")

    with pytest.raises(TypeError, match=r"^mine$"):
        read_corpus(failing())  # type: ignore[arg-type]


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "text.gz"
    path.write_bytes(b"\x1f\x8b\x08")
    with pytest.raises(DamagedFile, match="cut off"):
        read_corpus(path)


@pytest.mark.slow
def test_a_line_of_74_megabytes(data: Path) -> None:
    corpus = read_corpus(data / "text8-first74MB.xz")
    assert (corpus.total_tokens, len(corpus.vocabulary), len(corpus)) == (12_577_299, 60_237, 1)
