import numpy as np

from firth.evaluation.lookup import ranks


def test_ranks_follow_counts_and_else_the_order() -> None:
    assert ranks(np.array([5, 9, 5]), 3).tolist() == [2, 1, 3]
    assert ranks(None, 3).tolist() == [1, 2, 3]
