import json
import math
from pathlib import Path

import numpy as np
import pytest

from firth.errors import InvalidInput, MissingFile, WrongType
from firth.evaluation import categorisation
from firth.vectors import WordVectors

EVERYDAY = Path(__file__).with_name("everyday.tsv")


@pytest.fixture(scope="module")
def items() -> list[tuple[str, str]]:
    lines = EVERYDAY.read_text(encoding="utf-8").splitlines()[1:]
    return [(word, category) for word, category in (line.split("\t") for line in lines)]


@pytest.fixture(scope="module")
def words(items: list[tuple[str, str]]) -> WordVectors:
    """A direction for each category, and words around it, so that most fall together; one is missing."""
    rng = np.random.default_rng(1)
    centre = {category: rng.standard_normal(8) for _, category in items}
    vectors = [centre[category] + rng.standard_normal(8) for _, category in items[1:]]
    return WordVectors([word for word, _ in items[1:]], vectors)


def test_clusters_beside_categories(words: WordVectors, items: list[tuple[str, str]]) -> None:
    result = categorisation(words, EVERYDAY)
    assert (result.name, result.clusters, result.covered, result.total) == ("everyday", 5, 39, 40)
    assert result.missing == (items[0][0],)
    assert (result.assigned == -1).tolist() == [True] + 39 * [False]
    right = 0
    for cluster in range(5):
        inside = [result.categories[k] for k in np.flatnonzero(result.assigned == cluster)]
        right += max(inside.count(category) for category in inside)
    assert result.purity == right / 39
    assert result.chance < 0.5 < result.purity
    assert result.interval.low < result.purity < result.interval.high
    assert categorisation(words, items, name="everyday") == result
    assert categorisation(words, items, name="everyday", seed=2).interval != result.interval


def test_a_folder_of_lists(words: WordVectors, items: list[tuple[str, str]], tmp_path: Path) -> None:
    for _, category in items:
        same = [word for word, other in items if other == category]
        (tmp_path / f"{category}.txt").write_text("\n".join(same), encoding="utf-8")
    (tmp_path / "README.md").write_text("Words of everyday life.\n")
    result = categorisation(words, tmp_path, resamples=0)
    assert (result.name, result.clusters, result.covered) == (tmp_path.name, 5, 39)
    (tmp_path / "empty").mkdir()
    with pytest.raises(MissingFile, match=r"must have a \.txt file of words for each of two"):
        categorisation(words, tmp_path / "empty")


def test_unknown_words_may_count_as_wrong(words: WordVectors, items: list[tuple[str, str]]) -> None:
    more = [*items, *((f"unheard{k}", "weather") for k in range(9))]
    skipped = categorisation(words, more, resamples=0)
    counted = categorisation(words, more, unknown="zero", resamples=100)
    assert counted.purity == pytest.approx(skipped.purity * 39 / 49)
    assert counted.chance == pytest.approx(skipped.chance * 39 / 49)
    assert counted.interval.high < 0.95
    assert "unknown words count: they are wrong themselves" in str(counted)


@pytest.mark.parametrize("kinds", [[], [("rain", "weather"), ("snow", "weather")], [("a", "b"), ("c", "d")]])
def test_one_category_has_no_purity(words: WordVectors, kinds: list[tuple[str, str]]) -> None:
    result = categorisation(words, kinds)
    assert math.isnan(result.purity)
    assert result.reason in (
        "a purity needs words of at least 2 categories, here are 0",
        "a purity needs words of at least 2 categories, here are 1",
    )
    assert result.reason in str(result)
    known = json.loads(json.dumps(result.as_dict(), allow_nan=False))
    assert (known["purity"], known["interval"], known["chance"]) == (None, None, None)


def test_the_result_goes_to_json(words: WordVectors) -> None:
    result = categorisation(words, EVERYDAY, resamples=100, seed=3)
    known = json.loads(json.dumps(result.as_dict(), allow_nan=False))
    assert known["interval"] == list(result.interval)
    assert known["bootstrap"] == {"resamples": 100, "seed": 3, "level": 0.95}
    assert known["missing"] == ["rain"]


def test_wrong_sources_are_refused(words: WordVectors, tmp_path: Path) -> None:
    with pytest.raises(WrongType, match=r"a categorised word must be \(word, category\), got 'rain'"):
        categorisation(words, ["rain"])  # type: ignore[list-item]
    with pytest.raises(InvalidInput, match="unknown must be one of skip, zero"):
        categorisation(words, [], unknown="none")  # type: ignore[arg-type]
    with pytest.raises(MissingFile, match="there is no benchmark file"):
        categorisation(words, tmp_path / "nowhere.tsv")
