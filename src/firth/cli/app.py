"""All commands under one name, and the way errors leave the program."""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from firth import __version__
from firth.cli.align import align
from firth.cli.analogy import analogy
from firth.cli.check import check
from firth.cli.classify import classify
from firth.cli.compare import compare
from firth.cli.convert import convert
from firth.cli.counts import counts
from firth.cli.demo import demo
from firth.cli.evaluate import evaluate
from firth.cli.explore import explore
from firth.cli.health import health
from firth.cli.info import info
from firth.cli.output import note, say, warnings_as_notes
from firth.cli.phrases import phrases
from firth.cli.plot import plot
from firth.cli.similar import similar
from firth.cli.sst import sst
from firth.cli.stability import stability
from firth.cli.stopping import terminated_politely
from firth.cli.train import train
from firth.errors import FirthError

app = typer.Typer(
    name="firth",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    demo,
    train,
    similar,
    analogy,
    evaluate,
    compare,
    stability,
    align,
    health,
    plot,
    explore,
    convert,
    counts,
    phrases,
    check,
    info,
):
    app.command()(command)
app.add_typer(classify, name="classify")
app.add_typer(sst, name="sst")


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"firth {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", metavar="", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", metavar="", help="Show where an error came from.")
    ] = False,
) -> None:
    """Train word vectors, judge them, look at them, use them.

    Begin with `firth demo`, which needs nothing but this Python.
    """


def main() -> None:
    """Run the command line of this process and leave with its exit code.

    0 is success, 1 an error, 2 a command line that cannot be understood, 130 Ctrl-C or SIGTERM.
    """
    debug = "--debug" in sys.argv
    if debug:
        sys.argv.remove("--debug")  # from any place, so that it can be put behind a command that failed
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a word that the terminal cannot show is no error
    try:
        with warnings_as_notes(), terminated_politely():
            app(prog_name="firth")
    except (FirthError, OSError, MemoryError) as error:
        if debug:
            raise
        note(f"firth: {_sentence(error)}")
        sys.exit(1)


def _sentence(error: Exception) -> str:
    if isinstance(error, FirthError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    if isinstance(error, MemoryError):
        return f"there is not enough memory: {error}".removesuffix(": ")
    return str(error)
