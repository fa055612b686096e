"""A vocabulary that grows with new text: known words stay where they are, new ones follow."""

from dataclasses import replace

import numpy as np

from firth.errors import InvalidInput
from firth.kernels import Tables, initial_tables
from firth.text import Corpus, Vocabulary
from firth.text.numbering import count, renumber
from firth.text.scarcity import enough
from firth.text.store import copied
from firth.text.vocabulary import by_falling_count
from firth.training.trained import Trained


def check_growth(objective: str) -> None:
    """Refuse the objective whose output table belongs to other things than words.

    Raises
    ------
    InvalidInput
    """
    if objective == "hierarchical-softmax":
        raise InvalidInput(
            "a model of hierarchical softmax cannot grow: new counts make another tree, and the vectors of "
            "the old one's nodes would not fit it; fit it anew, or train it on with grow=False"
        )


def grown(corpus: Corpus, known: Vocabulary, *, min_count: int, max_vocabulary: int | None) -> Corpus:
    """The corpus in a vocabulary that has grown by its words.

    Words that are not known and occur `min_count` times in this text are appended by falling count, as far as
    `max_vocabulary` has room. Counts of known words are those of before and of this text together.

    Raises
    ------
    InvalidInput
        No word of the text is known, and none can be appended.

    Examples
    --------
    >>> from firth.text import read_corpus
    >>> text = read_corpus([["b", "c", "c", "d", "d", "d", "e"]], min_count=1)
    >>> corpus = grown(text, Vocabulary(["a", "b"], [9, 5]), min_count=2, max_vocabulary=None)
    >>> corpus.vocabulary.index_to_key, corpus.vocabulary.counts, corpus.ids
    (['a', 'b', 'd', 'c'], array([9, 6, 3, 2]), array([1, 3, 3, 2, 2, 2], dtype=int32))
    """
    keys = corpus.vocabulary.index_to_key
    counts = count(corpus.ids, len(keys))
    rows = np.array([known.key_to_index.get(key, -1) for key in keys], np.int32)
    unknown = np.where(rows < 0, counts, 0)
    room = None if max_vocabulary is None else max(0, max_vocabulary - len(known))
    new = by_falling_count(unknown, max(1, min_count))[:room]
    rows[new] = len(known) + np.arange(len(new), dtype=np.int32)
    if not counts[rows >= 0].any():
        raise InvalidInput(
            f"no word of this text is among the {len(known):,} of the model, and none can be appended: "
            + (
                f"max_vocabulary={max_vocabulary} leaves no room"
                if room == 0
                else f"none occurs min_count={min_count} times; {enough(unknown, 'append')}"
            )
        )
    totals = np.concatenate([known.counts, np.zeros(len(new), np.int64)])
    totals[rows[rows >= 0]] += counts[rows >= 0]
    vocabulary = Vocabulary([*known.index_to_key, *(keys[i] for i in new.tolist())], totals)
    ids, offsets = copied(corpus.ids, "i"), copied(corpus.offsets, "q")
    ids = ids[: renumber(ids, offsets, rows)]
    for part in (ids, offsets):
        part.setflags(write=False)
    return Corpus(ids, offsets, vocabulary, corpus.total_tokens, corpus.phrases)


def carried_on(model: Trained, words: int, seed: int) -> Tables:
    """Tables of so many words: the model's rows to the bit, then new ones as every training begins them.

    Every number of a new row is drawn by its place, so no two rows, and no two growths, begin alike.
    """
    known = len(model.vectors)
    if words == known:
        return model.tables()
    d = model.vectors.vector_size
    tables = initial_tables(words, words, d, seed)
    tables.input[:known, :d] = model.vectors.vectors
    tables.output[:known, :d] = model.output
    if model.bias is None:
        return tables
    bias = np.full(words, np.nan, np.float32)
    bias[:known] = model.bias
    return replace(tables, bias=bias)
