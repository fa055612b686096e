import io
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.text import store
from firth.text.store import Growing, Store, copied

batches = st.lists(st.lists(st.integers(0, 9), max_size=8), max_size=8)


@pytest.mark.parametrize("bound", [4, 20, 4000])
@given(drawn=batches)
def test_in_memory_or_in_a_temporary_file(bound: int, drawn: list[list[int]]) -> None:
    with pytest.MonkeyPatch.context() as patch, ExitStack() as opened:
        patch.setattr(store, "_BYTES_IN_MEMORY", bound)
        ids = Growing(opened, "i")
        for batch in drawn:
            ids.extend(batch)
        flat = [i for batch in drawn for i in batch]
        assert len(ids) == len(flat)
        found = ids.as_array()
    assert found.dtype == np.int32
    assert found.tolist() == flat  # readable after the file is closed
    found[:] = 3
    assert set(found.tolist()) <= {3}


@pytest.mark.parametrize("kept", [True, False])
def test_a_full_disk_is_named(kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        name = str(tmp_path / "ids.npy") if kept else 7  # a temporary file has a number only

        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    with ExitStack() as opened, pytest.raises(OSError, match="No space left") as raised:
        Growing(opened, "i")._spill(Full())
    assert raised.value.filename == str(tmp_path / "ids.npy" if kept else tmp_path)


def test_three_ways_to_add() -> None:
    with ExitStack() as opened:
        numbers = Growing(opened, "q")
        numbers.append(1)
        numbers.extend([2, 3])
        numbers.extend_bytes(np.array([1 << 40, 5]).tobytes())
        assert numbers.as_array().tolist() == [1, 2, 3, 1 << 40, 5]


@pytest.mark.parametrize(("bound", "kind"), [(40, np.memmap), (4000, np.ndarray)])
def test_a_copy(bound: int, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_BYTES_IN_MEMORY", bound)
    monkeypatch.setattr(store, "_COPIED", 7)
    numbers = np.arange(30)
    numbers.setflags(write=False)
    copy = copied(numbers, "q")
    assert type(copy) is kind
    assert copy.tolist() == numbers.tolist()
    copy[:] = 3
    assert numbers[-1] == 29


@pytest.mark.parametrize("bound", [4, 4000])
def test_a_file_that_stays(bound: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_BYTES_BEFORE_FILE", bound)
    with ExitStack() as opened:
        stored = Store(opened, tmp_path)
        stored.ids.extend(list(range(100)))
        stored.offsets.extend([100])
        stored.ids.as_array()[:50] += 1
        stored.close(60)
    ids, offsets = (np.load(tmp_path / f"{name}.npy") for name in ("ids", "offsets"))
    assert (ids.dtype, offsets.dtype) == (np.int32, np.int64)
    assert ids.tolist() == [*range(1, 51), *range(50, 60)]
    assert offsets.tolist() == [0, 100]
