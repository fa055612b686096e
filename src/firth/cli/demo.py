"""``firth demo``."""

import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.cli.door import check_model, check_picture
from firth.cli.fitting import fit, unsaved
from firth.cli.output import counted, note, say, say_table, shown
from firth.errors import MissingDependency

if TYPE_CHECKING:
    from firth.vectors import WordVectors

# of the settings tried, those with the best neighbours over three seeds; rarer words are known too little
SETTINGS: dict[str, Any] = {"vector_size": 64, "window": 4, "min_count": 20, "epochs": 25}

# words, and questions, whose answers are good for every seed tried
ASKED = "true list dict float month class encoding bytes directory exception thread lock socket module"
NEXT = ("similar {} thread", "analogy {} files file directory")

MAPPED = {
    "numbers": "int float complex fraction decimal integer rational infinity",
    "containers": "list tuple dict dictionary set mapping sequence deque",
    "text": "string bytes ascii unicode characters encoding decode bytearray",
    "files": "file directory path filename folder archive directories pathname",
    "errors": "exception error typeerror valueerror keyerror attributeerror raised stopiteration",
    "network": "socket server client connection ssl smtp http port",
    "concurrency": "thread process lock task event loop coroutine threads",
}


def demo(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The picture, .png or .svg.")
    ] = Path("firth-demo.png"),
    save: Annotated[Path | None, typer.Option(metavar="MODEL", help="A folder to keep the model in.")] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", metavar="", help="Replace the model that MODEL holds.")
    ] = False,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed gives another model.")] = 1,
    workers: Annotated[
        int | None, typer.Option(metavar="N", help="Threads; by default one for each core.")
    ] = None,
) -> None:
    """Train on the documentation inside this Python and show what was learnt.

    Example: `firth demo --save model/`
    """
    from firth.text import builtin_sentences
    from firth.training import Word2Vec

    check_picture(output)
    if save is not None:
        check_model(save, overwrite=overwrite)

    began = time.monotonic()
    model = Word2Vec(**SETTINGS, seed=seed, workers=workers)
    with unsaved():
        if not fit(model, builtin_sentences(), progress=True):
            raise KeyboardInterrupt  # a demonstration that was not seen to its end is nothing to keep
    words = model.vectors_
    seconds = time.monotonic() - began
    learnt = f"{counted(len(words), 'word')}, learnt in {seconds:.1f} s"
    say(f"{learnt} from the documentation inside this Python\n")
    say_table(
        [[word, _neighbours(words, word)] for word in ASKED.split() if word in words],
        ["word", "nearest words"],
    )
    say("")
    _draw(words, output)
    if save is not None:
        model.save(save)
    _show_next(save)


def _neighbours(words: "WordVectors", word: str) -> str:
    return ", ".join(shown(key) for key, _ in words.most_similar(word, topn=6))


def _draw(words: "WordVectors", output: Path) -> None:
    """The map, which needs a library that is not always there."""
    from firth.plots import map_of_words

    groups = {name: [word for word in members.split() if word in words] for name, members in MAPPED.items()}
    try:
        map_of_words(words, groups=groups, title="Words in the documentation of Python", path=output)
    except MissingDependency as error:
        note(f"no map was drawn: {error}")
    else:
        say(f"map      {output}")


def _show_next(save: Path | None) -> None:
    """What can be done from here."""
    if save is None:
        say("next     firth train CORPUS -o model/    with a text of your own")
    else:
        folder = shlex.quote(str(save))
        say(f"model    {save}")
        for head, command in zip(("next", ""), NEXT, strict=True):
            say(f"{head:8} firth {command.format(folder)}")
