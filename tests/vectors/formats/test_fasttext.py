"""fastText's models: trained by fastText where it is installed, and put together by hand."""

import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import DamagedFile
from firth.vectors import load
from firth.vectors.ngrams import numbers

MAGIC = 793712314
TEXT = ["the cat sat on the mat", "the naïve café sat", "水 the dog sat on 水", "a cat and a dog"] * 5


@pytest.fixture(scope="module")
def fasttext() -> Any:
    return pytest.importorskip("fasttext")


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("text") / "text.txt"
    path.write_text("\n".join(f"__label__{i % 3} {line}" for i, line in enumerate(TEXT)), encoding="utf-8")
    return path


def own_vector(model: Any, word: str) -> Any:
    """The mean as fastText computes it, from its own rows."""
    rows = [model.get_input_vector(row) for row in model.get_subwords(word)[1]]
    return np.add.reduce(rows, axis=0) * np.float32(1 / len(rows))


def agrees(model: Any, path: Path, unseen: list[str]) -> None:
    model.save_model(str(path))
    words = load(path)
    assert words.index_to_key == model.words
    for word in model.words + unseen:
        np.testing.assert_array_equal(words[word], own_vector(model, word))
    assert words.counts is not None
    assert words.counts.tolist() == model.get_words(include_freq=True)[1].tolist()


UNSEEN = ["catdog", "Ünïcödé", "水水", "x"]


@pytest.mark.parametrize("model", ["skipgram", "cbow"])
@pytest.mark.parametrize("loss", ["ns", "hs", "softmax"])
def test_unsupervised(fasttext: Any, text: Path, tmp_path: Path, model: str, loss: str) -> None:
    trained = fasttext.train_unsupervised(
        str(text), model=model, loss=loss, dim=7, minn=1, maxn=4, bucket=100, minCount=1, epoch=50, thread=1
    )
    agrees(trained, tmp_path / "m.bin", UNSEEN)
    words = load(tmp_path / "m.bin")
    assert words.info["fasttext"]["model"] == model
    if loss == "hs":
        assert words.output is None
    else:
        np.testing.assert_array_equal(words.output, trained.get_output_matrix())
        assert (
            load(tmp_path / "m.bin", table="output")["the"].tolist()
            == trained.get_output_matrix()[trained.get_word_id("the")].tolist()
        )


def test_without_ngrams(fasttext: Any, text: Path, tmp_path: Path) -> None:
    trained = fasttext.train_unsupervised(str(text), dim=5, maxn=0, minCount=1, epoch=50, thread=1)
    agrees(trained, tmp_path / "m.bin", [])
    assert load(tmp_path / "m.bin").subwords is None


def test_supervised(fasttext: Any, text: Path, tmp_path: Path) -> None:
    trained = fasttext.train_supervised(
        str(text), dim=6, minn=2, maxn=3, bucket=50, wordNgrams=2, epoch=1, thread=1
    )
    agrees(trained, tmp_path / "m.bin", UNSEEN)
    words = load(tmp_path / "m.bin")
    assert words.info["labels"] == trained.labels
    assert words.output is None


@pytest.mark.parametrize("options", [{}, {"qnorm": True}, {"qout": True, "dsub": 3}, {"cutoff": 300}])
def test_quantised(fasttext: Any, tmp_path: Path, options: dict[str, Any]) -> None:
    text = tmp_path / "text.txt"
    text.write_text("\n".join(f"__label__{i % 300} word{i} of{i % 7}" for i in range(900)), encoding="utf-8")
    trained = fasttext.train_supervised(str(text), dim=7, minn=2, maxn=3, bucket=500, epoch=1, thread=1)
    trained.quantize(str(text), retrain=False, **options)
    trained.save_model(str(tmp_path / "m.ftz"))
    words = load(tmp_path / "m.ftz")
    assert words.index_to_key == trained.words
    unseen = [word for word in ("ford", "wordy", "zz") if words.get(word) is not None]
    for word in trained.words + unseen:
        np.testing.assert_array_equal(words[word], own_vector(trained, word))
    assert "ford" in unseen
    words.save(tmp_path / "model")
    again = load(tmp_path / "model")
    for word in unseen:
        np.testing.assert_array_equal(again[word], words[word])


WORDS = [b"the", b"caf\xe9", b"</s>"]


def by_hand(
    *,
    today: bool = True,
    version: int = 12,
    model: int = 2,
    rows: int | None = None,
    kinds: bytes = b"\0\0\0",
) -> bytes:
    """A model of three words, two dimensions and ten buckets; the settings say 2 to 3 letters."""
    settings = struct.pack("<12id", 2, 5, 1, 1, 5, 1, 2, model, 10, 2, 3, 100, 1e-4)
    head = struct.pack("<2i", MAGIC, version) + settings if today else settings
    dictionary = struct.pack("<3iq", 3, 3, 0, 60)
    if today:
        dictionary += struct.pack("<q", -1)
    for i, word in enumerate(WORDS):
        dictionary += word + b"\0" + struct.pack("<q", 30 - i) + kinds[i : i + 1]
    flag = b"\0" if today else b""
    table = np.arange(26, dtype="<f4").tobytes()
    output = np.arange(6, dtype="<f4").tobytes()
    return (
        head
        + dictionary
        + flag
        + struct.pack("<2q", 13 if rows is None else rows, 2)
        + table
        + flag
        + struct.pack("<2q", 3, 2)
        + output
    )


@pytest.mark.parametrize("today", [True, False])
@pytest.mark.parametrize("compressed", [True, False])
def test_a_model_by_hand(today: bool, compressed: bool, tmp_path: Path) -> None:
    content = by_hand(today=today)
    path = tmp_path / "model"
    path.write_bytes(gzip.compress(content) if compressed else content)
    words = load(path)
    assert words.index_to_key == ["the", "caf\udce9", "</s>"]
    assert words.index_to_key[1].encode("utf-8", "surrogateescape") == WORDS[1]
    assert load(path, encoding="latin-1").index_to_key[1] == "café"
    table = np.arange(26, dtype=np.float32).reshape(13, 2)
    for row, (word, raw) in enumerate(zip(words, WORDS, strict=True)):
        ngrams = [] if today and raw == b"</s>" else numbers(raw, 2, 3, 10)
        expected = np.mean([table[row], *(table[3 + number] for number in ngrams)], axis=0)
        np.testing.assert_allclose(words[word], expected, rtol=1e-6)
    unseen = np.mean([table[3 + number] for number in numbers(b"theca", 2, 3, 10)], axis=0)
    np.testing.assert_allclose(words["theca"], unseen, rtol=1e-6)
    np.testing.assert_allclose(load(path, limit=1)["theca"], unseen, rtol=1e-6)
    assert load(path, limit=1).index_to_key == ["the"]


@pytest.mark.parametrize(("today", "version"), [(True, 11), (False, 0)])
def test_old_supervised_models_have_no_ngrams(today: bool, version: int, tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(by_hand(today=today, version=version, model=3))
    words = load(tmp_path / "model")
    assert words.subwords is None
    assert words["the"].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (by_hand(version=13), "fastText model of version 13"),
        (by_hand(rows=12), "has 12 input vectors, its dictionary needs 13"),
        (by_hand(rows=1 << 60), "promises more than it holds"),
        (by_hand(rows=-1), "promises more than it holds"),
        (by_hand(kinds=b"\0\1\0"), "words among the labels"),
        (by_hand() + b"x", "goes on after its output vectors"),
        (by_hand()[:-1], "truncated or damaged"),
        (by_hand().replace(WORDS[1], b"the"), "has the word 'the' more than once"),
        (
            by_hand().replace(struct.pack("<f", 1), struct.pack("<f", np.nan)),
            "'the' has nan or inf in its vector",
        ),
        (
            by_hand().replace(struct.pack("<3i", 3, 3, 0), struct.pack("<3i", 4, 3, 0)),
            "dictionary of 4 entries",
        ),
        (by_hand().replace(struct.pack("<q", 29), struct.pack("<q", -29)), "a word was seen -29 times"),
    ],
)
def test_damage(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(content)
    with pytest.raises(DamagedFile, match=message):
        load(tmp_path / "model")
