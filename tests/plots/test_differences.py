from pathlib import Path

import pytest

from firth.errors import InvalidInput
from firth.evaluation import BenchmarkComparison, Bootstrap, ComparisonResult, Difference
from firth.plots import comparison_figure
from firth.plots.figures import COLOURS, FAINT

pytest.importorskip("matplotlib")


def benchmark(kind: str, name: str, value: float, half: float) -> BenchmarkComparison:
    found = Difference(value, value - half, value + half, 0.5, 2 * half, 0.0, half / 2)
    return BenchmarkComparison(
        kind, name, (0.5,), (0.5 + value,), (90, 90), 90, 100, found, 0.5, abs(value) > half, None
    )


def result(*benchmarks: BenchmarkComparison) -> ComparisonResult:
    return ComparisonResult(("d = 100", "d = 300"), (1, 1), benchmarks, Bootstrap())


THREE = (
    benchmark("similarity", "better", 0.03, 0.01),
    benchmark("similarity", "equal", 0.001, 0.02),
    benchmark("analogy", "worse", -0.05, 0.01),
)


def test_a_panel_for_each_kind_with_its_own_unit() -> None:
    similarity, analogy = comparison_figure(result(*THREE)).child_axes
    assert [label.get_text() for label in similarity.get_yticklabels()] == ["better", "equal"]
    bars = [line for line in similarity.lines if len(line.get_xdata()) == 2 and line.get_xdata()[0] != 0]
    assert bars[0].get_xdata() == pytest.approx([0.02, 0.04])
    assert [bar.get_color() for bar in bars] == [COLOURS[1], FAINT]
    (bar,) = (line for line in analogy.lines if len(line.get_xdata()) == 2 and line.get_xdata()[0] != 0)
    assert bar.get_xdata() == pytest.approx([-6, -4])  # points of percent
    assert bar.get_color() == COLOURS[0]


def test_the_picture_says_whose_side_is_whose() -> None:
    said = [text.get_text() for text in comparison_figure(result(*THREE)).texts]
    assert said[:2] == ["← d = 100 is better", "d = 300 is better →"]
    assert said[2] == "bars: 95 % intervals by items; grey: within chance"


def test_the_same_numbers_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        comparison_figure(result(*THREE), path=tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_nothing_to_draw() -> None:
    with pytest.raises(InvalidInput, match="there must be a benchmark with a difference to draw"):
        comparison_figure(result())
