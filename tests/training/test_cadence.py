import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, WrongType
from firth.training.cadence import Cadence, cadence

UNITS = {"": 1, "s": 1, "sec": 1, "seconds": 1, "min": 60, "Minutes": 60, "h": 3600, "hours": 3600}


@given(st.integers(1, 10**6), st.sampled_from(sorted(UNITS)), st.sampled_from(["", " ", "  "]))
def test_a_time_with_its_unit(number, unit, space):
    assert cadence(f"{space}{number}{space}{unit}") == Cadence(seconds=number * UNITS[unit])


@given(st.floats(1e-9, 1e9))
def test_a_number_means_seconds(number):
    assert cadence(number) == Cadence(seconds=number)


@given(st.integers(1, 10**6))
def test_epochs(number):
    assert cadence(f"{number} epochs") == cadence(f"{number}epoch") == Cadence(epochs=number)


@given(st.text() | st.floats() | st.integers())
def test_anything_is_a_cadence_or_refused(every):
    with suppress(InvalidInput):
        seconds, epochs = cadence(every)
        assert (seconds is None) != (epochs is None)
        assert 0 < (seconds or epochs) < math.inf


@pytest.mark.parametrize(
    ("every", "sentence"),
    [
        ("5 parsecs", "or a text such as '90 s', '5 min', '2 h' or '1 epoch', got '5 parsecs'"),
        ("soon", "got 'soon'"),
        ("-3 s", "got '-3 s'"),
        ("", "got ''"),
        ("0 s", "must be more than 0 seconds, and finite, got '0 s'"),
        (-1, "must be more than 0 seconds, and finite, got -1"),
        (math.nan, "must be more than 0 seconds, and finite, got nan"),
        (10**400, "must be more than 0 seconds, and finite, got 1000"),
        ("1.5 epochs", "must be a whole number of epochs, 1 at least, got '1.5 epochs'"),
        ("0 epochs", "must be a whole number of epochs, 1 at least, got '0 epochs'"),
    ],
)
def test_what_is_no_cadence(every, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        cadence(every)


@pytest.mark.parametrize("every", [True, None, [60]])
def test_what_is_neither_number_nor_text(every):
    with pytest.raises(WrongType, match="must be a number of seconds, or a text"):
        cadence(every)
