from pathlib import Path

import numpy as np
import pytest

from firth.evaluation import StabilityResult, stability
from firth.plots import overlap_by_frequency
from firth.vectors import WordVectors

pytest.importorskip("matplotlib")


def found(*, counted: bool, words: int = 200) -> StabilityResult:
    rng = np.random.default_rng(1)
    truth = rng.normal(size=(words, 5))
    counts = 4000 // np.arange(1, words + 1) if counted else None
    tables = [truth + rng.normal(0, 0.3, truth.shape) for _ in range(3)]
    return stability([WordVectors(range(words), table, counts=counts) for table in tables])


def test_the_line_is_the_median_of_the_bands_within_their_quantiles() -> None:
    result = found(counted=True)
    ax = overlap_by_frequency(result)
    chance, median = ax.lines
    assert median.get_ydata() == pytest.approx([band.quantiles[2] for band in result.bands])
    assert chance.get_ydata() == pytest.approx([band.chance for band in result.bands])
    for x, band in zip(np.asarray(median.get_xdata()), result.bands, strict=True):
        assert band.low <= x <= band.high
    wide, narrow = (area.get_paths()[0].get_extents() for area in ax.collections)
    assert wide.ymin <= narrow.ymin < narrow.ymax <= wide.ymax
    assert wide.ymax == pytest.approx(max(band.quantiles[4] for band in result.bands))


@pytest.mark.parametrize("counted", [True, False])
def test_frequent_words_are_on_the_right(counted: bool) -> None:
    result = found(counted=counted)
    ax = overlap_by_frequency(result)
    _, median = ax.lines
    places = ax.transData.transform(np.column_stack([median.get_xdata(), median.get_ydata()]))[:, 0]
    assert (np.diff(places) < 0).all()  # the bands begin with the frequent words
    assert ax.get_xlabel() == ("times the word was seen" if counted else "rank of the word")


def test_the_same_result_is_the_same_file(tmp_path: Path) -> None:
    result = found(counted=True)
    for name in ("a.png", "b.png"):
        overlap_by_frequency(result, path=tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_few_words_are_a_dot(tmp_path: Path) -> None:
    ax = overlap_by_frequency(found(counted=False, words=12), path=tmp_path / "few.svg")
    assert len(np.asarray(ax.lines[1].get_xdata())) == 1
