"""`WordVectors`: words and their vectors as one frozen value."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from os import PathLike
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NoReturn, overload

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, InvalidInput, WrongType
from firth.text.tokens import Tokenizer
from firth.vectors.arithmetic import cosine, direction, odd_one_out, unit_rows
from firth.vectors.batch import Neighbours, nearest_of_each
from firth.vectors.checks import (
    Table,
    at_least_one,
    at_least_zero,
    finite_vector,
    first_not_finite,
    frozen_counts,
    frozen_table,
    indexed,
)
from firth.vectors.encoding import (
    Weighting,
    bags_of,
    directions_of,
    given_directions,
    means_of,
    unseen_weight,
    weights_of,
    without,
)
from firth.vectors.formats import Content, FormatName, write
from firth.vectors.search import NONE, nearest, nearest_by_product
from firth.vectors.small import small
from firth.vectors.stored import DType, Rows, Stored
from firth.vectors.subwords import Subwords
from firth.vectors.suggest import unknown_word

if TYPE_CHECKING:
    from firth.vectors.approximate import Index

TableName = Literal["input", "output", "sum", "mean"]
TABLES: tuple[TableName, ...] = ("input", "output", "sum", "mean")


class WordVectors:
    """Words and their vectors, mostly the most frequent word first; a value that does not change.

    Parameters
    ----------
    index_to_key : iterable of hashable, length V
        The key of every row: words, or integers, or anything hashable.
    vectors : array (V, d), numbers
        One row a word. Copied, unless it is float32 and read-only already.
    output : array (V, d), numbers, optional
        The output table of the model that was trained.
    counts : array (V,), integers, optional
        How often each word was seen.
    info : mapping, optional
        What else is known: settings, corpus, training. Anything that JSON holds, if it is to be saved.
    subwords : Subwords, optional
        Vectors of n-grams, which give a vector to words that are not among the keys.

    Attributes
    ----------
    index_to_key : list
    key_to_index : dict
    vectors : array (V, d), float32, read-only
    output : array (V, d), float32, read-only, or None
    stored : Stored
        The vectors as they lie in memory: ``stored.numbers`` and, of int8, ``stored.scales``.
    counts : array (V,), int64, read-only, or None
    info : mapping, read-only
    subwords : Subwords or None

    Raises
    ------
    InvalidInput
        If shapes do not fit, a key stands twice, or a number is nan or inf.
    WrongType
        If a key is not hashable or the vectors are not real numbers.

    Examples
    --------
    >>> words = WordVectors(["king", "queen", "apple"], [[2.0, 1.0], [1.0, 1.0], [-3.0, 1.0]])
    >>> words
    WordVectors(3 words, 2 dimensions)
    >>> words["queen"]
    array([1., 1.], dtype=float32)
    >>> words.most_similar("king", topn=1)
    [('queen', 0.949)]
    """

    stored: Stored
    output: Table | None
    counts: npt.NDArray[np.int64] | None
    info: Mapping[str, Any]
    subwords: Subwords | None

    def __init__(
        self,
        index_to_key: Iterable[Any],
        vectors: npt.ArrayLike | Stored,
        *,
        output: npt.ArrayLike | None = None,
        counts: npt.ArrayLike | None = None,
        info: Mapping[str, Any] | None = None,
        subwords: Subwords | None = None,
    ) -> None:
        if isinstance(index_to_key, str | bytes):
            raise WrongType(f"index_to_key must be a list of keys, got one {type(index_to_key).__name__}")
        keys = list(index_to_key)
        index = indexed(keys)
        stored = vectors if isinstance(vectors, Stored) else Stored(frozen_table("vectors", vectors, keys))
        second = None if output is None else frozen_table("output", output, keys)
        if second is not None and second.shape != stored.numbers.shape:
            raise InvalidInput(
                f"output must have the shape of vectors, {stored.numbers.shape}, got {second.shape}"
            )
        if subwords is not None and subwords.vectors.shape[1] != stored.dimensions:
            raise InvalidInput(
                f"n-grams must have vectors of {stored.dimensions} dimensions, "
                f"got {subwords.vectors.shape[1]}"
            )
        vars(self).update(
            index_to_key=keys,
            key_to_index=index,
            stored=stored,
            output=second,
            counts=None if counts is None else frozen_counts(counts, keys),
            info=MappingProxyType(dict(info or {})),
            subwords=subwords,
        )

    @classmethod
    def of(cls, content: Content) -> "WordVectors":
        """What a reader of a file found and has checked: no table is copied, or read another time.

        Keys that come as a function are read, and the index is made, when they are first asked for.
        """
        words = cls.__new__(cls)
        lazy = callable(content.keys)
        vars(words).update(
            {"_read_keys" if lazy else "index_to_key": content.keys},
            stored=content.vectors if isinstance(content.vectors, Stored) else Stored(content.vectors),
            output=content.output,
            counts=content.counts,
            info=MappingProxyType(dict(content.info)),
            subwords=content.subwords,
        )
        return words

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"WordVectors does not change: {name} cannot be set, make a new one")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"WordVectors does not change: {name} cannot be deleted")

    # ---- what it holds

    @cached_property
    def index_to_key(self) -> list[Any]:
        """The key of every row."""
        keys: list[Any] = vars(self)["_read_keys"]()
        return keys

    @cached_property
    def key_to_index(self) -> dict[Any, int]:
        """The row of every key."""
        return indexed(self.index_to_key)

    @property
    def vectors(self) -> Table:
        """The vectors, (V, d) float32, read-only; where `quantized` made them small, a copy every time."""
        return self.stored.table

    @property
    def dtype(self) -> DType:
        """The type of the numbers that the vectors are kept in: float32, or what `quantized` made."""
        return self.stored.dtype

    @property
    def vector_size(self) -> int:
        """The number of dimensions d."""
        return self.stored.dimensions

    @cached_property
    def unit(self) -> Table:
        """The vectors divided by their lengths, (V, d) float32, read-only; a vector of zeros stays zeros."""
        with np.errstate(invalid="ignore"):
            unit = unit_rows(self.vectors)
        bad = first_not_finite(unit)  # a folder is opened without reading its table
        if bad is not None:
            raise DamagedFile(f"the vector of {self.index_to_key[bad]!r} holds nan or inf")
        unit.flags.writeable = False
        return unit

    def __repr__(self) -> str:
        return f"WordVectors({len(self)} words, {self.vector_size} dimensions)"

    def __len__(self) -> int:
        return len(self.stored)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.index_to_key)

    def __contains__(self, key: Any) -> bool:
        return key in self.key_to_index

    @overload
    def __getitem__(self, key: slice) -> "WordVectors": ...
    @overload
    def __getitem__(self, key: Any) -> Table: ...
    def __getitem__(self, key: Any) -> "WordVectors | Table":
        """The vector (d,) of a key, the vectors (n, d) of a list of keys, or the words of a slice of rows.

        Where there are subwords, a word that is not in the vocabulary has the vector of its n-grams.

        Raises
        ------
        UnknownWord
            If a key is not in the vocabulary and no n-gram of it is known.
        """
        if isinstance(key, slice):
            return self._rows(key)
        if not isinstance(key, list | np.ndarray):
            return self._vector(key)
        if self.subwords is None or all(one in self.key_to_index for one in key):
            return self.stored.rows([self._row(one) for one in key])
        return np.stack([self._vector(one) for one in key])

    def get(self, key: Any, default: Any = None) -> Any:
        """The vector (d,) of a key, or `default` where it has none."""
        row = self.key_to_index.get(key)
        if row is not None:
            return self.stored.rows(row)
        composed = self._composed(key)
        return default if composed is None else composed

    # ---- other views of it

    def head(self, n: int) -> "WordVectors":
        """The `n` most frequent words: the first ones, unless the counts say otherwise.

        A vocabulary that has grown has its new words at the end; ``words.head(len(words))`` has all words by
        falling count, the order that readers of word2vec's and GloVe's files expect.
        """
        rows = self._frequent(at_least_one("n", n))
        return self if isinstance(rows, slice) and len(self) <= n else self._rows(rows)

    def normalized(self) -> "WordVectors":
        """The same words with vectors, and output vectors, of length 1, and no subwords."""
        return self._with(self.unit, None if self.output is None else unit_rows(self.output))

    def table(self, name: TableName) -> "WordVectors":
        """The same words with another table of the model as their vectors.

        Parameters
        ----------
        name : {"input", "output", "sum", "mean"}
            The input vectors, the output vectors, their sum or their mean.

        Raises
        ------
        InvalidInput
            If the name is another, or there are no output vectors.
        """
        if name not in TABLES:
            raise InvalidInput(f"table must be one of {', '.join(TABLES)}, got {name!r}")
        if name == "input":
            return self._alone(self.stored, self.subwords)
        if self.output is None:
            raise InvalidInput(
                f"the table {name} needs output vectors, and these words have none: model folders "
                "and models of fastText and gensim hold them, where the training was with negative sampling "
                "or softmax"
            )
        if name == "output":
            return self._alone(Stored(self.output))
        both = self.vectors + self.output
        if name == "mean":
            both *= np.float32(0.5)
        return self._alone(Stored(both))

    def quantized(self, dtype: DType) -> "WordVectors":
        """The same words with vectors in fewer bytes, which are searched, saved and loaded as such.

        An int8 table has a scale for every row, so that the largest number of a row is 127 scales. Vectors
        that are looked up are float32 all the same. Output vectors are left out. `firth.vectors.cost` tells
        what it costs.

        Parameters
        ----------
        dtype : {"int8", "float16", "float32"}
            A quarter of the bytes of float32, or half of them.

        Raises
        ------
        InvalidInput
            If the type is another, or the numbers are too large for float16.

        Examples
        --------
        >>> words = WordVectors(["king", "queen"], [[1.0, 0.5], [-1.0, 0.5]]).quantized("int8")
        >>> words.dtype, words["king"].round(2)
        ('int8', array([1. , 0.5], dtype=float32))
        """
        return self._alone(small(self.stored, dtype), self.subwords)

    def save(self, path: str | PathLike[str], *, format: FormatName | None = None) -> None:
        """Write the words where `firth.load` reads them: the model folder, or a file of another program.

        Only the model folder keeps all: keys of any type, counts, output vectors, subwords, information.
        Whatever is written takes its place when it is whole.

        Parameters
        ----------
        path : path
            Files of text and of word2vec are compressed where the name ends in ``.gz``.
        format : str, optional
            One of ``firth.vectors.WRITABLE``. Where it is not given, the name decides: no ending is the model
            folder, ``.txt`` and ``.vec`` are word2vec text, ``.bin`` is word2vec binary, and so on.

        Raises
        ------
        InvalidInput
            If the format is not known, `path` is taken by something else, or the format cannot hold a word.
        WrongType
            If a key has a type that the format cannot hold.
        """
        write(self, path, format=format)

    # ---- asking it

    @overload
    def most_similar(
        self,
        positive: Any = (),
        negative: Any = (),
        topn: int = 10,
        restrict: int | None = None,
        *,
        stability: None = None,
    ) -> list[tuple[Any, float]]: ...
    @overload
    def most_similar(
        self,
        positive: Any = (),
        negative: Any = (),
        topn: int = 10,
        restrict: int | None = None,
        *,
        stability: "Iterable[WordVectors]",
    ) -> list[tuple[Any, float, float]]: ...
    def most_similar(
        self,
        positive: Any = (),
        negative: Any = (),
        topn: int = 10,
        restrict: int | None = None,
        *,
        stability: "Iterable[WordVectors] | None" = None,
    ) -> list[tuple[Any, float]] | list[tuple[Any, float, float]]:
        """The words nearest to the mean of some words less some others.

        The unit vectors of the positive words and the opposites of those of the negative ones are averaged;
        the answer is ordered by the cosine with that mean, equal ones by row.

        Parameters
        ----------
        positive, negative : key, vector (d,), or list of keys and vectors
            What the answer is to be like and unlike. The words asked about are never an answer.
        topn : int
            How many answers.
        restrict : int, optional
            Answer with so many of the most frequent words only, as `head`.
        stability : iterable of WordVectors, or Ensemble, optional
            Models that differ from this one in nothing but the seed of their training. They are asked the
            same, in words alone: a vector of one model means nothing in another. A model with these very
            vectors is passed over.

        Returns
        -------
        list of (key, similarity)
            With `stability`, of (key, similarity, share): in what share of the other models the word is among
            their `topn` answers.

        Raises
        ------
        UnknownWord
            If a key is not in the vocabulary.
        InvalidInput
            If nothing is asked about, a number is less than 1, or `stability` holds no other model.

        Examples
        --------
        >>> words = WordVectors(["king", "queen", "man", "woman"], [[1, 1], [-1, 1], [1, 0], [-1, 0]])
        >>> words.most_similar(positive=["king", "woman"], negative=["man"], topn=1)
        [('queen', 0.960)]
        >>> other = WordVectors(words.index_to_key, [[1, 1], [0, 1], [1, 0], [-1, 0.5]])
        >>> words.most_similar("king", topn=2, stability=[other])
        [('man', 0.707, 1.0), ('queen', 0.0, 1.0)]
        """
        mean, asked = self._question(positive, negative)
        stored, exclude = self._candidates(asked, restrict)
        found = self._named(nearest(stored, mean, topn=at_least_one("topn", topn), exclude=exclude))
        if stability is None:
            return found
        from firth.vectors.agreement import beside

        if any(_is_vector(one) for one in (*self._items(positive), *self._items(negative))):
            raise InvalidInput("stability needs words alone: a vector of one model means nothing in another")
        question = {"positive": positive, "negative": negative, "topn": topn, "restrict": restrict}
        return beside(self, found, stability, question)

    def similar_by_vector(
        self, vector: npt.ArrayLike, topn: int = 10, restrict: int | None = None
    ) -> list[tuple[Any, float]]:
        """The words nearest to a vector (d,), as `most_similar`; no word is left out."""
        query = finite_vector(np.asarray(vector, np.float64), self.vector_size)
        return self.most_similar(query, topn=topn, restrict=restrict)

    def search(self, queries: Any, topn: int = 10, restrict: int | None = None) -> Neighbours:
        """The words nearest to each of many words or vectors, as `most_similar` for each but much faster.

        Parameters
        ----------
        queries : list of keys and vectors (d,), or array (n, d) of numbers
            A word that is asked about is no answer to its own question.
        topn, restrict
            As in `most_similar`.

        Returns
        -------
        Neighbours
            ``keys``, ``similarities`` and ``rows`` of the answers, a line for each question.

        Raises
        ------
        UnknownWord
            If a key is not in the vocabulary.
        InvalidInput
            If a number is less than 1.

        Examples
        --------
        >>> words = WordVectors(["king", "queen", "man", "woman"], [[1, 1], [-1, 1], [1, 0], [-1, 0]])
        >>> words.search(["man", "woman"], topn=2).keys
        [['king', 'queen'], ['queen', 'king']]
        """
        topn = at_least_one("topn", topn)
        vectors, own = self._questions(queries)
        stored, exclude = self._searched(restrict)
        rows, similarities = nearest_of_each(stored, vectors, topn=topn, own=own, exclude=exclude)
        return Neighbours.of(self.index_to_key, rows, similarities)

    def encode(
        self,
        texts: Iterable[Any],
        *,
        weighting: Weighting = "mean",
        common: int | npt.NDArray[np.floating] | Sequence[Sequence[float]] = 0,
        tokenizer: str | Tokenizer = "words",
    ) -> Table:
        """Texts as vectors: the weighted mean of the vectors of their words.

        Where there are n-grams, words that are not in the vocabulary have vectors too, and weigh as one that
        was never counted: 1, or with "support" 1 / 501.

        Parameters
        ----------
        texts : iterable of str, or of lists of words
        weighting : {"mean", "sif", "support"}
            All words alike; or by 0.001 / (0.001 + p(w)), p(w) the share of the word in the text that the
            vectors were trained on, or where that is not known in these texts; or by n / (n + 500), n how
            often it was seen in training, where that is known.
        common : int, or array (k, d)
            How many directions that the texts have most in common are taken out, or which. `TextEncoder`
            keeps those of some texts for others.
        tokenizer : {"words", "whitespace"} or callable(str) -> list of str
            How a text becomes words; use that of the vectors.

        Returns
        -------
        array (n, d), float32
            Zeros for a text whose words have no vectors.

        Raises
        ------
        InvalidInput, WrongType
            If an argument or a text is not one of those allowed, or there are too few texts.

        Examples
        --------
        >>> words = WordVectors(["big", "cat", "dog"], [[1, 1], [3, 0], [0, 2]])
        >>> words.encode(["Big cat!", "big dog", "mouse"])
        array([[2. , 0.5],
               [0.5, 1.5],
               [0. , 0. ]], dtype=float32)
        """
        bags = bags_of(self, texts, tokenizer)
        weights = weights_of(self, bags, weighting)
        means = means_of(self, bags, weights, unseen_weight(self, weighting))
        if isinstance(common, np.ndarray | Sequence):
            return without(means, given_directions(common, self.vector_size))
        return without(means, directions_of(means, at_least_zero("common", common)))

    def index(
        self,
        *,
        connectivity: int = 16,
        expansion_add: int = 128,
        expansion_search: int = 64,
        dtype: DType = "float16",
        progress: Callable[[int, int], None] | None = None,
    ) -> "Index":
        """An index for approximate search, which finds most of the nearest words without looking at all.

        Making it takes minutes for a million words; `Index.save` keeps it beside the model, and
        `Index.recall` says how many of the nearest words it finds. It needs the extra ``search`` (usearch).

        Parameters
        ----------
        connectivity : int
            Neighbours of a word in the graph: more find more, and take more bytes.
        expansion_add, expansion_search : int
            Candidates that are looked at when the graph is made, and when it is searched.
        dtype : {"float16", "int8", "float32"}
            The numbers of the vectors in the index.
        progress : callable, optional
            Called with the words that are in the index and all words.

        Returns
        -------
        firth.vectors.Index

        Raises
        ------
        InvalidInput
            If a number is less than 1 or the type is another.
        MissingDependency
            If usearch is not installed.
        """
        from firth.vectors.approximate import build

        return build(
            self,
            connectivity=connectivity,
            expansion_add=expansion_add,
            expansion_search=expansion_search,
            dtype=dtype,
            progress=progress,
        )

    def similarity(self, a: Any, b: Any) -> float:
        """The cosine of two words (or vectors), from -1 to 1; 0 where one is a vector of zeros."""
        return cosine(*self._vectors([a, b]))

    def distance(self, a: Any, b: Any) -> float:
        """One minus the similarity."""
        return 1.0 - self.similarity(a, b)

    def doesnt_match(self, words: Iterable[Any]) -> Any:
        """The word that is least like the mean of the words' unit vectors, the first of several.

        Raises
        ------
        UnknownWord
            If a word is not in the vocabulary.
        InvalidInput
            If there are fewer than 3 words.
        """
        if isinstance(words, str):
            raise WrongType(f"doesnt_match needs a list of words, got the string {words!r}")
        items = list(words)
        if len(items) < 3:
            raise InvalidInput(f"doesnt_match needs at least 3 words, got {len(items)}")
        return items[odd_one_out(self._vectors(items))]

    def analogy(
        self,
        a: Any,
        b: Any,
        c: Any,
        method: Literal["3cosadd", "3cosmul"] = "3cosadd",
        topn: int = 10,
        restrict: int | None = None,
    ) -> list[tuple[Any, float]]:
        """The words nearest to a - b + c: `b` is to `a` as `c` is to the answer.

        ``analogy("king", "man", "woman")`` is king - man + woman. With x the answer,

        - 3CosAdd takes the largest cos(x, a - b + c);
        - 3CosMul takes the largest cos'(x, a) cos'(x, c) / (cos'(x, b) + 0.001), where cos' = (cos + 1) / 2.

        Both are from Levy & Goldberg (2014), "Linguistic regularities in sparse and explicit word
        representations", CoNLL, equations 3 and 4.

        Parameters
        ----------
        a, b, c : key or vector (d,)
        method : {"3cosadd", "3cosmul"}
        topn, restrict
            As in `most_similar`.

        Returns
        -------
        list of (key, score)

        Raises
        ------
        UnknownWord
            If a key is not in the vocabulary.
        InvalidInput
            If the method is another, or a number is less than 1.

        Examples
        --------
        >>> words = WordVectors(["king", "queen", "man", "woman"], [[1, 1], [-1, 1], [1, 0], [-1, 0]])
        >>> words.analogy("king", "man", "woman", method="3cosmul", topn=1)
        [('queen', 2.894)]
        """
        if method == "3cosadd":
            return self.most_similar([a, c], [b], topn, restrict)
        if method != "3cosmul":
            raise InvalidInput(f"method must be 3cosadd or 3cosmul, got {method!r}")
        directions = [direction(vector[None], [1.0]) for vector in self._vectors([a, b, c])]
        stored, exclude = self._candidates(self._own([a, b, c]), restrict)
        topn = at_least_one("topn", topn)
        return self._named(nearest_by_product(stored, *directions, topn=topn, exclude=exclude))

    # ---- inside

    def _vector(self, key: Any) -> Table:
        """The vector (d,) of a key, or of the n-grams of a word that is not in the vocabulary."""
        if self.subwords is not None and isinstance(key, str) and key not in self.key_to_index:
            composed = self.subwords.vector(key)
            if composed is not None:
                return composed
        return self.stored.rows(self._row(key))

    def _composed(self, key: Any) -> Table | None:
        """The vector of a word's n-grams, where there are any."""
        return None if self.subwords is None or not isinstance(key, str) else self.subwords.vector(key)

    def _row(self, key: Any) -> int:
        try:
            return self.key_to_index[key]
        except KeyError:
            raise unknown_word(key, self.key_to_index) from None
        except TypeError:
            raise _no_key(key) from None

    def _items(self, question: Any) -> list[Any]:
        """The keys and vectors of a question; a tuple is a key if there is such a key."""
        if isinstance(question, np.ndarray):
            if question.ndim == 2 and question.dtype.kind in "iu":
                question = question.astype(np.float64)
            return [question] if _is_vector(question) else list(question)
        if isinstance(question, list) or (isinstance(question, tuple) and not self._is_key(question)):
            return list(question)
        return [question]

    def _is_key(self, question: tuple[Any, ...]) -> bool:
        try:
            return question in self.key_to_index
        except TypeError:  # it holds vectors
            return False

    def _vectors(self, items: list[Any]) -> npt.NDArray[np.float64]:
        """The vectors (n, d) of keys and vectors."""
        rows = [
            finite_vector(one if _is_vector(one) else self._vector(one), self.vector_size) for one in items
        ]
        return np.stack(rows).astype(np.float64)

    def _question(self, positive: Any, negative: Any) -> tuple[npt.NDArray[np.float64], Rows]:
        """The direction (d,) that is asked for, and the rows of the words that say so."""
        liked, disliked = self._items(positive), self._items(negative)
        if not liked and not disliked:
            raise InvalidInput("most_similar needs at least one word or vector, got none")
        mean = direction(self._vectors(liked + disliked), [1.0] * len(liked) + [-1.0] * len(disliked))
        return mean, self._own(liked + disliked)

    def _questions(self, queries: Any) -> tuple[npt.NDArray[np.floating], Rows]:
        """The vectors (n, d) of many questions, and the row of each or -1."""
        items = self._items(queries)
        own = self._own(items)
        return self.stored.rows(own) if (own >= 0).all() else self._vectors(items), own

    def _candidates(self, asked: Rows, restrict: int | None) -> tuple[Stored, Rows]:
        """The table to search, its first rows where those will do, and the rows that are no answer."""
        stored, others = self._searched(restrict)
        return stored, np.union1d(asked[(asked >= 0) & (asked < len(stored))], others)

    def _own(self, items: list[Any]) -> Rows:
        """The row of each item that has one, -1 for vectors and for words of n-grams alone."""
        return np.array([-1 if _is_vector(one) else self._own_row(one) for one in items], np.intp)

    def _own_row(self, key: Any) -> int:
        try:
            return self.key_to_index.get(key, -1)
        except TypeError:
            raise _no_key(key) from None

    def _searched(self, restrict: int | None) -> tuple[Stored, Rows]:
        """The table that holds the most frequent words, and its rows that hold others."""
        if restrict is None:
            return self.stored, NONE
        n = at_least_one("restrict", restrict)
        if self._falling is None:
            return self.stored.head(n), NONE
        return self.stored, self._falling[n:]

    def _named(self, found: tuple[Rows, npt.NDArray[np.float64]]) -> list[tuple[Any, float]]:
        rows, scores = (part.tolist() for part in found)
        return [(self.index_to_key[row], score) for row, score in zip(rows, scores, strict=True)]

    def _frequent(self, n: int) -> "slice | Rows":
        """The rows of the n most frequent words, ties by row."""
        return slice(n) if self._falling is None else self._falling[:n]

    @cached_property
    def _falling(self) -> "Rows | None":
        """The rows by falling count; None where they stand so, or nobody counted."""
        if self.counts is None or not (self.counts[1:] > self.counts[:-1]).any():
            return None
        return np.argsort(-self.counts, kind="stable")

    def _rows(self, rows: "slice | Rows") -> "WordVectors":
        return WordVectors(
            self.index_to_key[rows] if isinstance(rows, slice) else [self.index_to_key[row] for row in rows],
            self.stored.taken(rows),
            output=None if self.output is None else self.output[rows],
            counts=None if self.counts is None else self.counts[rows],
            info=self.info,
            subwords=self.subwords,
        )

    def _alone(self, vectors: Table | Stored, subwords: Subwords | None = None) -> "WordVectors":
        """The same words with these vectors, which are no longer a table of a model."""
        info = {name: value for name, value in self.info.items() if name != "table"}
        return WordVectors(self.index_to_key, vectors, counts=self.counts, info=info, subwords=subwords)

    def _with(self, vectors: Table, output: Table | None) -> "WordVectors":
        return WordVectors(self.index_to_key, vectors, output=output, counts=self.counts, info=self.info)

    def __copy__(self) -> "WordVectors":
        return self  # it does not change

    def __deepcopy__(self, memo: dict[int, Any]) -> "WordVectors":
        return self  # nor do its arrays; scikit-learn copies an estimator's settings again and again

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (
            self.index_to_key,
            self.stored,
            self.output,
            self.counts,
            dict(self.info),
            self.subwords,
        )


def _is_vector(item: Any) -> bool:
    return isinstance(item, np.ndarray) and item.ndim == 1 and item.dtype.kind == "f"


def _no_key(item: Any) -> WrongType:
    return WrongType(
        f"a key must be hashable, got {type(item).__name__}: a vector is a NumPy array (d,) of floats"
    )


def _restored(
    keys: list[Any],
    vectors: Stored,
    output: Table | None,
    counts: npt.NDArray[np.int64] | None,
    info: dict[str, Any],
    subwords: Subwords | None = None,
) -> WordVectors:
    """What a pickle or a copy calls."""
    return WordVectors(keys, vectors, output=output, counts=counts, info=info, subwords=subwords)
