"""Model files that other programs wrote."""

from pathlib import Path

import numpy as np
import pytest

from firth.errors import DamagedFile
from firth.vectors import WordVectors, load, write


@pytest.fixture
def models(data: Path) -> Path:
    folder = data / "models"
    if not folder.is_dir():
        pytest.skip(f"no models at {folder}")
    return folder


@pytest.mark.parametrize(
    ("name", "words", "dimensions", "first"),
    [
        ("euclidean_vectors.bin", 2747, 10, "the"),
        ("high_precision.kv.bin", 2, 2, "kangaroo.n.01"),
        ("high_precision.kv.txt", 2, 2, "kangaroo.n.01"),
        ("word2vec_pre_kv_c", 1750, 10, "the"),
        ("test_glove.txt", 76, 50, "the"),
        ("lee_fasttext.vec", 1762, 10, "the"),
        ("crime-and-punishment.vec", 291, 5, "и"),
        ("toy-model.vec", 22, 5, "the"),
    ],
)
def test_they_open(name: str, words: int, dimensions: int, first: str, models: Path) -> None:
    loaded = load(models / name)
    assert repr(loaded) == f"WordVectors({words} words, {dimensions} dimensions)"
    assert loaded.index_to_key[0] == first


def test_binary_agrees_with_its_text_twin(models: Path) -> None:
    binary, text = load(models / "high_precision.kv.bin"), load(models / "high_precision.kv.txt")
    assert binary.index_to_key == text.index_to_key
    np.testing.assert_allclose(binary.vectors, text.vectors, rtol=1e-3)  # the binary one went through float16


@pytest.mark.parametrize("name", ["euclidean_vectors.bin", "test_glove.txt", "lee_fasttext.vec"])
@pytest.mark.parametrize("copy", ["copy", "copy.vec", "copy.bin", "copy.bin.gz"])
def test_copies_in_every_format_are_the_same(name: str, copy: str, models: Path, tmp_path: Path) -> None:
    words = load(models / name)
    write(words, tmp_path / copy)
    again = load(tmp_path / copy)
    assert again.index_to_key == words.index_to_key
    np.testing.assert_array_equal(again.vectors, words.vectors)


def test_a_vocabulary_that_is_not_utf8(models: Path) -> None:
    path = models / "pang_lee_polarity_fasttext.vec"
    assert load(path).index_to_key == load(models / "pang_lee_polarity_fasttext.bin").index_to_key
    assert "\N{EM DASH}" in load(path, encoding="cp1252")
    assert len(load(path, errors="backslashreplace")) == 1694
    with pytest.raises(DamagedFile, match=r"line 150: the word b'\\x97' is not valid utf-8"):
        load(path, errors="strict")


@pytest.mark.parametrize(
    ("name", "twin"),
    [
        ("crime-and-punishment.bin", "crime-and-punishment.vec"),
        ("lee_fasttext.bin", "lee_fasttext.vec"),
        ("pang_lee_polarity_fasttext.bin", "pang_lee_polarity_fasttext.vec"),
        ("toy-model.bin", "toy-model.vec"),
    ],
)
def test_fasttext_models_agree_with_their_text_twins(name: str, twin: str, models: Path) -> None:
    binary, text = load(models / name), load(models / twin)
    assert binary.index_to_key == text.index_to_key
    np.testing.assert_allclose(binary.vectors, text.vectors, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "words", "dimensions", "lengths"),
    [
        ("cp852_fasttext.bin", 171, 2, (2, 4)),
        ("crime-and-punishment.bin", 291, 5, (3, 6)),
        ("lee_fasttext.bin", 1762, 10, (3, 6)),
        ("lee_fasttext_new.bin", 1763, 10, (3, 6)),
        ("lid.176.ftz", 7235, 16, (2, 4)),
        ("non_ascii_fasttext.bin", 171, 2, (2, 4)),
        ("pang_lee_polarity_fasttext.bin", 1694, 100, None),
        ("toy-model.bin", 22, 5, (3, 6)),
    ],
)
def test_fasttext_models_open(
    name: str, words: int, dimensions: int, lengths: tuple[int, int] | None, models: Path
) -> None:
    loaded = load(models / name)
    assert repr(loaded) == f"WordVectors({words} words, {dimensions} dimensions)"
    assert (loaded.subwords and (loaded.subwords.min_n, loaded.subwords.max_n)) == lengths


def test_the_same_words_in_two_encodings(models: Path) -> None:
    utf8, cp852 = (
        load(models / "non_ascii_fasttext.bin"),
        load(models / "cp852_fasttext.bin", encoding="cp852"),
    )
    assert utf8.index_to_key == cp852.index_to_key
    assert cp852["neznámý"].tobytes() == load(models / "cp852_fasttext.bin")["nezn\udca0m\udcec"].tobytes()


def test_every_file_with_words_cut_off_anywhere(models: Path, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for name in (
        "euclidean_vectors.bin",
        "lee_fasttext.vec",
        "word2vec_pre_kv_c",
        "toy-model.bin",
        "lid.176.ftz",
    ):
        content = (models / name).read_bytes()
        for length in rng.integers(1, len(content) - 10, size=20):
            (tmp_path / "cut").write_bytes(content[:length])
            with pytest.raises(DamagedFile):
                load(tmp_path / "cut")


def test_neighbours_in_real_vectors_make_sense(models: Path) -> None:
    words: WordVectors = load(models / "test_glove.txt")
    assert words.most_similar("he", topn=1)[0][0] in ("his", "who", "she", "was")
