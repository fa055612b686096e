import numpy as np

from firth.evaluation.alignment.steady import held, steadiest
from firth.vectors.arithmetic import unit_rows
from tests.evaluation.alignment.toy import directions_of, keys, orthogonal


def test_the_anchors_are_those_that_did_not_move() -> None:
    rng = np.random.default_rng(1)
    a = directions_of(600, 10, rng)
    b = a + 0.05 * directions_of(600, 10, rng)
    b[::2] = directions_of(600, 10, rng)[::2]
    tables = [unit_rows(table.astype(np.float32)) for table in (a, b @ orthogonal(10, rng))]
    rows = steadiest(tables[:1], tables[1:], np.arange(600))
    assert len(rows) == 300
    assert (rows % 2 == 1).mean() > 0.98


def test_few_candidates_are_all_kept_and_so_are_words_that_are_named() -> None:
    rng = np.random.default_rng(2)
    tables = [unit_rows(rng.standard_normal((100, 10)).astype(np.float32)) for _ in range(2)]
    assert steadiest(tables[:1], tables[1:], np.arange(99)).tolist() == list(range(99))
    assert held(tables[:1], tables[1:], keys(100), keys(100)[::2]).tolist() == list(range(0, 100, 2))
