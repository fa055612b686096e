"""The numbers and words of the assignment: another one is another experiment."""

from dataclasses import asdict

from firth.course.sst.experiment import CHECKPOINT_EVERY, ITERATIONS
from firth.course.sst.pictures import LISTS
from firth.course.sst.run import NEW, OLD, TOLD
from firth.course.sst.settings import Settings


def test_the_settings_are_those_of_the_assignment() -> None:
    assert asdict(Settings()) == {
        "python_seed": 31415,
        "numpy_seed": 9265,
        "dimensions": 10,
        "window": 5,
        "negatives": 10,
        "windows": 50,
        "step": 0.3,
        "halve_every": 20_000,
        "threshold": 1e-5,
        "copies": 30,
        "exponent": 0.75,
        "table": 1_000_000,
    }
    assert (ITERATIONS, CHECKPOINT_EVERY, TOLD, OLD, NEW) == (40_000, 5_000, 10, 0.95, 0.05)


def test_the_words_of_the_pictures_are_those_of_the_assignment() -> None:
    signs = ["the", "a", "an", ",", ".", "?", "!", "``", "''", "--"]
    praise = ["great", "cool", "brilliant", "wonderful", "well", "amazing", "worth", "sweet", "enjoyable"]
    published = {
        "words-1": [*signs, "good", *praise, "boring", "bad", "waste", "dumb", "annoying"],
        "words-2": [
            *praise,
            *("boring", "bad", "dumb", "annoying", "female", "male", "queen", "king", "man", "woman"),
            *("rain", "snow", "hail", "coffee", "tea"),
        ],
    }
    assert published == LISTS
