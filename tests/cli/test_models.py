from firth import WordVectors
from firth.cli.models import keys_of


def test_a_number_is_meant_where_there_is_no_such_word() -> None:
    words = WordVectors(["1", 1, 2, -3], [[1], [2], [3], [4]])
    assert keys_of(words, ["1", "2", "-3"]) == ["1", 2, -3]


def test_what_is_not_there_stays_as_it_is_written() -> None:
    words = WordVectors(["1", 2], [[1], [2]])
    assert keys_of(words, ["9", "x"]) == ["9", "x"]
