import numpy as np
import pytest

from firth.evaluation.alike import Marks, marks, same, unlike, unlike_note
from firth.vectors import WordVectors


def made(seed: int, *, d: int = 3, words: str = "abcd", sha256: str = "x", **settings: object) -> Marks:
    info = {"settings": {"seed": seed, **settings}, "corpus": {"sha256": sha256}}
    table = np.random.default_rng(seed).normal(size=(len(words), d))
    return marks(WordVectors(list(words), table, info=info))


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        (made(2, workers=3), ()),
        (made(2, window=9), ("window",)),
        (made(2, sha256="y"), ("text",)),
        (made(2, d=4), ("dimensions",)),
        (made(2, words="abdc"), ("words",)),
        (made(2, window=9, sha256="y"), ("window", "text")),
    ],
)
def test_in_what_models_differ(other: Marks, differing: tuple[str, ...]) -> None:
    settings = {"window": 5} if "window" in differing else {}
    assert unlike([made(1, **settings), other]) == differing
    assert bool(unlike_note("they", [made(1, **settings), other])) == bool(differing)


def test_models_that_say_nothing_of_themselves_are_taken_as_they_are() -> None:
    plain = marks(WordVectors(list("abcd"), np.eye(4, 3)))
    assert unlike([made(1, window=5), plain]) == ()


def test_the_same_vectors_are_found() -> None:
    assert same([made(1), made(2), made(3)]) is None
    assert same([made(1), made(2), made(3), made(2, window=9)]) == (1, 3)
