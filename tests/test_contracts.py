"""What import-linter cannot see: who reaches the compiled core, and who prints."""

import ast
from collections.abc import Iterator
from pathlib import Path

import firth

SOURCE = Path(firth.__file__).parent
# a student's file runs in a process of its own, whose command is a list: no shell reads it
ALLOWED = {"course/checker/process.py": {"subprocess"}, "explorer/background.py": {"subprocess"}}
MAY_REACH_THE_CORE = {"cli", "kernels", "text", "vectors"}  # cli for `firth info`


def imports(tree: ast.AST) -> Iterator[str]:
    """Every dotted name that a module imports, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of the package with its syntax tree."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE), ast.parse(path.read_text(encoding="utf-8"))


def test_a_room_reaches_the_core_through_one_module() -> None:
    doors: dict[str, list[str]] = {}
    for path, tree in modules():
        if any(name.startswith("firth._native") for name in imports(tree)):
            doors.setdefault(path.parts[0], []).append(path.as_posix())
    assert doors.keys() <= MAY_REACH_THE_CORE, doors
    assert all(len(files) == 1 for files in doors.values()), doors


def test_no_pickle_eval_or_shell() -> None:
    forbidden = {"pickle", "marshal", "shelve", "subprocess", "dill", "cloudpickle"}
    for path, tree in modules():
        allowed = ALLOWED.get(path.as_posix(), set())
        assert not {name.partition(".")[0] for name in imports(tree)} & forbidden - allowed, path
        calls = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not calls & {"eval", "exec", "__import__"}, path
        assert not [
            node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "shell"
        ], path


def test_relative_imports_are_not_used() -> None:
    for path, tree in modules():
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level], path
