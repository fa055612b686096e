import pytest

from tests.course.checker.asking import assert_told
from tests.course.checker.students import OLDER

#: what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    (
        [("np.sum(x, axis=1, keepdims=True)", "np.sum(x)")],
        [("softmax", "the sum runs over the whole matrix")],
    ),
    (
        [
            ("np.max(x, axis=1, keepdims=True)", "np.max(x, axis=0)"),
            ("np.sum(x, axis=1, keepdims=True)", "np.sum(x, axis=0)"),
        ],
        [("softmax", "the sum runs over the wrong axis")],
    ),
    (
        [
            ("np.exp(x - np.max(x, axis=1, keepdims=True))", "np.exp(x)"),
            ("np.exp(x - np.max(x))", "np.exp(x)"),
        ],
        [("softmax", "subtract the largest score before exp")],
    ),
    (
        [("np.max(x, axis=1, keepdims=True)", "np.max(x)")],
        [("softmax", "the maximum of the whole matrix is subtracted")],
    ),
    (
        [("return x / np.sum(x, axis=1, keepdims=True)", "return x"), ("return x / np.sum(x)", "return x")],
        [("softmax", "never divided by their sum")],
    ),
    ([("np.exp(x - np.max(x))", "np.exp(x - np.max(x)) + 1e-4")], [("softmax", None)]),
]


@pytest.mark.parametrize(("changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(OLDER, "softmax", changes, told, seed)
