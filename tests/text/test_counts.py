import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kernels import toy

from firth.errors import DamagedFile, InvalidInput, MissingFile, WrongType
from firth.text import Corpus, Counting, Counts, Vocabulary, count_pairs, matrix, read_corpus
from firth.vectors import WordVectors


@pytest.fixture(scope="module")
def counts() -> Counts:
    ids, offsets = toy.corpus(sentences=200)
    corpus = Corpus(ids, offsets, Vocabulary(list(range(toy.WORDS)), toy.counts()), len(ids))
    return count_pairs(corpus, sample=0.01)


@pytest.fixture
def saved(counts: Counts, tmp_path: Path) -> Path:
    counts.head(4).save(tmp_path / "counts")
    return tmp_path / "counts"


def dense(words: matrix.WordMatrix) -> np.ndarray:
    whole = np.zeros(words.shape)
    rows = np.repeat(np.arange(len(whole)), np.diff(words.offsets))
    whole[rows, words.columns] = words.values
    return whole


@pytest.mark.parametrize("block", [1, 100, 1 << 22])
def test_sums(counts: Counts, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "_BLOCK", block)
    counts = counts.head(toy.WORDS)  # which has not summed yet
    np.testing.assert_allclose(counts.centres, dense(counts).sum(axis=1), rtol=1e-12)
    assert counts.total == pytest.approx(dense(counts).sum(), rel=1e-12)
    assert counts.total > 1000


@pytest.mark.parametrize("smoothing", [1.0, 0.75, 0.0, -1])
@pytest.mark.parametrize("negative", [1, 5, 0.5])
@pytest.mark.parametrize("block", [50, 1 << 22])
def test_information(
    counts: Counts, smoothing: float, negative: float, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "_BLOCK", block)
    n = dense(counts)
    assert 0 < np.count_nonzero(n) < n.size
    outside = n.sum(axis=0) ** smoothing / (n.sum(axis=0) ** smoothing).sum()
    with np.errstate(divide="ignore"):
        expected = np.log(n / (n.sum(axis=1)[:, None] * outside)) - np.log(negative)
    pmi = counts.pmi(smoothing=smoothing, negative=negative)
    np.testing.assert_allclose(dense(pmi), np.where(n > 0, expected, 0), rtol=1e-5, atol=1e-6)
    ppmi = counts.ppmi(smoothing=smoothing, negative=negative)
    np.testing.assert_allclose(dense(ppmi), np.maximum(expected, 0), rtol=1e-5, atol=1e-6)
    assert ppmi.nnz == np.count_nonzero(pmi.values > 0) < pmi.nnz == counts.nnz


def test_words_without_company() -> None:
    counts = count_pairs(read_corpus([["a", "b"], ["c"], ["d", "b"]], min_count=1), sample=0)
    assert counts.centres.tolist() == [2, 1, 0, 1]
    assert counts.pmi().top("c") == []
    assert counts.ppmi().top("a") == [("b", pytest.approx(np.log(2)))]
    alone = count_pairs(read_corpus([["a"], ["b"]], min_count=1))
    assert (alone.pmi().nnz, alone.ppmi().nnz, alone.total) == (0, 0, 0)


@pytest.mark.parametrize(
    ("chosen", "named"),
    [
        ({"smoothing": np.inf}, "smoothing must be a finite number, got inf"),
        ({"negative": 0}, "negative must be above 0 and finite, got 0"),
        ({"negative": np.nan}, "negative must be above 0 and finite, got nan"),
    ],
)
def test_information_that_there_is_not(counts: Counts, chosen: dict[str, float], named: str) -> None:
    for information in (counts.pmi, counts.ppmi):
        with pytest.raises(InvalidInput, match=named):
            information(**chosen)


def test_singular_vectors_know_topics() -> None:
    linalg = pytest.importorskip("scipy.sparse.linalg")
    random = np.random.default_rng(1)
    sentences = [[f"{topic}{i}" for i in random.integers(0, 10, 8)] for topic in "xy" for _ in range(100)]
    ppmi = count_pairs(read_corpus(sentences, min_count=1), sample=0).ppmi(smoothing=0.75)
    U, s, _ = linalg.svds(ppmi.to_scipy(), k=2, rng=1)
    words = WordVectors(ppmi.vocabulary.index_to_key, U * s**0.5)
    assert {key[0] for key, _ in words.most_similar("x3", topn=9)} == {"x"}


@pytest.mark.parametrize("value", [-1, 0, np.inf, np.nan])
def test_values_that_are_no_counts(counts: Counts, value: float) -> None:
    values = counts.values.copy()
    values[7] = value
    with pytest.raises(InvalidInput, match="counts must be finite numbers above 0"):
        Counts(counts.offsets, counts.columns, values, counts.vocabulary, Counting(), None)


def test_saved_and_loaded(counts: Counts, tmp_path: Path) -> None:
    counts.save(tmp_path / "counts")
    loaded = Counts.load(tmp_path / "counts")
    for name in ("offsets", "columns", "values"):
        array = getattr(loaded, name)
        assert isinstance(array, np.memmap)
        assert array.tobytes() == getattr(counts, name).tobytes()
    assert loaded.vocabulary.index_to_key == counts.vocabulary.index_to_key
    assert loaded.vocabulary.counts.tolist() == counts.vocabulary.counts.tolist()
    assert (loaded.counting, loaded.corpus_sha256) == (counts.counting, counts.corpus_sha256)
    assert (loaded[1, 2], loaded.total, loaded.pmi()[1, 2]) == (
        counts[1, 2],
        counts.total,
        counts.pmi()[1, 2],
    )


def test_no_pairs_are_counts_too(tmp_path: Path) -> None:
    count_pairs(read_corpus([["a"], ["b"]], min_count=1)).save(tmp_path / "counts")
    assert Counts.load(tmp_path / "counts").nnz == 0


def test_saving_replaces_counts_and_nothing_else(counts: Counts, saved: Path, tmp_path: Path) -> None:
    counts.save(saved)
    assert len(Counts.load(saved).vocabulary) == toy.WORDS
    with pytest.raises(InvalidInput, match="holds something else than a matrix of counts: choose another"):
        counts.save(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["counts"]


def test_a_word_that_cannot_be_saved_leaves_no_folder(tmp_path: Path) -> None:
    counts = count_pairs(read_corpus([[frozenset(), "a"]], min_count=1))
    with pytest.raises(WrongType, match="a key of type frozenset cannot be saved"):
        counts.save(tmp_path / "counts")
    assert not list(tmp_path.iterdir())


def test_no_counts(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(MissingFile, match=r"no saved matrix of counts at .*matrix\.json"):
            Counts.load(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(damage=st.data())
def test_damage_is_one_sentence(counts: Counts, saved: Path, damage: st.DataObject) -> None:
    path = damage.draw(st.sampled_from(sorted(saved.iterdir())), "file")
    before = path.read_bytes()
    place = damage.draw(st.integers(0, len(before) - 1), "place")
    bit = damage.draw(st.sampled_from([1, 2, 16, 64, 128]), "bit")
    changed = before[:place]
    if damage.draw(st.booleans(), "changed rather than cut off"):
        changed += bytes([before[place] ^ bit]) + before[place + 1 :]
    path.write_bytes(changed)
    try:
        loaded = Counts.load(saved)
        # harmless: a number of matrix.json that no hash covers, or "=i8" in a header, which reads like "<i8"
        assert (dense(loaded) == dense(counts.head(4))).all()
        assert loaded.vocabulary.index_to_key == [0, 1, 2, 3]
        assert loaded.counting == counts.counting or path.name == "matrix.json"
    except DamagedFile as error:
        assert "the matrix of counts" in str(error)  # noqa: PT017
        assert "is damaged: " in str(error)  # noqa: PT017
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"format": "firth corpus"}, "does not describe a matrix of counts"),
        ({"format_version": 2}, "has version 2, this firth reads 1"),
        ({"window": 0}, "window must be at least 1"),
        ({"window": "5"}, "window must be a whole number"),
        ({"shrink_windows": 1}, "shrink_windows must be True or False"),
        ({"sample": None}, "sample must be a number"),
        ({"corpus_sha256": 7}, "corpus_sha256 in its matrix.json is 7"),
        ({"sha256": "0"}, "not those that were saved"),
    ],
)
def test_descriptions_that_do_not_fit(saved: Path, change: dict[str, object], named: str) -> None:
    path = saved / "matrix.json"
    description = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(description | change), encoding="utf-8")
    with pytest.raises(DamagedFile, match=f"is damaged: .*{named}"):
        Counts.load(saved)


@pytest.mark.parametrize("name", ["columns.npy", "words.json"])
def test_a_file_is_gone(saved: Path, name: str) -> None:
    (saved / name).unlink()
    with pytest.raises(DamagedFile, match=name):
        Counts.load(saved)
