import pickle
import time

import numpy as np
import pytest

from firth.vectors.suggest import closest, near_spellings, unknown_word

WORDS = ["the", "color", "colors", "king", "King", "USA", "Paris", "new york", 7, ("a", "b")]
INDEX = {word: row for row, word in enumerate(WORDS)}


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("colour", "color"),
        ("kng", "king"),
        ("KING", "king"),
        ("usa", "USA"),
        ("paris", "Paris"),
        ("Pariss", "Paris"),
        (" king", "king"),
        ("newyork", "new york"),
        ("xylophone", None),
        ("", None),
        ("q", None),
    ],
)
def test_the_closest_word(word: str, guess: str | None) -> None:
    assert closest(word, INDEX) == guess


def test_the_more_frequent_of_two_as_close() -> None:
    assert closest("cat", {"car": 0, "cart": 1, "carts": 2}) == "cart"
    assert closest("wordx", {"wordb": 0, "worda": 1}) == "wordb"


def test_the_sentence() -> None:
    assert str(unknown_word("colour", INDEX)) == "'colour' is not in the vocabulary; did you mean 'color'?"
    assert str(unknown_word("zzz", INDEX)) == "'zzz' is not in the vocabulary"
    assert str(unknown_word(5, INDEX)) == "5 is not in the vocabulary"
    assert str(unknown_word(("a", "c"), INDEX)) == "('a', 'c') is not in the vocabulary"


def test_a_pickled_error_keeps_its_sentence_only() -> None:
    error = unknown_word("colour", {**INDEX, **{f"word{i}": i for i in range(10_000)}})
    data = pickle.dumps(error)
    assert len(data) < 300
    assert str(pickle.loads(data)) == str(error)
    assert "did you mean" in repr(error)


def test_sixty_thousand_words_take_no_time() -> None:
    letters = np.random.default_rng(0).choice(list("etaoinshrdlu"), size=(60_000, 9))
    index = {"".join(row[: 4 + i % 6]): i for i, row in enumerate(letters)}
    start = time.process_time()
    for word in ("tahiosne", "aeiou", "nothereatall"):
        closest(word, index)
    assert (time.process_time() - start) / 3 < 0.5  # about 0.05 s; the rest is for busy machines
    start = time.process_time()
    for _ in range(1000):
        unknown_word("tahiosne", index)  # and nothing while nobody reads the sentence
    assert time.process_time() - start < 0.1


def test_several_near_spellings() -> None:
    index = {word: row for row, word in enumerate(["kin", "king", "kings", "ring", "King", "boat"])}
    assert near_spellings("kingg", index, 3) == ["king", "kings"]
    assert near_spellings("KING", index, 2) == ["king", "King"]
    assert near_spellings("kingg", index, 1) == [closest("kingg", index)]
    assert near_spellings("zzz", index, 3) == []
