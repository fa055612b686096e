import numpy as np

from firth.vectors.formats.growing import GrowingTable


def test_blocks_end_up_under_each_other() -> None:
    table = GrowingTable(3)
    expected = np.arange(300, dtype=np.float32).reshape(100, 3)
    for start, stop in ((0, 1), (1, 1), (1, 50), (50, 51), (51, 100)):
        assert len(table) == start
        table.room(stop - start + 7)[: stop - start] = expected[start:stop]
        table.use(stop - start)
    frozen = table.frozen()
    np.testing.assert_array_equal(frozen, expected)
    assert not frozen.flags.writeable


def test_nothing_added() -> None:
    assert GrowingTable(3).frozen().shape == (0, 3)
