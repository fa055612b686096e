"""The process in which a student's file runs: started, asked, and ended when it does not answer in time."""

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

PRINTED = 10_000  # bytes of the student's output that are kept, the last ones
GRACE = 2.0  # seconds in which the process should have told by itself that it is late
STARTING = 60.0  # seconds that Python and NumPy may take on a busy machine


class Late(Exception):
    """No answer within the time limit."""

    def __init__(self, limit: float, line: int | None = None, text: str = "") -> None:
        super().__init__(limit, line, text)
        self.limit, self.line, self.text = limit, line, text


class Ended(Exception):
    """The process ended instead of answering; the message says how."""


class Student:
    """A process that holds the student's file; after `Late` and `Ended` it is gone."""

    def __init__(self, file: Path, names: Sequence[str], time_limit: float, memory_limit: int) -> None:
        self.time_limit = time_limit
        self._tail = b""
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "firth.course.checker.runner",
            ],  # -P: no name of the folder hides ours
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8:backslashreplace"},
            start_new_session=os.name == "posix",  # so that what the file starts ends with it
        )
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._threads = [
            threading.Thread(target=self._hear, args=(self._process.stdout,), daemon=True),
            threading.Thread(target=self._keep, args=(self._process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self._folder = tempfile.TemporaryDirectory(prefix="firth-check-", ignore_cleanup_errors=True)
        self._send(
            {
                "file": str(file),
                "names": names,
                "time_limit": time_limit,
                "memory_limit": memory_limit,
                "folder": self._folder.name,
            }
        )

    @property
    def printed(self) -> str:
        """The last of what the file printed."""
        return self._tail.decode("utf-8", errors="replace")

    def loaded(self) -> dict[str, Any]:
        """The first answer: which functions there are, or what importing the file raised."""
        return self._receive(STARTING)

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """What the process answers.

        Raises
        ------
        Late
        Ended
        """
        self._send(question)
        return self._receive(GRACE)

    def close(self) -> None:
        """End the process, and what it started."""
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join(GRACE)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        self._folder.cleanup()

    def _send(self, question: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):  # it has ended, as the missing answer will say
            self._process.stdin.write(json.dumps(question).encode("ascii") + b"\n")
            self._process.stdin.flush()

    def _receive(self, more: float) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=self.time_limit + more)
        except queue.Empty:  # it holds the interpreter: compiled code that does not return
            self.close()
            raise Late(self.time_limit) from None
        if line is None:
            self.close()
            raise Ended(_how(self._process.returncode))
        answer: dict[str, Any] = json.loads(line)
        if "late" in answer:
            self.close()
            raise Late(self.time_limit, **answer["late"])
        return answer

    def _hear(self, stream: IO[bytes]) -> None:
        for line in stream:
            self._answers.put(line)
        self._answers.put(None)

    def _keep(self, stream: IO[bytes]) -> None:
        while piece := os.read(stream.fileno(), 1 << 16):
            self._tail = (self._tail + piece)[-PRINTED:]


def _how(code: int) -> str:
    """The end of a process, from its exit code."""
    if code < 0:
        with suppress(ValueError):
            return f"the process was ended by {signal.Signals(-code).name}"
    return f"the process ended with exit code {code}"
