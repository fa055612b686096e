"""One server and one browser for all tests of the page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.explorer.browser.looking import CHROMIUM, FLAGS, Looking, looked
from tests.explorer.browser.toys import model
from tests.explorer.served import served


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two models and a table."""
    folder: Path = tmp_path_factory.mktemp("models")
    model(1).save(folder / "one")
    model(2).save(folder / "two")
    (folder / "table.csv").write_text("word,kind\nking,person\nqueen,person\nword1,thing\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="package")
def address(folder: Path) -> Iterator[str]:
    """A server of one model with a table."""
    with served(folder / "one", None, folder / "table.csv") as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def looking(browser: Any) -> Iterator[Looking]:
    """A page on which nothing may go wrong."""
    with looked(browser) as looking:
        yield looking
