"""A map that a process of its own computes, with progress, and that is kept for the next time."""

import subprocess
import sys
from tempfile import TemporaryFile
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
        """End the process, if there is one, and wait for that."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            xy = self._computed()
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

    def _computed(self) -> Table:
        """The map, from a process; its files have no names, so that whoever is killed leaves none."""
        with TemporaryFile() as vectors, TemporaryFile() as map_:
            np.save(vectors, self._model.unit, allow_pickle=False)
            vectors.seek(0)
            with self._lock:
                if self._stopped:
                    raise RuntimeError("it was stopped")
                self._process = subprocess.Popen(
                    [sys.executable, *WORKER],
                    stdin=vectors,
                    stdout=map_,
                    stderr=subprocess.PIPE,
                    encoding="utf-8",
                    errors="replace",
                )
            with self._process as process:
                complaint = self._heard(process)
            if process.returncode:
                raise RuntimeError(complaint or f"it ended with {process.returncode}")
            map_.seek(0)
            return np.asarray(np.load(map_, allow_pickle=False), np.float32)

    def _heard(self, process: "subprocess.Popen[str]") -> str:
        """Note the progress that a process tells, until it ends; return the last line that is no number."""
        assert process.stderr is not None
        complaint = ""
        for line in process.stderr:
            try:
                progress = float(line)
            except ValueError:
                complaint = line.strip() or complaint
                continue
            with self._lock:
                self._progress = progress
        return complaint
