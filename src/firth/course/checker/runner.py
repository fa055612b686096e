"""The student's process: it loads the file, answers one question a line, and judges nothing.

Questions come on standard input, answers leave on what was standard output: the student's own output goes to
standard error. Run as `python -m firth.course.checker.runner`.
"""

import json
import os
import random
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from types import ModuleType
from typing import Any

import numpy as np

from firth.course.checker.givens import Dataset
from firth.course.checker.listening import heard_samples
from firth.course.checker.loading import described, load, raised, running
from firth.course.checker.standins import StandIns
from firth.course.checker.wire import LARGEST, decode, encode


class Line:
    """The two ends of the line to the process that asks, on descriptors that the student does not have."""

    def __init__(self) -> None:
        self.questions = os.fdopen(os.dup(0), encoding="ascii")
        self.answers = os.fdopen(os.dup(1), "w", encoding="ascii")
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)

    def answer(self, value: dict[str, Any]) -> None:
        """Send one line."""
        with suppress(Exception):  # the student may have put anything there
            sys.stdout.flush()
        self.answers.write(json.dumps(value) + "\n")
        self.answers.flush()


def main() -> None:
    """Load, then answer until nobody asks."""
    line = Line()
    job = json.loads(line.questions.readline())
    file, limit = job["file"], job["time_limit"]
    _limit_memory(job["memory_limit"])
    stand_ins = StandIns()
    stand_ins.install()
    with _told_when_late(line, file, limit):
        try:
            module = load(file)
            answer = {**described(module, job["names"], file), "stand_ins": stand_ins.used}
        except BaseException as error:  # sys.exit among them
            answer = {"raised": raised(error, file)}
    line.answer(answer)
    os.chdir(job["folder"])  # a function that saves where it is leaves the student's files alone
    for question in line.questions:
        call = json.loads(question)
        with _told_when_late(line, file, limit):
            answer = answered(module, file, call)
        line.answer(answer)


def answered(module: ModuleType, file: str, call: dict[str, Any]) -> dict[str, Any]:
    """Call one function, with random streams that begin at the same place each time."""
    arguments, keywords = decode(call["arguments"]), decode(call["keywords"])
    before = [json.dumps(encode(value)) for value in arguments]
    random.seed(call["seed"])
    np.random.seed(call["seed"])  # noqa: NPY002, the stream that students draw from
    with heard_samples(module) as samples:
        try:
            with np.errstate(all="ignore"):  # right results pass through infinities, wrong ones are told
                returned = vars(module)[call["function"]](*arguments, **keywords)
            if isinstance(returned, Iterator):
                returned = list(islice(returned, LARGEST))
        except BaseException as error:
            return {"raised": raised(error, file)}
    changed = [
        position
        for position, (value, was) in enumerate(zip(arguments, before, strict=True))
        if isinstance(value, np.ndarray) and json.dumps(encode(value)) != was
    ]
    handed = [value.handed for value in arguments if isinstance(value, Dataset)]
    return {
        "returned": encode(returned),
        "changed": changed,
        "samples": samples,
        "handed": handed[0] if handed else [],
    }


@contextmanager
def _told_when_late(line: Line, file: str, limit: float) -> Iterator[None]:
    """Inside, a watch says after the time limit which line is running, and ends the process."""
    main_thread = threading.get_ident()
    turn = threading.Lock()  # either the watch speaks or the answer is in time
    done = False

    def tell() -> None:
        with turn:
            if done:
                return
            with suppress(OSError):
                line.answer({"late": running(sys._current_frames().get(main_thread), file)})
            os._exit(1)  # also where nobody is left who would do it

    watch = threading.Timer(limit, tell)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        with turn:
            done = True
        watch.cancel()


def _limit_memory(size: int) -> None:
    """Bound what the process may allocate, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    except (ImportError, ValueError, OSError):  # Windows has no such module, macOS no such limit
        pass


if __name__ == "__main__":
    main()
