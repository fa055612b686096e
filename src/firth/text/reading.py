"""From any source to a corpus: one pass that numbers the words, then ordering and renumbering."""

import operator
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from firth.errors import InvalidInput, WrongType
from firth.text import tokens
from firth.text.caching import cached, record_of
from firth.text.corpus import Corpus
from firth.text.files import ByteMeter
from firth.text.native import FileNumbering
from firth.text.numbering import Numbering, Progress, SentenceNumbering
from firth.text.segments import segments
from firth.text.sources import files_or_sentences, from_files
from firth.text.store import Store
from firth.text.vocabulary import Vocabulary, check_limits, ranking


def read_corpus(
    source: str | os.PathLike[str] | Iterable[Any],
    *,
    tokenizer: str | tokens.Tokenizer = "whitespace",
    min_count: int = 5,
    max_vocabulary: int | None = None,
    vocabulary: Vocabulary | None = None,
    encoding: str = "utf-8",
    errors: str = "strict",
    workers: int | None = None,
    cache: str | os.PathLike[str] | None = None,
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
    workers : int, optional
        Threads that read files, by default one for each core. The corpus does not depend on it. Iterables and
        functions as tokenizers are read by one.
    cache : path, optional
        A folder that keeps the corpus of files, for corpora larger than memory. It is written at the first
        reading; later ones open it and read ids from the disk as they are used, until a file or a setting
        changes.
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
        The source holds no tokens, fewer than two words are frequent enough although there are more, text
        cannot be decoded, or the source cannot be cached.
    WrongType
        The source holds something that is not a sentence, for example a string.
    MissingFile
        There is no such file.
    DamagedFile
        A compressed file is damaged or cut off.

    Notes
    -----
    Keys that are equal are one word: 1, 1.0 and True are, 1 and "1" are not. NumPy's scalars become Python's.
    Memory holds the words, 8 bytes a sentence and 4 bytes a token; beyond half a gibibyte these lie in a
    temporary file instead, in the folder that :func:`tempfile.gettempdir` names. With a cache they go to its
    folder as they come.

    Examples
    --------
    >>> corpus = read_corpus([["the", "cat", "sat"], ["the", "dog", "sat"]], min_count=2)
    >>> corpus.vocabulary.index_to_key, corpus.ids
    (['the', 'sat'], array([0, 1, 0, 1], dtype=int32))
    """
    check_limits(min_count, max_vocabulary, workers)
    if isinstance(source, Corpus):
        raise WrongType("the source is a Corpus already: use it as it is")
    if not isinstance(vocabulary, Vocabulary | None):
        raise WrongType(f"vocabulary must be a Vocabulary, got {type(vocabulary).__name__}")
    if progress is not None and not callable(progress):
        raise WrongType(f"progress must be a function or None, got {progress!r}")
    if not isinstance(cache, str | os.PathLike | None):
        raise WrongType(f"cache must be the path of a folder or None, got {cache!r}")
    way = _Way(
        tokens.tokenizer(tokenizer),
        operator.index(min_count),
        None if max_vocabulary is None else operator.index(max_vocabulary),
        vocabulary,
        encoding,
        errors,
        workers,
        progress,
    )
    found = files_or_sentences(source)
    if cache is not None:
        record = record_of(found, tokens.name_of(way.tokenize), vocabulary, way.settings())
        return cached(Path(cache), record, lambda store: _encode(found, way, store))
    with ExitStack() as opened:
        store = Store(opened)
        vocabulary, kept, total = _encode(found, way, store)
        ids, offsets = store.ids.as_array()[:kept], store.offsets.as_array()
    for part in (ids, offsets):
        part.setflags(write=False)
    return Corpus(ids, offsets, vocabulary, total)


@dataclass(frozen=True)
class _Way:
    """How a source is read."""

    tokenize: tokens.Tokenizer
    min_count: int
    max_vocabulary: int | None
    vocabulary: Vocabulary | None
    encoding: str
    errors: str
    workers: int | None
    progress: Progress | None

    def settings(self) -> dict[str, Any]:
        """Those that decide the corpus and can be written down."""
        names = "min_count", "max_vocabulary", "encoding", "errors"
        return {name: getattr(self, name) for name in names}


def _encode(found: list[Path] | Iterator[list[Any]], way: _Way, store: Store) -> tuple[Vocabulary, int, int]:
    """Fill a store; the vocabulary, how many of the ids in the store count, and how many tokens were read."""
    numbering = _numbering(found, way, store)
    if not numbering.total:
        raise InvalidInput(
            f"the source holds no tokens: {len(store.offsets) - 1:,} sentences were read, all empty"
        )
    vocabulary, new_ids = way.vocabulary, None
    if vocabulary is None:
        counts = numbering.counts()
        chosen = ranking(counts, way.min_count, way.max_vocabulary, least=2)
        new_ids = np.full(len(counts), -1, np.int32)
        new_ids[chosen] = np.arange(len(chosen), dtype=np.int32)
        vocabulary = Vocabulary(numbering.words(chosen), counts[chosen])
    kept = numbering.renumber(new_ids)
    if not kept:
        raise InvalidInput(
            f"none of the {numbering.total:,} tokens is among the {len(vocabulary):,} words of the vocabulary"
        )
    return vocabulary, kept, numbering.total


def _numbering(found: list[Path] | Iterator[list[Any]], way: _Way, store: Store) -> Numbering:
    """Number all tokens, in the compiled core where it can."""
    meter = ByteMeter()
    decoding = {"encoding": way.encoding, "errors": way.errors}
    if not isinstance(found, list):
        return SentenceNumbering(found, way.vocabulary, store, meter, way.progress)
    name = tokens.name_of(way.tokenize)
    if name is None:
        sentences = from_files(found, way.tokenize, meter=meter, **decoding)
        return SentenceNumbering(sentences, way.vocabulary, store, meter, way.progress)
    return FileNumbering(
        segments(found, meter=meter, **decoding), name, way.vocabulary, store, meter, way.progress,
        workers=way.workers, **decoding,
    )  # fmt: skip
