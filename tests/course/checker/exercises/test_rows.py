import pytest

from tests.course.checker.asking import assert_told
from tests.course.checker.students import OLDER

#: what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    ([("axis=1", "axis=0")], [("rows", "columns have length one")]),
    (
        [("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(x**2, axis=1, keepdims=True)")],
        [("rows", "the root is missing")],
    ),
    (
        [("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(x, axis=1, keepdims=True)")],
        [("rows", "divided by their sum")],
    ),
]


@pytest.mark.parametrize(("changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(OLDER, "normalizeRows", changes, told, seed)
