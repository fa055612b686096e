from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput
from firth.plots import loss_curve
from firth.plots.curves import spread

pytest.importorskip("matplotlib")


def runs(ax: Any) -> list[list[float]]:
    """The drawn lines, without the leaders of the labels."""
    return [line.get_ydata().tolist() for line in ax.lines if line.get_linewidth() == 2]


def labels(ax: Any) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_one_run_ends_with_its_last_value() -> None:
    ax = loss_curve([2.81, 2.4, 2.3456])
    assert runs(ax) == [[2.81, 2.4, 2.3456]]
    assert labels(ax) == ["2.346"]
    assert ax.get_xticks().tolist() == [1, 2, 3]


def test_several_runs_are_labelled_where_they_end() -> None:
    ax = loss_curve([[3, 2, 1.5], [3, 2.5], np.array([4.0])], labels=["a", "$b_1$", "c"])
    assert labels(ax) == ["a  1.5", "$b_1$  2.5", "c  4"]
    assert labels(loss_curve([[3, 2], [3, 1]])) == ["2", "1"]


def test_labels_of_runs_that_end_together_do_not_overlap() -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    ax = loss_curve([[3, 2 + i / 1000] for i in range(8)], labels=[f"run {i}" for i in range(8)])
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    boxes = [text.get_window_extent(renderer) for text in ax.texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert all(ax.bbox.x0 < box.x0 and box.x1 <= ax.bbox.x1 + 1 for box in boxes)
    last_epoch = ax.transData.transform((2, 2))[0]
    assert all(box.x0 > last_epoch for box in boxes)  # beside the lines, not on them


def test_a_loss_that_is_not_finite_leaves_a_gap() -> None:
    ax = loss_curve([3, float("nan"), 2, float("inf")])
    np.testing.assert_array_equal(runs(ax), [[3, np.nan, 2, np.nan]])
    assert labels(ax) == ["2"]


def test_a_single_epoch_is_a_dot() -> None:
    ax = loss_curve([2.0])
    assert ax.lines[0].get_marker() == "o"
    assert ax.get_xticks().tolist() == [1]


def test_a_loss_between_gaps_is_a_dot() -> None:
    nan = float("nan")
    ax = loss_curve([nan, 3, nan, 2.5, 2, nan, 1.5])
    assert ax.lines[0].get_marker() == "o"
    assert ax.lines[0].get_markevery() == [1, 6]
    assert loss_curve([3, 2.5, 2]).lines[0].get_markevery() == []


@pytest.mark.parametrize("level", [1e-4, 0.7, 3.509, 9.99, 12.5, 40.003])
@pytest.mark.parametrize("change", [0, 1e-9, 1e-6, 1e-3])
def test_heights_are_plain_numbers_inside_the_picture(level: float, change: float) -> None:
    ax = loss_curve([level + change, level + change / 2, float("nan"), level])
    ax.figure.draw_without_rendering()
    assert ax.yaxis.get_major_formatter().get_offset() == ""
    low, high = ax.get_ylim()
    ticks = [t for t in ax.yaxis.get_major_ticks() if low <= t.get_loc() <= high]
    written = [t.label1.get_text() for t in ticks]
    assert len(set(written)) == len(written) >= 3
    assert all(t.label1.get_window_extent().x0 >= 0 for t in ticks)


def test_axes_of_others_keep_their_way_of_writing_numbers() -> None:
    from matplotlib.figure import Figure

    ax = Figure().subplots()
    ax.set_yscale("log")
    formatter = ax.yaxis.get_major_formatter()
    assert loss_curve([3, 2], ax=ax).yaxis.get_major_formatter() is formatter


@pytest.mark.parametrize("losses", [[], [[]], [[1, 2], []], [float("nan")], [[[1.0]]]])
def test_runs_without_a_loss_are_refused(losses: Any) -> None:
    with pytest.raises(InvalidInput, match="a run needs at least one finite loss, got"):
        loss_curve(losses)


def test_labels_must_be_as_many_as_the_runs() -> None:
    with pytest.raises(InvalidInput, match="labels must be as many as the runs, got 1 for 2"):
        loss_curve([[1, 2], [2, 3]], labels=["one"])


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.floats(0.1, 100))
def test_spread_keeps_order_and_distance(targets: list[float], least: float) -> None:
    heights = spread(targets, least)
    ordered = heights[np.argsort(targets, kind="stable")]
    assert (np.diff(ordered) >= least - 1e-6).all()


def test_spread_moves_nothing_without_need() -> None:
    assert spread([5, 1, 9], 2).tolist() == [5, 1, 9]
