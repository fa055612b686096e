"""A student's own functions against `firth.maths`: which is wrong, in which entry, and what the likely mistake is."""

from firth.course.check.checking import check
from firth.course.check.records import CheckReport, Finding, Verdict

__all__ = ["CheckReport", "Finding", "Verdict", "check"]
