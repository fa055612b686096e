"""From one map to the other, where both are there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.explorer.browser.looking import NEEDED, Looking
from tests.explorer.served import served

from firth.explorer import cache, tsne
from firth.explorer.shown import shown

pytestmark = NEEDED


@pytest.fixture(scope="module")
def both(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose second map, any points, was made before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        unit = shown(folder / "one").unit
        xy = np.random.default_rng(1).uniform(-1, 1, (len(unit), 2)).astype(np.float32)
        cache.write(cache.place_of(unit, tsne.METHOD), xy)
        with served(folder / "one") as address:
            yield address


def test_back_leads_to_the_map_and_the_place(looking: Looking, both: str) -> None:
    page = looking.open(both + "#word=king&at=0.1,0.2,3")
    page.locator("#results h2").wait_for()
    before = looking.picture()
    page.select_option("select[name=map]", "tsne")
    page.wait_for_function("!location.hash.includes('at=')")
    assert looking.picture().dots != before.dots
    page.go_back()
    page.wait_for_function("location.hash.includes('at=0.1,0.2,3')")
    assert page.locator("select[name=map]").input_value() == "pca"
    np.testing.assert_allclose(looking.picture().rings, before.rings, atol=0.5)


def test_the_map_that_is_chosen_last_is_shown(looking: Looking, both: str) -> None:
    page = looking.open(both + "#map=tsne")
    second = looking.picture()
    late: list[Any] = []
    page.route("**/api/map/pca*", lambda route: late.append(route))
    page.select_option("select[name=map]", "pca")
    page.wait_for_timeout(300)
    page.select_option("select[name=map]", "tsne")
    page.wait_for_timeout(300)
    with page.expect_response("**/api/map/pca*"):
        late[0].continue_()
    assert looking.picture().dots == second.dots


def test_an_axis_says_that_it_hides_the_map(looking: Looking, both: str) -> None:
    page = looking.open(both)
    looking.ask("Axis", "man -> woman").locator("h3").first.wait_for()
    page.select_option("select[name=map]", "tsne")
    page.locator(".status", has_text="the map is seen with the next question").wait_for()
    looking.ask("Word", "king").locator("h2").wait_for()
    page.locator(".status").wait_for(state="hidden")
