from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.plots import confusion_matrix

pytest.importorskip("matplotlib")


def texts(ax: Any) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_cells_have_counts_and_rows_what_was_found() -> None:
    ax = confusion_matrix([[8, 2], [0, 0]], ["very bad", "good"])
    assert texts(ax) == ["80.0 % of 10", "none there", "found", "shade: share of the row", "8", "2", "0", "0"]
    assert ax.images[0].get_array().tolist() == [[0.8, 0.2], [0, 0]]
    assert {text.get_text(): text.get_position() for text in ax.texts[-4:-2]} == {"8": (0, 0), "2": (1, 0)}
    assert [label.get_text() for label in ax.get_yticklabels()] == ["very bad", "good"]


def test_counts_can_be_read_on_every_shade() -> None:
    ax = confusion_matrix([[9, 1], [5, 5]], ["a", "b"])
    colours = {text.get_text(): text.get_color() for text in ax.texts}
    assert colours["9"] == "white"
    assert colours["1"] != "white"


def test_wide_names_are_broken_at_spaces_and_longer_ones_turned() -> None:
    broken = confusion_matrix(np.eye(5, dtype=int), ["very negative", "b", "c", "d", "e"])
    assert broken.get_xticklabels()[0].get_text() == "very\nnegative"
    assert broken.get_xticklabels()[0].get_rotation() == 0
    turned = confusion_matrix(np.eye(5, dtype=int), ["incomprehensibilities", "b", "c", "d", "e"])
    assert turned.get_xticklabels()[0].get_rotation() == 90


def test_nothing_leaves_the_sheet() -> None:
    names = [f"a rather long name {i}" for i in range(12)]
    ax = confusion_matrix(np.full((12, 12), 10_000), names, title="Many classes")
    ax.figure.draw_without_rendering()
    sheet = ax.figure.bbox
    for text in (*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels()):
        box = text.get_window_extent()
        assert sheet.x0 <= box.x0 <= box.x1 <= sheet.x1
        assert sheet.y0 <= box.y0 <= box.y1 <= sheet.y1


def test_many_classes_are_shades_only() -> None:
    assert len(confusion_matrix(np.eye(21, dtype=int), [*map(str, range(21))]).texts) == 23


def test_the_same_counts_give_the_same_bytes(tmp_path: Path) -> None:
    for ending in (".png", ".svg"):
        for name in ("one", "two"):
            confusion_matrix([[1, 2], [3, 4]], ["a", "$b$"], path=tmp_path / (name + ending))
        assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


@pytest.mark.parametrize(
    ("counts", "labels", "error", "sentence"),
    [
        ([[0.5]], ["a"], WrongType, "counts must be integers, got an array of float64"),
        ([[1, 2]], ["a"], InvalidInput, r"counts must have shape \(classes, classes\), got \(1, 2\)"),
        ([[1, -2], [0, 1]], ["a", "b"], InvalidInput, "counts must be at least 0, got -2"),
        ([[1]], ["a", "b"], InvalidInput, "labels must be as many as the classes, got 2 for 1"),
    ],
)
def test_what_is_no_matrix_is_refused(counts: Any, labels: list[str], error: Any, sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        confusion_matrix(counts, labels)
