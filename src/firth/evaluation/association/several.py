"""`associations`: the tests that a file of word lists names."""

import os
from dataclasses import replace
from pathlib import Path

from firth.evaluation.association.permutations import Alternative
from firth.evaluation.association.results import AssociationsResult
from firth.evaluation.association.testing import weat
from firth.evaluation.association.wordlists import word_lists
from firth.evaluation.holm import holm
from firth.evaluation.lookup import check_words
from firth.keys import key_of
from firth.vectors import WordVectors


def associations(
    words: WordVectors,
    source: str | os.PathLike[str],
    *,
    alternative: Alternative = "two-sided",
    lower: bool = True,
    seed: int = 1,
) -> AssociationsResult:
    """Make the tests that a file of word lists names (see `weat`), and adjust p for their number.

    A list is a line ``name: word word ...``, or with commas between the words, and goes on in lines that
    begin with a space. A word that is not in the vocabulary stands for the integer it spells. A test is a
    line ``test: X Y A B`` with the names of two lists of targets and of two of attributes. Lines that begin
    with ``#`` are passed over.

    Parameters
    ----------
    words : WordVectors
    source : path
        The file.
    alternative, lower, seed
        As in `weat`.

    Returns
    -------
    AssociationsResult

    Raises
    ------
    MissingFile, DamagedFile
        The file is not there, or a line of it is not of this layout.
    InvalidInput
        A word is in two of the four lists of a test.

    Examples
    --------
    >>> from firth.evaluation import associations
    >>> print(associations(words, "lists.txt"))  # doctest: +SKIP
    """
    check_words(words)
    lists, tests = word_lists(Path(source))
    keys = {name: [key_of(words, word) for word in each] for name, each in lists.items()}
    found = [
        weat(words, *(keys[n] for n in names), names=names, alternative=alternative, lower=lower, seed=seed)
        for names in tests
    ]
    adjusted = holm([test.p for test in found])
    return AssociationsResult(tuple(replace(t, adjusted=p) for t, p in zip(found, adjusted, strict=True)))
