"""The stability of single words, with the neighbours that every model gives."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from firth.errors import InvalidInput
from firth.evaluation.tables import percent, table
from firth.vectors import Ensemble, WordVectors
from firth.vectors.agreement import common_of_pairs, overlaps

SHOWN = 5  # neighbours; as_dict has all


@dataclass(frozen=True)
class WordStability:
    """How a word's neighbours return.

    Attributes
    ----------
    word
    seen : int or None
        How often the first model has seen it.
    overlap : float
        The share of its neighbours in one model that return in another, the mean of all pairs.
    always : tuple
        The neighbours that it has in every model, the nearest in the first model first.
    """

    word: Hashable
    seen: int | None
    overlap: float
    always: tuple[Hashable, ...]


@dataclass(frozen=True)
class WordStabilityResult:
    """The stability of some words.

    Attributes
    ----------
    models : int
    topn : int
        How many neighbours were compared.
    words : tuple of WordStability
        In the order they were asked about.
    """

    models: int
    topn: int
    words: tuple[WordStability, ...]

    def as_dict(self) -> dict[str, object]:
        """The result for JSON."""
        words = [
            {
                "word": str(one.word),
                "seen": one.seen,
                "overlap": one.overlap,
                "always": [str(key) for key in one.always],
            }
            for one in self.words
        ]
        return {"models": self.models, "topn": self.topn, "words": words}

    def __str__(self) -> str:
        rows = [
            [str(one.word), "-" if one.seen is None else f"{one.seen:,}", percent(one.overlap)]
            for one in self.words
        ]
        lines = table(["word", "seen", "return"], rows).splitlines()
        beside = [f"among the {self.topn} nearest in all {self.models} models", *map(_listed, self.words)]
        return "\n".join(f"{line}  {more}".rstrip() for line, more in zip(lines, beside, strict=True))


def word_stability(
    models: Ensemble | Iterable[WordVectors], words: Sequence[Hashable], *, topn: int = 10
) -> WordStabilityResult:
    """How many neighbours of some words return in models of other seeds, and which return in all.

    Parameters
    ----------
    models : Ensemble, or iterable of WordVectors
        Trainings on one text with different seeds.
    words : list of keys
        The words to ask about.
    topn : int
        How many neighbours are compared.

    Returns
    -------
    WordStabilityResult

    Raises
    ------
    UnknownWord
        A model does not know a word.
    InvalidInput
        There are fewer than two models, two have the same vectors, or there is no word.
    WrongType
        `words` is a single string.

    Examples
    --------
    >>> keys = ["king", "queen", "man", "woman"]
    >>> one = WordVectors(keys, [[1, 1], [-1, 1], [1, 0], [-1, 0]])
    >>> two = WordVectors(keys, [[1, 1], [-0.5, 1], [1, 0], [0.9, 0]])
    >>> print(word_stability([one, two], ["king", "woman"], topn=1))
    word   seen   return  among the 1 nearest in all 2 models
    king      -  100.0 %  man
    woman     -    0.0 %  -
    """
    ensemble = models if isinstance(models, Ensemble) else Ensemble(models)
    if not words:
        raise InvalidInput("the stability of at least one word that all models know must be asked, got none")
    found = ensemble.neighbours(words, topn)
    shares = overlaps(common_of_pairs(found), found.shape[2]).tolist()
    return WordStabilityResult(
        models=len(ensemble),
        topn=found.shape[2],
        words=tuple(
            WordStability(
                word=word,
                seen=None if ensemble.counts is None else int(ensemble.counts[ensemble.row(word)]),
                overlap=shares[i],
                always=tuple(ensemble.words[row] for row in _in_all(found[:, i].tolist())),
            )
            for i, word in enumerate(words)
        ),
    )


def _in_all(found: list[list[int]]) -> list[int]:
    """The rows that every model gives, in the order of the first."""
    first, *others = found
    return [row for row in first if row >= 0 and all(row in other for other in others)]


def _listed(one: WordStability) -> str:
    more = f", and {len(one.always) - SHOWN} more" if len(one.always) > SHOWN else ""
    return ", ".join(map(str, one.always[:SHOWN])) + more or "-"
