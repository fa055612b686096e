import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import firth
from firth.errors import DamagedFile, InvalidInput, MissingFile, NotFitted, WrongType
from firth.text import (
    ENGLISH_CONNECTORS,
    Corpus,
    Phrase,
    Phrases,
    chunks,
    collocations,
    numbered,
    phrases,
    read_corpus,
    store,
)

TEXT = [
    ["the", "new", "york", "times", "of", "new", "york"],
    ["a", "new", "day", "in", "new", "york"],
    ["bank", "of", "america", "in", "new", "york"],
    ["bank", "of", "america", "or", "the", "new", "york", "times"],
] * 5
SETTINGS: dict[str, Any] = {"min_count": 2, "threshold": 0.3, "connector_words": "english"}


def fitted(**settings: Any) -> Phrases:
    return Phrases(**(SETTINGS | settings)).fit(TEXT)


def words_of(corpus: Corpus) -> list[list[str]]:
    return [[corpus.vocabulary.index_to_key[i] for i in sentence] for sentence in corpus]


def test_what_is_found() -> None:
    found = fitted().found_
    assert list(found) == ["bank_of_america", "york_times", "new_york"]
    # 7 words that are no connectors; bank-america, america-new, new-york, york-times, times-new, new-day,
    # day-new and america-or-the-new
    assert found["bank_of_america"] == Phrase((10 - 2) / (10 * 10) * (6 + 8), 10)
    assert found["new_york"] == Phrase((25 - 2) / (30 * 25) * (6 + 8), 25)
    assert {"of", "the", "or", "in", "a"} <= ENGLISH_CONNECTORS


def test_joined_from_left_to_right() -> None:
    one = fitted()
    assert one.join(["the", "new", "york", "times"]) == ["the", "new_york", "times"]
    assert one.join(["bank", "of", "the", "america"]) == ["bank", "of", "the", "america"]
    assert one.join(["unknown", 7, "new", "york"]) == ["unknown", 7, "new_york"]
    assert one.join([]) == []


def test_a_second_pass_joins_phrases() -> None:
    two = fitted(passes=2)
    assert two.join(["the", "new", "york", "times"]) == ["the", "new_york_times"]
    assert two.found_["new_york_times"].count == 10
    assert two.found_ == {**two.found_, **fitted().found_}


@pytest.mark.parametrize("passes", [1, 2])
@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_read_at_once_or_one_after_the_other(
    passes: int, workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collocations, "_PER_THREAD", 10)
    monkeypatch.setattr(chunks, "CHUNK", 7)
    monkeypatch.setattr(numbered, "CHUNK", 5)
    monkeypatch.setattr(store, "_BYTES_IN_MEMORY", 64 if workers > 1 else 1 << 29)  # beyond it, files
    path = tmp_path / "text.txt"
    path.write_text("\n".join(map(" ".join, TEXT)), encoding="utf-8")
    one = fitted(passes=passes)
    assert Phrases(**SETTINGS, passes=passes).fit(path, workers=workers) == one
    expected = list(one.transform(TEXT))
    assert list(one.transform(path)) == expected
    for phrases_given in (one, Phrases(**SETTINGS, passes=passes)):
        for source in (path, TEXT):
            corpus = read_corpus(source, min_count=1, phrases=phrases_given, workers=workers)
            assert words_of(corpus) == expected
            assert corpus.phrases == one
            assert corpus.total_tokens == len(corpus.ids) == sum(map(len, expected))
            again = read_corpus(expected, min_count=1)
            assert corpus.vocabulary.counts.tolist() == again.vocabulary.counts.tolist()


def test_words_are_chosen_after_joining() -> None:
    corpus = read_corpus(TEXT, min_count=10, phrases=fitted())
    assert sorted(corpus.vocabulary.index_to_key) == ["bank_of_america", "in", "new_york", "the", "times"]
    assert sorted(read_corpus(TEXT, min_count=0, phrases=fitted()).vocabulary.index_to_key) == sorted(
        {word for sentence in fitted().transform(TEXT) for word in sentence}
    )
    vocabulary = firth.Vocabulary(["bank", "day", "new_york"], [1, 1, 1])
    known = read_corpus(TEXT, vocabulary=vocabulary, phrases=fitted())
    assert words_of(known)[:2] == [["new_york", "new_york"], ["day", "new_york"]]
    with pytest.raises(InvalidInput, match="none of the 90 tokens is among the 1 words"):
        read_corpus(TEXT, vocabulary=firth.Vocabulary(["york"], [1]), phrases=fitted())


def test_reading_leaves_what_is_given_as_it_is() -> None:
    given = Phrases(**SETTINGS)
    assert read_corpus(TEXT, phrases=given).phrases is not given
    assert not given.is_fitted
    assert given != fitted()
    one = fitted()
    assert read_corpus(TEXT, phrases=one).phrases is one


def test_other_text() -> None:
    corpus = read_corpus([["new", "york", "is", "new"]], min_count=1, phrases=fitted())
    assert words_of(corpus) == [["new_york", "is", "new"]]


def test_transform_reads_as_it_is_asked() -> None:
    asked: list[int] = []

    def sentences():
        for i, sentence in enumerate(TEXT):
            asked.append(i)
            yield sentence

    joined = fitted().transform(sentences())
    asked.clear()
    assert next(joined)[:2] == ["the", "new_york"]
    assert len(asked) <= 1


def test_pairs_are_counted_in_the_joined_text() -> None:
    counts = firth.count_pairs(read_corpus(TEXT, min_count=1, phrases=fitted()), window=1, sample=0)
    assert counts["bank_of_america", "in"] == 5


def test_saved(tmp_path: Path) -> None:
    one = fitted(passes=2, delimiter="-")
    one.save(tmp_path / "phrases.json")
    assert Phrases.load(tmp_path / "phrases.json") == one
    assert Phrases.load(tmp_path) == one
    assert Phrases.load(tmp_path).found_ == one.found_
    lines = (tmp_path / "phrases.json").read_text(encoding="utf-8").splitlines()
    assert '[["new", "york"], ' in "".join(lines)
    assert json.loads("".join(lines))["connector_words"] == sorted(ENGLISH_CONNECTORS)


@pytest.mark.parametrize(
    "words", [["neü", "yörk"], ["half\udc80", "a\ud800pair"], ['"', "\\"], ["a\nb", "\u2028"]]
)
def test_any_string_is_saved(words: list[str], tmp_path: Path) -> None:
    one = Phrases(min_count=1, threshold=0.01).fit([words] * 5)
    one.save(tmp_path / "p.json")
    assert (
        Phrases.load(tmp_path / "p.json").found_
        == one.found_
        == {"_".join(words): one.found_["_".join(words)]}
    )


def test_corpora_keep_their_phrases(tmp_path: Path) -> None:
    corpus = read_corpus(TEXT, min_count=1, phrases=fitted())
    corpus.save(tmp_path / "c")
    assert Corpus.load(tmp_path / "c").phrases == fitted()
    (tmp_path / "c" / "phrases.json").write_text(
        (tmp_path / "c" / "phrases.json").read_text().replace("25", "26")
    )
    with pytest.raises(DamagedFile, match="not those that were saved"):
        Corpus.load(tmp_path / "c")
    read_corpus(TEXT, min_count=1).save(tmp_path / "c")
    assert Corpus.load(tmp_path / "c").phrases is None


def test_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "text.txt"
    path.write_text("\n".join(map(" ".join, TEXT)), encoding="utf-8")
    learnt: list[int] = []
    collocations_of = phrases.collocations
    monkeypatch.setattr(phrases, "collocations", lambda *a, **k: learnt.append(1) or collocations_of(*a, **k))

    def read(given: Phrases | None) -> Corpus:
        return read_corpus(path, min_count=1, phrases=given, cache=tmp_path / "cache")

    first, again = read(Phrases(**SETTINGS)), read(Phrases(**SETTINGS))
    assert len(learnt) == 1
    assert isinstance(again.ids, np.memmap)
    assert first.sha256 == again.sha256 == read_corpus(TEXT, min_count=1, phrases=fitted()).sha256
    assert again.phrases == fitted()
    assert read(Phrases(**(SETTINGS | {"threshold": 0.5}))).phrases.found_.keys() == {"bank_of_america"}
    assert read(None).phrases is None
    assert words_of(read(fitted())) == list(fitted().transform(TEXT))


@pytest.mark.parametrize(
    ("settings", "error", "named"),
    [
        ({"min_count": 0}, InvalidInput, "min_count must be at least 1, got 0"),
        ({"min_count": 2.5}, WrongType, "min_count must be a whole number, got 2.5"),
        ({"passes": 0}, InvalidInput, "passes must be at least 1, got 0"),
        ({"threshold": 0}, InvalidInput, "threshold must be greater than 0, got 0"),
        ({"threshold": float("nan")}, InvalidInput, "threshold must be greater than 0, got nan"),
        ({"threshold": "high"}, WrongType, "threshold must be a number, got 'high'"),
        (
            {"threshold": 10, "scoring": "npmi"},
            InvalidInput,
            "must be from -1 to 1 with scoring='npmi', got 10",
        ),
        ({"scoring": "pmi"}, InvalidInput, "scoring must be 'default' or 'npmi', got 'pmi'"),
        ({"delimiter": 7}, WrongType, "delimiter must be a string, got 7"),
        ({"connector_words": "german"}, InvalidInput, "must be words or 'english', got 'german'"),
        ({"connector_words": 7}, WrongType, "connector_words must be words or 'english', got 7"),
        ({"connector_words": ["of", 7]}, WrongType, "connector_words must be strings, got 7"),
    ],
)
def test_settings_that_cannot_be_used(settings: dict[str, Any], error: type[Exception], named: str) -> None:
    with pytest.raises(error, match=named):
        Phrases(**settings)


@pytest.mark.parametrize("text", [[["a"]], [["a"], [], ["b"]], [["of", "the"]]])
@pytest.mark.parametrize("scoring", ["default", "npmi"])
def test_no_pairs(text: list[list[str]], scoring: Any) -> None:
    one = Phrases(min_count=1, scoring=scoring, connector_words="english").fit(text)
    assert one.found_ == {}
    assert list(one.transform(text)) == text
    assert words_of(read_corpus(text, min_count=1, phrases=one)) == text


def test_defaults() -> None:
    assert (Phrases().threshold, Phrases(scoring="npmi").threshold) == (10, 0.5)
    assert repr(Phrases(passes=2)) == "Phrases(passes=2)"
    one = Phrases(min_count=2, threshold=0.4).fit(TEXT)
    assert repr(one) == f"Phrases(min_count=2, threshold=0.4): {len(one.found_)} phrases"


def test_before_fit() -> None:
    for ask in (
        lambda p: p.found_,
        lambda p: p.join(["a"]),
        lambda p: p.transform([]),
        lambda p: p.save("x"),
    ):
        with pytest.raises(NotFitted, match="not found yet: call fit first"):
            ask(Phrases())


@pytest.mark.parametrize("word", [7, ("a", "b"), None])
def test_words_that_are_no_strings(word: object) -> None:
    with pytest.raises(WrongType, match="phrases are made of strings"):
        Phrases(min_count=1, threshold=0.1).fit([["a", word]] * 5)


def test_sources_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(WrongType, match="a Corpus, which may have lost words: give the text itself"):
        Phrases().fit(read_corpus(TEXT))
    with pytest.raises(MissingFile):
        Phrases().fit(tmp_path / "none.txt")
    with pytest.raises(InvalidInput, match="the source holds no tokens"):
        Phrases().fit([[], []])
    with pytest.raises(WrongType, match="phrases must be a Phrases, got bool"):
        read_corpus(TEXT, phrases=True)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"there are no phrases at .*: no such file"):
        Phrases.load(tmp_path / "none")
    with pytest.raises(MissingFile, match=r"a folder without phrases\.json"):
        Phrases.load(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("{", "", "it is no JSON"),
        ('"firth phrases"', '"firth model"', "JSON of another kind"),
        ('"format_version": 1', '"format_version": 2', "its format has version 2, this firth reads 1"),
        ('"passes": 1', '"passes": 0', "passes must be at least 1"),
        ('"passes"', '"passages"', "unexpected keyword"),
        ('"york"]', "7]", "is no phrase"),
        ('"york"]', '"of"]', "connector words cannot stand as they do in"),
        (", 25]", ', "many"]', "are no numbers"),
        ('"found"', '"lost"', "found"),
    ],
)
def test_damaged(old: str, new: str, named: str, tmp_path: Path) -> None:
    fitted().save(tmp_path / "p.json")
    text = (tmp_path / "p.json").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "p.json").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DamagedFile, match=named):
        Phrases.load(tmp_path / "p.json")


@given(st.data())
def test_any_damage_is_told_or_does_none(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "p.json"
    fitted().save(path)
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole)), "start")
    stop = data.draw(st.integers(start, min(len(whole), start + 9)), "stop")
    path.write_bytes(whole[:start] + data.draw(st.binary(max_size=3), "new") + whole[stop:])
    try:
        loaded = Phrases.load(path)
    except DamagedFile:
        return
    assert loaded.join(["new", "york"]) in (["new", "york"], [loaded.delimiter.join(["new", "york"])])
    assert Phrases(**loaded.settings()).settings() == loaded.settings()
