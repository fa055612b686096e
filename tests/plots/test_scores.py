from pathlib import Path

import pytest

from firth.errors import InvalidInput
from firth.evaluation import Interval, Score
from firth.plots import benchmark_scores

pytest.importorskip("matplotlib")

ONE = [
    Score("similarity", "WS-353", 0.69, Interval(0.63, 0.75)),
    Score("similarity", "none", float("nan")),
    Score("analogy", "BATS", 0.2, Interval(0.18, 0.23)),
    Score("analogy", "1_inflection", 0.4, Interval(0.3, 0.5), part_of="BATS"),
    Score("categories", "AP", 0.6, Interval(0.5, 0.7), chance=0.15),
]


def test_a_row_for_every_number_below_its_kind() -> None:
    ax = benchmark_scores({"mine": ONE})
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "similarity: Spearman's correlation",
        "  WS-353",
        "  none",
        "analogy: share of right answers",
        "  BATS",
        "      1_inflection",
        "categories: purity of clusters",
        "  AP",
    ]
    drawn = [(list(line.get_xdata()), list(line.get_ydata())) for line in ax.lines[1:]]
    assert drawn[:2] == [([0.63, 0.75], [1, 1]), ([0.69], [1])]
    assert drawn[-1] == ([0.15, 0.15], [6.6, 7.4])
    assert len(drawn) == 2 * 4 + 1  # what is not defined is not drawn
    assert ax.get_xlabel() == "bars: 95 % intervals, grey: by chance"
    assert ax.get_legend() is None


def test_several_models_stand_side_by_side_in_each_row() -> None:
    other = [Score("similarity", "WS-353", 0.5, Interval(-0.2, 0.6)), Score("similarity", "new", 0.3)]
    ax = benchmark_scores({"$a": ONE[:1], "b": other}, level=0.9)
    assert [label.get_text() for label in ax.get_yticklabels()[1:]] == ["  WS-353", "  new"]
    heights = [line.get_ydata()[0] for line in ax.lines[1:]]
    assert heights == pytest.approx([0.85, 0.85, 1.15, 1.15, 2.15, 2.15])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["$a", "b"]
    assert ax.get_xlabel() == "bars: 90 % intervals"
    assert ax.get_xlim()[0] < -0.2
    ax.figure.draw_without_rendering()


def test_labels_stay_on_the_sheet() -> None:
    names = ["x", "a benchmark with quite a long name", "日本語 and $odd_ letters"]
    ax = benchmark_scores({"mine": [Score("similarity", name, 0.3, Interval(0.2, 0.4)) for name in names]})
    ax.figure.draw_without_rendering()
    for label in ax.get_yticklabels():
        box = label.get_window_extent()
        assert box.x0 >= 0
        assert box.x1 <= ax.bbox.x0


def test_the_same_numbers_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        benchmark_scores({"mine": ONE}, path=tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_what_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="there must be 1 to 7 models, got 0"):
        benchmark_scores({})
    with pytest.raises(InvalidInput, match="there must be at least one score, got none"):
        benchmark_scores({"mine": []})
    with pytest.raises(InvalidInput, match="must end in"):
        benchmark_scores({"mine": ONE}, path=tmp_path / "x.gif")
