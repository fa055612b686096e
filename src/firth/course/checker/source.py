"""The student's file before it runs: is it Python, and which names does it make itself."""

import ast
import warnings
from pathlib import Path

from firth.errors import InvalidInput, MissingFile


def read_source(path: Path) -> ast.Module:
    """The syntax tree of a Python file, or one sentence that says what is in the way.

    Raises
    ------
    MissingFile
        There is no such file.
    InvalidInput
        It is a folder, a notebook, empty, or not Python.
    """
    if path.is_dir():
        raise InvalidInput(f"{path} is a folder: name a Python file")
    if not path.is_file():
        raise MissingFile(f"there is no file {path}")
    text = path.read_bytes()
    if path.suffix == ".ipynb" or (text.lstrip().startswith(b"{") and b'"cells"' in text):
        raise InvalidInput(
            f"{path} is a notebook: export it first, with `jupyter nbconvert --to script {path.name}`, "
            "and check the .py file"
        )
    if not text.strip():
        raise InvalidInput(f"{path} is empty: it must hold Python functions")
    try:
        with warnings.catch_warnings(action="ignore"):  # odd escapes are not this check's subject
            return ast.parse(text, filename=str(path))
    except SyntaxError as error:
        raise InvalidInput(_syntax(path, error)) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise InvalidInput(f"{path} is not Python source: {error}") from None


def own_names(tree: ast.Module) -> tuple[dict[str, int], set[str]]:
    """Names that the file defines or assigns at its top level, with their lines, and those it imports."""
    own: dict[str, int] = {}
    imported: set[str] = set()
    for node in _top_level(tree.body):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            own[node.name] = node.lineno
        elif isinstance(node, ast.Import | ast.ImportFrom):
            imported |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            own.update({name: node.lineno for target in targets for name in _assigned(target)})
    return own, imported - own.keys()


def _assigned(target: ast.expr) -> list[str]:
    """The names that an assignment makes, also several at once."""
    if isinstance(target, ast.Tuple | ast.List):
        return [name for each in target.elts for name in _assigned(each)]
    if isinstance(target, ast.Starred):
        return _assigned(target.value)
    return [target.id] if isinstance(target, ast.Name) else []


def _top_level(body: list[ast.stmt]) -> list[ast.stmt]:
    """Statements that run when the file is imported, also inside of if, try and with."""
    found = []
    for node in body:
        found.append(node)
        for inner in ("body", "orelse", "finalbody", "handlers"):
            if isinstance(node, ast.If | ast.Try | ast.With | ast.For | ast.While):
                for part in getattr(node, inner, []):
                    found += _top_level(part.body if isinstance(part, ast.ExceptHandler) else [part])
    return found


def _syntax(path: Path, error: SyntaxError) -> str:
    """Where Python stops reading, and why."""
    where = f"{path}, line {error.lineno}" if error.lineno else str(path)
    line = f": {error.text.strip()}" if error.text and error.text.strip() else ""
    hint = " (this looks like Python 2)" if "Missing parentheses in call" in str(error.msg) else ""
    return f"{where} is not Python: {error.msg}{hint}{line}"
