"""The rows most like a mixture of words and vectors."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from firth.compat.gensim.rows import KEY_TYPES, Array, Rows
from firth.errors import InvalidInput, WrongType
from firth.vectors.suggest import unknown_word

Found = list[tuple[Any, float]]
EPSILON = 1e-6  # what 3CosMul adds to what it divides by


class Nearest(Rows):
    """Rows with searches over them."""

    def get_mean_vector(
        self,
        keys: Iterable[Any],
        weights: Sequence[float] | Array | None = None,
        pre_normalize: bool = True,
        post_normalize: bool = False,
        ignore_missing: bool = True,
    ) -> Array:
        """The weighted mean (d,) of keys and vectors, by the sum of the weights' absolute values.

        Parameters
        ----------
        keys : list of keys and vectors (d,)
            Vectors are taken as they are.
        weights : list of float, optional
        pre_normalize : bool, default True
            Divide the vectors of keys by their lengths first.
        post_normalize : bool, default False
            Divide the mean by its length.
        ignore_missing : bool, default True
            Leave out keys that are unknown; otherwise they are an error.

        Raises
        ------
        InvalidInput
            Nothing is asked about, or there is not one weight a key.
        UnknownWord
        """
        keys = list(keys)
        shares = np.ones(len(keys)) if weights is None else np.asarray(weights, np.float64)
        if not keys:
            raise InvalidInput("a mean needs at least one key or vector, got none")
        if shares.shape != (len(keys),):
            raise InvalidInput(f"{len(keys)} keys need as many weights, got {len(shares)}")
        mean, total = np.zeros(self.vector_size, self.vectors.dtype), 0.0
        for key, share in zip(keys, shares, strict=True):
            if isinstance(key, np.ndarray):
                mean += (share * key).astype(mean.dtype)
            elif key in self:
                mean += (share * self.get_vector(key, norm=pre_normalize)).astype(mean.dtype)
            elif ignore_missing:
                continue
            else:
                raise unknown_word(key, self.key_to_index)
            total += abs(share)
        if total:
            mean = mean / mean.dtype.type(total)
        return unit(mean).astype(np.float32) if post_normalize else mean

    def most_similar(
        self,
        positive: Any = None,
        negative: Any = None,
        topn: int | None = 10,
        clip_start: int = 0,
        clip_end: int | None = None,
        restrict_vocab: int | None = None,
        indexer: Any = None,
    ) -> Found | Array:
        """The keys nearest to the mean of some keys and vectors less some others.

        Parameters
        ----------
        positive, negative : key, vector (d,), list of them, or list of (key or vector, weight)
            A weight that is given is taken as it is: in `negative` it should be less than 0.
        topn : int or None
            How many; None asks for the cosines of all rows, a float32 array, in their order.
        clip_start, clip_end : int, optional
            Look at these rows alone.
        restrict_vocab : int, optional
            Look at so many rows from the first on.
        indexer : object, optional
            Whose ``most_similar(vector, topn)`` finds the answer instead.

        Returns
        -------
        list of (key, float), or float32 array
        """
        if _nothing(topn):
            return []
        asked = [*_weighted(positive, 1.0), *_weighted(negative, -1.0)]
        keys, weights = [key for key, _ in asked], [weight for _, weight in asked]
        mean = self.get_mean_vector(keys, weights, post_normalize=True, ignore_missing=False)
        if indexer is not None and topn:
            found: Found = indexer.most_similar(mean, topn)
            return found
        start, end = (0, restrict_vocab) if restrict_vocab else (clip_start, clip_end or len(self.vectors))
        rows = slice(start, end)
        cosines: Array = self.vectors[rows] @ mean / self.lengths(rows)
        return self._named(cosines, topn, start, keys)

    def most_similar_cosmul(
        self,
        positive: Any = None,
        negative: Any = None,
        topn: int | None = 10,
        restrict_vocab: int | None = None,
    ) -> Found | Array:
        """The keys with the largest product of cosines, shifted to 0 .. 1, over that of the negative ones.

        3CosMul of Levy and Goldberg (2014), equation 4. Arguments and results are those of `most_similar`.
        """
        if _nothing(topn):
            return []
        liked, disliked = _listed(positive), _listed(negative)
        if not liked:
            raise InvalidInput("most_similar_cosmul needs at least one positive key or vector, got none")
        shifted = self._shifted(slice(restrict_vocab))
        ones = np.ones(len(self.vectors[:restrict_vocab]), np.float32)
        above = np.prod([ones, *map(shifted, liked)], axis=0)
        below = np.prod([ones, *map(shifted, disliked)], axis=0)
        return self._named(above / (below + np.float32(EPSILON)), topn, 0, [*liked, *disliked])

    def similar_by_key(
        self, key: Any, topn: int | None = 10, restrict_vocab: int | None = None
    ) -> Found | Array:
        """The keys nearest to a key."""
        return self.most_similar(positive=[key], topn=topn, restrict_vocab=restrict_vocab)

    def similar_by_word(
        self, word: Any, topn: int | None = 10, restrict_vocab: int | None = None
    ) -> Found | Array:
        """The keys nearest to a word."""
        return self.similar_by_key(word, topn, restrict_vocab)

    def similar_by_vector(
        self, vector: Array, topn: int | None = 10, restrict_vocab: int | None = None
    ) -> Found | Array:
        """The keys nearest to a vector (d,)."""
        return self.most_similar(positive=[vector], topn=topn, restrict_vocab=restrict_vocab)

    def _shifted(self, rows: slice) -> Callable[[Any], Array]:
        """A function: cosines of some rows with a key or vector, shifted to 0 .. 1."""
        table, lengths = self.vectors[rows], self.lengths(rows)

        def shifted(item: Any) -> Array:
            vector = item if isinstance(item, np.ndarray) else self.get_vector(item, norm=True)
            cosines: Array = table @ vector / lengths
            return (1 + cosines) / 2

        return shifted

    def _named(self, scores: Array, topn: int | None, start: int, asked: list[Any]) -> Found | Array:
        """The best rows by name, without those asked about; or all scores."""
        if not topn:
            return scores
        never = {self.get_index(key) for key in asked if isinstance(key, KEY_TYPES) and key in self}
        rows = [row for row in largest(scores, topn + len(never)) if row + start not in never]
        return [(self.index_to_key[row + start], float(scores[row])) for row in rows[:topn]]


def unit(vector: Array) -> Array:
    """The vector divided by its length; zeros stay zeros."""
    length = np.linalg.norm(vector)
    return vector / vector.dtype.type(length) if length else vector


def largest(scores: Array, n: int) -> list[int]:
    """The places of the n largest scores, the first of equal ones first."""
    n = min(n, len(scores))
    if n < 1:
        return []
    rows = np.flatnonzero(scores >= np.partition(scores, -n)[-n])
    best: list[int] = rows[np.argsort(-scores[rows], kind="stable")][:n].tolist()
    return best


def _listed(items: Any) -> list[Any]:
    """One key or vector as a list of one."""
    if items is None:
        return []
    if isinstance(items, KEY_TYPES) or (isinstance(items, np.ndarray) and items.ndim == 1):
        return [items]
    if not isinstance(items, Iterable):
        raise WrongType(f"a key or vector, or a list of them, is needed, got {items!r}")
    listed = list(items)
    if any(isinstance(item, list) for item in listed):
        raise WrongType("a vector must be a NumPy array, got a list: numpy.array(list) makes one of it")
    return listed


def _nothing(topn: int | None) -> bool:
    """Whether no answer is wanted."""
    if not isinstance(topn, int | np.integer | None):
        raise WrongType(f"topn must be a whole number, or None for the similarities of all, got {topn!r}")
    return topn is not None and topn < 1


def _weighted(items: Any, sign: float) -> list[tuple[Any, float]]:
    """Keys and vectors with their weights."""
    return [(item[0], item[1]) if isinstance(item, tuple) else (item, sign) for item in _listed(items)]
