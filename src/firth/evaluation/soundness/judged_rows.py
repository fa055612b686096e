"""Findings about single rows: those that hold no direction, or another's, and keys that are nearly alike.

The limits are decisions: one such row is to be looked at, and many say that something went wrong.
"""

import numpy as np

from firth.evaluation.soundness.damage import Damage
from firth.evaluation.soundness.findings import Finding, Limits, Verdict, named, share
from firth.evaluation.tables import counted
from firth.vectors import WordVectors

DEAD, REPEATED = Limits(0.0, 0.05), Limits(0.0, 0.05)  # more than none is to be looked at
TWINS = Limits(0.1, np.inf)


def not_finite(words: WordVectors, damage: Damage) -> Finding:
    """Rows with nan or inf."""
    rows = damage.not_finite
    return Finding(
        "not finite",
        len(rows),
        counted(len(rows), "row"),
        "vectors that hold nan or inf",
        "broken" if len(rows) else "fine",
        "A search in these vectors is refused, or in other programs answers with nonsense."
        if len(rows)
        else "Every number is a number.",
        "load or train the model again: a damaged file or a step that is too long (--alpha) makes them; "
        "here they were left out of what follows",
        named(words, rows),
    )


def dead(words: WordVectors, damage: Damage) -> Finding:
    """Rows that nobody learnt."""
    rows = np.concatenate(damage[1:])
    kinds = zip(("zeros", "one number", "as before training"), damage[1:], strict=True)
    told = ", ".join(f"{len(found):,} {kind}" for kind, found in kinds if len(found))
    return Finding(
        "dead",
        len(rows) / len(words),
        counted(len(rows), "row"),
        f"vectors that say nothing: {told or 'zeros, one number, as before training'}",
        _more_than_none(len(rows) / len(words), DEAD),
        "Neighbours of these words are chance, or there are none."
        if len(rows)
        else "Every vector has been moved by training.",
        "leave out words that training hardly meets (--min-count), train longer (--epochs), or drop the rows",
        named(words, rows),
    )


def repeated(words: WordVectors, groups: list[list[int]]) -> Finding:
    """Rows whose direction others have."""
    rows = [row for group in groups for row in group]
    number = len(rows) / max(1, len(words))
    return Finding(
        "repeated",
        number,
        counted(len(rows), "row"),
        f"vectors that another word has, up to their length{f', groups: {len(groups):,}' if groups else ''}",
        _more_than_none(number, REPEATED),
        "No cosine tells these words apart." if rows else "No two words share a direction.",
        "look where the vectors were put together: a default for unknown words, or a join that went wrong",
        named(words, np.array(rows, dtype=np.intp)),
    )


def case_twins(words: WordVectors) -> Finding:
    """Words that differ in capitals alone."""
    groups: dict[str, list[int]] = {}
    for row, key in enumerate(words.index_to_key):
        if isinstance(key, str):
            groups.setdefault(key.casefold(), []).append(row)
    rows = [row for group in groups.values() if len(group) > 1 for row in group]
    number = len(rows) / len(words)
    verdict = TWINS.verdict(number)
    return Finding(
        "case twins",
        number,
        share(number),
        "words that another differs from in capitals alone",
        verdict,
        "Each spelling has learnt from a part of the word's uses."
        if rows
        else "No two words differ in capitals alone.",
        "lower-case the text where capitals mean little: firth train --tokenizer words",
        named(words, np.array(rows, dtype=np.intp)),
    )


def _more_than_none(number: float, limits: Limits) -> Verdict:
    return limits.verdict(number) if number > 0 else "fine"
