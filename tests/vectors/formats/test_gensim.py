"""Models that gensim saved, beside gensim where it is installed."""

import pickle
import sys
import types
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import DamagedFile, MissingFile
from firth.vectors import WordVectors, load

SENTENCES = [["the", "cat", "sat"], ["the", "dog", "sat", "naïve"]] * 5


@pytest.fixture(scope="module")
def models() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("gensim.models")


@pytest.fixture(scope="module")
def saved(models: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gensim")
    common = {"vector_size": 5, "min_count": 1, "workers": 1, "epochs": 1, "seed": 1}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = {
            "word2vec": models.Word2Vec(SENTENCES, **common),
            "tree": models.Word2Vec(SENTENCES, **common, hs=1, negative=0),
            "fasttext": models.FastText(SENTENCES, **common, bucket=50, min_n=1, max_n=4),
            "no-ngrams": models.FastText(SENTENCES, **common, max_n=0),
        }
        for name, model in made.items():
            model.save(str(folder / name))
            model.save(str(folder / f"{name}-beside"), sep_limit=0)
            model.wv.save(str(folder / f"{name}-words"))
            model.wv.save(str(folder / f"{name}-old-protocol"), pickle_protocol=2)
    return folder


@pytest.mark.parametrize("model", ["word2vec", "tree", "fasttext", "no-ngrams"])
@pytest.mark.parametrize("way", ["", "-beside", "-words", "-old-protocol"])
def test_what_gensim_saves(models: Any, saved: Path, model: str, way: str) -> None:
    kind = models.KeyedVectors if way in ("-words", "-old-protocol") else models.Word2Vec
    if model in ("fasttext", "no-ngrams") and kind is models.Word2Vec:
        kind = models.FastText
    whole = kind.load(str(saved / (model + way)))
    theirs = getattr(whole, "wv", whole)
    words = load(saved / (model + way))
    assert words.index_to_key == theirs.index_to_key
    np.testing.assert_allclose(words.vectors, theirs.vectors, atol=1e-7)
    assert words.counts is not None
    assert words.counts.tolist() == theirs.expandos["count"].tolist()
    assert not words.vectors.flags.writeable
    if hasattr(whole, "syn1neg"):
        np.testing.assert_array_equal(words.output, whole.syn1neg)
    else:
        assert words.output is None
    if model == "fasttext":
        for word in ("unseen", "naïf", "水"):
            np.testing.assert_allclose(words[word], theirs[word], atol=1e-7)
    else:
        assert words.subwords is None
    assert load(saved / (model + way), limit=2).index_to_key == theirs.index_to_key[:2]


def test_arrays_beside_are_mapped(saved: Path) -> None:
    vectors = load(saved / "word2vec-beside").vectors
    while isinstance(vectors, np.ndarray) and vectors.base is not None:
        vectors = vectors.base
    assert not isinstance(vectors, np.ndarray)  # a mapping of the file


def test_an_array_that_is_missing(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes((saved / "word2vec-beside").read_bytes())
    with pytest.raises(MissingFile, match=r"there is no file .*model\.wv\.vectors\.npy, which belongs"):
        load(tmp_path / "model")
    np.save(tmp_path / "model.wv.vectors.npy", np.array([{}]), allow_pickle=True)
    with pytest.raises(DamagedFile, match="truncated or damaged"):
        load(tmp_path / "model")
    np.save(tmp_path / "model.wv.vectors.npy", np.ones((2, 5)))
    with pytest.raises(DamagedFile, match="fewer than its 5 words"):
        load(tmp_path / "model")


@pytest.fixture
def gensim_3(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Classes with the names and attributes of gensim 3, which a pickle can be made of."""
    module = types.ModuleType("gensim.models.keyedvectors")
    for name in ("Word2VecKeyedVectors", "Vocab"):
        setattr(module, name, type(name, (), {"__module__": module.__name__}))
    for name in {
        "gensim",
        "gensim.models",
    } - sys.modules.keys():  # pickle asks for them where gensim is not there
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module


@pytest.mark.parametrize("name", ["vectors", "syn0"])
def test_models_of_gensim_3(gensim_3: Any, name: str, tmp_path: Path) -> None:
    model = gensim_3.Word2VecKeyedVectors()
    vocabulary = {}
    for row, word in enumerate(("the", "cat")):
        vocabulary[word] = gensim_3.Vocab()
        vars(vocabulary[word]).update(count=9 - row, index=row)
    vars(model).update({"index2word": ["the", "cat"], "vocab": vocabulary, name: np.eye(2, dtype=np.float32)})
    (tmp_path / "model").write_bytes(pickle.dumps(model, 2))
    words = load(tmp_path / "model")
    assert words.index_to_key == ["the", "cat"]
    assert words.vectors.tolist() == [[1, 0], [0, 1]]
    assert words.counts is not None
    assert words.counts.tolist() == [9, 8]


def described(gensim_3: Any, path: Path, **changed: Any) -> WordVectors:
    model = gensim_3.Word2VecKeyedVectors()
    vars(model).update({"index_to_key": ["a", "b"], "vectors": np.eye(2, dtype=np.float32)} | changed)
    path.write_bytes(pickle.dumps(model, 4))
    return load(path)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"index_to_key": ["a", "a"]}, "the word 'a' is there a second time"),
        ({"index_to_key": "ab"}, "no list of words"),
        ({"index_to_key": ["a", ("b",)]}, "no list of words"),
        ({"index_to_key": ["a", "b", "c"]}, "fewer than its 3 words"),
        ({"vectors": None}, "no word vectors"),
        ({"vectors": np.ones(2)}, "no word vectors"),
        ({"vectors": np.array([["x"], ["y"]])}, "no type of numbers: 'U1'"),
        ({"vectors": np.array([[{}], [{}]])}, "no type of numbers: 'O8'"),
        ({"vectors": np.array([[1, np.nan], [1, 2]])}, "the vector of 'a' holds nan"),
        (
            {"vectors": np.array([[1, 2], [1e99, 2]])},
            "the vector of 'b' holds nan, inf or a number beyond float32",
        ),
    ],
)
def test_models_that_are_none(gensim_3: Any, changed: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=message):
        described(gensim_3, tmp_path / "model", **changed)


def test_n_grams_are_added_once(gensim_3: Any, tmp_path: Path) -> None:
    grams = {"vectors_ngrams": np.ones((4, 2), np.float32), "bucket": 4, "min_n": 1, "max_n": 2}
    whole, alone = np.full((2, 2), 2, np.float32), np.full((2, 2), 4, np.float32)
    both = described(gensim_3, tmp_path / "both", vectors=whole, vectors_vocab=alone, **grams)
    assert both.vectors.tolist() == whole.tolist()  # they are in it already
    one = described(gensim_3, tmp_path / "one", vectors=None, vectors_vocab=alone, **grams)
    assert one.vectors[0].tolist() == [(4 + 3) / 4] * 2  # a, <a, a>


HEAD = b"\x80\x02cgensim.models.keyedvectors\nKeyedVectors\n)\x81}("
WORDS = b"X\x0c\0\0\0index_to_key](X\1\0\0\0ae"
DOUBLED = b")q\0" + b"".join(b"h%c\x86q%c" % (n, n + 1) for n in range(60))  # 2**60 when it is shown
HUGE = b"\x8b\x14\0\0\0" + b"\xff" * 19 + b"\1"


def table_of(kind: bytes, rows: bytes = b"K\1") -> bytes:
    """The pickle of an array of 1 row and 1 column."""
    dtype = b"cnumpy\ndtype\n" + kind + b"\x85R(K\3X\1\0\0\0<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb"
    array = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85C\1b\x87R(K\1" + rows + b"K\1\x86"
    return b"X\7\0\0\0vectors" + array + dtype + b"\x89C\4\0\0\x80?tb"


FLOAT = b"X\2\0\0\0f4"


def counted(count: bytes) -> bytes:
    """The pickle of a count as gensim 3 has it."""
    thing = b"cgensim.models.keyedvectors\nVocab\n)\x81}(X\5\0\0\0count" + count + b"ub"
    return b"X\5\0\0\0vocab}(X\1\0\0\0a" + thing + b"u"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (table_of(DOUBLED), "no type of numbers: a tuple"),
        (table_of(b")" + b"\x85" * 100_000), "no type of numbers: a tuple"),
        (table_of(FLOAT, rows=HUGE), "damaged"),
        (table_of(FLOAT) + counted(HUGE), "damaged"),
        (table_of(FLOAT) + counted(DOUBLED), "no counts"),
        (table_of(b"X\1\0\0\0\xff"), "UnicodeDecodeError: 'utf-8' codec"),
    ],
    ids=["doubled", "deep", "rows", "count", "doubled count", "text"],
)
def test_values_that_never_end_or_do_not_fit(parts: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(HEAD + WORDS + parts + b"ub.")
    with pytest.raises(DamagedFile, match=message):
        load(tmp_path / "model")


def test_the_pickles_above_are_sound_but_for_one_value(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(HEAD + WORDS + table_of(FLOAT) + counted(b"K\7") + b"ub.")
    words = load(tmp_path / "model")
    assert words.vectors.tolist() == [[1]]
    assert words.counts is not None
    assert words.counts.tolist() == [7]


def test_attributes_of_words_that_are_left_out(gensim_3: Any, tmp_path: Path) -> None:
    counts = np.array([2, 1])
    with pytest.warns(UserWarning, match="the attributes 'genre', 'tag' of its words are left out") as found:
        described(
            gensim_3, tmp_path / "a", expandos={"count": counts, "sample_int": counts, "tag": 1, "genre": 2}
        )
    assert [warning.filename for warning in found] == [__file__]


def test_other_types_of_numbers(gensim_3: Any, tmp_path: Path) -> None:
    table = np.asfortranarray([[1, 2, 3], [4, 5, 6]], dtype=">f8")
    assert described(gensim_3, tmp_path / "model", vectors=table).vectors.tolist() == table.tolist()


@pytest.mark.parametrize("value", [{"a": 1}, np.ones(3), ["x"], None])
def test_other_pickles(value: Any, tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(pickle.dumps(value))
    with pytest.raises(DamagedFile, match="it describes no model of gensim's"):
        load(tmp_path / "model")


class Touches:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return Path.touch, (self.path,)


def test_a_pickle_that_does_something(gensim_3: Any, tmp_path: Path) -> None:
    with pytest.raises(
        DamagedFile, match=r"asks for .*, which no model of gensim needs: nothing of it was run"
    ):
        described(gensim_3, tmp_path / "model", more=Touches(tmp_path / "touched"))
    assert not (tmp_path / "touched").exists()


def test_cut_off_at_every_byte(gensim_3: Any, tmp_path: Path) -> None:
    described(gensim_3, tmp_path / "model")
    content = (tmp_path / "model").read_bytes()
    for length in range(2, len(content)):
        (tmp_path / "model").write_bytes(content[:length])
        with pytest.raises(DamagedFile):
            load(tmp_path / "model")
