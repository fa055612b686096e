from pathlib import Path
from typing import Any

import pytest

from firth.errors import InvalidInput
from firth.plots import Panel, accuracy_curves

pytest.importorskip("matplotlib")

CURVES = {"train": [0.5, 0.4, 0.3], "dev": [0.35, 0.38, 0.3]}


def panel(**changes: Any) -> Panel:
    return Panel(**{"title": "10 $numbers", "penalties": [0.01, 1, 100], "curves": CURVES, **changes})


def test_each_family_has_a_panel_of_the_same_heights() -> None:
    ax = accuracy_curves([panel(), panel(title="more")])
    first, second = ax.child_axes
    assert first.get_ylim() == second.get_ylim()
    assert [inset.get_title(loc="left") for inset in ax.child_axes] == ["10 $numbers", "more"]
    assert [line.get_ydata().tolist() for line in first.lines] == [*CURVES.values()]
    assert [text.get_text() for text in first.texts] == ["train 30.0 %", "dev 30.0 %"]


def test_signs_are_explained_where_they_are() -> None:
    whole = panel(chosen=1, band=("dev", [0.3, 0.3, 0.2], [0.4, 0.5, 0.4]))
    ax = accuracy_curves([whole], baselines={"dev": 0.25})
    assert ax.get_title(loc="left") == (
        "dot: the penalty that was chosen, shaded: 95 % interval of dev, dotted: always the commonest class"
    )
    assert ax.child_axes[0].texts[0].get_text() == " 1: 38.0 %"
    line, dot = ax.child_axes[0].lines[-2:]
    assert line.get_xdata() == [1, 1]
    assert (dot.get_xdata().tolist(), dot.get_ydata()) == ([1], [0.38])
    assert accuracy_curves([panel()]).get_title(loc="left") == ""


def test_labels_of_curves_that_end_together_do_not_overlap_and_stay_on_the_sheet() -> None:
    ax = accuracy_curves([panel(), panel()])
    ax.figure.draw_without_rendering()
    for inset in ax.child_axes:
        boxes = [text.get_window_extent() for text in inset.texts]
        assert not boxes[0].overlaps(boxes[1])
        assert all(box.x1 <= inset.bbox.x1 + 1 for box in boxes)
        assert boxes[0].x0 > inset.transData.transform((100, 0.3))[0]


def test_few_powers_of_ten_stand_below() -> None:
    def below(*penalties: float) -> list[str]:
        curves = {"dev": [0.1 * i for i in range(len(penalties))]}
        ax = accuracy_curves([Panel("", penalties, curves)])
        return [label.get_text() for label in ax.child_axes[0].get_xticklabels()]

    assert below(*(10.0**i for i in range(-6, 4))) == ["1e-6", "0.0001", "0.01", "1", "100"]
    assert below(2, 5) == ["2", "5"]
    assert below(3) == ["3"]


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    for ending in (".png", ".svg"):
        for name in ("one", "two"):
            accuracy_curves([panel(chosen=1)], path=tmp_path / (name + ending))
        assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


@pytest.mark.parametrize(
    ("panels", "sentence"),
    [
        ([], "there must be at least one panel"),
        ([panel(penalties=[1, 0.1, 10])], "penalties must be above 0 and rise"),
        ([panel(penalties=[0, 1, 10])], "penalties must be above 0 and rise"),
        ([panel(penalties=[1, 10])], "train must have an accuracy a penalty, got 3 for 2"),
    ],
)
def test_what_cannot_be_drawn_is_refused(panels: list[Panel], sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        accuracy_curves(panels)
