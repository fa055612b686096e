"""Docstrings are read in a terminal too: what reStructuredText would take for a mark is escaped."""

import re
from typing import Any

from sphinx.application import Sphinx

LENGTH = re.compile(r"\|(?=[^|\s])([^|`]*)\|")  # |x|, which would be a substitution


def setup(app: Sphinx) -> dict[str, bool]:
    """Escape before numpydoc reads."""
    app.connect("autodoc-process-docstring", _escape, priority=1)
    return {"parallel_read_safe": True}


def _escape(app: Sphinx, kind: str, name: str, documented: Any, options: Any, lines: list[str]) -> None:
    """Change the lines of a docstring in place, but for its examples and formulas in TeX."""
    for row, line in enumerate(lines):
        if not line.lstrip().startswith((">>>", "...", ".. math")) and "\\" not in line:
            lines[row] = LENGTH.sub(r"\\|\1\\|", line)
