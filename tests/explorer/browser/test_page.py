"""Questions and answers, addresses, keys and themes, as who opens the page meets them."""

import json
import re
from typing import Any

import pytest
from tests.explorer.browser.looking import NEEDED, REFUSED, Looking, looked
from tests.explorer.browser.toys import HTML, model

pytestmark = NEEDED


def test_it_loads_and_asks_nobody_else(looking: Looking, address: str) -> None:
    page = looking.open(address)
    page.wait_for_load_state("networkidle")
    assert "405 words" in page.locator("header").inner_text()
    assert all(url.startswith((address, "data:", "about:", "blob:")) for url in looking.asked)


def test_it_is_found_without_the_last_slash(looking: Looking, address: str) -> None:
    page = looking.open(address.rstrip("/") + "#word=king")
    page.locator("#results h2", has_text="king").wait_for()
    assert page.url == address + "#word=king"


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


def test_back_and_forward(looking: Looking, address: str) -> None:
    page = looking.open(address + "#word=king")
    page.locator("#results h2", has_text="king").wait_for()
    page.locator("#results .word").first.click()
    page.locator("#results h2").filter(has_not_text="king").wait_for()
    second = page.locator("#results h2").inner_text()
    page.go_back()
    page.locator("#results h2", has_text="king").wait_for()
    page.go_forward()
    page.locator("#results h2", has_text=second).wait_for()
    assert page.locator("#question").input_value() in (second, json.dumps(second))


def test_typing_errors_are_helped(browser: Any, address: str) -> None:
    with looked(browser, REFUSED) as looking:
        looking.open(address)
        results = looking.ask("Word", "quen")
        results.get_by_role("alert").wait_for()
        assert "'quen' is not in the vocabulary" in results.inner_text()
        results.get_by_text("queen", exact=True).click()
        looking.page.locator("#results h2", has_text="queen").wait_for()


def test_a_question_that_failed_is_asked_again(browser: Any, address: str) -> None:
    with looked(browser, REFUSED) as looking:
        looking.open(address)
        looking.context.set_offline(True)
        looking.ask("Word", "king").get_by_role("alert").wait_for()
        looking.context.set_offline(False)
        looking.ask("Word", "king").locator("h2", has_text="king").wait_for()


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


def test_keys_alone_lead_to_a_word_of_an_answer(looking: Looking, address: str) -> None:
    page = looking.open(address)
    page.keyboard.press("/")
    page.keyboard.type("king")
    page.keyboard.press("Enter")
    page.locator("#results h2", has_text="king").wait_for()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "word":
            break
    word = page.evaluate("document.activeElement.textContent")
    assert word in [key for key, _ in model(1).most_similar("king", topn=3)]
    page.keyboard.press("Enter")
    page.locator("#results h2").get_by_text(word, exact=True).wait_for()


RIGHTS = "[...document.querySelectorAll('button, select, input')].map(e => e.getBoundingClientRect().right)"


def darkness(page: Any) -> bool:
    """Whether the page is dark."""
    channels = re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))
    return sum(map(int, channels[:3])) < 3 * 128


@pytest.mark.parametrize("words", [1, 9, 60])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1400, "dark")])
def test_narrow_and_wide_dark_and_light(
    browser: Any, address: str, width: int, scheme: str, words: int
) -> None:
    question = "#word=king" if words == 1 else "#list=" + ",".join(f"word{i}" for i in range(words))
    with looked(browser, viewport={"width": width, "height": 844}, color_scheme=scheme) as looking:
        page = looking.open(address + question)
        page.locator("#results h2, #results table").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert max(page.evaluate(RIGHTS)) <= width
        assert darkness(page) == (scheme == "dark")


def test_dark_and_light_are_switched_and_kept(browser: Any, address: str) -> None:
    with looked(browser, color_scheme="light") as looking:
        page = looking.open(address)
        ground = looking.picture().ground
        page.keyboard.press("d")
        assert darkness(page)
        assert looking.picture().ground != ground
        looking.open(address)
        assert darkness(page)
        page.get_by_role("button", name="Light").click()
        assert not darkness(page)
        assert looking.picture().ground == ground


def test_two_models(looking: Looking, folder: Any) -> None:
    from tests.explorer.served import served

    with served(folder / "one", folder / "two") as address:
        page = looking.open(address + "#word=king")
        page.locator("#results section").nth(1).wait_for()
        assert page.locator(".map").count() == 2
        page.get_by_role("tab", name="Differences").click()
        page.locator("#results li", has_text="of 25").nth(20).wait_for()
        assert page.locator("#results .word").first.inner_text().startswith("word")
