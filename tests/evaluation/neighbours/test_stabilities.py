import json
from itertools import combinations

import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.evaluation import stability
from firth.vectors import Ensemble, WordVectors
from tests.evaluation.toy_models import models


def test_every_overlap_is_that_of_sets() -> None:
    """The slow twin asks every model about every word, one at a time."""
    each = models()
    result = stability(each, topn=5)
    for word, overlap in zip(result.words, result.overlaps, strict=True):
        found = [{key for key, _ in model.most_similar(word, topn=5)} for model in each]
        kept = [len(a & b) / 5 for a, b in combinations(found, 2)]
        assert overlap == pytest.approx(np.mean(kept))
    assert result.overlap == pytest.approx(np.mean(result.pairs))


def test_bands_tell_of_their_words() -> None:
    result = stability(models(), threshold=0.4)
    assert sum(band.words for band in result.bands) == 300
    assert [band.low for band in result.bands] == sorted((band.low for band in result.bands), reverse=True)
    means = [band.overlap for band in result.bands]
    assert means == sorted(means, reverse=True)  # rare words have more noise
    seen = np.array(result.seen)
    for band in result.bands:
        inside = result.overlaps[(seen >= band.low) & (seen <= band.high)]
        assert len(inside) == band.words
        assert band.overlap == pytest.approx(inside.mean())
        assert band.quantiles == pytest.approx(np.quantile(inside, (0.1, 0.25, 0.5, 0.75, 0.9)))
        assert band.untrusted == pytest.approx((inside < 0.4).mean())
        assert band.hardly == pytest.approx((inside <= 0.1).mean())
    assert [result.overlaps[i] < 0.4 for i in result.untrusted] == [True] * len(result.untrusted)
    assert len(result.untrusted) == (result.overlaps < 0.4).sum()


def test_without_structure_all_that_returns_is_chance() -> None:
    rng = np.random.default_rng(4)
    each = [WordVectors(range(400), rng.normal(size=(400, 10))) for _ in range(4)]
    result = stability(each)
    assert result.chance == pytest.approx(10 / 399)
    assert result.overlap == pytest.approx(result.chance, abs=0.004)
    assert np.mean([band.chance for band in result.bands]) == pytest.approx(result.chance, abs=0.006)


def test_chance_sees_hubs() -> None:
    """Words near to everything return beside every word: that is no stability of the word."""
    rng = np.random.default_rng(4)
    tables = [rng.normal(size=(400, 300)) for _ in range(3)]
    for table in tables:
        table[:12] *= 0.05
        table[:, 0] += 17  # what all have in common, and twelve words little else
    result = stability([WordVectors(range(400), table) for table in tables])
    rare = result.bands[-1]
    assert result.chance == pytest.approx(10 / 399)
    assert rare.chance > 0.5
    assert rare.overlap == pytest.approx(rare.chance, abs=0.05)


def test_a_share_of_three_in_ten_is_not_below_it() -> None:
    """30 of 100 neighbours over ten pairs of models, where sums of floats would lie beside 0.3."""
    each = models(5, words=200)
    result = stability(each)
    counts = np.round(result.overlaps * 100)
    assert (counts == 30).any()
    assert [result.words[i] for i in result.untrusted] == [
        result.words[i] for i in np.flatnonzero(counts < 30)
    ]


def test_a_sample_is_drawn_by_its_seed() -> None:
    each = models()
    every, some = stability(each), stability(each, sample=60)
    assert (every.seed, some.seed) == (None, 1)
    assert len(some.words) == 60
    assert some.words == stability(each, sample=60, seed=1).words != stability(each, sample=60, seed=2).words
    places = [every.words.index(word) for word in some.words]
    assert places == sorted(places)
    np.testing.assert_array_equal(some.overlaps, every.overlaps[places])  # among all words, not the sample
    assert stability(each, sample=999).seed is None
    assert "60 words drawn from 300 (seed 1)" in str(some)


def test_ranks_where_nobody_counted() -> None:
    result = stability(models(counted=False))
    assert result.seen is None
    assert (result.bands[0].low, result.bands[-1].high) == (1, 300)
    assert str(result).splitlines()[3].startswith("rank")


def test_words_that_some_do_not_know_are_left_out_and_told() -> None:
    one, two, three = models()
    result = stability([one, two[:280], three[10:]])
    assert (result.shared, result.left_out) == (270, 30)
    assert "30 words are left out: not all the models know them." in str(result)
    assert not {"w0", "w299"} & set(result.words)
    assert "\n1 word is left out: not all the models know it." in str(stability([one, two[:299], three]))


def test_words_of_zeros_are_not_stable() -> None:
    dead = []
    for model in models():
        table = model.vectors.copy()
        table[250] = 0
        dead.append(WordVectors(model.index_to_key, table))
    assert stability(dead).overlaps[250] == 0


def test_what_is_told() -> None:
    result = stability(models(), threshold=0.45)
    text = result.told(shown=3)
    assert text.startswith("Of the 10 nearest words of 300 words, ")
    below = len(result.untrusted)
    assert f"of {below} words fewer than 45 % return; the most frequent:\nword" in text
    assert len(text.split("the most frequent:\n")[1].splitlines()) == 4
    assert result.told(shown=0).endswith(f"of {below} words fewer than 45 % return.")
    assert "Single pairs of the 3 models: " in text
    assert "Single pairs" not in str(stability(models(2)))
    calm = stability(models(noise=0.01))
    assert str(calm).endswith("Of every word at least 30 % of the neighbours return.")


def test_so_many_neighbours_that_all_return_are_said_to_say_nothing() -> None:
    every, half, fewer = (str(stability(models(words=60), topn=topn)) for topn in (1000, 30, 29))
    assert "Of the 59 nearest words of 60 words, 100.0 % return in another model." in every
    assert "100.0 % would return if neighbours were drawn from all words: with so many neighbours" in every
    assert "(100 % if drawn from all words)" in every
    assert "nothing can be concluded, ask for fewer." in half
    assert "nothing can be concluded" not in fewer


def test_the_same_for_machines() -> None:
    result = stability(Ensemble(models()), topn=7)
    found = json.loads(json.dumps(result.as_dict()))
    assert (found["models"], found["topn"], found["shared_words"]) == (3, 7, 300)
    assert [one["word"] for one in found["words"]] == list(result.words)
    assert found["words"][0]["seen"] == 6000
    assert found["bands"][0]["words"] == result.bands[0].words


def test_what_is_refused() -> None:
    each = models()
    with pytest.raises(InvalidInput, match="threshold must be from 0 to 1, got 30"):
        stability(each, threshold=30)
    with pytest.raises(InvalidInput, match="sample must be at least 1, got 0"):
        stability(each, sample=0)
    with pytest.raises(InvalidInput, match="shown must be at least 0, got -3"):
        stability(each).told(-3)
    with pytest.raises(InvalidInput, match="an ensemble needs at least 2 models, got 1"):
        stability(each[:1])
