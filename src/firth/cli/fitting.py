"""Training where Ctrl-C is told by the command, and not as a warning."""

import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firth.training import Word2Vec


def fit(model: "Word2Vec", source: Any, **options: Any) -> bool:
    """Train, and tell whether the training came to its end."""
    from firth.training.word2vec import TrainingInterrupted

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TrainingInterrupted)
        model.fit(source, **options)
    return not model.interrupted_
