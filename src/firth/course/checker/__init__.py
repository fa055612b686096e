"""A student's own functions against `firth.maths`: what is wrong, in which entry, and the likely mistake."""

from firth.course.checker.checking import check
from firth.course.checker.records import CheckReport, Finding, Mistake, Verdict

__all__ = ["CheckReport", "Finding", "Mistake", "Verdict", "check"]
