from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.evaluation import WordPath, word_path
from firth.plots import path_of_word
from firth.plots.figures import COLOURS, QUIET
from firth.vectors import WordVectors

pytest.importorskip("matplotlib")


def path(models: int, neighbours: int = 6) -> WordPath:
    rng = np.random.default_rng(1)
    vectors = rng.standard_normal((300, 10))
    spaces = []
    for _ in range(models):
        vectors = vectors.copy()
        vectors[0] = rng.standard_normal(10)
        spaces.append(WordVectors([f"word{i}" for i in range(300)], vectors))
    return word_path(spaces, "word0", neighbours=neighbours)


def boxes(ax: Any) -> dict[str, Any]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    renderer = FigureCanvasAgg(ax.figure.figure).get_renderer()
    return {text.get_text(): text.get_window_extent(renderer) for text in ax.texts if text.get_text()}


@pytest.mark.parametrize("models", [2, 5])
def test_all_labels_are_there_and_none_covers_another(models: int) -> None:
    way = path(models)
    drawn = boxes(path_of_word(way))
    assert set(drawn) == {f"word0 ({i})" for i in range(1, models + 1)} | set(way.landmarks)
    for text, box in drawn.items():
        assert not any(box.overlaps(other) for name, other in drawn.items() if name != text)


def test_an_arrow_from_each_model_to_the_next() -> None:
    ax = path_of_word(path(4))
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None) is not None]
    assert len(arrows) == 3
    stops = [tuple(line.get_xydata()[0]) for line in ax.lines[:4]]
    assert [(arrow.xyann, arrow.xy) for arrow in arrows] == list(pairwise(stops))


def test_a_neighbour_has_the_colour_of_its_model() -> None:
    way = path(2, neighbours=30)
    ax = path_of_word(way)
    shared = set(way.neighbours[0]) & set(way.neighbours[1])
    assert shared
    for text in ax.texts:
        if (word := text.get_text()) in way.landmarks:
            expected = QUIET if word in shared else COLOURS[0 if word in way.neighbours[0] else 1]
            assert text.get_color() == expected


def test_axes_of_the_caller_a_title_and_a_file(tmp_path: Path) -> None:
    from matplotlib.figure import Figure

    mine = Figure().add_subplot()
    assert path_of_word(path(2), ax=mine, title="$ten") is mine
    assert mine.get_title(loc="left") == "$ten"
    for name in ("one.svg", "two.svg"):
        path_of_word(path(2), path=tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_at_the_door(tmp_path: Path) -> None:
    with pytest.raises(WrongType, match="a path must be a WordPath, got str"):
        path_of_word("word")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match=r"must end in \.png or \.svg"):
        path_of_word(path(2), path=tmp_path / "p.jpg")
