"""What is typed and where: forms that change, carets, lists that are too long, words of one model alone."""

from pathlib import Path
from typing import Any

import pytest
from tests.explorer.browser.looking import NEEDED, Looking
from tests.explorer.served import served

from firth.vectors import WordVectors

pytestmark = NEEDED


@pytest.mark.parametrize(
    ("typed", "tab"), [("king - man + woman", "Analogy"), ("man->woman", "Axis"), ("king, man", "Heat map")]
)
def test_a_question_of_another_kind_finds_its_form(
    looking: Looking, address: str, typed: str, tab: str
) -> None:
    page = looking.open(address)
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.locator("#results .word").first.wait_for()
    assert page.get_by_role("tab", name=tab).get_attribute("aria-selected") == "true"
    assert page.evaluate("document.activeElement.id") == "question"


@pytest.mark.parametrize(("tab", "most", "noun"), [("Heat map", 60, "a heat map"), ("Odd one out", 200, "")])
def test_a_list_that_is_too_long_is_refused(
    looking: Looking, address: str, tab: str, most: int, noun: str
) -> None:
    looking.open(address)
    results = looking.ask(tab, ", ".join(f"word{i}" for i in range(most + 1)))
    results.get_by_role("alert").wait_for()
    assert f"{noun} takes at most {most} words, got {most + 1}" in results.inner_text()


def test_the_word_at_the_caret_is_completed(looking: Looking, address: str) -> None:
    page = looking.open(address)
    page.get_by_role("tab", name="Analogy").click()
    page.fill("#question", "kin - man + woman")
    page.evaluate("document.querySelector('#question').setSelectionRange(3, 3)")
    page.keyboard.type("g")
    page.locator("#completions").get_by_text("king", exact=True).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#question").input_value() == "king - man + woman"


def test_words_of_the_second_model_alone_are_completed(
    looking: Looking, folder: Path, tmp_path: Path
) -> None:
    other: Any = WordVectors(["king", "boat", "ship"], [[1.0, 0], [0, 1], [1, 1]])
    other.save(tmp_path / "other")
    with served(folder / "one", tmp_path / "other") as address:
        page = looking.open(address)
        page.keyboard.press("/")
        page.keyboard.type("boa")
        page.locator("#completions").get_by_text("boat", exact=True).wait_for()
