import json
import re

import pytest

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.evaluation import stability, word_stability
from firth.vectors import WordVectors
from tests.evaluation.toy_models import models


def test_each_word_is_told_as_among_all() -> None:
    each = models()
    every = stability(each)
    result = word_stability(each, ["w7", "w250", "w1"])
    assert [one.word for one in result.words] == ["w7", "w250", "w1"]
    for one in result.words:
        assert one.overlap == pytest.approx(every.overlaps[every.words.index(one.word)])
        found = [[key for key, _ in model.most_similar(one.word)] for model in each]
        assert list(one.always) == [key for key in found[0] if key in found[1] and key in found[2]]
    assert result.words[0].seen == 6000 // 8


def test_a_line_for_each_word() -> None:
    head, first, second = str(word_stability(models(noise=0.2), ["w1", "w299"])).splitlines()
    assert head == "word   seen  return  among the 10 nearest in all 3 models"
    assert first.startswith("w1    3,000")
    assert re.search(r"  w\d+, w\d+, w\d+, w\d+, w\d+, and \d more$", first)
    assert second.startswith("w299     20")
    assert str(word_stability(models(noise=9), ["w299"])).endswith(" %  -")


def test_for_machines() -> None:
    found = json.loads(json.dumps(word_stability(models(), ["w1"], topn=4).as_dict()))
    assert (found["models"], found["topn"], found["words"][0]["word"]) == (3, 4, "w1")


def test_an_unknown_word_and_none_are_refused() -> None:
    with pytest.raises(InvalidInput, match="at least one word that all models know must be asked, got none"):
        word_stability(models(), [])
    with pytest.raises(UnknownWord, match="'x' is not in the vocabulary"):
        word_stability(models(), ["w1", "x"])


def test_a_single_string_is_not_taken_for_its_letters() -> None:
    letters = [WordVectors([*"king"], model.vectors[:4]) for model in models()]
    with pytest.raises(WrongType, match="words must be a list of words, got the single str 'king'"):
        word_stability(letters, "king")
