"""How alike words, and lists of words, are."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.compat.gensim.nearest import Nearest, unit
from firth.compat.gensim.rows import KEY_TYPES, Array
from firth.errors import InvalidInput


class NothingToCompare(InvalidInput, ZeroDivisionError):
    """A list of words is empty."""


class Likeness(Nearest):
    """Rows with the cosines between them."""

    def similarity(self, w1: Any, w2: Any) -> Any:
        """The cosine of two keys, a float32 number."""
        return unit(self[w1]) @ unit(self[w2])

    def distance(self, w1: Any, w2: Any) -> Any:
        """One minus the cosine of two keys."""
        return 1 - self.similarity(w1, w2)

    def n_similarity(self, ws1: Sequence[Any], ws2: Sequence[Any]) -> Any:
        """The cosine of the means of two lists of keys; unknown keys are left out."""
        if not (len(ws1) and len(ws2)):
            raise NothingToCompare("n_similarity needs two lists with at least one key each")
        first, second = (self.get_mean_vector(keys, pre_normalize=False) for keys in (ws1, ws2))
        return unit(first) @ unit(second)

    def distances(self, word_or_vector: Any, other_words: Iterable[Any] = ()) -> Array:
        """One minus the cosines of a key or vector with some keys, or with all."""
        vector = self.get_vector(word_or_vector) if isinstance(word_or_vector, KEY_TYPES) else word_or_vector
        others = self.vectors[[self.get_index(key) for key in other_words]] if other_words else self.vectors
        return 1 - self.cosine_similarities(vector, others)

    @staticmethod
    def cosine_similarities(vector_1: npt.ArrayLike, vectors_all: npt.ArrayLike) -> Array:
        """The cosines of a vector (d,) with vectors (n, d); 0 for vectors of zeros."""
        one, rows = np.asarray(vector_1), np.asarray(vectors_all)
        lengths = np.linalg.norm(one) * np.linalg.norm(rows, axis=1)
        cosines: Array = rows @ one / np.where(lengths == 0, lengths.dtype.type(1), lengths)
        return cosines

    def closer_than(self, key1: Any, key2: Any) -> list[Any]:
        """The keys that are closer to `key1` than `key2` is."""
        distances, own = self.distances(key1), self.get_index(key1)
        closer = np.flatnonzero(distances < distances[self.get_index(key2)])
        return [self.index_to_key[row] for row in closer if row != own]

    def rank(self, key1: Any, key2: Any) -> int:
        """The place of `key2` among the keys by their distance to `key1`, from 1 on."""
        return len(self.closer_than(key1, key2)) + 1

    def most_similar_to_given(self, key1: Any, keys_list: Sequence[Any]) -> Any:
        """The key of a list that is nearest to another key."""
        return keys_list[int(np.argmax([self.similarity(key1, key) for key in keys_list]))]

    def relative_cosine_similarity(self, wa: Any, wb: Any, topn: int = 10) -> float:
        """The cosine of two keys as a share of the sum of those of the `topn` keys nearest to the first."""
        near = self.similar_by_word(wa, topn)
        if not len(near):
            raise InvalidInput(f"relative_cosine_similarity needs keys near {wa!r}: topn must be at least 1")
        return float(self.similarity(wa, wb)) / sum(cosine for _, cosine in near)

    def rank_by_centrality(self, words: Iterable[Any], use_norm: bool = True) -> list[tuple[Any, Any]]:
        """Words by their product with the mean of them all, the largest first; unknown ones are left out."""
        known = [word for word in words if word in self]
        if not known:
            raise InvalidInput("none of the words is in the vocabulary")
        vectors = np.stack([self.get_vector(word, norm=use_norm) for word in known]).astype(np.float32)
        mean = self.get_mean_vector(vectors, post_normalize=True)
        return sorted(zip(vectors @ mean, known, strict=True), reverse=True)

    def doesnt_match(self, words: Iterable[Any]) -> Any:
        """The word that is least like the mean of all; unknown ones are left out."""
        return self.rank_by_centrality(words)[-1][1]
