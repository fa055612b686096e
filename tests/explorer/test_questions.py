import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.explorer import questions
from firth.explorer.completion import Completer
from firth.explorer.shown import Shown, Unknown, shown
from firth.vectors import Subwords, WordVectors


@pytest.fixture
def model(words: WordVectors) -> Shown:
    """The small model."""
    return shown(words)


def test_completion_and_its_help(model: Shown) -> None:
    completer = Completer(model.labels)
    found = questions.complete(model, completer, "man", 5)
    assert found == {"words": [{"word": "man", "row": 2}, {"word": "woman", "row": 3}], "nearest": []}
    assert questions.complete(model, completer, "quen", 5) == {"words": [], "nearest": ["queen"]}
    assert questions.complete(model, completer, "", 5) == {"words": [], "nearest": []}


def test_neighbours_are_those_of_the_words(model: Shown, words: WordVectors) -> None:
    found = questions.neighbours(model, "7", 3)
    assert (found["word"], found["row"]) == ("7", 7)
    expected = words.most_similar(7, topn=3)
    assert [(one["word"], one["similarity"]) for one in found["neighbours"]] == expected
    assert [model.labels[one["row"]] for one in found["neighbours"]] == [key for key, _ in expected]


def test_words_that_are_not_on_the_map_are_found(words: WordVectors) -> None:
    found = questions.neighbours(shown(words, 2), "New York", 7)
    assert len(found["neighbours"]) == 7


def test_analogy(model: Shown) -> None:
    found = questions.analogy(model, "king - man + woman", 1)
    assert found["positive"] == [{"word": "king", "row": 0}, {"word": "woman", "row": 3}]
    assert found["negative"] == [{"word": "man", "row": 2}]
    assert found["answers"][0]["word"] == "queen"
    with pytest.raises(Unknown, match="'kng'"):
        questions.analogy(model, "kng - man", 1)
    assert questions.analogy(model, "king + king - king", 1)["positive"][1]["row"] == 0
    for nothing in ("king - king", "man + king - king - man"):
        with pytest.raises(InvalidInput, match="these words cancel each other out"):
            questions.analogy(model, nothing, 1)


def test_an_axis_is_the_cosine_with_the_difference(model: Shown) -> None:
    found = questions.axis(model, ["man", "king"], ["woman"], 3)
    unit = model.unit.astype(np.float64)
    along = unit[3] - (unit[0] + unit[2]) / 2
    along /= np.linalg.norm(along)
    assert [one["row"] for one in found["words"]] == sorted([0, 1, 2, 3], key=lambda row: unit[row] @ along)
    for one in found["words"]:
        assert one["position"] == pytest.approx(unit[one["row"]] @ along, abs=1e-6)
    with pytest.raises(InvalidInput, match="the two poles of an axis must differ"):
        questions.axis(model, ["man", "king"], ["king", "man"], 3)


def test_the_odd_one_is_the_least_like_the_mean(model: Shown) -> None:
    found = questions.odd(model, ["man", "king", "<b>bold</b>"])
    assert found["odd"] == "<b>bold</b>"
    assert min(found["similarities"], key=lambda one: one["similarity"])["word"] == "<b>bold</b>"
    with pytest.raises(InvalidInput, match="at least 3 words"):
        questions.odd(model, ["king", "queen"])


def test_similarities_leave_out_and_name_what_is_unknown(model: Shown, words: WordVectors) -> None:
    found = questions.similarities(model, ["king", "boat", "man", "king", "7"])
    assert found["words"] == ["king", "man", "7"]
    assert found["unknown"] == ["boat"]
    assert found["matrix"][0][2] == pytest.approx(words.similarity("king", 7), abs=1e-6)
    assert found["order"] in ([0, 1, 2], [1, 0, 2], [2, 0, 1], [2, 1, 0])
    with pytest.raises(InvalidInput, match="at least 2 words of the vocabulary, got 1 of 2"):
        questions.similarities(model, ["king", "boat"])


def test_a_word_of_ngrams_has_no_row() -> None:
    subwords = Subwords(np.ones((4, 2), np.float32), min_n=2, max_n=3, buckets=4)
    model = shown(WordVectors(["king", "boat"], [[1.0, 0.9], [-1.0, 1.0]], subwords=subwords))
    found = questions.neighbours(model, "kings", 1)
    assert (found["row"], found["neighbours"][0]["word"]) == (-1, "king")
    assert questions.similarities(model, ["kings", "king"])["unknown"] == []
    assert [one["row"] for one in questions.axis(model, ["kings"], ["boat"], 1)["words"]] == [0, 1]
