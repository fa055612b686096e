"""A map that a process of its own computes, with progress, and that is kept for the next time."""

import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Literal

import numpy as np

from firth.explorer import cache, tsne
from firth.explorer.refusals import NotReady
from firth.explorer.shown import Shown
from firth.vectors.arithmetic import Table

WORKER = ["-P", "-m", "firth.explorer.worker"]

State = Literal["ready", "absent", "running", "failed", "unavailable"]


class Layout:
    """The t-SNE map of one model: absent, running, ready; or failed, or unavailable, and then why."""

    def __init__(self, model: Shown) -> None:
        self._model = model
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._thread: Thread | None = None
        self._stopped = False
        self._xy: Table | None = None
        self._state: State = "absent"
        self._progress = 0.0
        self._message = ""
        if model.size < tsne.FEWEST:
            self._state, self._message = "unavailable", f"it needs at least {tsne.FEWEST} words"
            return
        self._place = cache.place_of(model.unit, tsne.METHOD)
        self._xy = cache.read(self._place, model.size)
        if self._xy is not None:
            self._state, self._progress = "ready", 1.0
        elif not tsne.installed():
            self._state, self._message = "unavailable", "it needs openTSNE: pip install 'firth[tsne]'"

    def told(self) -> dict[str, Any]:
        """How far it is."""
        with self._lock:
            return {"state": self._state, "progress": self._progress, "message": self._message}

    def positions(self) -> Table:
        """The map.

        Raises
        ------
        NotReady
        """
        with self._lock:
            if self._xy is None:
                raise NotReady(f"the map tsne is not ready, but {self._state}")
            return self._xy

    def start(self) -> None:
        """Begin, unless it is running or done.

        Raises
        ------
        NotReady
            It cannot be made here.
        """
        with self._lock:
            if self._state == "unavailable":
                raise NotReady(f"the map tsne cannot be made: {self._message}")
            if self._state in ("running", "ready") or self._stopped:
                return
            self._state, self._progress, self._message = "running", 0.0, ""
            self._thread = Thread(target=self._run, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the process, if there is one, and wait until its files are gone."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            with tempfile.TemporaryDirectory(prefix="firth-") as folder:
                xy = self._computed(Path(folder))
        except Exception as error:  # whatever it is, the page must hear of it
            with self._lock:
                self._state, self._message = "failed", str(error)
            return
        message = ""
        try:
            cache.write(self._place, xy)
        except OSError as error:
            message = f"it could not be kept for the next time: {error}"
        with self._lock:
            self._xy, self._state, self._progress, self._message = xy, "ready", 1.0, message

    def _computed(self, folder: Path) -> Table:
        source, target, complaints = (folder / name for name in ("vectors.npy", "map.npy", "errors.txt"))
        np.save(source, self._model.unit, allow_pickle=False)
        command = [sys.executable, *WORKER, str(source), str(target)]
        with complaints.open("w", encoding="utf-8") as errors:
            with self._lock:
                if self._stopped:
                    raise RuntimeError("it was stopped")
                self._process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8"
                )
            with self._process as process:
                assert process.stdout is not None
                for line in process.stdout:
                    with self._lock:
                        self._progress = float(line)
        if process.returncode:
            said = complaints.read_text(encoding="utf-8", errors="replace").split("\n")
            raise RuntimeError(next(filter(None, reversed(said)), f"it ended with {process.returncode}"))
        return np.asarray(np.load(target, allow_pickle=False), np.float32)
