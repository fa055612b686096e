"""From any source to a corpus: one pass that numbers the words, then ordering and renumbering."""

import operator
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firth.errors import InvalidInput, WrongType
from firth.text import tokens
from firth.text.caching import cached, record_of
from firth.text.choosing import Choice, Encoded, chosen, joined
from firth.text.corpus import Corpus
from firth.text.files import ByteMeter
from firth.text.native import FileNumbering, threads_for
from firth.text.numbered import NumberedText, numbered
from firth.text.numbering import Numbering, Progress, SentenceNumbering
from firth.text.phrases import Phrases
from firth.text.segments import segments
from firth.text.sources import files_or_sentences, from_files
from firth.text.store import Store
from firth.text.vocabulary import Vocabulary, check_limits


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
    phrases: Phrases | None = None,
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
    phrases : Phrases, optional
        Collocations become one word each, new_york for example, before words are counted and chosen. They
        are found in this very text first, where `phrases` has none yet; ``corpus.phrases`` holds them.
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
    folder as they come. To find phrases takes about half a gibibyte more.

    Examples
    --------
    >>> corpus = read_corpus([["the", "cat", "sat"], ["the", "dog", "sat"]], min_count=2)
    >>> corpus.vocabulary.index_to_key, corpus.ids
    (['the', 'sat'], array([0, 1, 0, 1], dtype=int32))
    """
    check_limits(min_count, max_vocabulary, workers)
    if isinstance(source, Corpus):
        raise WrongType("the source is a Corpus already: use it as it is")
    for name, value, kind in (("vocabulary", vocabulary, Vocabulary), ("phrases", phrases, Phrases)):
        if not isinstance(value, kind | None):
            raise WrongType(f"{name} must be a {kind.__name__}, got {type(value).__name__}")
    if not isinstance(cache, str | os.PathLike | None):
        raise WrongType(f"cache must be the path of a folder or None, got {cache!r}")
    way = _way(tokenizer, encoding, errors, workers, progress)
    choice = Choice(
        operator.index(min_count),
        None if max_vocabulary is None else operator.index(max_vocabulary),
        vocabulary,
        phrases,
    )
    found = files_or_sentences(source)
    if cache is not None:
        record = record_of(
            found, tokens.name_of(way.tokenize), vocabulary, way.settings() | choice.settings()
        )
        return cached(Path(cache), record, lambda store: _encode(found, way, choice, store))
    with ExitStack() as opened:
        store = Store(opened)
        encoded = _encode(found, way, choice, store)
        ids, offsets = store.ids.as_array()[: encoded.kept], store.offsets.as_array()
    for part in (ids, offsets):
        part.setflags(write=False)
    return Corpus(ids, offsets, encoded.vocabulary, encoded.total, encoded.phrases)


@contextmanager
def numbered_text(
    source: str | os.PathLike[str] | Iterable[Any],
    *,
    tokenizer: str | tokens.Tokenizer,
    encoding: str,
    errors: str,
    workers: int | None,
    progress: Progress | None,
) -> Iterator[NumberedText]:
    """All words of a source as numbers; see `read_corpus`."""
    check_limits(0, None, workers)
    if isinstance(source, Corpus):
        raise WrongType("the source is a Corpus, which may have lost words: give the text itself")
    way = _way(tokenizer, encoding, errors, workers, progress)
    with ExitStack() as opened:
        store = Store(opened)
        yield numbered(_numbering(files_or_sentences(source), way, None, store), store)


@dataclass(frozen=True)
class _Way:
    """How a source is read."""

    tokenize: tokens.Tokenizer
    encoding: str
    errors: str
    workers: int | None
    progress: Progress | None

    def settings(self) -> dict[str, Any]:
        """Those that decide the tokens and can be written down."""
        return {"encoding": self.encoding, "errors": self.errors}


def _way(
    tokenizer: str | tokens.Tokenizer,
    encoding: str,
    errors: str,
    workers: int | None,
    progress: Progress | None,
) -> _Way:
    if progress is not None and not callable(progress):
        raise WrongType(f"progress must be a function or None, got {progress!r}")
    return _Way(tokens.tokenizer(tokenizer), encoding, errors, workers, progress)


def _encode(found: list[Path] | Iterator[list[Any]], way: _Way, choice: Choice, store: Store) -> Encoded:
    """Fill a store with the words of the choice."""
    if choice.phrases is None:
        return chosen(_numbering(found, way, choice.vocabulary, store), choice)
    text = numbered(_numbering(found, way, None, store), store)
    return joined(text, choice.phrases, choice, threads_for(way.workers))


def _numbering(
    found: list[Path] | Iterator[list[Any]], way: _Way, vocabulary: Vocabulary | None, store: Store
) -> Numbering:
    """Number all tokens, in the compiled core where it can."""
    meter = ByteMeter()
    decoding = {"encoding": way.encoding, "errors": way.errors}
    name = tokens.name_of(way.tokenize)
    numbering: Numbering
    if not isinstance(found, list):
        numbering = SentenceNumbering(found, vocabulary, store, meter, way.progress)
    elif name is None:
        sentences = from_files(found, way.tokenize, meter=meter, **decoding)
        numbering = SentenceNumbering(sentences, vocabulary, store, meter, way.progress)
    else:
        numbering = FileNumbering(
            segments(found, meter=meter, **decoding), name, vocabulary, store, meter, way.progress,
            workers=way.workers, **decoding,
        )  # fmt: skip
    if not numbering.total:
        raise InvalidInput(
            f"the source holds no tokens: {len(store.offsets) - 1:,} sentences were read, all empty"
        )
    return numbering
