"""Write check-mistakes.md from the mistakes that `firth check` knows.

Run ``python docs/generate_check.py`` with firth installed.
"""

from pathlib import Path

from firth.course.checker.exercises.catalogue import CATALOGUE

PAGE = Path(__file__).parent / "check-mistakes.md"
HEAD = """\
# The mistakes that firth check knows

A mistake is told where its formula fits every number that came, on every input. In negative sampling, in
skip-gram, CBOW, the network and gradient descent each part has its own mistakes, and every combination of
them is tried; the tables have them one by one. Beside these, for every result: all entries 0, everything
after the point cut off, every entry the same multiple of the right one, the transpose, powers that overflow,
words as columns. What is none of them is told by its numbers alone.

This page is generated from the check itself: `python docs/generate_check.py`.
"""


def page() -> str:
    """The page as text."""
    lines = [HEAD]
    for task in dict.fromkeys(exercise.task for exercise in CATALOGUE):
        lines += [
            f"## {task[0].upper()}{task[1:]}",
            "",
            "| said | what came fits | right is |",
            "| --- | --- | --- |",
        ]
        lines += [*_rows(task), ""]
    return "\n".join(lines)


def _rows(task: str) -> list[str]:
    """Each mistake of a task once, under the first result that has it."""
    told = {}
    for exercise in CATALOGUE:
        for guesses in exercise.guesses.values() if exercise.task == task else ():
            for guess in guesses:
                if "; " not in guess.says:
                    told.setdefault(
                        guess.says, f"| {_cell(guess.says)} | {_code(guess.fits)} | {_code(guess.right)} |"
                    )
    return list(told.values())


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")


def _code(formula: str) -> str:
    return "`" + formula.replace("|", "\\|") + "`"  # a bar would end the cell


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
