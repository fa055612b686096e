"""``firth check``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firth.cli.models import AsJson
from firth.cli.output import counted, note, say, say_json

if TYPE_CHECKING:
    from firth.course import CheckReport, Finding, Verdict


def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", show_default=False, help="A Python file with your functions.")
    ],
    seed: Annotated[
        int | None,
        typer.Option(metavar="N", help="Draw the inputs of this seed again; by default others each time."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(metavar="S", help="Seconds that the import, or one call, may take.")
    ] = 20.0,
    printed: Annotated[
        bool, typer.Option("--printed", metavar="", help="Show what the file printed, too.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Check your own word2vec functions: which is wrong, in which entry, and what the likely mistake is.

    The file is run as you, in a process of its own. Leaves with 0 where every function is right, else with 1.

    Example: `firth check word2vec.py`
    """
    from firth.course import check as examine

    report = examine(file, seed=seed, time_limit=time_limit)
    if json:
        say_json(report.as_dict())
    else:
        _tell(report, printed)
    raise typer.Exit(0 if report.passed else 1)


def _tell(report: "CheckReport", printed: bool) -> None:
    """The report as lines."""
    for verdict in report.verdicts:
        say(_line(verdict))
    for verdict in report.verdicts:
        for finding in verdict.findings:
            say(f"\n{_paragraph(verdict, finding)}")
    for verdict in report.verdicts:
        for remark in verdict.remarks:
            note(f"note: {verdict.function}: {remark}")
    if report.stand_ins:
        note(f"note: not found, so firth's own stand in: {', '.join(report.stand_ins)}")
    if report.imported:
        note(f"note: imported, so another file's to check: {', '.join(report.imported)}")
    if report.missing:
        note(f"note: not in the file: {', '.join(report.missing)}")
    if report.printed and printed:
        note(f"printed by the file, at most its last 10,000 bytes:\n{report.printed.rstrip()}")
    elif report.printed:
        note("note: the file printed something: --printed shows it")
    say(_summary(report))


def _line(verdict: "Verdict") -> str:
    told: str = verdict.status
    if verdict.status == "right":
        told = f"right on {counted(verdict.inputs, 'input')}, {verdict.entries:,} entries compared"
    return f"{_mark(verdict)} {verdict.function}: {told}"


def _paragraph(verdict: "Verdict", finding: "Finding") -> str:
    """What is wrong, and below it what is likely."""
    place = f" (line {verdict.line})" if verdict.line and finding.line is None else ""
    lines = [f"{verdict.function}{place}: {finding.problem}"]
    if finding.input is not None:
        lines.append(f"  input: {finding.input}")
    if finding.likely is not None:
        lines.append(f"  likely: {finding.likely.says}")
        if finding.likely.fits:
            lines += [
                f"    what came fits  {finding.likely.fits}",
                f"    right is        {finding.likely.right}",
            ]
    return "\n".join(lines)


def _summary(report: "CheckReport") -> str:
    statuses = [verdict.status for verdict in report.verdicts]
    told = f"{statuses.count('right')} of {counted(len(statuses), 'function')} right"
    for status in ("not written", "not judged"):
        told += f", {statuses.count(status)} {status}" if status in statuses else ""
    return f"\n{told}; the same inputs again: --seed {report.seed}"


def _mark(verdict: "Verdict") -> str:
    """A mark that the output can encode."""
    if verdict.status in ("not written", "not judged"):
        return "-"
    try:
        "✓✗".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "ok" if verdict.status == "right" else "X"
    return "✓" if verdict.status == "right" else "✗"
