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
    [XY[:1], XY.astype(np.float64), 2 * XY, XY * np.float32(np.nan), np.array([None]), b"nothing", b""],
)
def test_what_is_damaged_is_not_there(tmp_path: Path, kept: object) -> None:
    place = tmp_path / "map.npy"
    if isinstance(kept, bytes):
        place.write_bytes(kept)
    else:
        np.save(place, kept, allow_pickle=True)
    assert cache.read(place, 2) is None
