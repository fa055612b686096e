"""The options of commands that read a text, and what is said of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.cli.output import counted, note
from firth.errors import MissingFile

if TYPE_CHECKING:
    from firth.text import Corpus, Phrases
    from firth.training.progress import Progress

_READING = ("tokenizer", "min_count", "max_vocabulary", "encoding", "errors", "workers", "cache")


def _text(help: str, metavar: str = "N") -> Any:
    return typer.Option(help=help, metavar=metavar, rich_help_panel="The text")


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="CORPUS",
        show_default=False,
        help="Text, a sentence a line: files (plain, gzip, xz, zstd), folders, or - for standard input.",
    ),
]
TokenizerName = Annotated[
    str, _text("whitespace, or words: Unicode words, lower-cased, without punctuation.", "NAME")
]
Encoding = Annotated[str, _text("How the text is encoded.", "NAME")]
Errors = Annotated[str, _text("What is done with other bytes: strict, replace, ignore, ...", "NAME")]
Cache = Annotated[
    Path | None, _text("A folder that keeps the text as numbers; the next training opens it.", "FOLDER")
]
Joined = Annotated[
    str | None,
    _text("Join phrases such as new_york: found in so many passes, or those in a file.", "N or FILE"),
]
MinCount = Annotated[int, _text("Rarer words are left out.")]
MaxVocabulary = Annotated[int | None, _text("At most so many words, the most frequent.")]


def check_sources(sources: list[str]) -> None:
    """Refuse what is not there."""
    for source in sources:
        if source != "-" and not Path(source).exists():
            raise MissingFile(f"there is no file or folder {source}")


def phrases_of(option: str | None) -> "Phrases | None":
    """The phrases that an option stands for: some to be found, or those that were saved."""
    from firth.text import Phrases

    if option is None:
        return None
    return Phrases(passes=int(option)) if option.isdecimal() else Phrases.load(option)


def read(params: Mapping[str, Any], phrases: "Phrases | None", progress: "Progress | None") -> "Corpus":
    """The text of a command that has these options."""
    from firth.text import read_corpus

    options = {name: params[name] for name in _READING}
    shown = progress.reading if progress else None
    return read_corpus(params["corpus"], **options, phrases=phrases, progress=shown)


def note_coverage(text: "Corpus") -> None:
    """Say so where most of the text is lost: often it is capitals and punctuation that set words apart."""
    if text.coverage < 0.5:
        note(
            f"firth: the vocabulary covers {text.coverage:.1%} of the text: "
            "try --tokenizer words, or a smaller --min-count"
        )


def told_text(text: "Corpus") -> list[list[str]]:
    """Rows of a summary: what was read."""
    words = counted(len(text.vocabulary), "word")
    joined = []
    if text.phrases is not None:
        joined = [["phrases", f"{counted(len(text.phrases.found_), 'phrase')}, joined to a word each"]]
    return [
        ["text", f"{counted(text.total_tokens, 'word')} in {counted(len(text), 'sentence')}"],
        *joined,
        ["vocabulary", f"{words}, which cover {text.coverage:.1%} of the text"],
    ]
