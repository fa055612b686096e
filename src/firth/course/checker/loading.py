"""In the student's process: the file becomes a module, its functions are described, its errors get lines."""

import inspect
import linecache
import os
import sys
from collections.abc import Iterable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

from firth.course.checker.origin import is_own


def load(file: str) -> ModuleType:
    """Import the file as `python FILE` would find its neighbours, but not as `__main__`."""
    path = Path(file)
    sys.path.insert(0, str(path.parent))
    sys.argv = [file]
    sys.dont_write_bytecode = True  # nothing is left beside the student's file
    name = path.stem if path.stem.isidentifier() and path.stem not in sys.modules else "students_file"
    loader = SourceFileLoader(name, file)
    spec = spec_from_loader(name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    loader.exec_module(module)
    return module


def described(module: ModuleType, names: Iterable[str], file: str) -> dict[str, Any]:
    """Of the names that are functions, and no classes: parameters of the file's own, and the others' names.

    A parameter is [name, kind, whether it must be given].
    """
    values = {name: vars(module).get(name) for name in names}
    functions = {
        name: value for name, value in values.items() if callable(value) and not isinstance(value, type)
    }
    own = {name: value for name, value in functions.items() if is_own(value, module, file)}
    return {
        "functions": {name: _parameters(value) for name, value in own.items()},
        "elsewhere": sorted(functions.keys() - own.keys()),
    }


def _parameters(function: Any) -> list[list[Any]] | None:
    try:
        parameters = inspect.signature(function).parameters.values()
    except (ValueError, TypeError):  # compiled functions that do not tell
        return None
    return [[each.name, each.kind.name, each.default is inspect.Parameter.empty] for each in parameters]


def raised(error: BaseException, file: str) -> dict[str, Any]:
    """An error as data: type, message, and the last line of the student's file on its way."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if _same(trace.tb_frame.f_code.co_filename, file):
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:  # of a neighbour that the file imports
        place = f"{os.path.basename(error.filename)}, line {error.lineno}"
        return {"type": type(error).__name__, "message": f"{error.msg} ({place})", **_at(file, line)}
    return {"type": type(error).__name__, "message": _message(error), **_at(file, line)}


def running(frame: FrameType | None, file: str) -> dict[str, Any]:
    """Where the student's file is at this moment."""
    while frame is not None and not _same(frame.f_code.co_filename, file):
        frame = frame.f_back
    return _at(file, frame.f_lineno if frame else None)


def _at(file: str, line: int | None) -> dict[str, Any]:
    return {"line": line, "text": linecache.getline(file, line).strip() if line else ""}


def _message(error: BaseException) -> str:
    """The message, cut: an error can carry a whole array."""
    try:
        message = " ".join(str(error).split())
    except Exception:
        return ""
    return message if len(message) <= 300 else message[:300] + "..."


def _same(one: str, other: str) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)
