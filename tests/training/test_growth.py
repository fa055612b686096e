"""More text later: known rows carried on to the bit, new ones appended."""

import hashlib
import io
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import firth
from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.kernels import initial_tables, native
from firth.text import reading, store
from firth.training import crew, stretches
from firth.training.growth import carried_on, grown
from tests.training.toy import digest, exact, small, two_topics

NEW = [["new", f"a{i % 25}", "newer"] for i in range(100)] + [["newest", "new"]] * 7 + [["once", "a0", "a1"]]


def learnt(**changes):
    return small(**{"sample": 0, **changes}).fit(two_topics(1_000))


def bits(table):
    return hashlib.sha256(np.ascontiguousarray(table).tobytes()).hexdigest()


# ---- the vocabulary


@given(
    st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=6), min_size=1, max_size=9),
    st.integers(0, 4),
    st.none() | st.integers(2, 9),
)
def test_new_words_follow_the_known_ones(sentences, min_count, limit):
    known = firth.Vocabulary(["c", "a"], [5, 9])
    tokens = [token for sentence in sentences for token in sentence]
    new = sorted({t for t in tokens if t not in known}, key=lambda t: (-tokens.count(t), tokens.index(t)))
    new = [t for t in new if tokens.count(t) >= min_count]
    expected = ["c", "a", *new][: None if limit is None else limit]
    if not set(expected) & set(tokens):
        with pytest.raises(
            InvalidInput, match=r"no word of this text is among the 2|the source holds no tokens"
        ):
            grown(firth.read_corpus(sentences, min_count=1), known, min_count=min_count, max_vocabulary=limit)
        return
    text = firth.read_corpus(sentences, min_count=1)
    before = text.ids.tobytes()
    corpus = grown(text, known, min_count=min_count, max_vocabulary=limit)
    assert corpus.vocabulary.index_to_key == expected
    old = {"c": 5, "a": 9}
    assert corpus.vocabulary.counts.tolist() == [old.get(t, 0) + tokens.count(t) for t in expected]
    names = [[corpus.vocabulary.index_to_key[i] for i in sentence] for sentence in corpus]
    assert names == [[t for t in sentence if t in expected] for sentence in sentences]
    assert text.ids.tobytes() == before
    assert corpus.total_tokens == len(tokens)


def test_a_large_text_is_copied_to_files(monkeypatch):
    text, known = firth.read_corpus(NEW, min_count=1), firth.Vocabulary(["a0"], [1])
    expected = grown(text, known, min_count=1, max_vocabulary=None)
    monkeypatch.setattr(store, "_BYTES_IN_MEMORY", 40)
    corpus = grown(text, known, min_count=1, max_vocabulary=None)
    assert isinstance(corpus.ids, np.memmap)
    assert isinstance(corpus.offsets, np.memmap)
    assert corpus.sha256 == expected.sha256


@pytest.mark.parametrize("tokenizer", ["whitespace", "words", str.split])
def test_a_file_is_read_once_and_like_its_sentences(tokenizer, monkeypatch):
    model = learnt(tokenizer=tokenizer)
    text = "".join(" ".join(sentence) + "\n" for sentence in NEW).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))  # which cannot be read twice
    if isinstance(tokenizer, str):
        monkeypatch.setattr(reading, "SentenceNumbering", None)  # for it takes the compiled reader
    model.partial_fit("-", grow=True)
    monkeypatch.undo()
    assert digest(model) == digest(learnt().partial_fit(NEW, grow=True))


def test_counts_are_of_both_texts():
    before, model = learnt().vocabulary_, learnt().partial_fit(NEW, grow=True)
    words = model.vocabulary_
    assert words.index_to_key[: len(before)] == before.index_to_key
    assert words.index_to_key[len(before) :] == ["new", "newer", "newest", "once"]
    assert words.counts[-4:].tolist() == [107, 100, 7, 1]
    known = before.key_to_index["a0"]
    assert words.counts[known] == before.counts[known] + 5
    assert model.vectors_.counts.tolist() == words.counts.tolist()


def test_min_count_is_that_of_the_new_text():
    model = learnt().set_params(min_count=7).partial_fit([*NEW, ["b0", "b1"]], grow=True)
    assert model.vocabulary_.index_to_key[50:] == ["new", "newer", "newest"]


@pytest.mark.parametrize(("limit", "added"), [(51, ["new"]), (50, []), (2, [])])
def test_max_vocabulary_leaves_the_known_words_alone(limit, added):
    model = learnt().set_params(max_vocabulary=limit).partial_fit(NEW, grow=True)
    assert model.vocabulary_.index_to_key[50:] == added


def test_without_growth_the_counts_stay():
    model = learnt()
    before = model.vocabulary_.counts.tolist()
    assert model.partial_fit(NEW).vocabulary_.counts.tolist() == before


# ---- the rows


@pytest.mark.parametrize("architecture", ["skipgram", "cbow"])
def test_known_rows_are_carried_on_to_the_bit(architecture):
    model = learnt(architecture=architecture)
    tables = carried_on(model._trained, 60, seed=5)
    assert bits(tables.input[:50, :24]) == bits(model.vectors_.vectors)
    assert bits(tables.output[:50, :24]) == bits(model.vectors_.output)
    assert bits(tables.input[50:]) == bits(initial_tables(60, 60, 24, 5).input[50:])
    assert not tables.output[50:].any()
    assert not tables.input[:, 24:].any()


def test_rows_of_words_that_do_not_occur_stay_as_they_are():
    model = learnt()
    before = model.vectors_
    after = model.partial_fit([["new", "newer", "a0"]] * 50, grow=True).vectors_
    a0 = before.key_to_index["a0"]
    others = np.arange(50) != a0
    assert bits(after.vectors[:50][others]) == bits(before.vectors[others])
    assert (after.vectors[a0] != before.vectors[a0]).any()
    assert np.isfinite(after.vectors).all()
    assert len({row.tobytes() for row in after.vectors}) == 52


def test_new_words_learn():
    model = small(epochs=20, sample=0).fit(two_topics(10_000))
    company = random.Random(0)
    text = [["fresh", *(f"a{company.randrange(25)}" for _ in range(6))] for _ in range(300)]
    words = model.partial_fit(text, grow=True).vectors_
    near = [word for word, _ in words.most_similar("fresh", topn=10)]
    assert sum(word[0] == "a" for word in near) >= 9


def test_each_growth_begins_other_rows():
    model = learnt()
    model.partial_fit([["new", "a0"]] * 30, grow=True).partial_fit([["newer", "a0"]] * 30, grow=True)
    assert model.vocabulary_.index_to_key[50:] == ["new", "newer"]
    start = initial_tables(52, 52, 24, 5).input
    assert (start[50] != start[51]).any()


# ---- the same bits


@pytest.mark.parametrize("architecture", ["skipgram", "cbow"])
@pytest.mark.parametrize("freeze", [(), ["a0", "b3", "a7"]], ids=["free", "frozen"])
def test_bits_depend_on_nothing_but_the_texts_and_settings(architecture, freeze, monkeypatch, tmp_path):
    def grown_twice(source, workers=None):
        model = learnt(architecture=architecture, workers=workers)
        model.partial_fit(source(NEW), grow=True, freeze=freeze)
        return digest(model.partial_fit(source([["more", "new", "b1"]] * 20), grow=True, freeze=freeze))

    expected = grown_twice(list)
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        monkeypatch.setattr(stretches, "CHUNK", 100 * threads)
        monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 0.001 * threads)
        assert grown_twice(iter, threads) == expected  # a generator is read once
    assert grown_twice(lambda text: firth.read_corpus(text, min_count=1)) == expected

    def written(text):
        (tmp_path / "text").write_text("\n".join(map(" ".join, text)), encoding="utf-8")
        return tmp_path / "text"

    assert grown_twice(written) == expected


def test_native_growth_equals_the_reference():
    models = [learnt(backend=backend).partial_fit(NEW, grow=True) for backend in ("native", "reference")]
    fast, slow = (model.vectors_ for model in models)
    assert fast.vectors == pytest.approx(slow.vectors, abs=1e-5)
    assert models[0].loss_history_ == pytest.approx(models[1].loss_history_, rel=1e-5)


def test_a_saved_model_grows_to_the_same_bits(tmp_path):
    model = learnt().partial_fit(NEW, grow=True)
    model.save(tmp_path / "model")
    again = firth.Word2Vec.load(tmp_path / "model")
    assert again.vocabulary_.index_to_key == model.vocabulary_.index_to_key
    more = [["more", "new", "b1"]] * 20
    assert digest(again.partial_fit(more, grow=True)) == digest(model.partial_fit(more, grow=True))
    assert len(again.loss_history_) == 6


def test_the_first_call_is_fit():
    text = two_topics(500)
    assert digest(small().partial_fit(text, grow=True)) == digest(small().fit(text))


def test_the_softmax_grows():
    model = small(objective="softmax", architecture="cbow", epochs=1).fit(two_topics(200))
    known = model.vocabulary_.index_to_key
    text = [["new", known[0], known[1]]] * 5
    assert model.partial_fit(text, grow=True).vocabulary_.index_to_key == [*known, "new"]


@pytest.mark.parametrize("output_bias", [True, False])
def test_new_words_of_an_exact_training_have_all_that_known_ones_have(output_bias, monkeypatch):
    def grown_once(threads=1):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        return exact(output_bias=output_bias).fit(two_topics(1_000)).partial_fit(NEW, grow=True)

    model = grown_once()
    assert model.vocabulary_.index_to_key[50:] == ["new", "newer", "newest", "once"]
    assert (model.bias_ is None) != output_bias
    assert model.bias_ is None or np.isfinite(model.bias_).all()
    assert model.tables_.output[50:].any(axis=1).all()
    index = model.vocabulary_.key_to_index
    found = model.probability("newest")
    assert found.argmax() == index["new"]
    assert found.sum() == pytest.approx(1)
    assert digest(grown_once(3)) == digest(model)


def test_rows_of_words_without_pairs_stay_in_an_exact_training():
    model = exact().fit(two_topics(1_000))
    before = model.tables_
    others = [word for word in before.index_to_key if word not in ("a0", "a1")]
    model.partial_fit([["a0", "a1", "new"]] * 50, grow=True, freeze=["a0"])  # frozen, and so not balanced
    after = model.tables_
    assert after[others].tobytes() == before[others].tobytes()
    assert after["a0"].tobytes() == before["a0"].tobytes()
    assert after["a1"].tobytes() != before["a1"].tobytes()
    assert np.isfinite(model.bias_).all()


def test_frequent_words_are_found_though_the_rows_are_not_in_order():
    words = learnt().partial_fit([["new", "new", "a0"] * 100] * 2, grow=True).vectors_
    assert words.index_to_key[-1] == "new"
    assert words.head(1).index_to_key == ["new"]
    assert words.most_similar("a0", restrict=1)[0][0] == "new"


# ---- the door


def test_a_tree_cannot_grow():
    def explode():
        raise AssertionError("the source was touched")
        yield

    for model in (learnt(objective="hierarchical-softmax"), small(objective="hierarchical-softmax")):
        with pytest.raises(InvalidInput, match="cannot grow: new counts make another tree"):
            model.partial_fit(explode(), grow=True)


def test_a_text_without_a_word_to_train():
    model = learnt().set_params(min_count=9)
    before = digest(model)
    text = [["x", "y", "y"]] * 3
    with pytest.raises(
        InvalidInput,
        match=r"no word of this text is among the 50 of the model, and none can be appended: none occurs "
        r"min_count=9 times; min_count=3 would append 2 words$",
    ):
        model.partial_fit(text, grow=True)
    with pytest.raises(InvalidInput, match="max_vocabulary=50 leaves no room"):
        model.set_params(max_vocabulary=50, min_count=1).partial_fit(text, grow=True)
    assert digest(model) == before


def test_another_corpus_needs_growth():
    corpus = firth.read_corpus(NEW, min_count=1)
    with pytest.raises(
        InvalidInput, match=r"another vocabulary than the model: .* or train on with grow=True"
    ):
        learnt().partial_fit(corpus)
    assert "new" in learnt().partial_fit(corpus, grow=True).vectors_


def test_wrong_use():
    with pytest.raises(WrongType, match="grow must be True or False, got 'no'"):
        learnt().partial_fit(NEW, grow="no")
    with pytest.raises(UnknownWord, match="'none' is not in the vocabulary"):
        learnt().partial_fit(NEW, grow=True, freeze=["none"])
