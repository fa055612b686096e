"""The page of the command line, written from the program itself so that it cannot go stale."""

import re
import subprocess
import sys

from sphinx.application import Sphinx

PAGE = "reference/command-line"
# typer's list of a group's commands cuts their first lines short, and each has its own section below
COMMANDS = re.compile(r"\*\*Commands\*\*:\n\n(\* .*\n)+\n?")


def setup(app: Sphinx) -> dict[str, bool]:
    """Add what every command tells of itself to the end of its page."""
    app.connect("source-read", _add_commands)
    return {"parallel_read_safe": True}


def _add_commands(app: Sphinx, page: str, source: list[str]) -> None:
    """The page as Sphinx reads it."""
    if page == PAGE:
        source[0] += "\n" + _commands()


def _commands() -> str:
    """Every command with its options, in Markdown, without the title."""
    command = [sys.executable, "-m", "typer", "firth.cli.app", "utils", "docs", "--name", "firth"]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    _, _, sections = COMMANDS.sub("", told).partition("\n## ")
    return f"## {sections}"
