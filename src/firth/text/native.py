"""Files to numbers in the compiled core, on several threads; the result does not depend on how many.

`firth.text.numbering` has the slow twin.
"""

import operator
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from firth import _native
from firth.cores import usable_cores
from firth.text.decoding import is_strict_utf8, undecodable
from firth.text.files import ByteMeter
from firth.text.numbering import Progress
from firth.text.segments import Segment
from firth.text.store import Store
from firth.text.vocabulary import Vocabulary

_BATCH = 1 << 22  # bytes that the threads are given at least; between two batches Ctrl-C has its turn
_BATCH_PER_THREAD = 1 << 20
_MOST_THREADS = 64  # more would wait for the one that opens the files, or want too much memory
_CHUNK = 1 << 18  # bytes that a thread takes at a time
_CHUNKS = 1 << 12  # renumbered at a time, for the same reason

core = _native  # a room reaches the core through one module: what counts pairs finds it here

_Numbered = tuple[int, bytes, bytes]  # tokens read, ids, and where sentences end


def threads_for(workers: int | None) -> int:
    """Threads to work with, by default one for each core."""
    return min(usable_cores() if workers is None else operator.index(workers), _MOST_THREADS)


class FileNumbering:
    """Numbers the tokens of files; a `firth.text.numbering.Numbering`.

    While a batch of segments is read in the background, the next one comes from the disk and is decompressed.
    """

    def __init__(
        self,
        found: Iterable[Segment],
        tokenizer: str,
        vocabulary: Vocabulary | None,
        store: Store,
        meter: ByteMeter,
        progress: Progress | None,
        *,
        encoding: str,
        errors: str,
        workers: int | None,
    ) -> None:
        threads = threads_for(workers)
        self.total = 0
        self._store, self._meter, self._progress, self._encoding = store, meter, progress, encoding
        self._batch_size = max(_BATCH, threads * _BATCH_PER_THREAD)
        self._reading: list[Segment] = []
        self._reader = _native.Reader(
            threads=threads,
            chunk_size=_CHUNK,
            surrogates=not is_strict_utf8(encoding, errors),
            letters=_letters() if tokenizer == "words" else None,
            known=None if vocabulary is None else _spelt(vocabulary),
        )
        self._read(found)

    def counts(self) -> npt.NDArray[np.int64]:
        """How often each word occurs, by first appearance."""
        counts, places = self._reader.merge()
        self._order = np.argsort(np.frombuffer(places, np.uint64))
        return np.frombuffer(counts, np.int64)[self._order]

    def words(self, chosen: npt.NDArray[np.intp]) -> list[Any]:
        """Some of the words, by first appearance numbered."""
        return self._reader.words(self._order[chosen].astype(np.int64, copy=False))

    def renumber(self, new_ids: npt.NDArray[np.int32] | None) -> int:
        """Give words new numbers and drop those whose new number is -1; how many tokens are left."""
        if new_ids is None:
            return len(self._store.ids)  # unknown words were dropped at once
        kept = np.empty_like(new_ids)
        kept[self._order] = new_ids
        ids, offsets = self._store.ids.as_array(), self._store.offsets.as_array()
        while self._reader.renumber(ids, offsets, kept, _CHUNKS):
            pass
        return self._reader.written

    def _read(self, found: Iterable[Segment]) -> None:
        for batch, failure in _batches(found, self._batch_size):
            numbered = self._finish()
            self._start(batch)
            self._keep(numbered)  # meanwhile
            if failure is not None:
                self._keep(self._finish())  # what is wrong in the text before comes first
                raise failure
        self._keep(self._finish())

    def _start(self, batch: list[Segment]) -> None:
        self._reader.start([segment[:2] for segment in batch])
        self._reading = batch

    def _finish(self) -> _Numbered | None:
        """Wait for the batch that is read, if there is one."""
        if not self._reading:
            return None
        numbered = self._reader.finish()
        if isinstance(numbered, int):
            raise self._undecodable(self._reading[numbered])
        self._reading = []
        return numbered

    def _keep(self, numbered: _Numbered | None) -> None:
        if numbered is None:
            return
        tokens, ids, offsets = numbered
        self.total += tokens
        self._store.ids.extend_bytes(ids)
        self._store.offsets.extend_bytes(offsets)
        if self._progress:
            self._progress(self.total, self._meter.read, self._meter.total)

    def _undecodable(self, segment: Segment) -> Exception:
        try:
            segment.text.decode("utf-8")
        except UnicodeDecodeError as error:
            return undecodable(segment.path, error, segment.offset + len(segment.text), self._encoding)
        return AssertionError("the compiled reader knows another UTF-8 than Python")


def _batches(found: Iterable[Segment], size: int) -> Iterator[tuple[list[Segment], Exception | None]]:
    """Segments by so many bytes, and what was raised where there should have been more."""
    batch: list[Segment] = []
    filled = 0
    try:
        for segment in found:
            batch.append(segment)
            filled += len(segment.text)
            if filled >= size:
                yield batch, None
                batch, filled = [], 0
    except Exception as failure:
        yield batch, failure
    else:
        yield batch, None


def _letters() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    from firth.text.letters import letter_table  # only now: it needs regex

    return letter_table()


def _spelt(vocabulary: Vocabulary) -> list[tuple[bytes, int]]:
    """The words of a vocabulary that a file can hold, as UTF-8, and their ids."""
    return [
        (key.encode("utf-8", "surrogatepass"), i)
        for i, key in enumerate(vocabulary.index_to_key)
        if isinstance(key, str) and key
    ]
