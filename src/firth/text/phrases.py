"""Phrases: collocations such as new_york, found in a text and joined to one word each."""

import os
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, Self, get_args

from firth.beside import written_file
from firth.errors import DamagedFile, InvalidInput, NotFitted, WrongType
from firth.text import saved_phrases, tokens
from firth.text.collocations import Collocation, Scoring, collocations, falling
from firth.text.connectors import connectors_of, stand_inside
from firth.text.files import ByteMeter
from firth.text.joining import join
from firth.text.native import threads_for
from firth.text.numbered import NumberedText
from firth.text.numbering import Progress
from firth.text.sentences import Following, following, joined
from firth.text.sources import files_or_sentences, from_files
from firth.text.vocabulary import check_real, check_whole


@dataclass(frozen=True)
class Phrase:
    """What is known of a phrase.

    Parameters
    ----------
    score : float
        How much more often its words stand together than apart; see :class:`Phrases`.
    count : int
        How often they do.
    """

    score: float
    count: int


class Phrases:
    r"""Collocations of a text: words that stand side by side so often that they are one.

    Two words a and b that follow one another n(ab) times score

    .. math:: \frac{n(ab) - \delta}{n(a)\, n(b)} N
        \qquad \log\frac{p(ab)}{p(a)\, p(b)} \Big/ -\log p(ab)

    with ``"default"`` (Mikolov et al., *Distributed representations of words and phrases and their
    compositionality*, 2013, equation 6, with :math:`\delta` = `min_count`; N is the number of different words
    and pairs, as in gensim, so that one threshold suits texts of any length) and with ``"npmi"`` (Bouma,
    *Normalized (pointwise) mutual information in collocation extraction*, 2009; at most 1). Sentences are
    then joined from left to right, and a word belongs to one phrase at most.

    Parameters
    ----------
    min_count : int, default 5
        Pairs that occur fewer times are no phrases.
    threshold : float, optional
        Phrases are the pairs with larger scores; by default 10, and 0.5 with ``"npmi"``.
    scoring : {"default", "npmi"}
    delimiter : str, default "_"
        What stands between the words of a phrase.
    connector_words : iterable of str, or "english"
        Words that may stand inside a phrase, any number of them, but neither begin nor end one:
        bank_of_america is scored as the pair of bank and america. ``"english"`` stands for articles, common
        prepositions, "and" and "or".
    passes : int, default 1
        How often phrases are found and joined: a second pass finds new_york_times, of new_york and times.

    Attributes
    ----------
    found_ : dict of str to Phrase
        Score and count of each phrase, by falling score. Of phrases that are spelt alike it holds the first.

    Raises
    ------
    InvalidInput, WrongType
        A setting is out of its range.

    Examples
    --------
    >>> import firth
    >>> text = [["a", "man", "in", "new", "york"], ["new", "york", "is", "new"]] * 5
    >>> phrases = firth.Phrases(min_count=2, threshold=0.5).fit(text)
    >>> phrases.join(["new", "york", "in", "may"])
    ['new_york', 'in', 'may']
    >>> phrases.found_["new_york"].count
    10
    >>> firth.read_corpus(text, phrases=phrases).vocabulary.index_to_key[0]
    'new_york'
    """

    FILE: ClassVar = saved_phrases.FILE

    def __init__(
        self,
        *,
        min_count: int = 5,
        threshold: float | None = None,
        scoring: Scoring = "default",
        delimiter: str = "_",
        connector_words: Iterable[str] = (),
        passes: int = 1,
    ) -> None:
        check_whole("min_count", min_count, 1)
        check_whole("passes", passes, 1)
        if scoring not in get_args(Scoring):
            raise InvalidInput(f"scoring must be 'default' or 'npmi', got {scoring!r}")
        if not isinstance(delimiter, str):
            raise WrongType(f"delimiter must be a string, got {delimiter!r}")
        self.min_count = int(min_count)
        self.threshold = _threshold(threshold, scoring)
        self.scoring: Scoring = scoring
        self.delimiter = delimiter
        self.connector_words = connectors_of(connector_words)
        self.passes = int(passes)
        self._found: list[list[Collocation]] | None = None
        self._named: dict[str, Phrase] | None = None
        self._following: list[Following] | None = None

    def fit(
        self,
        source: str | os.PathLike[str] | Iterable[Any],
        *,
        tokenizer: str | tokens.Tokenizer = "whitespace",
        encoding: str = "utf-8",
        errors: str = "strict",
        workers: int | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Find the phrases of a text, which is read once.

        Parameters
        ----------
        source : path, several paths, or iterable of sentences
        tokenizer, encoding, errors, workers, progress
            As in :func:`firth.read_corpus`, which reads it. The phrases do not depend on `workers`.

        Returns
        -------
        Phrases
            Itself. Phrases of an earlier call are forgotten.

        Raises
        ------
        InvalidInput, WrongType, MissingFile, DamagedFile
            The source cannot be read, or a word in a phrase is not a string.
        """
        from firth.text.reading import numbered_text  # here, because reading joins phrases

        with numbered_text(
            source, tokenizer=tokenizer, encoding=encoding, errors=errors, workers=workers, progress=progress
        ) as text:
            self._found = self._learnt(text, threads_for(workers), last_joined=False)
        self._named = self._following = None
        return self

    @property
    def found_(self) -> dict[str, Phrase]:
        """Score and count of each phrase, by falling score."""
        found = chain.from_iterable(self._after_fit())
        if self._named is None:
            self._named = {}
            for words, score, times in sorted(found, key=falling):
                self._named.setdefault(self.delimiter.join(words), Phrase(score, times))
        return self._named

    @property
    def is_fitted(self) -> bool:
        """Whether phrases have been found, or read."""
        return self._found is not None

    def join(self, sentence: Iterable[Any]) -> list[Any]:
        """Join the phrases of one sentence.

        Parameters
        ----------
        sentence : iterable of tokens
            Those that are no strings are in no phrase.

        Returns
        -------
        list of tokens

        Raises
        ------
        NotFitted
        """
        if self._following is None:
            self._following = [
                following([one.words for one in found], self.delimiter) for found in self._after_fit()
            ]
        words = list(sentence)
        for one in self._following:
            words = joined(words, one, self.connector_words)
        return words

    def transform(
        self,
        source: str | os.PathLike[str] | Iterable[Any],
        *,
        tokenizer: str | tokens.Tokenizer = "whitespace",
        encoding: str = "utf-8",
        errors: str = "strict",
    ) -> Iterator[list[str]]:
        """Join the phrases of sentences as they are asked for.

        For training there is ``firth.read_corpus(source, phrases=phrases)``, which is much faster.

        Parameters
        ----------
        source : path, several paths, or iterable of sentences
        tokenizer, encoding, errors
            As in :func:`firth.read_corpus`.

        Yields
        ------
        list of str

        Raises
        ------
        NotFitted
        InvalidInput, WrongType, MissingFile, DamagedFile
            The source cannot be read.
        """
        self._after_fit()
        found = files_or_sentences(source)
        if isinstance(found, list):
            split = tokens.tokenizer(tokenizer)
            found = from_files(found, split, encoding=encoding, errors=errors, meter=ByteMeter())
        return map(self.join, found)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write settings and phrases as JSON, one phrase a line.

        Parameters
        ----------
        path : path
            The file.

        Raises
        ------
        NotFitted
        InvalidInput, MissingFile
            There can be no file.
        """
        content = self.as_bytes()
        with written_file(Path(path)) as stream:
            stream.write(content)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "Phrases":
        """Read phrases that were saved, alone or with a corpus or a model.

        Parameters
        ----------
        path : path
            The file, or the folder of a corpus or a model that was made with phrases.

        Returns
        -------
        Phrases

        Raises
        ------
        MissingFile, DamagedFile
        """
        settings, found = saved_phrases.read(Path(path))
        with saved_phrases.damage_of(Path(path)):
            phrases = cls(**settings)
            for words, *_ in chain.from_iterable(found):
                if not stand_inside(words, phrases.connector_words):
                    raise DamagedFile(f"connector words cannot stand as they do in {words!r}")
        phrases._found = found
        return phrases

    @classmethod
    def beside(cls, folder: Path, description: Mapping[str, Any]) -> "Phrases | None":
        """The phrases of a corpus or a model, in its folder, where its description says that it has some.

        Raises
        ------
        MissingFile, DamagedFile
        """
        if "phrases" not in description:
            return None
        phrases = cls.load(folder)
        if phrases.described() != description["phrases"]:
            raise DamagedFile(f"the phrases {str(folder)!r} are damaged: they are not those that were saved")
        return phrases

    def as_bytes(self) -> bytes:
        """What `save` writes."""
        return saved_phrases.as_bytes(self.settings(), self._after_fit())

    def settings(self) -> dict[str, Any]:
        """Settings by name, as JSON holds them."""
        names = "min_count", "threshold", "scoring", "delimiter", "passes"
        return {name: getattr(self, name) for name in names} | {
            "connector_words": sorted(self.connector_words)
        }

    def described(self) -> dict[str, Any]:
        """Settings, and what tells phrases that are found already from others."""
        found = None if self._found is None else saved_phrases.sha256(self._found)
        return {**self.settings(), "found": found}

    @classmethod
    def unfitted(cls, described: Mapping[str, Any]) -> "Phrases":
        """Phrases with the settings that `described` gave, still to be found."""
        return cls(**{name: value for name, value in described.items() if name != "found"})

    def applied(self, text: NumberedText, threads: int) -> "Phrases":
        """Join the phrases of a text in place, after finding them in it where there are none yet.

        Returns
        -------
        Phrases
            Those that were joined.
        """
        if self._found is None:
            fitted = copy(self)
            fitted._found = self._learnt(text, threads, last_joined=True)
            return fitted
        for found in self._found:
            self._join(text, found, threads)
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrases) and self.described() == other.described()

    __hash__ = None  # type: ignore[assignment]  # fitting changes it

    def __repr__(self) -> str:
        default = Phrases(scoring=self.scoring).settings() | {"scoring": "default"}
        settings = {n: value for n, value in self.settings().items() if value != default[n]}
        found = "" if self._found is None else f": {sum(map(len, self._found)):,} phrases"
        return f"Phrases({', '.join(f'{name}={value!r}' for name, value in settings.items())}){found}"

    def _learnt(self, text: NumberedText, threads: int, *, last_joined: bool) -> list[list[Collocation]]:
        """The phrases of each pass, which are joined for the next, and after the last if asked."""
        found: list[list[Collocation]] = []
        for left in reversed(range(self.passes)):
            found.append(
                collocations(
                    text,
                    self.connector_words,
                    min_count=self.min_count,
                    threshold=self.threshold,
                    scoring=self.scoring,
                    threads=threads,
                )
            )
            if left or last_joined:
                self._join(text, found[-1], threads)
        return found

    def _join(self, text: NumberedText, found: list[Collocation], threads: int) -> None:
        join(
            text,
            [one.words for one in found],
            delimiter=self.delimiter,
            connectors=self.connector_words,
            threads=threads,
        )

    def _after_fit(self) -> list[list[Collocation]]:
        if self._found is None:
            raise NotFitted("these phrases are not found yet: call fit first")
        return self._found


def _threshold(threshold: float | None, scoring: Scoring) -> float:
    if threshold is None:
        return 10.0 if scoring == "default" else 0.5
    check_real("threshold", threshold)
    if scoring == "default" and not 0 < threshold < float("inf"):
        raise InvalidInput(f"threshold must be greater than 0, got {threshold}")
    if scoring == "npmi" and not -1 <= threshold <= 1:
        raise InvalidInput(f"threshold must be from -1 to 1 with scoring='npmi', got {threshold}")
    return float(threshold)
