"""KeyedVectors where it is not gensim's: folders, vectors of zeros, what is refused."""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import firth
from firth.compat.gensim import KeyedVectors
from firth.errors import DamagedFile, MissingDependency, NotSupported, UnknownWord
from tests.compat.gensim.conftest import filled


@pytest.fixture
def words() -> Any:
    return filled(KeyedVectors)


def test_a_folder_holds_words_vectors_and_counts(words: Any, tmp_path: Path) -> None:
    (tmp_path / "words.kv").touch()  # as tempfile leaves it
    words.save(tmp_path / "words.kv")
    loaded = KeyedVectors.load(tmp_path / "words.kv")
    mapped = KeyedVectors.load(tmp_path / "words.kv", mmap="r")
    for one in (loaded, mapped, firth.load(tmp_path / "words.kv")):
        assert one.index_to_key == words.index_to_key
        assert one.vectors.tobytes() == words.vectors.tobytes()
    assert loaded.expandos["count"].tolist() == mapped.expandos["count"].tolist()
    assert loaded.get_vecattr("w3", "count") == words.get_vecattr("w3", "count")
    assert not mapped.vectors.flags.writeable
    for one in (loaded, mapped):
        one["w3"] = np.ones(12, np.float32)
        assert one["w3"].tolist() == [1.0] * 12
    assert firth.load(tmp_path / "words.kv").vectors.tobytes() == words.vectors.tobytes()


def test_a_file_of_somebody_else_is_not_replaced(words: Any, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("important", encoding="utf-8")
    with pytest.raises(ValueError, match="is a file, a model is a folder: choose another name"):
        words.save(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "important"


def test_vectors_of_firth_are_opened(tmp_path: Path) -> None:
    firth.WordVectors(["a", "b"], [[1, 2], [3, 4]]).save(tmp_path / "own")
    loaded = KeyedVectors.load(tmp_path / "own")
    assert (loaded["b"].tolist(), loaded.expandos) == ([3.0, 4.0], {})


@pytest.mark.filterwarnings("error")
def test_a_vector_of_zeros_is_like_nothing(words: Any) -> None:
    words["w1"] = np.zeros(12, np.float32)
    assert words.similarity("w1", "w2") == 0
    assert words.distances("w2", ["w1"]).tolist() == [1.0]
    assert words.most_similar("w2", topn=None)[1] == 0
    assert words.get_vector("w1", norm=True).tolist() == [0.0] * 12
    assert np.isfinite(words.get_normed_vectors()).all()
    assert len(words.most_similar("w1", topn=3)) == 3


def test_norms_follow_the_vectors_when_asked(words: Any) -> None:
    words.fill_norms()
    words.vectors *= 2
    assert words.norms == pytest.approx(np.linalg.norm(words.vectors, axis=1) / 2)
    words.fill_norms(force=True)
    assert words.norms == pytest.approx(np.linalg.norm(words.vectors, axis=1))
    with pytest.warns(DeprecationWarning, match=r"use fill_norms\(\) or get_normed_vectors\(\)"):
        words.init_sims(replace=True)
    assert np.linalg.norm(words.vectors, axis=1) == pytest.approx(1)


def test_new_keys_have_attributes_too(words: Any) -> None:
    words.add_vectors(["n1", "n2"], np.ones((2, 12)), extras={"mark": np.array([4, 5])})
    assert [words.get_vecattr(key, "mark") for key in ("w1", "n1", "n2")] == [0, 4, 5]
    assert words.get_vecattr("n1", "count") == 0
    assert words.add_vector("n3", np.ones(12)) == len(words) - 1
    words.add_vectors(["n4", "n4"], np.stack([np.ones(12), np.zeros(12)]))
    assert (words["n4"].tolist(), words.index_to_key.count("n4")) == ([1.0] * 12, 1)


def test_restricted_cosmul_looks_at_the_first_rows(words: Any) -> None:
    found = words.most_similar_cosmul("w1", restrict_vocab=5, topn=10)
    assert {word for word, _ in found} == {"w0", "w2", "w3", "w4"}


REFUSED = {
    "pickle_protocol=2 is not supported: models are saved as a folder": lambda kv, path: kv.save(
        path, pickle_protocol=2
    ),
    "holds the attribute 'count' alone, and these vectors have 'mark' too": lambda kv, path: (
        kv.set_vecattr("w1", "mark", 1),
        kv.save(path),
    ),
    "append=True is not supported: write each file as a whole": lambda kv, path: kv.save_word2vec_format(
        path, append=True
    ),
    "total_vec=5 is not supported: there are 60 vectors": lambda kv, path: kv.save_word2vec_format(
        path, total_vec=5
    ),
    "write_header=False is for text": lambda kv, path: kv.save_word2vec_format(
        path, binary=True, write_header=False
    ),
    "no_header=True is for text": lambda kv, path: kv.load_word2vec_format(path, binary=True, no_header=True),
    "would not be compressed: files that end in .gz are": lambda kv, path: kv.save_word2vec_format(
        f"{path}.bz2"
    ),
    "weights of 1 keys must have shape (1, 12), got (1, 3)": lambda kv, path: kv.add_vector("n", np.ones(3)),
    "extras['mark'] must have 1 values, one a key, got 2": lambda kv, path: kv.add_vectors(
        ["n"], np.ones((1, 12)), extras={"mark": np.ones(2)}
    ),
    "the attribute 'count' holds int64, and not float64": lambda kv, path: kv.set_vecattr("w1", "count", 0.5),
    "similarity_function='most_similar_cosmul' is not supported": lambda kv, path: kv.evaluate_word_analogies(
        path, similarity_function="most_similar_cosmul"
    ),
    "mapfile_path is not supported": lambda kv, path: KeyedVectors(3, mapfile_path="x"),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_is_not_supported_is_said(words: Any, tmp_path: Path, sentence: str) -> None:
    with pytest.raises(ValueError) as told:  # noqa: PT011 - the sentence is looked at below
        REFUSED[sentence](words, tmp_path / "file")
    assert sentence in str(told.value)
    assert not (tmp_path / "file").exists()


def test_numbers_that_files_do_not_hold_are_refused(tmp_path: Path) -> None:
    wide = KeyedVectors(2, dtype=np.float64)
    wide.add_vectors(["a"], np.ones((1, 2)))
    with pytest.raises(TypeError, match=r"files hold float32: change vectors of float64 with \.astype first"):
        wide.save_word2vec_format(tmp_path / "file")


def test_counts_that_are_none(words: Any, tmp_path: Path) -> None:
    words.save_word2vec_format(tmp_path / "text", tmp_path / "counts")
    (tmp_path / "counts").write_text("w1 5\nw2 many\n", encoding="utf-8")
    with pytest.raises(DamagedFile, match=r"counts, line 2: a word and its count are expected, got 'w2 many"):
        KeyedVectors.load_word2vec_format(tmp_path / "text", tmp_path / "counts")
    (tmp_path / "counts").write_text("w1 5\n", encoding="utf-8")
    with pytest.raises(KeyError, match=r"counts has no count of the word"):
        KeyedVectors.load_word2vec_format(tmp_path / "text", tmp_path / "counts")


def test_benchmarks_that_are_none(words: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("no pairs\n", encoding="utf-8")
    pytest.importorskip("scipy")
    with pytest.raises(ValueError, match="file has no pair that could be judged: a line is two words"):
        words.evaluate_word_pairs(path)
    with pytest.raises(ValueError, match="file, line 1: a line ': section' is expected first, got 'no pairs"):
        words.evaluate_word_analogies(path)
    path.write_text(": empty\n", encoding="utf-8")
    with pytest.raises(ValueError, match="file has no questions: lines of four words after a line"):
        words.evaluate_word_analogies(path)
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(
        MissingDependency, match=r"SciPy is not installed: pip install scipy, or use firth.eval"
    ):
        words.evaluate_word_pairs(path)


def test_what_is_not_here_says_what_to_do(words: Any) -> None:
    with pytest.raises(
        NotSupported, match=r"no KeyedVectors\.wmdistance: word mover's distance is not part of"
    ):
        words.wmdistance(["w1"], ["w2"])
    assert not hasattr(words, "vocab")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ({"positive": 3.5}, "a key or vector, or a list of them, is needed, got 3.5"),
        ({"positive": [[1.0, 2.0]]}, "a vector must be a NumPy array, got a list"),
        (
            {"positive": "w1", "topn": "3"},
            "topn must be a whole number, or None for the similarities of all, got '3'",
        ),
    ],
)
def test_questions_that_are_none(words: Any, question: dict[str, Any], sentence: str) -> None:
    for search in (words.most_similar, words.most_similar_cosmul):
        with pytest.raises(TypeError, match=sentence):
            search(**question)


def test_an_unknown_word_is_guessed(words: Any) -> None:
    words.add_vectors(["river"], np.ones((1, 12)))
    with pytest.raises(KeyError, match="'rivver' is not in the vocabulary; did you mean 'river'"):
        words.most_similar("rivver")


def test_an_integer_that_is_no_key_is_a_row() -> None:
    words = filled(KeyedVectors)
    assert [key in words for key in (0, 59, 60, -1, np.int64(3), 3.0)] == [
        True,
        True,
        False,
        False,
        True,
        False,
    ]
    assert (words[3] == words["w3"]).all()
    assert words.most_similar(3) == words.most_similar("w3")
    assert words.similarity("w1", 3) == words.similarity("w1", "w3")
    assert (words.get_mean_vector(["w1", 3]) == words.get_mean_vector(["w1", "w3"])).all()
    assert words.get_index(60, 5) == 5
    with pytest.raises(UnknownWord, match="60 is not in the vocabulary"):
        words[60]
    words.add_vectors([7], np.ones((1, 12)))  # from now on a key
    assert (words.get_index(7), len(words)) == (60, 61)
