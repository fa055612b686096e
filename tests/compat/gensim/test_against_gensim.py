"""The same calls on gensim's KeyedVectors and ours: types, shapes, order and values."""

import copy
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.compat import gensim as ours
from tests.compat.gensim.conftest import Both

pytestmark = [
    pytest.mark.filterwarnings(
        "ignore:Call to deprecated `init_sims`"
    ),  # by gensim's own most_similar_cosmul
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # it leaves a file open
]

VECTOR = np.linspace(-1, 1, 12).astype(np.float32)
TABLE = np.linspace(-2, 2, 36, dtype=np.float32).reshape(3, 12)

CALLS: dict[str, Callable[[Any], Any]] = {
    "len": len,
    "str": str,
    "in": lambda kv: ["w1" in kv, "zzz" in kv, kv.has_index_for("w1"), kv.has_index_for("zzz")],
    "get_index": lambda kv: [kv.get_index("w7"), kv.get_index("zzz", 5), kv.get_index("zzz", default=-1)],
    "key": lambda kv: kv["w3"],
    "keys": lambda kv: kv[["w3", "w1"]],
    "get_vector": lambda kv: kv.get_vector("w3"),
    "get_vector norm": lambda kv: kv.get_vector("w3", norm=True),
    "read-only": lambda kv: kv["w3"].flags.writeable,
    "index_to_key": lambda kv: kv.index_to_key,
    "key_to_index": lambda kv: kv.key_to_index,
    "vectors": lambda kv: kv.vectors,
    "vector_size": lambda kv: kv.vector_size,
    "get_vecattr": lambda kv: kv.get_vecattr("w3", "count"),
    "set_vecattr": lambda kv: [kv.set_vecattr("w3", "mark", 2.5), kv.get_vecattr("w3", "mark")],
    "set_vecattr str": lambda kv: [kv.set_vecattr("w3", "mark", "noun"), kv.get_vecattr("w3", "mark")],
    "expandos": lambda kv: kv.expandos,
    "norms": lambda kv: [kv.norms, kv.fill_norms(), kv.norms],
    "get_normed_vectors": lambda kv: kv.get_normed_vectors(),
    "unit_normalize_all": lambda kv: [kv.unit_normalize_all(), kv.vectors, kv.norms],
    "most_similar": lambda kv: kv.most_similar("w1"),
    "most_similar many": lambda kv: kv.most_similar(positive=["w1", "w2"], negative=["w3"], topn=5),
    "most_similar weighted": lambda kv: kv.most_similar([("w1", 0.3), ("w2", 2.0)], negative=[("w3", -0.4)]),
    "most_similar vector": lambda kv: kv.most_similar(VECTOR, topn=3),
    "most_similar mixed": lambda kv: kv.most_similar(positive=["w1", VECTOR], negative=VECTOR / 3),
    "most_similar table": lambda kv: kv.most_similar(TABLE),
    "most_similar all": lambda kv: kv.most_similar("w1", topn=None),
    "most_similar none": lambda kv: kv.most_similar("w1", topn=0),
    "most_similar too many": lambda kv: kv.most_similar("w1", topn=1000),
    "most_similar negative": lambda kv: kv.most_similar(negative="w1", topn=2),
    "most_similar clipped": lambda kv: kv.most_similar("w1", clip_start=10, clip_end=20, topn=4),
    "most_similar clipped all": lambda kv: kv.most_similar("w1", clip_start=10, clip_end=20, topn=None),
    "most_similar restricted": lambda kv: kv.most_similar("w1", restrict_vocab=10, clip_start=5),
    "most_similar indexer": lambda kv: kv.most_similar("w1", topn=3, indexer=Indexer()),
    "most_similar indexer all": lambda kv: kv.most_similar("w1", topn=None, indexer=Indexer()),
    "similar_by_word": lambda kv: kv.similar_by_word("w1", 3, 20),
    "similar_by_key": lambda kv: kv.similar_by_key("w1", topn=3),
    "similar_by_vector": lambda kv: kv.similar_by_vector(VECTOR, topn=3, restrict_vocab=30),
    "cosmul": lambda kv: kv.most_similar_cosmul(positive=["w1", "w2"], negative=["w3"], topn=5),
    "cosmul one": lambda kv: kv.most_similar_cosmul("w1"),
    "cosmul all": lambda kv: kv.most_similar_cosmul("w1", "w2", topn=None),
    "cosmul none": lambda kv: kv.most_similar_cosmul("w1", topn=-1),
    "cosmul vector": lambda kv: kv.most_similar_cosmul([VECTOR, "w5"], topn=3),
    "similarity": lambda kv: kv.similarity("w1", "w2"),
    "distance": lambda kv: kv.distance("w1", "w2"),
    "distances": lambda kv: kv.distances("w1"),
    "distances some": lambda kv: kv.distances(VECTOR, ["w1", "w2"]),
    "cosine_similarities": lambda kv: kv.cosine_similarities(VECTOR, TABLE),
    "cosine_similarities of the class": lambda kv: type(kv).cosine_similarities(VECTOR, TABLE),
    "n_similarity": lambda kv: kv.n_similarity(["w1", "w2"], ["w3", "zzz"]),
    "closer_than": lambda kv: kv.closer_than("w1", "w2"),
    "rank": lambda kv: kv.rank("w1", "w2"),
    "doesnt_match": lambda kv: kv.doesnt_match(["w1", "w2", "w3", "w4"]),
    "doesnt_match unknown": lambda kv: kv.doesnt_match(["w1", "w2", "zzz"]),
    "rank_by_centrality": lambda kv: kv.rank_by_centrality(["w1", "w2", "w3"]),
    "rank_by_centrality raw": lambda kv: kv.rank_by_centrality(["w1", "w2", "w3"], use_norm=False),
    "most_similar_to_given": lambda kv: kv.most_similar_to_given("w1", ["w2", "w3", "w4"]),
    "relative_cosine_similarity": lambda kv: kv.relative_cosine_similarity("w1", "w2", topn=4),
    "get_mean_vector": lambda kv: kv.get_mean_vector(["w1", "w2", VECTOR]),
    "get_mean_vector raw": lambda kv: kv.get_mean_vector(["w1", "w2"], pre_normalize=False),
    "get_mean_vector unit": lambda kv: kv.get_mean_vector(["w1", "w2"], [2.0, -1.0], post_normalize=True),
    "get_mean_vector missing": lambda kv: kv.get_mean_vector(["w1", "zzz"]),
    "get_mean_vector all missing": lambda kv: kv.get_mean_vector(["zzz"]),
    "add_vector": lambda kv: [kv.add_vectors(["new"], VECTOR[None]), kv["new"], len(kv)],
    "add_vectors": lambda kv: [kv.add_vectors(["w1", "n1", "n2"], TABLE), kv.vectors, kv.index_to_key],
    "add_vectors replacing": lambda kv: [kv.add_vectors(["w1", "n1", "n2"], TABLE, replace=True), kv.vectors],
    "add_vectors one": lambda kv: [kv.add_vectors("n1", VECTOR), kv["n1"]],
    "setitem": lambda kv: [kv.__setitem__("w1", VECTOR), kv.vectors],
    "setitem list": lambda kv: [kv.__setitem__(["w1", "n1", "w2"], TABLE), kv.vectors, kv.index_to_key],
    "sorted": lambda kv: [kv.sort_by_descending_frequency(), kv.index_to_key, kv.vectors, kv.expandos],
    "resize_vectors": lambda kv: [kv.index_to_key.append("x"), kv.resize_vectors(), kv.vectors.shape],
    "vectors_for_all": lambda kv: state(kv.vectors_for_all(["w3", "zzz", "w1", "w3"])),
    "vectors_for_all with attributes": lambda kv: [
        chosen := kv.vectors_for_all(["w3", "w1"], copy_vecattrs=True),
        chosen.get_vecattr("w1", "count"),
    ][1:],
    "copy": lambda kv: state(copy.deepcopy(kv)),
    "rows in": lambda kv: [key in kv for key in (0, 3, 59, 60, -1, np.int64(3))],
    "row get_index": lambda kv: [kv.get_index(3), kv.get_index(3, -1), kv.get_index(60, -1)],
    "row": lambda kv: kv[3],
    "rows": lambda kv: kv[[3, "w1"]],
    "row get_vector": lambda kv: kv.get_vector(np.int32(3), norm=True),
    "row most_similar": lambda kv: kv.most_similar(3, topn=59),
    "rows most_similar": lambda kv: kv.most_similar([3, np.int64(5)], [0], topn=20),
    "rows weighted": lambda kv: kv.most_similar([(3, 0.5), ("w1", 1.0)], topn=20),
    "rows clipped": lambda kv: kv.most_similar(3, topn=20, clip_start=2),
    "row similarity": lambda kv: kv.similarity("w1", 3),
    "rows distances": lambda kv: kv.distances(3, [1, "w2"]),
    "rows rank": lambda kv: [kv.rank(3, 4), kv.closer_than(3, "w4")],
    "rows n_similarity": lambda kv: kv.n_similarity([1, "w2"], [3]),
    "rows get_mean_vector": lambda kv: kv.get_mean_vector(["w1", 3]),
    "rows doesnt_match": lambda kv: kv.doesnt_match([1, 2, "w3"]),
    "row set_vecattr": lambda kv: [kv.set_vecattr(3, "mark", 1.5), kv.get_vecattr(3, "mark"), kv.expandos],
    "add_vectors of an integer": lambda kv: [kv.add_vectors([3], VECTOR[None], replace=True), state(kv)],
    "integer keys": lambda kv: [kv.add_vectors([3, 1], TABLE[:2]), kv[3], kv[2], kv.most_similar([3, 1, 2])],
}  # fmt: skip

ERRORS: dict[str, Callable[[Any], Any]] = {
    "unknown": lambda kv: kv["zzz"],
    "unknown among others": lambda kv: kv[["w1", "zzz"]],
    "unknown index": lambda kv: kv.get_index("zzz"),
    "no such row": lambda kv: kv.get_index(60),
    "row below zero": lambda kv: kv[-1],
    "row of most_similar": lambda kv: kv.most_similar([-1]),
    "unknown of most_similar": lambda kv: kv.most_similar("zzz"),
    "nothing to be similar to": lambda kv: kv.most_similar(),
    "nothing for cosmul": lambda kv: kv.most_similar_cosmul(negative="w1"),
    "unknown of cosmul": lambda kv: kv.most_similar_cosmul("zzz"),
    "unknown of similarity": lambda kv: kv.similarity("w1", "zzz"),
    "unknown of a mean": lambda kv: kv.get_mean_vector(["zzz"], ignore_missing=False),
    "no mean": lambda kv: kv.get_mean_vector([]),
    "few weights": lambda kv: kv.get_mean_vector(["w1", "w2"], [1.0]),
    "empty lists": lambda kv: kv.n_similarity([], ["w1"]),
    "nobody matches": lambda kv: kv.doesnt_match(["zzz"]),
    "no attribute": lambda kv: kv.get_vecattr("w1", "mark"),
    "attribute of nobody": lambda kv: kv.set_vecattr("zzz", "count", 1),
    "vocab": lambda kv: kv.vocab,
    "change of a vector": lambda kv: kv["w1"].__setitem__(0, 1.0),
    "no near words": lambda kv: kv.relative_cosine_similarity("w1", "w2", topn=0),
}


class Indexer:
    """An approximate search by somebody else."""

    def most_similar(self, vector: Any, topn: int) -> Any:
        return [(float(x), topn) for x in vector]


def state(kv: Any) -> list[Any]:
    return [kv.index_to_key, kv.key_to_index, kv.vectors, kv.vector_size, len(kv)]


@pytest.mark.parametrize("call", CALLS)
def test_calls_return_what_gensims_do(both: Both, call: str) -> None:
    alike(CALLS[call](both.theirs), CALLS[call](both.ours))


@pytest.mark.parametrize("call", ERRORS)
def test_errors_are_of_gensims_kind(both: Both, call: str) -> None:
    with pytest.raises(Exception) as theirs:  # noqa: PT011 - whatever gensim raises
        ERRORS[call](both.theirs)
    with pytest.raises(type(theirs.value), match=r"\w+ \w+ \w+") as ours:
        ERRORS[call](both.ours)
    assert type(ours.value) is not KeyError


def alike(theirs: Any, ours: Any) -> None:
    """Equal in type, shape, order and value."""
    if isinstance(theirs, np.ndarray):
        assert isinstance(ours, np.ndarray)
        assert (theirs.dtype, theirs.shape) == (ours.dtype, ours.shape)
        if theirs.dtype.kind == "f":
            assert ours == pytest.approx(theirs, abs=2e-6)
        else:
            assert ours.tolist() == theirs.tolist()
    elif isinstance(theirs, float | np.floating):
        assert type(ours) is type(theirs)
        assert math.isclose(ours, theirs, abs_tol=2e-6)
    elif isinstance(theirs, list | tuple):
        assert type(ours) is type(theirs)
        assert len(ours) == len(theirs)
        for one, other in zip(theirs, ours, strict=True):
            alike(one, other)
    elif isinstance(theirs, dict):
        assert list(ours) == list(theirs)
        alike(list(theirs.values()), list(ours.values()))
    else:
        assert type(ours) is type(theirs)
        assert ours == theirs


def test_rows_made_empty_are_filled(models: Any) -> None:
    for kind in (models.KeyedVectors, ours.KeyedVectors):
        kv = kind(12, count=2)
        assert (len(kv), kv.index_to_key, kv.vectors.shape) == (2, [None, None], (2, 12))
        assert [kv.add_vector("a", VECTOR), kv.add_vector("b", -VECTOR)] == [0, 1]
        assert kv.index_to_key == ["a", "b"]
        assert kv.similarity("a", "b") == pytest.approx(-1)


PAIRS = (
    "# rated by people\nW1\tw2\t7.5\nw3\tw4\t1\nw1\tw9\t2.5\nw5\tzzz\t3\nno line\nw1\tw8\tmuch\nW0\tw6\t4\n"
)
ANALOGIES = (
    ": first\nw1 w2 w3 w4\nW5 w6 w7 w8\nw1 w2 w3\nw1 w2 w3 zzz\n"
    ": second\nw9 w8 w7 w6\nw40 w41 w42 w43\n: third\n"
)


@pytest.mark.parametrize("dummy", [False, True])
@pytest.mark.parametrize("insensitive", [True, False])
def test_judgements_are_gensims(both: Both, tmp_path: Path, insensitive: bool, dummy: bool) -> None:
    settings = {"case_insensitive": insensitive, "dummy4unknown": dummy, "restrict_vocab": 55}
    (tmp_path / "pairs.tsv").write_text(PAIRS, encoding="utf-8")
    (tmp_path / "analogies.txt").write_text(ANALOGIES, encoding="utf-8")
    theirs, mine = (kv.evaluate_word_pairs(tmp_path / "pairs.tsv", **settings) for kv in both)
    assert [type(part) for part in mine] == [type(part) for part in theirs]
    alike([*map(float, [*theirs[0], *theirs[1], theirs[2]])], [*map(float, [*mine[0], *mine[1], mine[2]])])
    theirs, mine = (kv.evaluate_word_analogies(tmp_path / "analogies.txt", **settings) for kv in both)
    alike(theirs, mine)


def test_right_answers_are_counted(both: Both, tmp_path: Path) -> None:
    rows = {name: both.ours.index_to_key.index(name) for name in ("w1", "w2", "w3", "w4")}
    for kv in both:  # w4 is w2 - w1 + w3 of the unit vectors
        unit = kv.get_normed_vectors()
        kv["w4"] = unit[rows["w2"]] - unit[rows["w1"]] + unit[rows["w3"]]
        kv.fill_norms(force=True)
    (tmp_path / "analogies.txt").write_text(ANALOGIES, encoding="utf-8")
    theirs, mine = (kv.evaluate_word_analogies(tmp_path / "analogies.txt") for kv in both)
    alike(theirs, mine)
    assert mine[1][0]["correct"] == [("W1", "W2", "W3", "W4")]


@pytest.mark.parametrize("binary", [False, True])
def test_files_are_gensims_both_ways(both: Both, models: Any, tmp_path: Path, binary: bool) -> None:
    for kv, name in zip(both, ("theirs", "ours"), strict=True):
        kv.save_word2vec_format(tmp_path / name, tmp_path / f"{name}.vocab", binary=binary)
    vocab = [(tmp_path / f"{name}.vocab").read_text(encoding="utf-8") for name in ("theirs", "ours")]
    assert vocab[0] == vocab[1]
    if not binary:
        assert (tmp_path / "theirs").read_text() == (tmp_path / "ours").read_text()
    for name in ("theirs", "ours"):
        for more in ({}, {"limit": 7}, {"fvocab": str(tmp_path / "ours.vocab")}, {"datatype": np.float16}):
            read = [
                kind.load_word2vec_format(str(tmp_path / name), binary=binary, **more)
                for kind in (models.KeyedVectors, ours.KeyedVectors)
            ]
            alike(*[[*state(kv), kv.expandos] for kv in read])


def test_text_without_a_header_and_with_a_prefix(both: Both, models: Any, tmp_path: Path) -> None:
    for kv, name in zip(both, ("theirs", "ours"), strict=True):
        kv.save_word2vec_format(tmp_path / name, write_header=False, prefix="*", sort_attr="nothing")
    assert (tmp_path / "theirs").read_text() == (tmp_path / "ours").read_text()
    read = [
        kind.load_word2vec_format(str(tmp_path / "ours"), no_header=True)
        for kind in (models.KeyedVectors, ours.KeyedVectors)
    ]
    alike(*map(state, read))


@pytest.mark.parametrize("mmap", [None, "r"])
def test_what_gensim_saved_is_loaded(both: Both, tmp_path: Path, mmap: Any) -> None:
    both.theirs.save(str(tmp_path / "theirs.kv"))
    loaded = ours.KeyedVectors.load(tmp_path / "theirs.kv", mmap=mmap)
    alike([*state(both.theirs), both.theirs.expandos], [*state(loaded), loaded.expandos])
    assert loaded.vectors.flags.writeable is (mmap is None)
