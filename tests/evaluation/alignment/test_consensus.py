import numpy as np

from firth.evaluation.alignment.consensus import consensus
from firth.vectors import WordVectors
from tests.evaluation.alignment.toy import model, orthogonal, two_models


def test_runs_that_differ_by_a_turn_are_the_first_one() -> None:
    rng = np.random.default_rng(1)
    vectors = rng.standard_normal((60, 4))
    runs = [model(vectors, counts=[9] * 60), model(vectors @ orthogonal(4, rng), counts=[12] * 60)]
    mean = consensus(runs, 60)
    np.testing.assert_allclose(mean.vectors, runs[0].unit, atol=1e-6)
    assert mean.counts is not None
    assert set(mean.counts.tolist()) == {10}


def test_one_run_is_itself() -> None:
    one = model(np.eye(3))
    assert consensus([one], 3) is one


def test_the_mean_is_nearer_to_another_run_than_any_run_is() -> None:
    (first, *runs), _ = two_models([], runs=(6, 1), noise=(0.8, 0.8), size=300)

    def neighbours(words: WordVectors, word: str) -> set[str]:
        return {key for key, _ in words.most_similar(word, topn=10)}

    def overlap(words: WordVectors) -> int:
        return sum(len(neighbours(first, f"w{i}") & neighbours(words, f"w{i}")) for i in range(0, 300, 10))

    assert overlap(consensus(runs, 300)) > max(map(overlap, runs))
