import pytest

from firth.errors import InvalidInput, WrongType
from firth.evaluation.alignment.anchors import anchor_rows


def test_anchors_by_number_and_by_name() -> None:
    shared = ["a", "b", "c", "d"]
    assert anchor_rows(shared, 3, 2).tolist() == [0, 1, 2]
    assert anchor_rows(shared, 100, 2).tolist() == [0, 1, 2, 3]
    assert anchor_rows(shared, ["d", "unknown", "b", "a", "d"], 2).tolist() == [0, 1, 3]


@pytest.mark.parametrize(("anchors", "got"), [(2, 2), (3, 3), (["a", "x"], 1), (["x"], 0)])
def test_no_more_anchors_than_dimensions_leave_the_rotation_open(anchors: int | list[str], got: int) -> None:
    with pytest.raises(
        InvalidInput, match=f"of size 3 need at least 4 anchors that all models have, got {got}: give more"
    ):
        anchor_rows(["a", "b", "c", "d"], anchors, 3)


def test_what_is_no_number_of_anchors() -> None:
    with pytest.raises(InvalidInput, match="anchors must be at least 1, got 0"):
        anchor_rows(["a", "b"], 0, 2)
    with pytest.raises(WrongType, match="a number or a list of words, got the string 'the'"):
        anchor_rows(["a", "b"], "the", 2)
