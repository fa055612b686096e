from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from firth.course.sst.by_windows import Drawing
from firth.course.sst.settings import Settings
from firth.course.sst.text import Text
from firth.course.sst.treebank import read_sentences
from firth.course.sst.windows import Windows


def compare(text: Text, settings: Settings, batches: int) -> None:
    """The same pairs as by plain randint, and the generator left at the same place."""
    ours, plain = Random(7), Random(7)
    windows, drawing = Windows(text, settings, ours), Drawing(text, settings, plain)
    for _ in range(batches):
        pairs = windows.batch()
        expected = [drawing.window() for _ in range(settings.windows)]
        assert pairs.centres.tolist() == [centre for centre, outside, _ in expected for _ in outside]
        assert pairs.others.tolist() == [
            [word, *negatives]
            for _, outside, drawn in expected
            for word, negatives in zip(outside, drawn, strict=True)
        ]
    assert ours.getstate() == plain.getstate()


@pytest.mark.parametrize("table", [1000, 1023, 1024])
def test_the_draws_are_those_of_randint(text: Text, settings: Settings, table: int) -> None:
    compare(text, replace(settings, table=table), batches=30)


def test_the_draws_on_the_treebank(data: Path) -> None:
    compare(Text.of(read_sentences(data / "stanfordSentimentTreebank")), Settings(copies=1), batches=10)


def test_no_outside_word_is_the_centre_or_its_own_negative(text: Text, settings: Settings) -> None:
    windows = Windows(text, settings, Random(0))
    for _ in range(20):
        pairs = windows.batch()
        assert (pairs.others[:, 0] != pairs.centres).all()
        assert (pairs.others[:, 1:] != pairs.others[:, :1]).all()
        assert pairs.others.shape == (len(pairs.centres), 11)
