import numpy as np
import pytest

from firth.kernels import initial_tables, padded


@pytest.mark.parametrize(("columns", "stride"), [(1, 16), (16, 16), (17, 32), (300, 304)])
def test_rows_are_padded_and_aligned(columns, stride):
    table = padded(7, columns)
    assert table.shape == (7, stride)
    assert table.dtype == np.float32
    assert table.ctypes.data % 64 == 0
    assert not table.any()


def test_start_is_uniform_and_of_the_size_of_the_original_program():
    tables = initial_tables(2000, 1999, 50, seed=1)
    start = tables.input[:, :50]
    assert np.abs(start).max() < 0.5 / 50
    assert abs(start.mean()) < 1e-4
    assert start.std() == pytest.approx(1 / 50 / np.sqrt(12), rel=0.01)
    assert not tables.input[:, 50:].any()
    assert not tables.output.any()
    assert tables.output.shape == (1999, 64)


def test_a_row_starts_the_same_whatever_the_vocabulary():
    few, many = initial_tables(10, 10, 20, seed=4), initial_tables(100_000, 10, 20, seed=4)
    assert (few.input == many.input[:10]).all()
    assert (few.input != initial_tables(10, 10, 20, seed=5).input).any()


def test_views_have_no_padding_and_cannot_be_changed():
    input, output = initial_tables(3, 2, 20, seed=1).views()
    assert input.shape == (3, 20)
    assert output.shape == (2, 20)
    with pytest.raises(ValueError, match="read-only"):
        input[0, 0] = 1
