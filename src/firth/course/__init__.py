"""The course's experiments, number by number, and the check of a student's own functions."""

from firth.course.checker import CheckReport, Finding, Mistake, Verdict, check

__all__ = ["CheckReport", "Finding", "Mistake", "Verdict", "check"]
