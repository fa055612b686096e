"""What is drawn: dots, rings, arrows, axes; and where the map is looked at."""

import base64
import re
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.explorer.browser.looking import NEEDED, Looking
from tests.explorer.browser.toys import HTML, model
from tests.explorer.served import served

pytestmark = NEEDED

PLACES = "async (map) => [...new Float32Array(await (await fetch(`api/map/${map}`)).arrayBuffer())]"
WORDS = ["king", "queen", "man", "word1", "word2"]

# how many colours an image has
COLOURS = """async (image) => {
    const bitmap = await createImageBitmap(await (await fetch(image)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
}"""


def distances(points: Any) -> np.ndarray[Any, Any]:
    """The distances between all points, the largest as 1, so that order and scale do not matter."""
    lengths = np.sort([np.hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(points, 2)])
    return lengths / lengths[-1]


def test_it_is_drawn_and_moved(looking: Looking, address: str) -> None:
    page = looking.open(address)
    before = looking.picture()
    assert before.dots.count("h0") == 405
    page.get_by_role("button", name="Zoom in").click()
    after = looking.picture()
    assert 0 < after.dots.count("h0") < 405
    page.keyboard.press("m")
    page.keyboard.press("0")
    assert looking.picture().dots == before.dots


def test_a_word_on_the_map_is_clicked(looking: Looking, address: str) -> None:
    page = looking.open(address)
    x, y = map(float, re.findall(r"M([\d.]+) ([\d.]+)h0", looking.picture().dots)[-1])
    box = page.locator(".map").bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.locator("#results h2").wait_for()
    assert page.locator("#results h2").inner_text() in model(1)
    assert "word=" in page.url


def test_a_word_and_its_neighbours_are_ringed(looking: Looking, address: str) -> None:
    looking.open(address)
    assert looking.picture().rings == []
    looking.ask("Word", "king").locator("h2").wait_for()
    picture = looking.picture()
    assert len(picture.rings) > 5
    assert {"king", "queen", HTML} <= set(picture.words)


def test_an_analogy_is_two_arrows(looking: Looking, address: str) -> None:
    looking.open(address)
    looking.ask("Analogy", "king - man + woman").get_by_text("queen").first.wait_for()
    picture = looking.picture()
    assert picture.curves == 2
    assert {"king", "man", "woman", "queen"} <= set(picture.words)
    looking.ask("Word", "king").locator("h2").wait_for()
    assert looking.picture().curves == 0


def test_an_axis_lays_the_words_between_its_poles(looking: Looking, address: str) -> None:
    looking.open(address)
    before = looking.picture()
    looking.ask("Axis", "man -> woman").locator("h3").first.wait_for()
    picture = looking.picture()
    assert picture.dots != before.dots
    assert sum("man" in word for word in picture.words) >= 2
    looking.page.keyboard.press("Escape")
    looking.page.locator("#results h3").first.wait_for(state="detached")
    assert looking.picture().dots == before.dots


def test_the_words_of_a_list_stand_where_the_map_has_them(looking: Looking, address: str) -> None:
    looking.open(address)
    looking.ask("Heat map", ", ".join(WORDS)).locator("table").wait_for()
    picture = looking.picture()
    assert set(WORDS) <= set(picture.words)
    xy = np.float64(looking.page.evaluate(PLACES, "pca")).reshape(-1, 2)
    rows = [model(1).key_to_index[word] for word in WORDS]
    np.testing.assert_allclose(distances(picture.rings), distances(xy[rows]), atol=0.01)


def test_the_view_is_in_the_address(looking: Looking, address: str) -> None:
    page = looking.open(address + "#word=king")
    page.locator("#results h2", has_text="king").wait_for()
    looking.picture()
    page.locator(".map").focus()
    for key in ("+", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    moved = looking.picture()
    page.wait_for_timeout(600)  # it is written when the map has rested for a while
    kept = page.url
    looking.open(kept).locator("#results h2", has_text="king").wait_for()
    np.testing.assert_allclose(looking.picture().rings, moved.rings, atol=0.5)
    page.wait_for_timeout(600)
    assert page.url == kept


def test_the_picture_is_saved(looking: Looking, address: str) -> None:
    page = looking.open(address + "#word=king")
    page.locator("#results h2").wait_for()
    assert "king" in looking.picture().words
    image = looking.saved("PNG")
    assert image.startswith(b"\x89PNG\r\n")
    data = f"data:image/png;base64,{base64.b64encode(image).decode()}"
    page.goto("about:blank")  # whose policy lets it be looked at
    assert page.evaluate(COLOURS, data) > 50


@pytest.mark.skipif(find_spec("openTSNE") is None, reason="openTSNE is not installed")
def test_neighbourhoods_are_laid_out_in_the_background(
    looking: Looking, folder: Path, monkeypatch: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with served(folder / "one") as address:
        page = looking.open(address + "#list=" + ",".join(WORDS))
        page.locator("#results table").wait_for()
        before = looking.picture()
        page.select_option("select[name=map]", "tsne")
        page.locator(".status", has_text="t-SNE").wait_for()
        page.locator(".status").wait_for(state="hidden", timeout=180_000)
        picture = looking.picture()
        assert picture.dots != before.dots
        xy = np.float64(page.evaluate(PLACES, "tsne")).reshape(-1, 2)
        rows = [model(1).key_to_index[word] for word in WORDS]
        np.testing.assert_allclose(distances(picture.rings), distances(xy[rows]), atol=0.01)
        page.goto("about:blank")  # which asks for no progress when the server has gone
    assert len(list(tmp_path.rglob("*.f4"))) == 1


@pytest.mark.skipif(find_spec("openTSNE") is None, reason="openTSNE is not installed")
def test_an_address_keeps_its_place_while_its_map_is_made(
    looking: Looking, folder: Path, monkeypatch: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with served(folder / "one") as address:
        page = looking.open(address + "#word=king&map=tsne&at=0.1,0.2,3")
        page.locator(".status", has_text="t-SNE").wait_for()
        page.locator(".status").wait_for(state="hidden", timeout=180_000)
        first = looking.picture()
        page.wait_for_timeout(600)
        assert "at=0.1,0.2,3" in page.url
        looking.open(page.url).locator("#results h2").wait_for()
        assert looking.picture().dots == first.dots
        page.goto("about:blank")
