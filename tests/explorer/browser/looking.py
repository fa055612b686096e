"""A page in Chromium, and all that goes wrong on it. Debian's package is driven; no browser is downloaded."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

NEEDED = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed"),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium (apt-get install chromium)"),
]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REFUSED = "Failed to load resource"  # what Chromium says of answers that are refusals
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Picture:
    """What a map shows, from the SVG file that it saves."""

    ground: str
    words: list[str]
    rings: list[tuple[float, float]]
    curves: int  # arrows
    dots: str

    @classmethod
    def of(cls, content: str) -> "Picture":
        """The picture in a file."""
        root = ElementTree.fromstring(content)
        paths = [path.attrib for path in root.findall(f"{SVG}path")]
        return cls(
            root.findall(f"{SVG}rect")[0].attrib["fill"],
            [text.text or "" for text in root.iter(f"{SVG}text")],
            [(float(ring.attrib["cx"]), float(ring.attrib["cy"])) for ring in root.iter(f"{SVG}circle")],
            sum("Q" in path["d"] for path in paths),
            " ".join(dots.attrib["d"] for dots in root.findall(f"{SVG}g/{SVG}path")),
        )


class Looking:
    """A page, and all that went wrong on it."""

    def __init__(self, browser: Any, **options: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1200, "height": 800}, **options})
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.wrong.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, address: str) -> Any:
        """Go there, and wait until the page can be used."""
        self.page.goto("about:blank")  # another fragment alone would not load it again
        self.page.goto(address)
        self.page.wait_for_selector("#question, [role=tab]", state="attached")
        return self.page

    def ask(self, tab: str, question: str) -> Any:
        """Ask a question as one types it."""
        self.page.get_by_role("tab", name=tab).click()
        self.page.evaluate("document.querySelector('#results').replaceChildren()")
        self.page.fill("#question", question)
        self.page.locator("#ask [type=submit]").click()
        results = self.page.locator("#results")
        results.locator("> *").first.wait_for()
        return results

    def saved(self, kind: str) -> bytes:
        """The picture of the map as a file."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=f"Save the picture as {kind}").click()
        return Path(download.value.path()).read_bytes()

    def picture(self) -> Picture:
        """What the map shows when it has come to rest."""
        before = b""
        for _ in range(50):
            if (content := self.saved("SVG")) == before:
                return Picture.of(content.decode())
            before = content
            self.page.wait_for_timeout(300)
        raise AssertionError("the map does not come to rest")


@contextmanager
def looked(browser: Any, *refusals: str, **options: Any) -> Iterator[Looking]:
    """A page on which nothing may go wrong but what is named."""
    looking = Looking(browser, **options)
    try:
        yield looking
    finally:
        looking.context.close()
    assert [said for said in looking.wrong if not any(refusal in said for refusal in refusals)] == []
