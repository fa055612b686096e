import builtins
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from firth.errors import InvalidInput, MissingDependency, MissingFile, WrongType
from firth.plots import loss_curve, map_of_words
from firth.vectors import WordVectors

pytest.importorskip("matplotlib")

LOSSES = [3.0, 2.0, 1.5]


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_the_same_picture_is_the_same_bytes(tmp_path: Path, ending: str) -> None:
    one, two = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
    words = WordVectors(["cat", "dog", "car"], [[1, 0.1], [1, 0.2], [0.1, 1]])
    for path in (one, two):
        map_of_words(words, groups={"pets": ["cat", "dog"], "other": ["car"]}, path=path)
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().startswith(b"\x89PNG" if ending == ".png" else b"<?xml")
    assert b"Matplotlib" not in one.read_bytes()
    assert sorted(tmp_path.iterdir()) == [one, two]  # no temporary file is left


def test_the_ending_may_be_in_capitals_and_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "loss.PNG"
    path.write_text("old")
    loss_curve(LOSSES, path=str(path))
    assert path.read_bytes().startswith(b"\x89PNG")


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"a picture's name must end in \.png or \.svg, got 'loss\.jpg'"):
        loss_curve(LOSSES, path=tmp_path / "loss.jpg")


def test_a_folder_that_cannot_be_written_is_found_before_work_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("work started")

    monkeypatch.setattr("firth.plots.curves._draw_frame", fail)
    with pytest.raises(MissingFile, match=r"the folder .* does not exist"):
        loss_curve(LOSSES, path=tmp_path / "nowhere" / "loss.png")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(InvalidInput, match=r"folder\.png is "):
        loss_curve(LOSSES, path=tmp_path / "folder.png")

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InvalidInput, match=r"cannot write .*loss\.png: Permission denied"):
        loss_curve(LOSSES, path=tmp_path / "loss.png")


def test_a_failure_leaves_the_old_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "loss.png"
    path.write_text("old")
    monkeypatch.setattr("matplotlib.figure.Figure.savefig", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        loss_curve(LOSSES, path=path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_no_global_state_of_matplotlib_changes() -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    loss_curve(LOSSES)
    assert dict(matplotlib.rcParams) == before
    assert "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()


def test_a_missing_library_is_one_sentence_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without_matplotlib(name: str, *rest: Any, **keywords: Any) -> Any:
        if name.split(".")[0] == "matplotlib":
            raise ImportError(name)
        return real(name, *rest, **keywords)

    monkeypatch.setattr(builtins, "__import__", without_matplotlib)
    with pytest.raises(MissingDependency, match=r"pictures need matplotlib: pip install 'firth\[plots\]'"):
        loss_curve(LOSSES)


def test_a_notebook_shows_a_new_figure_that_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matplotlib.figure import Figure

    seen = []
    fake = types.SimpleNamespace(display=seen.append, Image=lambda **what: what)
    shell = types.SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython.display", fake)
    monkeypatch.setitem(sys.modules, "IPython", types.SimpleNamespace(get_ipython=lambda: shell))
    loss_curve(LOSSES)
    map_of_words(WordVectors(["cat", "dog"], [[1, 0.1], [1, 0.2]]))
    assert [(shown["data"][:4], shown["width"]) for shown in seen] == [(b"\x89PNG", 800)] * 2
    loss_curve(LOSSES, path=tmp_path / "loss.png")
    loss_curve(LOSSES, ax=Figure().subplots())
    assert len(seen) == 2
    del shell.kernel  # a shell in a terminal
    loss_curve(LOSSES)
    assert len(seen) == 2


def test_axes_must_be_axes() -> None:
    with pytest.raises(WrongType, match="ax must be matplotlib Axes, got str"):
        loss_curve(LOSSES, ax="axes")  # type: ignore[arg-type]
