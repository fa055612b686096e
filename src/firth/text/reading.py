"""From any source to a corpus: one pass that numbers the words, then counting, ordering and renumbering."""

import os
from array import array
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.text import tokens
from firth.text.corpus import Corpus
from firth.text.files import ByteMeter
from firth.text.numbering import Ids, KnownNumbers, Numbers, count, renumber
from firth.text.sources import Piece, pieces
from firth.text.vocabulary import Vocabulary, check_limits, ranking

Progress = Callable[[int, int | None, int | None], object]

_TOKENS_PER_REPORT = 1 << 18


def read_corpus(
    source: str | os.PathLike[str] | Iterable[Any],
    *,
    tokenizer: str | tokens.Tokenizer = "whitespace",
    min_count: int = 5,
    max_vocabulary: int | None = None,
    vocabulary: Vocabulary | None = None,
    encoding: str = "utf-8",
    errors: str = "strict",
    progress: Progress | None = None,
) -> Corpus:
    r"""Read sentences, count their words and number them.

    Parameters
    ----------
    source : path, several paths, or iterable of sentences
        A path names a file of text, plain or compressed with gzip, xz or zstd (told by its content, not by
        its name), or a folder, which stands for all files in it and in its folders, sorted by name, without
        hidden ones; ``"-"`` is standard input. One line is one sentence; only ``\n`` and ``\r\n`` end a line.
        Otherwise a sentence is an iterable of tokens: strings, integers or anything hashable. A generator is
        read once. The rows of a NumPy array in two dimensions are sentences.
    tokenizer : {"whitespace", "words"} or callable(str) -> list of str, default "whitespace"
        How a line of a file becomes tokens; see :func:`firth.text.tokenizer`.
    min_count : int, default 5
        Words that occur fewer times are left out of the vocabulary.
    max_vocabulary : int, optional
        At most so many words, the most frequent, are kept.
    vocabulary : Vocabulary, optional
        Words to use in place of those found; `min_count` and `max_vocabulary` then do nothing.
    encoding, errors : str, default "utf-8" and "strict"
        How bytes become text, as in :func:`open`. A byte order mark is dropped.
    progress : callable(tokens_read, bytes_read, bytes_total), optional
        Called now and then, and at the end. Bytes are those of the files, as they are compressed, or None.

    Returns
    -------
    Corpus
        Words outside the vocabulary are left out of their sentences. Sentences stay where they were, even
        when nothing of them is left, so that ``corpus[i]`` is sentence i of the source.

    Raises
    ------
    InvalidInput
        The source holds no tokens, fewer than two words are frequent enough although there are more, or text
        cannot be decoded.
    WrongType
        The source holds something that is not a sentence, for example a string.
    MissingFile
        There is no such file.
    DamagedFile
        A compressed file is damaged or cut off.

    Notes
    -----
    Keys that are equal are one word: 1, 1.0 and True are, 1 and "1" are not. NumPy's scalars become Python's.
    Memory holds the words, 8 bytes a sentence and 4 bytes a token. Beyond 134 million the tokens lie in a
    temporary file instead, in the folder that :func:`tempfile.gettempdir` names.

    Examples
    --------
    >>> corpus = read_corpus([["the", "cat", "sat"], ["the", "dog", "sat"]], min_count=2)
    >>> corpus.vocabulary.index_to_key, corpus.ids
    (['the', 'sat'], array([0, 1, 0, 1], dtype=int32))
    """
    check_limits(min_count, max_vocabulary)
    if isinstance(source, Corpus):
        raise WrongType("the source is a Corpus already: use it as it is")
    if not isinstance(vocabulary, Vocabulary | None):
        raise WrongType(f"vocabulary must be a Vocabulary, got {type(vocabulary).__name__}")
    if progress is not None and not callable(progress):
        raise WrongType(f"progress must be a function or None, got {progress!r}")
    meter = ByteMeter()
    found = pieces(source, tokens.tokenizer(tokenizer), encoding=encoding, errors=errors, meter=meter)
    numbers = Numbers() if vocabulary is None else KnownNumbers(vocabulary.key_to_index)
    with ExitStack() as opened:
        ids, offsets = _number(found, numbers, Ids(opened), meter, progress)
    total = len(ids)
    if not total:
        raise InvalidInput(f"the source holds no tokens: {len(offsets) - 1:,} sentences were read, all empty")
    if vocabulary is None:
        words = list(numbers)
        counts = count(ids, len(words))
        chosen = ranking(counts, min_count, max_vocabulary, least=2)
        new_ids = np.full(len(words), -1, np.int32)
        new_ids[chosen] = np.arange(len(chosen), dtype=np.int32)
        vocabulary = Vocabulary([words[i] for i in chosen.tolist()], counts[chosen])
    else:
        new_ids = np.arange(len(vocabulary) + 1, dtype=np.int32)
        new_ids[-1] = -1  # where the number of an unknown word, -1, points to
    kept = renumber(ids, offsets, new_ids)
    if not len(kept):
        raise InvalidInput(
            f"none of the {total:,} tokens is among the {len(vocabulary):,} words of the vocabulary"
        )
    for part in (kept, offsets):
        part.setflags(write=False)
    return Corpus(kept, offsets, vocabulary, total)


def _number(
    found: Iterable[Piece],
    numbers: Numbers | KnownNumbers,
    ids: Ids,
    meter: ByteMeter,
    progress: Progress | None,
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Numbers of all tokens, and where the sentences begin and end."""
    number_of = numbers.__getitem__
    offsets = array("q", [0])
    reported = 0
    for piece, ends in found:
        try:
            ids.extend(list(map(number_of, piece)))
        except TypeError as error:
            raise WrongType(
                f"sentence {len(offsets) - 1} holds a token that is not hashable: {error}"
            ) from error
        if ends:
            offsets.append(len(ids))
        if progress and len(ids) - reported >= _TOKENS_PER_REPORT:
            reported = len(ids)
            progress(reported, meter.read, meter.total)
    if progress:
        progress(len(ids), meter.read, meter.total)
    return ids.as_array(), np.frombuffer(offsets, np.int64)
