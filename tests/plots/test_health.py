from pathlib import Path

import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.evaluation import HealthResult, health
from firth.plots import health_panels
from firth.vectors import WordVectors

pytest.importorskip("matplotlib")


@pytest.fixture(scope="module")
def result() -> HealthResult:
    rng = np.random.default_rng(1)
    return health(WordVectors([f"w{row}" for row in range(600)], rng.standard_normal((600, 9)) + 0.5))


def test_four_panels_show_the_numbers(result: HealthResult) -> None:
    cosines, lengths, hubs, directions = health_panels(result).child_axes
    assert sum(bar.get_height() for bar in cosines.patches) == len(result.cosines)
    assert cosines.texts[0].get_text() == f" mean {result['mean cosine'].number:.3f} "
    dots = lengths.lines[0]
    order = np.argsort(result.ranks)
    np.testing.assert_array_equal(dots.get_ydata(), result.lengths[order][np.array(dots.get_xdata()) - 1])
    x, y = hubs.lines[0].get_data()
    assert np.sum(x * y) == result.occurrences.sum()
    assert hubs.texts[0].get_text().startswith(f"most: {result['hubs'].words[0]}, ")
    np.testing.assert_allclose([bar.get_height() for bar in directions.patches], 100 * result.spectrum)


def test_nothing_leaves_the_sheet(result: HealthResult) -> None:
    ax = health_panels(result)
    ax.figure.draw_without_rendering()
    sheet = ax.figure.bbox
    for panel in ax.child_axes:
        for text in (*panel.texts, panel.title, panel.xaxis.label):
            box = text.get_window_extent()
            assert sheet.x0 <= box.x0 <= box.x1 <= sheet.x1
            assert sheet.y0 <= box.y0 <= box.y1 <= sheet.y1


def test_the_same_result_gives_the_same_bytes(result: HealthResult, tmp_path: Path) -> None:
    for ending in (".png", ".svg"):
        for name in ("one", "two"):
            health_panels(result, path=tmp_path / (name + ending))
        assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


@pytest.mark.parametrize(
    "rows",
    [
        [[1, 0], [1, 1e-6], [1, 2e-6]],  # almost one direction: no variance
        [[1, 0], [0, 1], [-1, 0], [0, -1]],  # a mean cosine below 0
        np.eye(30) * 1e-30,
    ],
)
def test_strange_vectors_are_drawn(rows: list[list[float]]) -> None:
    assert len(health_panels(health(WordVectors(range(len(rows)), rows))).child_axes) == 4


def test_too_little_is_refused() -> None:
    with pytest.raises(InvalidInput, match="at least 3 words with a direction of their own, got 2"):
        health_panels(health(WordVectors(["a", "b"], [[1, 2], [2, 1]])))
