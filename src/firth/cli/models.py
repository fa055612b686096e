"""What commands that deal with a model share: the argument, the words that are meant, what it was given."""

from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from firth.cli.door import words_of
from firth.cli.output import counted, note, shown
from firth.keys import key_of as key_of

Model = Annotated[
    Path,
    typer.Argument(
        metavar="MODEL",
        show_default=False,
        help="A model folder, or vectors of another program: word2vec, GloVe, fastText, gensim, ...",
    ),
]
NAMED = 5  # so many unknown words are named
TopN = Annotated[int, typer.Option("-n", "--topn", metavar="N", help="How many answers.")]
AsJson = Annotated[bool, typer.Option("--json", metavar="", help="Print JSON.")]


def keys_of(words: Container[Any], texts: list[str]) -> list[Any]:
    """The keys that are meant, in order."""
    return [key_of(words, text) for text in texts]


def known_of(words: Container[Any], file: Path, where: str = "in the model") -> list[Any]:
    """The words of a file that the model has; a note tells of the others."""
    keys = keys_of(words, words_of(file))
    unknown = list(dict.fromkeys(shown(key) for key in keys if key not in words))
    if unknown:
        listed = ", ".join(unknown[:NAMED]) + (", ..." if len(unknown) > NAMED else "")
        are = "is" if len(unknown) == 1 else "are"
        note(f"firth: {counted(len(unknown), 'word')} of {file} {are} not {where}: {listed}")
    return [key for key in keys if key in words]


def names_apart(paths: Sequence[Path]) -> list[str]:
    """What models are called: as much of the ends of their paths as tells them apart; else numbers.

    >>> names_apart([Path("runs/d100"), Path("runs/d300")]), names_apart([Path("x/model"), Path("y/model")])
    (['d100', 'd300'], ['x/model', 'y/model'])
    """
    whole = [path.resolve() for path in paths]
    for length in range(1, max(len(path.parts) for path in whole) + 1):
        names = [Path(*path.parts[-length:]).as_posix() for path in whole]
        if len(set(names)) == len(names):
            return names
    return [str(number) for number in range(1, len(whole) + 1)]


def told_given(given: Mapping[str, Any], words: int) -> list[list[str]]:
    """How much of the vocabulary began with given vectors, and how much stayed as it began.

    >>> told_given({"freeze": {"words": 2}}, 14)
    [['freeze', '2 of 14 words stay as they begin']]
    """
    names = {"start": "begin with given vectors", "freeze": "stay as they begin"}
    return [
        [name, f"{given[name]['words']:,} of {counted(words, 'word')} {what}"]
        for name, what in names.items()
        if name in given
    ]
