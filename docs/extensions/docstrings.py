"""Docstrings are read in a terminal too: what reStructuredText would take for a mark is escaped.

Those that say nothing, which Python gives to the fields of a named tuple, are left out.
"""

import re
from typing import Any

from sphinx.application import Sphinx

LENGTH = re.compile(r"\|(?=[^|\s])([^|`]*)\|")  # |x|, which would be a substitution


def setup(app: Sphinx) -> dict[str, bool]:
    """Escape before numpydoc reads."""
    app.connect("autodoc-process-docstring", _escape, priority=1)
    app.connect("autodoc-skip-member", _skip)
    return {"parallel_read_safe": True}


def _escape(app: Sphinx, kind: str, name: str, documented: Any, options: Any, lines: list[str]) -> None:
    """Change the lines of a docstring in place, but for its examples and formulas in TeX."""
    for row, line in enumerate(lines):
        if not line.lstrip().startswith((">>>", "...", ".. math")) and "\\" not in line:
            lines[row] = LENGTH.sub(r"\\|\1\\|", line)


def _skip(app: Sphinx, kind: str, name: str, documented: Any, skip: bool, options: Any) -> bool | None:
    """Whether a member is left out; None leaves that to others."""
    return True if (documented.__doc__ or "").startswith("Alias for field number") else None
