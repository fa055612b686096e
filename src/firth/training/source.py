"""The text of a training: read by the model's settings, and refused where there is nothing to learn from."""

import reprlib
import warnings
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from firth.errors import InvalidInput
from firth.text import Corpus, Phrases, Vocabulary, read_corpus
from firth.text.tokens import forgotten
from firth.training.growth import grown
from firth.training.notices import TrainingWarning
from firth.training.progress import Progress


def read_source(
    source: Any,
    settings: Mapping[str, Any],
    *,
    phrases: Phrases | None,
    known: Vocabulary | None = None,
    grow: bool = False,
    progress: Progress | None = None,
) -> Corpus:
    """The corpus of a source, in the model's vocabulary `known` where there is one, grown if asked.

    `phrases` are those to join, which a trained model has found before.

    Raises
    ------
    InvalidInput, WrongType
        The source cannot be read, or has nothing to learn from.
    """
    min_count = settings["min_count"]
    if isinstance(source, Corpus):
        corpus = source
        _check_phrases(corpus, phrases, trained=known is not None)
    else:
        corpus = _read(source, settings, phrases, known, grow, progress)
    if known is not None and grow:
        limit = settings["max_vocabulary"]
        corpus = grown(corpus, known, min_count=min_count, max_vocabulary=limit)
    elif known is not None:
        if corpus.vocabulary.index_to_key != known.index_to_key:
            raise InvalidInput(
                "this corpus has another vocabulary than the model: "
                "read it with vocabulary=model.vocabulary_, or train on with grow=True"
            )
        corpus = replace(corpus, vocabulary=known)  # the counts of the model: tree and noise are made of them
    keys = corpus.vocabulary.index_to_key
    if len(keys) < 2:
        raise InvalidInput(
            f"the vocabulary is {reprlib.repr(keys)}: it takes two words at least to tell them apart"
        )
    if not any((lengths > 1).any() for lengths in corpus.lengths()):
        raise InvalidInput(
            f"no sentence has two words of the vocabulary (sentences: {len(corpus):,}, words with "
            f"min_count={min_count}: {len(keys):,}): there are no pairs to learn from"
        )
    return corpus


def warn_of_thinning(sample: float, corpus: Corpus) -> None:
    """The default suits large texts; of a small one it leaves next to nothing."""
    keep, left = corpus.vocabulary.keep_probabilities(sample), 0.0
    for start in range(0, len(corpus.ids), 1 << 16):
        left += float(keep[corpus.ids[start : start + (1 << 16)]].sum())
        if left >= 1000:  # a large text is not gone through
            return
    if left < len(corpus.ids) / 2:
        warnings.warn(
            f"sample={sample} leaves about {left:.0f} of {len(corpus.ids)} words: "
            "set sample=0 for a small text",
            TrainingWarning,
            stacklevel=4,
        )


def _check_phrases(corpus: Corpus, phrases: Phrases | None, *, trained: bool) -> None:
    """Refuse a corpus in which other phrases are joined; none at all are fine for a training from scratch."""
    there = corpus.phrases
    if phrases is None:
        fits = there is None or not trained
    elif there is None or phrases.is_fitted:
        fits = phrases == there
    else:
        fits = phrases.settings() == there.settings()
    if fits:
        return
    needed = "phrases=None" if phrases is None else f"phrases={'model.phrases_' if trained else 'the same'}"
    raise InvalidInput(
        f"this corpus was read with other phrases than those of the model, {there!r} and not "
        f"{phrases!r}: read it with {needed}"
    )


def _read(
    source: Any,
    settings: Mapping[str, Any],
    phrases: Phrases | None,
    known: Vocabulary | None,
    grow: bool,
    progress: Progress | None,
) -> Corpus:
    growing = known is not None and grow  # then all words are counted, and chosen among afterwards
    return read_corpus(
        source,
        tokenizer=forgotten if settings["tokenizer"] is None else settings["tokenizer"],
        min_count=1 if growing else settings["min_count"],
        max_vocabulary=None if growing else settings["max_vocabulary"],
        vocabulary=None if growing else known,
        workers=settings["workers"],
        phrases=phrases,
        progress=progress.reading if progress else None,
    )
