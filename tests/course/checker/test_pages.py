"""What the pages of the check say is what it does."""

import re
import runpy
from pathlib import Path

from firth.course.checker.exercises.catalogue import CATALOGUE

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "check.md").read_text(encoding="utf-8")


def test_the_mistakes_are_those_of_the_catalogue() -> None:
    generate = runpy.run_path(str(DOCS / "generate_check.py"))
    committed = (DOCS / "check-mistakes.md").read_text(encoding="utf-8")
    assert committed == generate["page"](), "the page is stale: run python docs/generate_check.py"


def test_every_name_is_on_the_page() -> None:
    names = {name.replace("_", "").lower() for name in re.findall(r"`(\w+)`", PAGE)}
    for exercise in CATALOGUE:
        assert exercise.names[0].replace("_", "").lower() in names
