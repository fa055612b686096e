"""Regressions of every backend: what they lose, that they go down, that both backends do the same."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from firth import maths
from firth.kernels import native, native_regressor, padded, reference_regressor
from firth.kernels.regression import Company, Fitted, Regression

WORDS, DIMENSIONS = 45, 20
BACKENDS = [reference_regressor, native_regressor]


def company(seed=0, words=WORDS):
    """Counts with a row that has none."""
    random = np.random.default_rng(seed)
    table = random.integers(0, 9, (words, words)) * (random.random((words, words)) < 0.4) * 0.5
    table[3] = 0
    columns = [np.flatnonzero(row) for row in table]
    offsets = np.concatenate([[0], np.cumsum([len(row) for row in columns])]).astype(np.int64)
    return Company(
        offsets, np.concatenate(columns).astype(np.int32), table[table > 0].astype(np.float32)
    ), table


def table(seed, words=WORDS, scale=0.5):
    rows = padded(words, DIMENSIONS)
    rows[:, :DIMENSIONS] = np.random.default_rng(seed).normal(0, scale, (words, DIMENSIONS))
    return rows


def regression(**changes):
    counts, dense = company()
    Y = table(1)
    H, _ = reference_regressor.second_moment(Y, np.full(WORDS, 1 / WORDS), DIMENSIONS)
    settings = {
        "others": Y,
        "dimensions": DIMENSIONS,
        "offset": np.log(dense.sum(0) / dense.sum()).astype(np.float32),
        "inverse": np.linalg.inv(H + 0.1 * np.eye(DIMENSIONS)),
        "company": counts,
        "held_out": company(5)[0],
        "normalised": True,
        "penalty": 0.0,
        "first": 0.5,
        "trials": 3,
        "frozen": None,
    }
    return Regression(**{**settings, **changes})


def fitted(backend, job, rows=None, threads=1, pieces=(0, WORDS)):
    rows = table(2) if rows is None else rows.copy()
    known = Fitted.of(WORDS)
    regressor = backend.Regressor(job)
    for begin, end in pairwise(pieces):
        regressor.fit(rows, known, begin, end, threads)
    return rows, known


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_loss_is_the_naive_softmax_of_every_pair(backend):
    job, rows = regression(trials=0, offset=np.zeros(WORDS, np.float32)), table(2)
    after, known = fitted(backend, job, rows)
    np.testing.assert_array_equal(after, rows)
    U, pairs = job.others[:, :DIMENSIONS].astype(float), company()[1]
    for row in range(WORDS):
        v = rows[row, :DIMENSIONS].astype(float)
        expected = sum(n * maths.naive_softmax(v, o, U)[0] for o, n in enumerate(pairs[row]))
        assert known.loss[row] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("backend", BACKENDS)
def test_expected_counts_lose_what_poisson_says(backend):
    job, rows = regression(trials=0, normalised=False), table(2)
    _, known = fitted(backend, job, rows)
    scores = job.offset + rows[:, :DIMENSIONS].astype(float) @ job.others[:, :DIMENSIONS].T.astype(float)
    expected = np.exp(scores).sum(1) - (company()[1] * scores).sum(1)
    np.testing.assert_allclose(known.loss, expected, rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(known.level, np.log(np.exp(scores).sum(1)), rtol=1e-5)


@pytest.mark.parametrize("normalised", [True, False])
@pytest.mark.parametrize("penalty", [0.0, 2.5])
def test_both_backends_go_the_same_way(normalised, penalty):
    job = regression(normalised=normalised, penalty=penalty)
    (slow, known), (fast, seen) = (fitted(backend, job) for backend in BACKENDS)
    assert np.abs(slow - table(2)).max() > 0.1
    np.testing.assert_allclose(fast, slow, atol=1e-3)
    for name in Fitted._fields:
        np.testing.assert_allclose(getattr(seen, name), getattr(known, name), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("normalised", [True, False])
@pytest.mark.parametrize("wild", [0.01, 1.0, 10.0])
def test_no_step_raises_the_loss_of_a_row(backend, normalised, wild):
    """Even where the scale of the directions is absurd."""
    job = regression(normalised=normalised, inverse=wild * np.eye(DIMENSIONS))
    _, before = fitted(backend, replace(job, trials=0))
    _, after = fitted(backend, job)
    assert (after.loss <= before.loss + 1e-6 * np.abs(before.loss)).all()
    assert after.loss.sum() < before.loss.sum()


@pytest.mark.parametrize("backend", BACKENDS)
def test_no_step_goes_farther_than_scores_have_digits(backend):
    """A row with one column for company loses less the farther it goes."""
    one = Company(np.arange(WORDS + 1), np.arange(WORDS, dtype=np.int32), np.ones(WORDS, np.float32))
    job = regression(company=one, inverse=1e6 * np.eye(DIMENSIONS))
    rows, _ = fitted(backend, job)
    changes = np.abs((rows - table(2)).astype(float) @ job.others.T.astype(float)).max(axis=1)
    assert changes.max() == pytest.approx(reference_regressor.FARTHEST, rel=1e-5)


@pytest.mark.parametrize("backend", BACKENDS)
def test_many_steps_come_to_the_lowest_loss(backend):
    """Where the penalised gradient is zero."""
    job = regression(penalty=1.0)
    rows = table(2)
    for _ in range(80):
        rows, _ = fitted(backend, job, rows)
    regressor = reference_regressor.Regressor(job)
    pairs = company()[1]
    for row in np.flatnonzero(pairs.sum(1)):
        gradient = regressor._gradient(rows[row, :DIMENSIONS].astype(float), pairs[row])
        np.testing.assert_allclose(gradient, 0, atol=2e-4)


def test_the_gradient_is_that_of_the_loss():
    job, pairs = regression(penalty=1.5), company()[1][0]
    for normalised in (True, False):
        regressor = reference_regressor.Regressor(replace(job, normalised=normalised))

        def penalised(x, regressor=regressor):
            loss = regressor._loss(x, pairs) / pairs.sum() + 0.5 * 1.5 / pairs.sum() * (x @ x)
            return loss, regressor._gradient(x, pairs)

        assert maths.gradient_check(penalised, np.random.default_rng(0).normal(0, 0.3, DIMENSIONS))


@pytest.mark.parametrize("backend", BACKENDS)
def test_rows_that_are_frozen_or_have_no_company_stay(backend):
    frozen = np.zeros(WORDS, np.uint8)
    frozen[[0, 7]] = 1
    rows, _ = fitted(backend, regression(frozen=frozen))
    same = (rows == table(2)).all(axis=1)
    assert np.flatnonzero(same).tolist() == [0, 3, 7]


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_threads_and_calls_change_no_bit(monkeypatch, threads):
    expected = fitted(native_regressor, regression())
    monkeypatch.setattr(native, "threads_for_tests", threads)
    for pieces in ((0, WORDS), (0, 1, 17, WORDS)):
        rows, known = fitted(native_regressor, regression(), pieces=pieces)
        np.testing.assert_array_equal(rows, expected[0])
        np.testing.assert_array_equal(known, expected[1])


@pytest.mark.parametrize("instruction_set", native.INSTRUCTION_SETS[1:])
def test_instruction_sets(monkeypatch, instruction_set):
    """All with fused multiply-add give the same bits, the others nearly the same numbers."""
    rows, known = fitted(native_regressor, regression())
    monkeypatch.setattr(native, "instruction_set", instruction_set)
    others, seen = fitted(native_regressor, regression())
    if instruction_set == "avx2":
        np.testing.assert_array_equal(others, rows)
        np.testing.assert_array_equal(seen, known)
    np.testing.assert_allclose(others, rows, atol=2e-4)


@pytest.mark.parametrize("rows", [np.zeros((WORDS, 32)), np.zeros((2, 32), np.float32)])
def test_wrong_tables_are_refused(rows):
    with pytest.raises(ValueError, match=r"rows must be padded float32 \(45, 32\), got"):
        native_regressor.Regressor(regression()).fit(rows, Fitted.of(WORDS), 0, 2)


def test_wrong_rows_are_refused():
    with pytest.raises(ValueError, match="there are rows 0 to 45, got 40 to 46"):
        native_regressor.Regressor(regression()).fit(table(2), Fitted.of(WORDS), 40, 46)


@pytest.mark.parametrize("words", [7, 4096, 4100])
def test_second_moments(words):
    rows, weights = table(3, words), np.random.default_rng(4).random(words)
    slow = reference_regressor.second_moment(rows, weights, DIMENSIONS)
    fast = native_regressor.second_moment(rows, weights, DIMENSIONS)
    for expected, got in zip(slow, fast, strict=True):
        np.testing.assert_allclose(got, expected, rtol=1e-5, atol=1e-5 * np.abs(expected).max())


@pytest.mark.parametrize("words", [5, 48, 100])
def test_turned_tables(words):
    slow, fast = table(3, words), table(3, words)
    matrix = np.random.default_rng(5).normal(size=(DIMENSIONS, DIMENSIONS))
    reference_regressor.turn(slow, matrix)
    native_regressor.turn(fast, matrix)
    np.testing.assert_allclose(fast, slow, atol=1e-5)
    assert not fast[:, DIMENSIONS:].any()


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("d", [1, 5, 60])
def test_the_inverse_is_that_of_lapack(backend, d):
    rows = np.random.default_rng(d).normal(size=(3 * d, d))
    matrix = rows.T @ rows / len(rows) + 0.1 * np.eye(d)
    np.testing.assert_allclose(backend.inverse(matrix), np.linalg.inv(matrix), rtol=1e-7, atol=1e-10)
    assert (backend.inverse(matrix) == backend.inverse(matrix).T).all()
