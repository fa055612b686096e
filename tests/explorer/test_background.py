import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from firth.explorer import background, cache, tsne
from firth.explorer.background import Layout
from firth.explorer.refusals import NotReady
from firth.explorer.shown import Shown
from firth.vectors import WordVectors

# in place of openTSNE: half the way, then as many points as vectors
WORK = """
import sys, numpy as np
print(0.5, file=sys.stderr, flush=True)
np.save(sys.stdout.buffer, np.load(sys.stdin.buffer)[:, :2])
"""

SLEEP = "import sys, time; print(0.25, file=sys.stderr, flush=True); time.sleep(20)"
KILLED = """
import sys, time, numpy as np
from firth.explorer import background, tsne
from firth.explorer.shown import shown
from firth.vectors import WordVectors
tsne.installed = lambda: True
background.WORKER = ["-c", sys.argv[1]]
layout = background.Layout(shown(WordVectors(range(20), np.eye(20))))
layout.start()
while layout.told()["progress"] == 0:
    time.sleep(0.01)
print(layout._process.pid, flush=True)
time.sleep(20)
"""


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if openTSNE were there."""
    monkeypatch.setattr(tsne, "installed", lambda: True)
    monkeypatch.setattr(background, "WORKER", ["-c", WORK])


@pytest.fixture
def model(scattered: np.ndarray) -> Shown:
    """Some words."""
    return Shown("model", WordVectors(range(len(scattered)), scattered), len(scattered))


def finished(layout: Layout) -> dict[str, object]:
    """How it ended."""
    for _ in range(3000):
        told = layout.told()
        if told["state"] != "running":
            return told
        time.sleep(0.01)
    raise AssertionError("it does not end")


def test_a_map_is_made_once_and_kept(model: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout(model)
    assert layout.told() == {"state": "absent", "progress": 0.0, "message": ""}
    with pytest.raises(NotReady, match="the map tsne is not ready, but absent"):
        layout.positions()
    layout.start()
    layout.start()
    assert finished(layout) == {"state": "ready", "progress": 1.0, "message": ""}
    np.testing.assert_array_equal(layout.positions(), model.unit[:, :2])
    monkeypatch.setattr(tsne, "installed", lambda: False)  # who has the map needs no library
    again = Layout(model)
    assert again.told()["state"] == "ready"
    np.testing.assert_array_equal(again.positions(), layout.positions())


def test_a_failure_is_told_and_can_be_tried_again(model: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "WORKER", ["-c", "raise ValueError('no memory')"])
    layout = Layout(model)
    layout.start()
    assert finished(layout) == {"state": "failed", "progress": 0.0, "message": "ValueError: no memory"}
    monkeypatch.setattr(background, "WORKER", ["-c", WORK])
    layout.start()
    assert finished(layout)["state"] == "ready"


def test_a_folder_that_cannot_be_written_loses_nothing(model: Shown, tmp_path: Path) -> None:
    layout = Layout(model)
    (tmp_path / "cache").write_text("not a folder")
    layout.start()
    told = finished(layout)
    assert told["state"] == "ready"
    assert str(told["message"]).startswith("it could not be kept for the next time: ")
    assert cache.read(cache.place_of(model.unit, tsne.METHOD), model.size) is None


def test_it_is_stopped(model: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "WORKER", ["-c", SLEEP])
    layout = Layout(model)
    layout.start()
    while layout.told()["progress"] == 0:
        time.sleep(0.01)
    assert layout.told()["progress"] == 0.25
    layout.stop()
    assert layout.told()["state"] == "failed"
    layout.start()  # too late
    assert layout.told()["state"] == "failed"


@pytest.mark.skipif(sys.platform == "win32", reason="there a process that is killed cannot clean up")
def test_who_is_killed_leaves_no_files_behind(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, SLEEP], env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        worker = int(process.stdout.readline())
        process.kill()
    os.kill(worker, signal.SIGKILL)
    assert list(tmp_path.iterdir()) == []


def test_what_it_complains_of_is_told_not_taken_for_progress(
    model: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        background, "WORKER", ["-c", "import sys; print('0.5\\nslow\\n\\n', file=sys.stderr); sys.exit(3)"]
    )
    layout = Layout(model)
    layout.start()
    assert finished(layout) == {"state": "failed", "progress": 0.5, "message": "slow"}


def test_where_it_cannot_be_made(model: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    few = Layout(Shown("model", model.words, 5))
    assert few.told() == {"state": "unavailable", "progress": 0.0, "message": "it needs at least 10 words"}
    monkeypatch.setattr(tsne, "installed", lambda: False)
    layout = Layout(model)
    with pytest.raises(NotReady, match=r"pip install 'firth\[tsne\]'"):
        layout.start()


def test_the_worker_is_there() -> None:
    command = [sys.executable, "-P", "-m", "firth.explorer.worker"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert "EOFError: No data left in file" in done.stderr
