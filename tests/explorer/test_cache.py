from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from firth.explorer import cache

XY = np.float32([[0, 1], [-1, 0.5]])


@pytest.mark.parametrize(
    ("environment", "platform", "ending"),
    [
        ({}, "linux", ".cache/firth"),
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/firth"),
        ({"XDG_CACHE_HOME": ""}, "linux", ".cache/firth"),
        ({}, "darwin", "Library/Caches/firth"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/firth/Cache"),
        ({}, "win32", "AppData/Local/firth/Cache"),
    ],
)
def test_where_it_is(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], platform: str, ending: str
) -> None:
    monkeypatch.undo()  # of the fixture that keeps tests out of it
    assert cache.folder(environment, platform).as_posix().endswith(ending)


def test_what_is_written_is_read() -> None:
    place = cache.place_of(XY, "a method")
    assert cache.read(place, 2) is None
    cache.write(place, XY)
    np.testing.assert_array_equal(cache.read(place, 2), XY)
    assert [file.name for file in place.parent.iterdir()] == [place.name]


def test_the_name_changes_with_content_method_and_shape() -> None:
    names = {
        cache.place_of(XY, "a method"),
        cache.place_of(XY, "another"),
        cache.place_of(-XY, "a method"),
        cache.place_of(XY.reshape(1, 4), "a method"),
    }
    assert len(names) == 4
    assert cache.place_of(XY.copy(), "a method") in names


@pytest.mark.parametrize(
    "kept",
    [XY[:1], XY.astype(np.float64), 2 * XY, XY * np.float32(np.nan), np.float32([[0, 0], [0, np.inf]])],
)
def test_numbers_that_are_no_map_are_not_there(tmp_path: Path, kept: np.ndarray) -> None:
    place = tmp_path / "map.f4"
    place.write_bytes(kept.tobytes())
    assert cache.read(place, 2) is None


def numpy_file(write: Callable[..., None], *arrays: np.ndarray) -> bytes:
    """What NumPy writes."""
    file = BytesIO()
    write(file, *arrays)
    return file.getvalue()


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"nothing",
        numpy_file(np.save, XY),
        numpy_file(np.savez, XY),
        numpy_file(np.save, XY).replace(b"(2, 2)", b"(9" + b"9" * 20 + b",)"),
        numpy_file(np.save, XY).replace(b"(2, 2)", b"(((((("),
    ],
)
def test_files_of_other_kinds_are_not_there(tmp_path: Path, kept: bytes) -> None:
    place = tmp_path / "map.f4"
    place.write_bytes(kept)
    assert cache.read(place, 2) is None
