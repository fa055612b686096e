"""Every link of the built site: what it points to is there, and nothing is loaded from elsewhere.

Run ``python docs/check_links.py build/docs``. Links to other sites are read, not followed, as a machine may
have no network; ``python -m sphinx -b linkcheck docs build/links`` follows them.
"""

import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {
    ("script", "src"),
    ("img", "src"),
    ("link", "href"),
    ("iframe", "src"),
    ("source", "src"),
    ("object", "data"),
}
FOLLOWED = {("a", "href")}


class Page(HTMLParser):
    """What a page links to, what it loads, and its anchors."""

    def __init__(self, path: Path):
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Sort the attributes of an element."""
        for name, value in attributes:
            if value is None:
                continue
            if name == "id" or (tag, name) == ("a", "name"):
                self.anchors.add(value)
            elif (tag, name) in LOADS:
                self.loads.append(value)
            elif (tag, name) in FOLLOWED:
                self.links.append(value)


def faults(site: Path) -> Iterator[str]:
    """One sentence for each link that leads nowhere."""
    pages = {path.resolve(): Page(path) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        for target in page.loads + page.links:
            wrong = _fault(target, path, pages, loaded=target in page.loads)
            if wrong:
                yield f"{path.relative_to(site.resolve())}: {target} {wrong}"


def _fault(target: str, path: Path, pages: dict[Path, Page], *, loaded: bool) -> str | None:
    """What is wrong with a link, or None."""
    parts = urlsplit(target)
    if parts.scheme == "data":
        return None
    if parts.scheme or parts.netloc:
        if loaded:
            return "is loaded from elsewhere: the site has to work without a network"
        whole = parts.scheme in ("https", "http") and "." in parts.netloc
        return None if whole or parts.scheme == "mailto" else "is no address"
    file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not file.exists():
        return "is not there"
    anchor = unquote(parts.fragment)
    if anchor and file in pages and anchor not in pages[file].anchors:
        return "points to an anchor that the page does not have"
    return None


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1])))
    sys.exit("\n".join(found) if found else None)
