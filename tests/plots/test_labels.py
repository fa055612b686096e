import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firth.plots.labels import Label, place

SHEET = np.array([0.0, 0.0, 1000.0, 700.0])
RADIUS, GAP = 5.0, 3.0


def overlap(a: np.ndarray, b: np.ndarray) -> bool:
    return bool(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def through(leader: np.ndarray, box: np.ndarray) -> bool:
    """Points along the line, less its ends, tell whether it passes through the box."""
    along = leader[:2] + np.linspace(0.01, 0.99, 400)[:, None] * (leader[2:] - leader[:2])
    return bool(((along > box[:2] + 0.1) & (along < box[2:] - 0.1)).all(axis=1).any())


def check(points: np.ndarray, labels: list[Label | None]) -> None:
    placed = [(i, label) for i, label in enumerate(labels) if label is not None]
    for i, label in placed:
        assert (label.box[:2] >= SHEET[:2]).all()
        assert (label.box[2:] <= SHEET[2:]).all()
        for j, point in enumerate(points):
            dot = np.concatenate([point - RADIUS, point + RADIUS])
            assert i == j or not overlap(label.box, dot)
        for j, other in placed:
            assert i == j or not overlap(label.box, other.box)
            assert label.leader is None or i == j or not through(label.leader, other.box)


@settings(max_examples=15)
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(1, 40),
    spread=st.sampled_from([5.0, 60.0, 200.0]),
    width=st.sampled_from([20.0, 80.0, 300.0]),
)
def test_nothing_overlaps(seed: int, n: int, spread: float, width: float) -> None:
    rng = np.random.default_rng(seed)
    points = np.clip(rng.normal([500, 350], spread, (n, 2)), 10, [990, 690])
    sizes = np.column_stack([width * rng.uniform(0.5, 1, n), np.full(n, 18.0)])
    labels = place(points, sizes, SHEET, radius=RADIUS, gap=GAP)
    check(points, labels)
    again = place(points, sizes, SHEET, radius=RADIUS, gap=GAP)
    assert [label is None for label in labels] == [label is None for label in again]
    assert all(np.array_equal(a.box, b.box) for a, b in zip(labels, again, strict=True) if a and b)


def test_a_lonely_label_stands_to_the_right_of_its_point() -> None:
    (label,) = place(np.array([[500.0, 350.0]]), np.array([[60.0, 20.0]]), SHEET, radius=RADIUS, gap=GAP)
    assert label is not None
    assert label.leader is None
    assert label.box.tolist() == [508.0, 340.0, 568.0, 360.0]


def test_a_crowd_is_labelled_with_leader_lines() -> None:
    """Twenty points within the area of ten labels all get their labels, most of them further off."""
    points = np.random.default_rng(0).uniform([430, 320], [570, 390], (20, 2))
    labels = place(points, np.full((20, 2), [50.0, 18.0]), SHEET, radius=2.0, gap=GAP)
    assert None not in labels
    leaders = [label.leader for label in labels if label is not None and label.leader is not None]
    assert len(leaders) >= 5
    starts = np.array([leader[:2] for leader in leaders])
    assert all((np.abs(points - start) < 1e-9).all(axis=1).any() for start in starts)


@pytest.mark.parametrize(("width", "height"), [(1001.0, 20.0), (100.0, 701.0)])
def test_a_label_larger_than_the_sheet_is_left_out(width: float, height: float) -> None:
    points = np.array([[500.0, 350.0], [100.0, 100.0]])
    labels = place(points, np.array([[width, height], [50.0, 18.0]]), SHEET, radius=RADIUS, gap=GAP)
    assert [label is None for label in labels] == [True, False]
