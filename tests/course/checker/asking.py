"""A student's function judged inside of the test's process: the same questions, the same answers, no pipe."""

import json
import linecache
import sys
import warnings
from types import ModuleType
from typing import Any

from firth import maths
from firth.course.checker import Verdict
from firth.course.checker.loading import described
from firth.course.checker.runner import answered
from firth.course.checker.standins import STAND_INS, StandIns
from firth.course.checker.verdicts import verdict


def module_of(source: str) -> ModuleType:
    """The source as a module, with the course's modules standing in."""
    module = ModuleType("student")
    linecache.cache["student.py"] = (len(source), None, source.splitlines(keepends=True), "student.py")
    stand_ins = StandIns()
    stand_ins.install()
    try:
        exec(compile(source, "student.py", "exec"), vars(module))
    finally:
        sys.meta_path.remove(stand_ins)
        for name in STAND_INS:
            sys.modules.pop(name, None)
    return module


def judged(source: str, function: str, seed: int = 1) -> Verdict:
    """The verdict on one function of a source."""
    module = module_of(source)

    def ask(question: dict[str, Any]) -> dict[str, Any]:
        question = json.loads(json.dumps(question))
        return json.loads(json.dumps(answered(module, "student.py", question)))

    parameters = described(module, [function], "student.py")["functions"][function]
    states = maths.capture_random_states()
    try:
        with warnings.catch_warnings(action="ignore"):  # students' powers overflow
            return verdict(ask, function, 1, parameters, seed)
    finally:
        maths.restore_random_states(states)


def assert_told(
    source: str, function: str, changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    """After these changes these results are wrong, and this is said of each: None is no guess."""
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    verdict = judged(source, function, seed)
    assert verdict.status == "wrong", verdict
    assert [each.result for each in verdict.findings] == [result for result, _ in told], verdict.findings
    for finding, (_, words) in zip(verdict.findings, told, strict=True):
        assert finding.entry is None or finding.expected != finding.got
        if words is None:
            assert finding.likely is None
        else:
            assert finding.likely is not None, finding
            assert words in finding.likely.says
