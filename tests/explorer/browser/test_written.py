"""The page as one file, and what neither it nor the server's page may do."""

from pathlib import Path
from typing import Any

import pytest
from tests.explorer.browser.looking import NEEDED, REFUSED, Looking, looked
from tests.explorer.browser.toys import model

from firth.explorer import export
from firth.vectors import WordVectors

pytestmark = NEEDED

# what runs if a word could become a part of the page
INJECTED = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = document.createElement("div");
    image.innerHTML = "<img src='data:,' onerror='window.ran = true'>";
    document.body.append(image);
}"""
ELSEWHERE = "() => fetch('https://example.com/').then(() => 'sent', () => 'refused')"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The written page of the model that is served, too."""
    export(model(1), tmp_path / "page.html")
    return tmp_path / "page.html"


def answers(looking: Looking, where: str) -> list[Any]:
    """What the page answers to questions of all kinds."""
    page = looking.open(where)
    found = []
    for tab, question in [
        ("Word", "king"),
        ("Analogy", "king - man + woman"),
        ("Axis", "man -> woman"),
        ("Odd one out", "king, man, woman"),
    ]:
        results = looking.ask(tab, question)
        results.locator(".word").first.wait_for()
        found.append(results.locator(".word").all_inner_texts()[:2])
    results = looking.ask("Heat map", "king, queen, man, woman, boat")
    results.locator("table").wait_for()
    found.append([results.locator(".note").inner_text(), results.locator("tbody th").all_inner_texts()])
    results = looking.ask("Word", "quen")
    results.get_by_role("alert").wait_for()
    found.append(results.locator(".word").all_inner_texts())
    page.select_option("select[name=colour]", "cluster")
    page.locator(".legend", has_text="word").wait_for()
    found.append(page.locator(".legend").inner_text())
    return found


def test_it_answers_as_the_server(browser: Any, address: str, file: Path) -> None:
    with looked(browser, REFUSED) as looking:
        assert answers(looking, address) == answers(looking, file.as_uri())
        written = [url for url in looking.asked if not url.startswith(address)]
        assert all(url.startswith(("file:", "about:", "data:", "blob:")) for url in written)


def test_it_needs_no_network(browser: Any, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    export(folder / "one", file, other=folder / "two", table=folder / "table.csv", limit=200)
    with looked(browser, offline=True) as looking:
        page = looking.open(file.as_uri() + "#word=king&colour=column:0")
        page.locator("#results .word", has_text="man").first.wait_for()
        page.locator(".legend", has_text="person").first.wait_for()
        page.get_by_role("tab", name="Differences").click()
        page.locator("#results li", has_text="of 25").nth(20).wait_for()


def test_two_models_that_share_no_word_say_so(looking: Looking, folder: Path, tmp_path: Path) -> None:
    other: Any = WordVectors(["boat", "ship", "sea"], [[1.0, 0], [0, 1], [1, 1]])
    export(folder / "one", tmp_path / "page.html", other=other)
    page = looking.open((tmp_path / "page.html").as_uri())
    page.get_by_role("tab", name="Differences").click()
    page.get_by_role("alert").get_by_text("the models share no word").wait_for()


@pytest.mark.parametrize("where", ["server", "file"])
def test_nothing_that_is_put_into_the_page_runs(browser: Any, address: str, file: Path, where: str) -> None:
    with looked(browser, "Content Security Policy") as looking:
        page = looking.open(address if where == "server" else file.as_uri())
        page.evaluate(INJECTED)
        page.wait_for_timeout(500)
        assert page.evaluate("window.ran") is None
        assert page.evaluate(ELSEWHERE) == "refused"
        assert len(looking.wrong) >= 3  # the script, the handler and the request were seen and stopped
