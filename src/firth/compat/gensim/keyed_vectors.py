"""`KeyedVectors`: vectors of keys by gensim's names, read from and written to files."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any, ClassVar, Self

import numpy as np

import firth
from firth.compat.gensim.files import (
    SEPARATE,
    changeable,
    cleared,
    counts_in,
    mapped,
    refuse_pickling,
    write_counts,
)
from firth.compat.gensim.judging import Judged
from firth.compat.gensim.names import KEYED_VECTORS_MISSING, KEYED_VECTORS_RENAMED
from firth.compat.gensim.old_names import refuse, warn_of_old
from firth.compat.gensim.rows import Array
from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.vectors import FormatName, write

Path_ = str | PathLike[str]


class KeyedVectors(Judged):
    """Vectors of words, which can be looked up, searched, compared, judged, changed, saved and loaded.

    Parameters
    ----------
    vector_size : int
        Dimensions of a vector.
    count : int, default 0
        Rows to make empty, for `add_vector`.
    dtype : NumPy type, default float32
    mapfile_path : None

    Attributes
    ----------
    index_to_key : list
    key_to_index : dict
    vectors : array (V, d)
        May be changed in place; then call ``fill_norms(force=True)``.
    norms : array (V,), or None
        Lengths of the vectors, once they were needed.
    expandos : dict of name to array (V,)
        Attributes, see `get_vecattr`.

    Examples
    --------
    >>> words = KeyedVectors(2)
    >>> words.add_vectors(["king", "queen", "apple"], np.array([[2.0, 1.0], [1.0, 1.0], [-3.0, 1.0]]))
    >>> words.most_similar("king", topn=1)
    [('queen', 0.949)]
    """

    _RENAMED: ClassVar[Mapping[str, str]] = KEYED_VECTORS_RENAMED
    _MISSING: ClassVar[Mapping[str, str]] = KEYED_VECTORS_MISSING

    # ---- old names that are called

    def word_vec(self, word: Any, use_norm: bool = False) -> Array:
        """`get_vector`."""
        warn_of_old("KeyedVectors.word_vec", "KeyedVectors.get_vector(key, norm=)")
        return self.get_vector(word, norm=use_norm)

    def words_closer_than(self, word1: Any, word2: Any) -> list[Any]:
        """`closer_than`."""
        warn_of_old("KeyedVectors.words_closer_than", "KeyedVectors.closer_than")
        return self.closer_than(word1, word2)

    def init_sims(self, replace: bool = False) -> None:
        """`fill_norms`; with `replace` also `unit_normalize_all`."""
        warn_of_old("KeyedVectors.init_sims", "fill_norms() or get_normed_vectors(), or nothing at all")
        self.fill_norms()
        if replace:
            self.unit_normalize_all()

    @property
    def vectors_norm(self) -> Array:
        """`get_normed_vectors`."""
        warn_of_old("KeyedVectors.vectors_norm", "KeyedVectors.get_normed_vectors()")
        return self.get_normed_vectors()

    syn0norm = vectors_norm

    # ---- word2vec's files

    @classmethod
    def load_word2vec_format(
        cls,
        fname: Path_,
        fvocab: Path_ | None = None,
        binary: bool = False,
        encoding: str = "utf8",
        unicode_errors: str = "strict",
        limit: int | None = None,
        datatype: Any = np.float32,
        no_header: bool = False,
    ) -> Self:
        """Read a file of word2vec, or with `no_header` of GloVe, plain or gzip.

        Parameters
        ----------
        fname : path
        fvocab : path, optional
            Lines of a word and its count; without it counts are those gensim makes up: V, V - 1, ... 1.
        binary : bool, default False
        encoding, unicode_errors : str
            How words are read, as in `bytes.decode`.
        limit : int, optional
            Read only so many words.
        datatype : NumPy type, default float32
        no_header : bool, default False
            The text begins with the first word.

        Raises
        ------
        MissingFile, DamagedFile
        InvalidInput
            Binary files need a header.
        """
        if binary and no_header:
            raise InvalidInput("no_header=True is for text: a binary file has a header")
        text: FormatName = "glove" if no_header else "word2vec-text"
        words = firth.load(
            fname,
            format="word2vec-binary" if binary else text,
            encoding=encoding,
            errors=unicode_errors,
            limit=limit or None,
        )
        counts = np.arange(len(words), 0, -1)
        if fvocab is not None:
            seen = counts_in(fvocab, unicode_errors)
            unknown = next((word for word in words if word not in seen), None)
            if unknown is not None:
                raise UnknownWord(f"{fvocab} has no count of the word {unknown!r}")
            counts = np.array([seen[word] for word in words], np.int64)
        return cls._of(words, counts, changeable(words.vectors).astype(datatype, copy=False))

    def save_word2vec_format(
        self,
        fname: Path_,
        fvocab: Path_ | None = None,
        binary: bool = False,
        total_vec: int | None = None,
        write_header: bool = True,
        prefix: str = "",
        append: bool = False,
        sort_attr: str = "count",
    ) -> None:
        """Write a file of word2vec, or without a header of GloVe; one that ends in ``.gz`` is compressed.

        Parameters
        ----------
        fname : path
        fvocab : path, optional
            Write words and counts there.
        binary : bool, default False
        total_vec : None
        write_header : bool, default True
            Without it, the text is GloVe's.
        prefix : str
            Goes before every key.
        append : False
        sort_attr : str, default "count"
            Words come by this attribute, falling, where they have it.
        """
        elsewhere = "write each file as a whole"
        refuse(append=(append, False, elsewhere))
        if total_vec not in (None, len(self)):
            raise InvalidInput(f"total_vec={total_vec} is not supported: there are {len(self)} vectors")
        if binary and not write_header:
            raise InvalidInput("write_header=False is for text: a binary file has a header")
        if Path(fname).suffix in (".bz2", ".xz", ".zst"):
            raise InvalidInput(
                f"{fname} would not be compressed: files that end in .gz are, others stay plain"
            )
        if fvocab is not None:
            self._attribute(sort_attr)
        values = self.expandos.get(sort_attr)
        order = range(len(self)) if values is None else sorted(range(len(self)), key=lambda row: -values[row])
        rows = list(order)
        keys = [f"{prefix}{self.index_to_key[row]}" for row in rows]
        text: FormatName = "word2vec-text" if write_header else "glove"
        words = firth.WordVectors(keys, self._as_float32()[rows])
        write(words, fname, format="word2vec-binary" if binary else text)
        if fvocab is not None and values is not None:
            write_counts(fvocab, keys, values[rows])

    # ---- firth's folder

    def save(
        self,
        fname_or_handle: Path_,
        separately: Any = None,
        sep_limit: int = SEPARATE,
        ignore: Any = frozenset(),
        pickle_protocol: int = 4,
    ) -> None:
        """Write a model folder, which `firth.load` reads too; the last four arguments must be left alone."""
        refuse_pickling(separately, sep_limit, ignore, pickle_protocol)
        more = [name for name in self.expandos if name != "count"]
        if more:
            raise InvalidInput(
                f"a folder holds the attribute 'count' alone, and these vectors have {more[0]!r} too"
            )
        words = firth.WordVectors(self.index_to_key, self._as_float32(), counts=self.expandos.get("count"))
        write(words, cleared(fname_or_handle), format="folder")

    @classmethod
    def load(cls, fname: Path_, mmap: str | None = None) -> Self:
        """Read a folder that `save` wrote, any other model folder, or vectors that gensim saved.

        Parameters
        ----------
        fname : path
        mmap : {None, "r"}
            ``"r"`` leaves the vectors on the disk until they are used; a first change copies them.
        """
        words = firth.load(fname)
        return cls._of(words, words.counts, words.vectors if mapped(mmap) else changeable(words.vectors))

    # ---- inside

    @classmethod
    def _of(cls, words: firth.WordVectors, counts: Array | None, vectors: Array) -> Self:
        made = cls(words.vector_size, dtype=vectors.dtype)
        made.index_to_key = list(words.index_to_key)
        made.key_to_index = dict(words.key_to_index)
        made.vectors = vectors
        made.next_index = len(words)
        if counts is not None:
            made.expandos["count"] = np.array(counts, np.int64)
        return made

    def _as_float32(self) -> Array:
        if self.vectors.dtype.itemsize > 4:
            raise WrongType(f"files hold float32: change vectors of {self.vectors.dtype} with .astype first")
        return np.array(self.vectors, np.float32)
