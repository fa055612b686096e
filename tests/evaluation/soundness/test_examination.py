import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.evaluation import HealthResult, health
from firth.vectors import WordVectors, load


def verdicts(result: HealthResult) -> dict[str, str]:
    return {finding.name: finding.verdict for finding in result.findings if finding.verdict != "fine"}


def sound(n: int = 2000, d: int = 30) -> np.ndarray:
    """Vectors of which nothing is wrong: some directions are wider than others, and groups of words alike."""
    rng = np.random.default_rng(1)
    rows: np.ndarray = rng.standard_normal((n, d)) * np.linspace(2, 0.5, d)
    return rows


def test_sound_vectors_are_fine() -> None:
    result = health(WordVectors(range(2000), sound()))
    assert (result.verdict, verdicts(result)) == ("fine", {})
    assert "fine: nothing to look at" in str(result)


def change(name: str) -> np.ndarray:
    """Sound vectors with one thing wrong."""
    rows, rng = sound(), np.random.default_rng(2)
    if name == "nan":
        rows[[3, 7], 5] = np.nan, np.inf
    elif name == "zeros":
        rows[40:45] = 0
    elif name == "untrained":
        rows[:1500] = (rng.random((1500, 30)) - 0.5) / 30
    elif name == "repeated":
        rows[100:150] = rows[99]
    elif name == "near":
        rows[1000:] = rows[:1000] * (1 + 1e-3 * rng.standard_normal((1000, 30)))
    elif name == "one way":
        rows[:] = 40 + rows
    elif name == "giant direction":
        rows[:, 7] += 50 * rng.standard_normal(2000)
    elif name == "noise":
        rows = rng.standard_normal((2000, 30))
    elif name == "hub":
        rows = rng.standard_normal((2000, 200)) + 0.5
        rows[0] = rows.mean(axis=0)
    elif name == "long":
        rows[5] *= 1e5
    return rows


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nan", {"not finite": "broken"}),
        ("zeros", {"dead": "look"}),
        ("untrained", {"dead": "broken"}),
        ("repeated", {"repeated": "look"}),
        ("near", {"near-duplicates": "broken"}),
        ("one way", {"near-duplicates": "broken", "mean cosine": "broken"}),
        ("giant direction", {"first direction": "broken", "directions used": "broken"}),
        ("noise", {"directions used": "look"}),
        ("hub", {"hubs": "broken"}),
        ("long", {"length": "broken"}),
    ],
)
def test_what_is_wrong_is_found(name: str, expected: dict[str, str]) -> None:
    result = health(WordVectors.of(content(change(name))))
    assert {found: result[found].verdict for found in expected} == expected
    told = str(result)
    for found in verdicts(result):
        assert f"{result[found].verdict}: {found}, " in told
        assert result[found].helps.split()[0] in told


def content(rows: np.ndarray) -> Any:
    """What a reader that refuses no nan gives."""
    from firth.vectors.formats import Content

    return Content([f"w{row}" for row in range(len(rows))], rows.astype(np.float32))


def test_rows_are_named() -> None:
    result = health(WordVectors.of(content(change("nan"))))
    assert result["not finite"].words == ("w3", "w7")
    assert "'w3', 'w7'" in str(result)
    assert result.judged == 1998
    assert health(WordVectors.of(content(change("hub"))))["hubs"].words[0] == "w0"
    assert health(WordVectors.of(content(change("repeated"))))["repeated"].words[0] == "w99"


def test_copies_are_judged_once() -> None:
    rows = np.concatenate([sound(), np.repeat(sound()[:1], 3000, axis=0)])
    result, alone = health(WordVectors(range(5000), rows)), health(WordVectors(range(2000), sound()))
    assert result.judged == 2000
    assert [f for f in result.findings if f.name not in ("repeated", "case twins")] == [
        f for f in alone.findings if f.name not in ("repeated", "case twins")
    ]


def test_words_that_differ_in_length_alone_are_judged_once() -> None:
    """Else each of them would have all others among its nearest, and a search would compare every pair."""
    times = np.random.default_rng(1).uniform(0.5, 2, (3000, 1))
    result = health(WordVectors(range(5000), np.concatenate([sound(), times * sound()[:1]])))
    assert result["repeated"].number > 3000 / 5000
    assert 2000 <= result.judged < 2020


@pytest.mark.parametrize("queries", [1, 3, 20, 100])
def test_hubs_are_not_told_from_few_lists(queries: int) -> None:
    found = health(WordVectors(range(2000), sound()), queries=queries)["hubs"]
    assert found.verdict == "fine"
    assert found.meaning == "Not judged: 1,000 words must be asked to tell hubs from chance."


@pytest.mark.parametrize("rows", [[[0, 0]] * 5, [[np.nan, 1]] * 5, [[1, 2]] * 5, [[1, 2], [2, 1]]])
def test_too_few_directions_end_the_examination(rows: list[list[float]]) -> None:
    result = health(WordVectors.of(content(np.array(rows, dtype=float))))
    assert [finding.name for finding in result.findings] == ["not finite", "dead", "repeated"]
    assert "Too few words have a direction of their own" in str(result)
    assert json.dumps(result.as_dict(), allow_nan=False)


def test_an_untrained_model_is_broken_and_json_is_json() -> None:
    rng = np.random.default_rng(1)
    result = health(WordVectors(range(50), (rng.random((50, 8)) - 0.5) / 8, counts=np.arange(50)))
    assert result["dead"].verdict == "broken"
    facts = json.loads(json.dumps(result.as_dict(), allow_nan=False))
    assert facts["verdict"] == "broken"
    (band,) = facts["bands"]
    assert (band["first"], band["last"], band["median_count"]) == (1, 50, 24.5)
    assert band["median_length"] == pytest.approx(0.1, abs=0.02)


def test_a_sample_is_said_and_the_same_for_a_seed() -> None:
    words = WordVectors(range(2000), sound())
    result = health(words, queries=300, seed=5)
    assert "300 words, drawn at random, were asked" in str(result)
    assert "are in none" not in result["hubs"].what
    assert "are in none" in health(words, queries=None)["hubs"].what
    assert result == health(words, queries=300, seed=5)


def test_few_dimensions_are_judged_as_such() -> None:
    rng = np.random.default_rng(1)
    result = health(WordVectors(range(300), rng.standard_normal((300, 4))))
    assert (result["first direction"].verdict, result["directions used"].verdict) == ("fine", "fine")
    assert result["first direction"].number > 0.25


def test_words_that_differ_in_capitals_alone() -> None:
    keys = [f"w{row}" for row in range(1000)] + [f"W{row}" for row in range(1000)]
    result = health(WordVectors(keys, sound()))
    assert result["case twins"].verdict == "look"
    assert result["case twins"].words[:2] == ("w0", "W0")
    assert health(WordVectors([("a", row) for row in range(2000)], sound()))["case twins"].number == 0


def test_normalised_vectors_have_no_lengths_to_compare() -> None:
    result = health(WordVectors(range(2000), sound()).normalized())
    assert np.isnan(result["length"].number)
    assert "divided by their lengths" in result["length"].meaning


def test_what_cannot_be_examined_is_refused() -> None:
    words = WordVectors([*"abc"], np.eye(3))
    with pytest.raises(InvalidInput, match="queries must be at least 1, got 0"):
        health(words, queries=0)
    with pytest.raises(InvalidInput, match="neighbours must be at least 1, got 0"):
        health(words, neighbours=0)
    with pytest.raises(InvalidInput, match="at least one word, got none"):
        health(WordVectors([], np.empty((0, 3))))
    with pytest.raises(WrongType, match=r"firth\.load reads one"):
        health("model/")  # type: ignore[arg-type]


def test_real_files_are_read_and_judged(data: Path) -> None:
    assert health(load(data / "models" / "word2vec_pre_kv_c"))["mean cosine"].verdict == "broken"
    assert health(load(data / "models" / "crime-and-punishment.vec"))["mean cosine"].verdict == "look"
