"""The film reviews of Maas et al., 2011, from text to report."""

from pathlib import Path

import numpy as np
import pytest

import firth
from firth.cli.classify_train import VECTORS
from firth.text import LabelledTexts, read_labelled
from firth.text.tokens import words
from firth.vectors.bags import bags


@pytest.fixture(scope="module")
def reviews(data: Path) -> Path:
    path = data / "imdb-reviews.jsonl.xz"
    if not path.is_file():
        pytest.skip(f"no film reviews at {path}")
    return path


def read(reviews: Path, split: str) -> LabelledTexts:
    return read_labelled(reviews, where={"split": split})


def test_bags_of_real_reviews(reviews: Path) -> None:
    texts = read(reviews, "train").texts[::100]
    index = {
        word: place
        for place, word in enumerate(sorted({word for text in texts[:100] for word in words(text)}))
    }
    found = bags(texts, index, words)
    for place in range(0, len(texts), 25):
        inside = slice(found.offsets[place], found.offsets[place + 1])
        tokens = [index[word] for word in words(texts[place]) if word in index]
        kinds, times = np.unique(tokens, return_counts=True)
        assert found.words[inside].tolist() == kinds.tolist()
        assert found.times[inside].tolist() == times.tolist()


@pytest.mark.slow
def test_vectors_of_the_training_reviews_tell_the_others_apart(reviews: Path) -> None:
    train, test = read(reviews, "train"), read(reviews, "test")
    assert len(train) == len(test) == 25_000
    vectors = firth.Word2Vec(**VECTORS, tokenizer="words")
    model = firth.TextClassifier(vectors).fit(train.texts, train.labels)
    accuracy = model.score(test.texts, test.labels)
    assert accuracy >= 0.86
    assert abs(accuracy - model.held_out_accuracy_) < 0.03
