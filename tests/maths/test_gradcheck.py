import random

import numpy as np
import pytest
from claims.point import REPEATED, V_C, O, U

from firth.errors import InvalidInput, WrongType
from firth.maths import GradientError, gradient_check, negative_sampling


def quartic(x):
    return np.sum(x**4), 4 * x**3


@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (2, 1, 2)])
def test_a_right_gradient_of_any_shape(shape) -> None:
    x = np.linspace(0.5, 1.5, int(np.prod(shape))).reshape(shape)
    report = gradient_check(quartic, x)
    assert report.entries == x.size
    assert report.worst is not None
    assert report.analytic == quartic(x)[1][report.worst]
    assert report.numerical == pytest.approx(report.analytic, abs=1e-6)
    assert 0 < report.difference < 1e-7


def test_no_entries() -> None:
    report = gradient_check(lambda x: (0.0, x), np.zeros((0, 3)))
    assert (report.entries, report.worst) == (0, None)


def test_the_first_wrong_entry_is_named_with_both_numbers() -> None:
    def wrong_in_two(x):
        loss, gradient = quartic(x)
        gradient[1, 0] *= 0.5
        gradient[1, 2] = 7.0
        return loss, gradient

    message = r"wrong at entry \(1, 0\): the function returned 2, central differences give 4 \(2 of 6"
    with pytest.raises(GradientError, match=message) as caught:
        gradient_check(wrong_in_two, np.ones((2, 3)))
    assert caught.value.index == (1, 0)
    assert caught.value.analytic == 2
    assert caught.value.numerical == pytest.approx(4, abs=1e-6)


def test_the_test_that_never_passes() -> None:
    """A negative-sampling loss whose negatives are left out of dU: the fault of write-up 003."""

    def faulty(table):
        loss, _, _ = negative_sampling(V_C, O, REPEATED, table)
        _, _, of_the_target = negative_sampling(V_C, O, [], table)
        return loss, of_the_target

    first = negative_sampling(V_C, O, REPEATED, U)[2][1, 0]  # word 1 is the first of the negatives
    with pytest.raises(GradientError, match=r"entry \(1, 0\): the function returned 0, ") as caught:
        gradient_check(faulty, U)
    assert caught.value.numerical == pytest.approx(first, abs=1e-6)
    gradient_check(lambda table: negative_sampling(V_C, O, REPEATED, table)[::2], U)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_what_is_not_finite_is_wrong(value) -> None:
    with pytest.raises(GradientError, match=r"entry \(0,\)"):
        gradient_check(lambda x: (np.sum(x), np.full_like(x, value)), np.ones(2))
    with pytest.raises(GradientError, match=r"entry \(0,\)"):
        gradient_check(lambda x: (np.nan, np.ones_like(x)), np.ones(2))


def test_losses_that_draw_are_checked_at_the_same_draw() -> None:
    def draws(x):
        mask = np.random.random(x.shape) < 0.5  # noqa: NPY002
        scale = random.gauss(0, 1) + np.random.standard_normal()  # noqa: NPY002
        return scale * np.sum(mask * x**2), 2 * scale * mask * x

    random.gauss(0, 1)  # leaves the second of a pair in the state
    gradient_check(draws, np.ones(8))


def test_x_stays_and_f_may_spoil_its_own_copy() -> None:
    def spoils(x):
        answer = quartic(x.copy())
        x += 1
        return answer

    x = np.array([1.0, 2.0])
    gradient_check(spoils, x)
    np.testing.assert_array_equal(x, [1, 2])


def test_integers_are_checked_as_floats() -> None:
    assert gradient_check(quartic, [1, 2]).entries == 2


@pytest.mark.parametrize(
    ("f", "keywords", "error", "message"),
    [
        (quartic, {"step": 0}, InvalidInput, "step must be one finite number above 0, got 0"),
        (quartic, {"tolerance": -1.0}, InvalidInput, "tolerance must be one finite number above 0"),
        (lambda x: (0.0, x[:1]), {}, InvalidInput, r"the shape of x, \(2,\), got \(1,\)"),
        (
            lambda x: (0.0, x, x),
            {},
            InvalidInput,
            r"f must return \(loss, gradient\), got 3 values: .* f\(x\)\[:2\]",
        ),
        (lambda x: (0.0,), {}, InvalidInput, r"f must return \(loss, gradient\), got 1 values$"),
        (lambda x: 0.0, {}, InvalidInput, r"f must return \(loss, gradient\), got float"),
        (lambda x: (x, x), {}, InvalidInput, r"the loss must be one number, got shape \(2,\)"),
        (lambda x: ("low", x), {}, WrongType, "the loss must hold real numbers"),
    ],
)
def test_at_the_door(f, keywords, error, message) -> None:
    with pytest.raises(error, match=message):
        gradient_check(f, np.ones(2), **keywords)
