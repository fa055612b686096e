"""The vocabulary: words and their counts, and the two distributions that training draws from."""

import math
import operator
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from numbers import Real

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.text.scarcity import enough


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words and how often each occurs; the position of a word is its id.

    Those of a text come by falling count. A vocabulary that has grown keeps the old words before the new.

    Parameters
    ----------
    index_to_key : list of hashable, length V
        The words in the order of their ids, each once.
    counts : int64 array, shape (V,)
        How often each occurs. The vocabulary keeps a read-only copy.

    Attributes
    ----------
    key_to_index : dict
        The id of each word.

    Raises
    ------
    InvalidInput
        A word stands twice, or counts and words do not fit.

    Examples
    --------
    >>> vocabulary = Vocabulary.from_counts(["the", "cat", "a"], [9, 2, 5], min_count=3)
    >>> vocabulary
    Vocabulary(2 words, 14 tokens)
    >>> vocabulary.index_to_key, vocabulary.key_to_index["a"], "cat" in vocabulary
    (['the', 'a'], 1, False)
    """

    index_to_key: list[Hashable]
    counts: npt.NDArray[np.int64]
    key_to_index: dict[Hashable, int] = field(init=False)

    def __post_init__(self) -> None:
        keys = list(self.index_to_key)
        index = {key: i for i, key in enumerate(keys)}
        if len(index) != len(keys):
            twice = next(key for i, key in enumerate(keys) if index[key] != i)
            raise InvalidInput(f"each word can stand once in a vocabulary, got {twice!r} twice")
        object.__setattr__(self, "index_to_key", keys)
        object.__setattr__(self, "key_to_index", index)
        object.__setattr__(self, "counts", _as_counts(self.counts, len(keys)))

    @classmethod
    def from_counts(
        cls,
        words: Iterable[Hashable],
        counts: npt.ArrayLike,
        *,
        min_count: int = 5,
        max_vocabulary: int | None = None,
    ) -> "Vocabulary":
        """Order words by falling count and leave out the rare ones.

        Parameters
        ----------
        words : iterable of hashable
            Each word once; of words with equal counts the earlier one comes first.
        counts : array_like of int, shape (number of words,)
            How often each occurs.
        min_count : int, default 5
            Words that occur fewer times are left out.
        max_vocabulary : int, optional
            At most so many words are kept, the most frequent.

        Returns
        -------
        Vocabulary

        Raises
        ------
        InvalidInput
            No word reaches `min_count`, or a limit is out of range.
        """
        check_limits(min_count, max_vocabulary)
        words = list(words)
        counted = _as_counts(counts, len(words))
        chosen = ranking(counted, min_count, max_vocabulary)
        return cls([words[i] for i in chosen.tolist()], counted[chosen])

    @property
    def total(self) -> int:
        """Number of tokens that the counts add up to."""
        return int(self.counts.sum())

    def __len__(self) -> int:
        return len(self.index_to_key)

    def __contains__(self, key: object) -> bool:
        return key in self.key_to_index

    def __repr__(self) -> str:
        return f"Vocabulary({len(self):,} words, {self.total:,} tokens)"

    def keep_probabilities(self, sample: float) -> npt.NDArray[np.float64]:
        r"""Probability that an occurrence of each word is kept when frequent words are thinned out.

        .. math:: \min\left(1, \sqrt{t / f} + t / f\right)

        with f the count of the word and t = sample * total. It is the formula of the program word2vec.c,
        written shorter, and not the one printed in Mikolov et al. (2013), "Distributed Representations of
        Words and Phrases", equation 5.

        Parameters
        ----------
        sample : float
            Threshold as a share of all tokens; 0 keeps everything.

        Returns
        -------
        float64 array, shape (V,)

        Raises
        ------
        InvalidInput
            `sample` is negative or not a number.

        Examples
        --------
        >>> Vocabulary(["the", "cat"], [9900, 100]).keep_probabilities(1e-2)
        array([0.1106, 1.    ])
        """
        check_real("sample", sample)
        if not sample >= 0:
            raise InvalidInput(f"sample must be at least 0, got {sample}")
        if sample == 0 or not self.total:
            return np.ones(len(self))
        with np.errstate(divide="ignore"):  # a count of 0 gives infinity, and so 1
            ratio = sample * self.total / self.counts
        keep: npt.NDArray[np.float64] = np.minimum(1.0, np.sqrt(ratio) + ratio)
        return keep

    def noise_distribution(self, exponent: float = 0.75) -> npt.NDArray[np.float64]:
        """Probability of each word to be drawn as a negative sample, count ** exponent over its sum.

        Mikolov et al. (2013), "Distributed Representations of Words and Phrases", section 2.2.

        Parameters
        ----------
        exponent : float, default 0.75
            1 draws words as often as they occur, 0 all equally often, a negative one rare words more often.

        Returns
        -------
        float64 array, shape (V,)
            Sums to 1.

        Raises
        ------
        InvalidInput
            `exponent` is not finite, or the counts are zero where they cannot be.

        Examples
        --------
        >>> Vocabulary(["the", "cat"], [81, 16]).noise_distribution()
        array([0.7714, 0.2286])
        """
        check_real("exponent", exponent)
        if not math.isfinite(exponent):
            raise InvalidInput(
                f"the exponent of the noise distribution must be a finite number, got {exponent}"
            )
        if exponent != 0 and not (self.counts.all() if exponent < 0 else self.counts.any()):
            raise InvalidInput(
                "a noise distribution needs counts above 0; this vocabulary has no such counts"
            )
        with np.errstate(over="ignore"):
            weights = _power(self.counts.astype(np.float64), exponent)
        if not (np.isfinite(weights).all() and weights.any()):
            raise InvalidInput(f"the exponent of the noise distribution, {exponent}, is too far from 0")
        share: npt.NDArray[np.float64] = weights / math.fsum(weights)  # fsum: the same bits in every NumPy
        return share


def check_limits(min_count: int, max_vocabulary: int | None, workers: int | None = None) -> None:
    """Refuse limits of a vocabulary, or of threads, that are no whole numbers or out of range."""
    limits = (("min_count", min_count, 0), ("max_vocabulary", max_vocabulary, 1), ("workers", workers, 1))
    for name, value, least in limits:
        if value is not None or name == "min_count":
            check_whole(name, value, least)


def check_whole(name: str, value: object, least: int, most: int | None = None) -> None:
    """Refuse what is no whole number, or out of range."""
    try:
        number = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise WrongType(f"{name} must be a whole number, got {value!r}")
    if number < least:
        raise InvalidInput(f"{name} must be at least {least}, got {number}")
    if most is not None and number > most:
        raise InvalidInput(f"{name} must be at most {most}, got {number}")


def ranking(
    counts: npt.NDArray[np.int64], min_count: int, max_vocabulary: int | None, *, least: int = 1
) -> npt.NDArray[np.intp]:
    """Positions of the words that are kept, by falling count, earlier ones first among equals.

    Refused where `min_count` leaves fewer than `least` words of as many.
    """
    frequent = by_falling_count(counts, min_count)
    if len(frequent) < max(1, min(least, len(counts))):
        alone = "one word alone" if len(frequent) else "no word"
        most = int(counts.max(initial=0))
        raise InvalidInput(
            f"{alone} reaches min_count={min_count}: the most frequent of {len(counts):,} words occurs "
            f"{most:,} time{'s' * (most != 1)} in {counts.sum():,} tokens; {enough(counts)}"
        )
    return frequent[:max_vocabulary]


def by_falling_count(counts: npt.NDArray[np.int64], min_count: int) -> npt.NDArray[np.intp]:
    """Positions of the words that reach `min_count`, by falling count, earlier ones first among equals."""
    frequent = np.flatnonzero(counts >= min_count)  # most words are rare, and sorting them takes time
    return frequent[np.argsort(-counts[frequent], kind="stable")]


def check_real(name: str, value: object) -> None:
    """Refuse what is no number."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise WrongType(f"{name} must be a number, got {value!r}")


def _as_counts(counts: npt.ArrayLike, length: int) -> npt.NDArray[np.int64]:
    given = np.asarray(counts)
    if given.size and given.dtype.kind not in "iu":
        raise WrongType(f"counts must be whole numbers, got an array of {given.dtype}")
    if given.shape != (length,):
        raise InvalidInput(f"{length:,} words need as many counts, got an array of shape {given.shape}")
    if given.size and given.min() < 0:
        raise InvalidInput(f"a count must be at least 0, got {given.min()}")
    copy = given.astype(np.int64)
    copy.setflags(write=False)
    return copy


def _power(x: npt.NDArray[np.float64], exponent: float) -> npt.NDArray[np.float64]:
    """Powers, quarters by square roots, which round alike everywhere, as np.power does not."""
    if exponent not in (0, 0.25, 0.5, 0.75, 1):
        return np.power(x, exponent)
    root = np.sqrt(x)
    fourth_root = np.sqrt(root)
    return {0: np.ones_like(x), 0.25: fourth_root, 0.5: root, 0.75: root * fourth_root, 1: x}[exponent]
