"""The files of the page, which are built from `frontend/` at the repository's root and shipped."""

from functools import cache
from importlib import resources


@cache
def page_file(name: str) -> str:
    """A file of the page, as text.

    Examples
    --------
    >>> page_file("index.html")[:15]
    '<!doctype html>'
    """
    return resources.files("firth.explorer").joinpath("page", name).read_text(encoding="utf-8")
