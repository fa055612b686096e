import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.vectors import Ensemble, WordVectors
from firth.vectors.agreement import common, common_of_pairs, neighbours, same_vectors

LINES = st.lists(st.integers(0, 9), min_size=4, max_size=4, unique=True)


@pytest.fixture
def seeds() -> list[WordVectors]:
    """Four models of sixty words, equal but for noise."""
    rng = np.random.default_rng(7)
    truth = rng.normal(size=(60, 6))
    keys = [f"w{row}" for row in range(60)]
    return [WordVectors(keys, truth + rng.normal(0, 0.4, truth.shape)) for _ in range(4)]


@given(st.lists(st.tuples(LINES, LINES), min_size=1, max_size=20), st.integers(0, 3))
def test_what_lines_have_in_common_is_what_sets_have(lines: list[tuple[list[int], ...]], gone: int) -> None:
    a, b = (np.array(side, np.int64) for side in zip(*lines, strict=True))
    a[0, gone:] = b[0, gone:] = -1  # no row is no neighbour in common
    expected = [len(set(x) & set(y) - {-1}) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    assert common(a, b).tolist() == expected


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = np.random.default_rng(1).integers(0, 12, (2, 500, 7))
    whole = common(a, b)
    monkeypatch.setattr("firth.vectors.arithmetic._BLOCK", 100)
    np.testing.assert_array_equal(common(a, b), whole)


def test_pairs_of_models(seeds: list[WordVectors]) -> None:
    rows = np.arange(60)
    found = np.stack([neighbours(model.stored, rows, 5) for model in seeds])
    twin = [
        [
            len(
                {key for key, _ in a.most_similar(word, topn=5)}
                & {key for key, _ in b.most_similar(word, topn=5)}
            )
            for word in a
        ]
        for i, a in enumerate(seeds)
        for b in seeds[i + 1 :]
    ]
    assert common_of_pairs(found).tolist() == twin


def test_a_row_of_zeros_has_no_neighbours() -> None:
    words = WordVectors(["a", "b", "c"], [[0, 0], [1, 0], [1, 1]])
    assert neighbours(words.stored, np.array([0, 1]), 2).tolist() == [[-1, -1], [2, 0]]


def test_the_share_of_other_models_beside_each_neighbour(seeds: list[WordVectors]) -> None:
    asked, *others = seeds
    plain = asked.most_similar("w3", topn=7)
    beside = asked.most_similar("w3", topn=7, stability=others)
    assert [(word, similarity) for word, similarity, _ in beside] == plain
    for word, _, share in beside:
        having = [word in dict(other.most_similar("w3", topn=7)) for other in others]
        assert share == sum(having) / 3
    assert len({share for *_, share in beside}) > 1


def test_an_ensemble_and_the_model_itself_among_the_others(seeds: list[WordVectors]) -> None:
    expected = seeds[0].most_similar(["w1", "w2"], ["w3"], stability=seeds[1:], restrict=40)
    again = WordVectors(seeds[0].index_to_key, seeds[0].vectors)
    for others in (seeds, Ensemble(seeds), [again, *seeds[1:]]):
        assert seeds[0].most_similar(["w1", "w2"], ["w3"], stability=others, restrict=40) == expected
    one = seeds[0].most_similar("w1", stability=seeds[1])  # a model alone stands for itself
    assert one == seeds[0].most_similar("w1", stability=[seeds[1]])


def test_a_neighbour_that_others_do_not_know_is_not_among_theirs(seeds: list[WordVectors]) -> None:
    (nearest, _), *_ = seeds[0].most_similar("w5")
    keys = [f"{key}?" if key == nearest else key for key in seeds[1].index_to_key]
    assert seeds[0].most_similar("w5", stability=[WordVectors(keys, seeds[1].vectors)])[0][2] == 0.0


def test_what_stability_refuses(seeds: list[WordVectors]) -> None:
    asked, other, *_ = seeds
    with pytest.raises(InvalidInput, match="needs another model than the one that is asked, got none"):
        asked.most_similar("w1", stability=[])
    with pytest.raises(InvalidInput, match="got only the same vectors: train one with another seed"):
        asked.most_similar("w1", stability=[asked, WordVectors(asked.index_to_key, asked.vectors)])
    with pytest.raises(InvalidInput, match="a vector of one model means nothing in another"):
        asked.most_similar(asked["w1"], stability=[other])
    with pytest.raises(WrongType, match="a list of WordVectors or an Ensemble, got one str"):
        asked.most_similar("w1", stability="runs/")  # type: ignore[call-overload]
    fewer = other[1:]
    with pytest.raises(UnknownWord, match="in model 2 of stability, 'w0' is not in the vocabulary"):
        asked.most_similar("w0", stability=[asked, fewer, other])


def test_the_same_vectors_are_told_from_those_that_only_begin_alike(seeds: list[WordVectors]) -> None:
    table = np.random.default_rng(1).normal(size=(300, 3)).astype(np.float32)
    changed = table.copy()
    changed[250] += 1  # as where frequent words were frozen
    one, copied, other = (WordVectors(range(300), rows) for rows in (table, table.copy(), changed))
    assert same_vectors(one, one)
    assert same_vectors(one, copied)
    assert not same_vectors(one, other)
    assert not same_vectors(one, seeds[0])  # they share no word
    assert not same_vectors(seeds[0], seeds[1])


def test_the_same_vectors_stored_in_another_way_are_the_same(seeds: list[WordVectors]) -> None:
    table = np.random.default_rng(1).normal(size=(300, 40))
    words = WordVectors(range(300), table)
    turned = WordVectors(range(299, -1, -1), table[::-1])
    for kind in ("float16", "int8"):
        assert same_vectors(words, words.quantized(kind))
        assert same_vectors(words.quantized(kind), turned)
    assert same_vectors(words, words.normalized())
    assert same_vectors(words[:200], turned)
    assert not same_vectors(words, WordVectors(range(300), table[::-1]))  # the same rows of other words
    beside = table + 0.01 * np.random.default_rng(2).normal(size=table.shape)
    assert not same_vectors(words.quantized("int8"), WordVectors(range(300), beside))
    silent = table.copy()
    silent[7] = 0
    assert not same_vectors(words, WordVectors(range(300), silent))
    assert not same_vectors(WordVectors(range(300), silent), words)
