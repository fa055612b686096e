"""What a comparison says, in words."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from firth.evaluation.resampling import Bootstrap

if TYPE_CHECKING:
    from firth.evaluation.comparing.compared import BenchmarkComparison

MORE = {
    "similarity": "agrees more with people",
    "analogy": "answers more analogies",
    "categories": "has purer clusters",
}


def number(kind: str, value: float, *, sign: bool = False) -> str:
    """A score or a difference as it is shown: correlations as they are, shares in percent.

    >>> number("similarity", 0.0123, sign=True), number("analogy", 0.0123), number("analogy", math.nan)
    ('+0.012', '1.2 %', '-')
    """
    if math.isnan(value):
        return "-"
    plus = "+" if sign else ""
    if kind == "similarity":
        return f"{value + 0.0:{plus}.3f}"
    return f"{100 * value:{plus}.1f}" + ("" if sign else " %")


def probability(p: float) -> str:
    """A p value.

    >>> [probability(p) for p in (0.00001, 0.0123, 0.3)]
    ['< 0.001', '0.012', '0.30']
    """
    if p < 0.001:
        return "< 0.001"
    return f"{p:.3f}" if p < 0.1 else f"{p:.2f}"


def both(common: int, covered: tuple[int, int], total: int) -> str:
    """How many items are compared, and what each side covers where that is more.

    >>> both(350, (350, 350), 353), both(340, (350, 341), 353)
    ('350 of 353', '340 of 353 (350, 341)')
    """
    apart = "" if covered == (common, common) else f" ({covered[0]:,}, {covered[1]:,})"
    return f"{common:,} of {total:,}{apart}"


def verdict(one: "BenchmarkComparison", names: tuple[str, str], asked: int) -> str:
    """One sentence: who is better beyond chance, or what could not have been seen."""
    found = one.difference
    if found is None:
        return f"{one.name}: nothing can be said, {one.reason}."
    unit = "" if one.kind == "similarity" else " points"
    if one.differs:
        better, turned = (names[1], 1) if found.value > 0 else (names[0], -1)
        interval = ends(one.kind, *sorted((turned * found.low, turned * found.high)))
        told = f"{number(one.kind, abs(found.value), sign=True)}{unit} ({interval})"
        return f"{one.name}: {better} {MORE[one.kind]}, {told}, beyond chance."
    missed = f"{100 * found.detectable:.1f}" if unit else f"{found.detectable:.3f}"
    words = f"{one.name}: no difference beyond chance ({ends(one.kind, found.low, found.high)}{unit})"
    if not found.low <= 0 <= found.high:
        often = f"{100 * one.adjusted:.{0 if one.adjusted >= 0.1 else 1}f} %"
        return f"{words}: among {asked} benchmarks chance gives one as large in up to {often} of comparisons."
    return f"{words}; a true one below {missed}{unit} would often be missed here."


def ends(kind: str, low: float, high: float) -> str:
    """An interval.

    >>> ends("analogy", -0.01, 0.025)
    '-1.0 to +2.5'
    """
    return f"{number(kind, low, sign=True)} to {number(kind, high, sign=True)}"


def caption(
    names: tuple[str, str], models: tuple[int, int], bootstrap: Bootstrap, notes: Sequence[str] = ()
) -> str:
    """What was compared, what the numbers cover, and what they do not; last what is particular here."""
    lines = [
        f"differences are {names[1]} less {names[0]}, on the items that both cover; points are of percent",
        f"intervals and p: {bootstrap.resamples:,} bootstrap resamples of items, the same for all models; "
        "items that share words are drawn by these",
    ]
    if models == (1, 1):
        lines.append(
            "these are two models, and other seeds of the same settings give others: to compare settings, "
            "train several (firth train --seeds)"
        )
    else:
        counted = " and ".join(
            f"{n} {'model' if n == 1 else 'models'} of {name}" for name, n in zip(names, models, strict=True)
        )
        lines.append(f"{counted}: the chance of the seeds is in the intervals, beside that of the items")
        alone = [name for name, n in zip(names, models, strict=True) if n == 1]
        lines += [
            f"{name} is one model, as it is: another seed of it might differ otherwise" for name in alone
        ]
    lines.append(
        "p of all: as one of so many benchmarks, by Holm's correction; the verdicts are by it, the intervals "
        "are of each alone"
    )
    return "\n".join([*lines, *notes])
