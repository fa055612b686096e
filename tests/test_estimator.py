from numbers import Integral, Real

import pytest

from firth.errors import InvalidInput, WrongType
from firth.estimator import Estimator, check_choice, check_number, check_switch


class Machine(Estimator):
    def __init__(self, wheels=None, *, speed=3, name="m"):
        self.wheels = wheels
        self.speed = speed
        self.name = name


def test_settings_are_those_of_the_constructor():
    machine = Machine(4, speed=5)
    assert machine.get_params() == {"wheels": 4, "speed": 5, "name": "m"}
    assert machine.set_params(speed=3, name="n") is machine
    assert repr(machine) == "Machine(wheels=4, name='n')"


def test_a_wrong_name_changes_nothing():
    machine = Machine()
    with pytest.raises(
        InvalidInput, match="Machine has no setting 'sped'; its settings are wheels, speed, name"
    ):
        machine.set_params(speed=9, sped=1)
    assert machine.speed == 3


@pytest.mark.parametrize(
    ("value", "kind", "error", "sentence"),
    [
        (True, Integral, WrongType, "x must be a number, got True"),
        (1.5, Integral, WrongType, "x must be a number, got 1.5"),
        ("1", Real, WrongType, "x must be a number, got '1'"),
        (float("nan"), Real, InvalidInput, "x must be finite, got nan"),
        (10**400, Real, InvalidInput, "x must be finite, got inf"),
        (0, Integral, InvalidInput, "x must be at least 1, got 0"),
        (10, Real, InvalidInput, "x must be at most 9, got 10"),
    ],
)
def test_numbers_that_are_refused(value, kind, error, sentence):
    with pytest.raises(error, match=sentence):
        check_number("x", value, 1, 9, kind, "a number")


def test_numbers_that_pass():
    check_number("x", 1, 1, 9, Integral, "a number")
    check_number("x", 9.0, 1, 9, Real, "a number")
    check_number("x", 10**400, 1, None, Integral, "a number")


def test_choices_and_switches():
    check_choice("x", None, ("a", None))
    check_switch("x", False)
    with pytest.raises(InvalidInput, match="x must be one of 'a', None, got \\['a'\\]"):
        check_choice("x", ["a"], ("a", None))
    with pytest.raises(WrongType, match="x must be True or False, got 'no'"):
        check_switch("x", "no")
