"""The page in Chromium, as who opens it meets it. Debian's package is driven; no browser is downloaded."""

import json
import re
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.explorer.served import served

from firth.explorer import export
from firth.vectors import WordVectors

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = [
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
HTML = "<img src=x onerror=alert(1)>"
KING = {
    "king": [1, 1, 0],
    "queen": [-1, 1, 0],
    "man": [1, 0, 0.1],
    "woman": [-1, 0, 0.1],
    HTML: [0.1, 0.9, 0.9],
}
SENTENCES = "Failed to load resource"  # what Chromium says of answers that are refusals


def model(seed: int) -> WordVectors:
    """Five words whose answers are known, and four hundred others far from them."""
    random = np.random.default_rng(seed)
    table = np.zeros((405, 12))
    table[:5, :3] = list(KING.values())
    table[5:, 3:] = random.standard_normal((400, 9))
    return WordVectors([*KING, *(f"word{i}" for i in range(400))], table, counts=range(900, 495, -1))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two models and a table."""
    folder: Path = tmp_path_factory.mktemp("models")
    model(1).save(folder / "one")
    model(2).save(folder / "two")
    (folder / "table.csv").write_text("word,kind\nking,person\nqueen,person\nword1,thing\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A server of one model with a table."""
    with served(folder / "one", None, folder / "table.csv") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


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


@pytest.fixture
def looking(browser: Any) -> Iterator[Looking]:
    """A page on which nothing may go wrong."""
    looking = Looking(browser)
    yield looking
    looking.context.close()
    assert looking.wrong == []


def test_it_loads_and_asks_nobody_else(looking: Looking, address: str) -> None:
    page = looking.open(address)
    page.wait_for_load_state("networkidle")
    assert "405 words" in page.locator("header").inner_text()
    assert all(url.startswith((address, "data:", "about:", "blob:")) for url in looking.asked)
    plain = page.locator(".map").screenshot()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(1000)
    assert page.locator(".map").screenshot() != plain  # something is drawn there


def test_words_are_completed_and_found(looking: Looking, address: str) -> None:
    page = looking.open(address)
    page.keyboard.press("/")
    page.keyboard.type("ki")
    page.get_by_role("option", name="king").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#results h2", has_text="king").wait_for()
    assert page.locator("#results .word").first.inner_text() == model(1).most_similar("king")[0][0]
    assert "word=king" in page.url
    page.locator("#results .word").first.click()
    page.locator("#results h2").filter(has_not_text="king").wait_for()
    page.go_back()
    page.locator("#results h2", has_text="king").wait_for()


def test_typing_errors_are_helped(browser: Any, address: str) -> None:
    looking = Looking(browser)
    looking.open(address)
    results = looking.ask("Word", "quen")
    results.get_by_role("alert").wait_for()
    assert "'quen' is not in the vocabulary" in results.inner_text()
    results.get_by_text("queen", exact=True).click()
    looking.page.locator("#results h2", has_text="queen").wait_for()
    assert [said for said in looking.wrong if SENTENCES not in said] == []
    looking.context.close()


def test_a_word_on_the_map_is_clicked(looking: Looking, address: str) -> None:
    page = looking.open(address)
    page.wait_for_load_state("networkidle")
    box = page.locator(".map").bounding_box()
    for place in range(400):  # until one is there
        x, y = (
            box["x"] + box["width"] * (0.3 + 0.02 * (place % 20)),
            box["y"] + box["height"] * (0.3 + 0.02 * (place // 20)),
        )
        page.mouse.click(x, y)
        if "word=" in page.url:
            break
    page.locator("#results h2").wait_for()
    assert "word=" in page.url


def test_an_analogy_an_axis_the_odd_one_and_a_list(looking: Looking, address: str) -> None:
    looking.open(address)
    results = looking.ask("Analogy", "king - man + woman")
    results.get_by_text("queen").first.wait_for()
    assert results.locator(".word").first.inner_text() == "queen"
    results = looking.ask("Axis", "man -> woman")
    results.locator("h3").first.wait_for()
    assert results.locator("section").nth(0).locator(".word").first.inner_text() == "man"
    assert results.locator("section").nth(1).locator(".word").first.inner_text() == "woman"
    results = looking.ask("Odd one out", "king, man, woman, word7")
    results.get_by_text("does not belong").wait_for()
    results = looking.ask("Heat map", "king, queen, man, woman")
    results.locator("table").wait_for()
    assert results.locator("td.cell").count() == 16


def test_every_view_has_an_address(looking: Looking, address: str) -> None:
    page = looking.open(address + "#analogy=king+-+man+%2B+woman&colour=cluster")
    page.locator("#results", has_text="queen").wait_for()
    assert page.locator("select[name=colour]").input_value() == "cluster"
    page.select_option("select[name=colour]", "column:0")
    page.locator(".legend", has_text="person").wait_for()
    assert "colour=column" in page.url


def test_words_that_look_like_html_are_text(looking: Looking, address: str) -> None:
    page = looking.open(address)
    results = looking.ask("Word", json.dumps(HTML))
    page.locator("#results h2", has_text="<img").wait_for()
    assert results.locator("h2").inner_text() == HTML
    assert page.locator("img").count() == 0


def test_keys_alone(looking: Looking, address: str) -> None:
    page = looking.open(address)
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    page.keyboard.press("2")
    assert page.get_by_role("tab", name="Analogy").get_attribute("aria-selected") == "true"
    page.keyboard.press("m")
    page.keyboard.press("+")
    assert page.evaluate("document.activeElement.className") == "map"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1400, "dark")])
def test_narrow_and_wide_dark_and_light(browser: Any, address: str, width: int, scheme: str) -> None:
    looking = Looking(browser, viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = looking.open(address + "#word=king")
    page.locator("#results h2", has_text="king").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    rights = (
        "[...document.querySelectorAll('button, select, input')].map(e => e.getBoundingClientRect().right)"
    )
    assert max(page.evaluate(rights)) <= width
    channels = re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert (sum(map(int, channels[:3])) < 3 * 128) == (scheme == "dark")
    assert looking.wrong == []
    looking.context.close()


def test_the_picture_is_saved(looking: Looking, address: str) -> None:
    page = looking.open(address + "#word=king")
    page.locator("#results h2").wait_for()
    for kind, beginning in (("PNG", b"\x89PNG\r\n"), ("SVG", b"<svg")):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save the picture as {kind}").click()
        content = Path(download.value.path()).read_bytes()
        assert beginning in content[:200]
        assert len(content) > 2000


def test_two_models(looking: Looking, folder: Path) -> None:
    with served(folder / "one", folder / "two") as address:
        page = looking.open(address + "#word=king")
        page.locator("#results section").nth(1).wait_for()
        assert page.locator(".map").count() == 2
        page.get_by_role("tab", name="Differences").click()
        page.locator("#results li", has_text="of 25").nth(20).wait_for()
        assert page.locator("#results .word").first.inner_text().startswith("word")


@pytest.mark.skipif(find_spec("openTSNE") is None, reason="openTSNE is not installed")
def test_neighbourhoods_are_laid_out_in_the_background(
    looking: Looking, folder: Path, monkeypatch: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with served(folder / "one") as address:
        page = looking.open(address)
        page.select_option("select[name=map]", "tsne")
        for _ in range(1800):
            told = page.evaluate("fetch('api/progress').then(answer => answer.json())")["maps"][1]
            if told["state"] not in ("absent", "running"):
                break
            page.wait_for_timeout(100)
        assert told["state"] == "ready"
        looking.ask("Word", "king").locator("h2").wait_for()
        page.goto("about:blank")  # which asks for no progress when the server has gone
    assert len(list(tmp_path.rglob("*.npy"))) == 1


def test_a_written_page_answers_as_the_server(
    looking: Looking, browser: Any, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    export(model(1), file)
    questions = [
        ("Word", "king"),
        ("Analogy", "king - man + woman"),
        ("Axis", "man -> woman"),
        ("Odd one out", "king, man, woman"),
    ]
    answers: list[list[list[str]]] = []
    for where in (address, file.as_uri()):
        looking.open(where)
        answers.append([])
        for tab, question in questions:
            results = looking.ask(tab, question)
            results.locator(".word").first.wait_for()
            answers[-1].append(results.locator(".word").all_inner_texts()[:2])
    assert answers[0] == answers[1]
    written = [url for url in looking.asked if not url.startswith(address)]
    assert all(url.startswith(("file:", "about:", "data:", "blob:")) for url in written)


def test_a_written_page_needs_no_network(browser: Any, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    export(folder / "one", file, other=folder / "two", table=folder / "table.csv", limit=200)
    looking = Looking(browser, offline=True)
    page = looking.open(file.as_uri() + "#word=king&colour=column:0")
    page.locator("#results", has_text="queen").wait_for()
    page.locator(".legend", has_text="person").first.wait_for()
    page.get_by_role("tab", name="Differences").click()
    page.locator("#results li", has_text="of 25").nth(20).wait_for()
    assert looking.wrong == []
    looking.context.close()
