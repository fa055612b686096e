"""What a check found: frozen records, each of which can be printed."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["right", "wrong", "not written", "raised", "too slow", "ended", "not judged"]


@dataclass(frozen=True)
class Mistake:
    """A likely mistake, which fits every number that came.

    Attributes
    ----------
    says : str
        What it is, in a sentence without a full stop.
    fits, right : str or None
        The formula that fits what came, and the right one.
    """

    says: str
    fits: str | None = None
    right: str | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Attributes
    ----------
    result : str or None
        Which result it concerns, as `gradOutsideVecs`; None where the whole function does not answer.
    problem : str
        What is wrong, in a sentence.
    input : str or None
        The first input on which it is wrong.
    entry : str or None
        The first wrong entry, as `gradOutsideVecs[3, 0]`.
    expected, got : float or None
        That entry as it must be, and as it came.
    likely : Mistake or None
        The known mistake behind it, where one fits.
    line : int or None
        The line of the file where it happened, for what a function raised.
    """

    result: str | None
    problem: str
    input: str | None = None
    entry: str | None = None
    expected: float | None = None
    got: float | None = None
    likely: Mistake | None = None
    line: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What came of one function.

    Attributes
    ----------
    function : str
        Its name in the file.
    line : int or None
        Where it is defined.
    status : str
        "right", "wrong", "not written", "raised", "too slow", "ended" (the process with it), or "not judged"
        (it is another than the function of this name that is known, or what it drew is not known).
    inputs, entries : int
        On how many inputs it answered, and how many numbers of its answers were compared.
    findings : tuple of Finding
    remarks : tuple of str
        What is worth a word, but not wrong.
    """

    function: str
    line: int | None
    status: Status
    inputs: int
    entries: int
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckReport:
    """What came of a file.

    Attributes
    ----------
    file : str
    seed : int
        What the inputs were drawn from: the same seed draws the same inputs again.
    verdicts : tuple of Verdict
        In the order of the file.
    missing : tuple of str
        Functions that are known and that the file does not have.
    imported : tuple of str
        Functions that are known and that the file only imports or renames: they are another file's.
    stand_ins : tuple of str
        Modules of the course that could not be imported and were replaced.
    printed : str
        The last of what the file printed.
    """

    file: str
    seed: int
    verdicts: tuple[Verdict, ...]
    missing: tuple[str, ...] = ()
    imported: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    printed: str = ""

    @property
    def passed(self) -> bool:
        """Whether every function is right."""
        return all(verdict.status == "right" for verdict in self.verdicts)

    def as_dict(self) -> dict[str, Any]:
        """Everything for JSON."""
        return {**asdict(self), "passed": self.passed}
