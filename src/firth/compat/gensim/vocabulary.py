"""Which words of a text are kept, and its numbers by them."""

from collections.abc import Callable, Hashable, Mapping
from os import PathLike
from types import GeneratorType
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.compat.gensim.sentences import lists_of_words
from firth.errors import InvalidInput, WrongType
from firth.text import Corpus, Vocabulary, read_corpus

TrimRule = Callable[[Any, int, int], int]
_DISCARD, _KEEP = 1, 2  # what gensim's rules answer, and 0 for the default


def read(
    corpus_iterable: Any,
    corpus_file: str | PathLike[str] | None,
    *,
    passes: int,
    workers: int,
    vocabulary: Vocabulary | None = None,
) -> Corpus:
    """A text, given one way or the other, with all its words or those of a vocabulary.

    Raises
    ------
    WrongType
        It is given twice or not at all, a sentence is no list of words, or a generator is to be read twice.
    """
    if (corpus_iterable is None) == (corpus_file is None):
        raise WrongType("give the text as corpus_iterable or as corpus_file, one of the two")
    if isinstance(corpus_iterable, GeneratorType) and passes > 1:
        raise WrongType(
            f"a generator can be gone through once, and {passes} times are needed: give a list, or an object "
            "whose __iter__ begins anew"
        )
    source: Any = corpus_file if corpus_iterable is None else lists_of_words(corpus_iterable)
    return read_corpus(source, min_count=1, vocabulary=vocabulary, workers=workers)


def first_seen(corpus: Corpus) -> dict[Hashable, int]:
    """Words and their counts, in the order in which the text has them first."""
    place = np.empty(len(corpus.vocabulary), np.int64)
    place[corpus.ids[::-1]] = np.arange(len(corpus.ids))[::-1]  # of equal ids the last, so the first, stays
    order = np.argsort(place)
    keys, counts = corpus.vocabulary.index_to_key, corpus.vocabulary.counts
    return {keys[row]: int(counts[row]) for row in order}


def kept(
    counts: Mapping[Any, int], *, min_count: int, max_final_vocab: int | None, trim_rule: TrimRule | None
) -> tuple[list[Any], int]:
    """The words that are frequent enough, in their order, and how frequent they had to be.

    With `max_final_vocab` that is as frequent as the first word that is too many, and one more.
    """
    falling = sorted(counts.values(), reverse=True)
    if max_final_vocab is not None and max_final_vocab < len(falling):
        min_count = max(min_count, falling[max_final_vocab] + 1)
    words = []
    for word, count in counts.items():
        answer = 0 if trim_rule is None else trim_rule(word, count, min_count)
        if answer == _KEEP or (answer != _DISCARD and count >= min_count):
            words.append(word)
    return words, min_count


def check_vocabulary(words: list[Any], counts: Mapping[Any, int], min_count: int) -> None:
    """Refuse to learn from nothing.

    Raises
    ------
    InvalidInput
    """
    if not words:
        most = max(counts.values(), default=0)
        raise InvalidInput(
            f"no word is left: the commonest one occurs {most} times, and min_count={min_count} asks for more"
        )


def renumbered(corpus: Corpus, vocabulary: Vocabulary) -> Corpus:
    """The same text by the numbers of another vocabulary, without the words that it has not."""
    new = (vocabulary.key_to_index.get(key, -1) for key in corpus.vocabulary.index_to_key)
    ids: npt.NDArray[np.int32] = np.fromiter(new, np.int32)[corpus.ids]
    stays = ids >= 0
    before = np.concatenate([[0], np.cumsum(stays)])
    return Corpus(ids[stays], before[corpus.offsets], vocabulary, corpus.total_tokens)
