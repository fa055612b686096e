"""What is known of a function that a student writes: its inputs, the right formula, the wrong ones."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, TypeAlias

from numpy.random import Generator

from firth.course.checker.records import Mistake

#: The named values of one input; of negative sampling also the negatives that were drawn.
Given: TypeAlias = SimpleNamespace
Formula: TypeAlias = Callable[[Given], Any]


@dataclass(frozen=True)
class Case:
    """One input.

    Attributes
    ----------
    about : str
        What it is there for, as a student reads it: "u_o . v = 2".
    given : namespace
        Every value that arguments and formulas name.
    large : bool
        Whether it asks for stability rather than for the formula.
    needs : str or None
        A parameter without which the input has no meaning.
    """

    about: str
    given: Given
    large: bool = False
    needs: str | None = None


@dataclass(frozen=True)
class Guess:
    """A known mistake in one result: the formula that fits, the right one, and the wrong values."""

    says: str
    fits: str
    right: str
    value: Formula

    def mistake(self) -> Mistake:
        """As it is told."""
        return Mistake(self.says, self.fits, self.right)


@dataclass(frozen=True)
class Variant:
    """Another right answer: all results by another convention, and what is said of it."""

    remark: str
    right: Formula


@dataclass(frozen=True)
class Exercise:
    """A function of the course or of `firth.maths`.

    Attributes
    ----------
    task : str
        What it is about, whichever name it has: of several families one function is enough.
    names : tuple of str
        Capitals and underscores do not count; a missing task is told by its first name.
    arguments : tuple of str
        Names in `Case.given`, in the order of the function's parameters; from `least` on they may be absent.
    least : int
    takes : str
        The conventional parameters, as they are told to who has others.
    keywords : tuple of str
        Names in `Case.given` that are handed over by name, where the function has such a parameter.
    results : tuple of str
        One: the function returns it alone; several: a tuple of them.
    cases : callable, generator of random numbers -> inputs
    right : formula of all results, as `firth.maths` has it: a tuple, also of a single one
    guesses : mapping from a result to its known mistakes, the simpler ones first
    variants : tuple of Variant
    tables : tuple of str
        Arguments whose rows are words: what if a function takes columns?
    may_change : bool
        Whether the handout lets the function change its argument.
    unordered : bool
        Whether the result is a bag of integers.
    common : bool
        Whether functions of this name that return one number alone are others than ours.
    negatives : bool
        Whether the function draws negatives.
    entry : callable, (given, index) -> str, optional
        The name of an entry where its index says little.
    details : callable, given -> str, optional
        What a student must know of an input to follow it by hand.
    """

    task: str
    names: tuple[str, ...]
    arguments: tuple[str, ...]
    least: int
    results: tuple[str, ...]
    cases: Callable[[Generator], Sequence[Case]]
    right: Formula
    guesses: Mapping[str, Sequence[Guess]] = field(default_factory=dict)
    takes: str = ""
    keywords: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    tables: tuple[str, ...] = ()
    may_change: bool = False
    unordered: bool = False
    common: bool = False
    negatives: bool = False
    entry: Callable[[Given, tuple[int, ...]], str] | None = None
    details: Formula | None = None

    def told(self, case: Case, given: Given | None = None) -> str:
        """An input as a student reads it."""
        details = self.details(given or case.given) if self.details else ""
        return f"{case.about}; {details}" if details else case.about
