"""In the student's process: whether what stands under a name is the file's own work or another module's."""

from types import CodeType, ModuleType
from typing import Any

#: Where decorators, partial functions and the vectorized keep the function inside.
INSIDE = ("__wrapped__", "__func__", "func", "pyfunc", "py_func")


def is_own(value: Any, module: ModuleType, file: str, deep: int = 5) -> bool:
    """Whether code of the file is in it: its own, its class's, or that of a function that it wraps."""
    if type(value).__module__ == module.__name__:
        return True
    code = getattr(value, "__code__", None)
    if isinstance(code, CodeType) and code.co_filename == file:
        return True
    inside = [getattr(value, name, None) for name in INSIDE]
    inside += [cell.cell_contents for cell in getattr(value, "__closure__", None) or () if _filled(cell)]
    return deep > 0 and any(is_own(each, module, file, deep - 1) for each in inside if callable(each))


def _filled(cell: Any) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False
