"""Text that is held out of training, to see whether what is learnt holds for text that was not seen."""

from dataclasses import replace
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from firth.errors import InvalidInput
from firth.kernels import Plan, draws
from firth.training.parts import Part
from firth.training.stretches import stretches

LONGEST, SHORTEST = 1000, 20  # tokens of a run; a run should be longer than the windows at its ends
RUNS = 100  # of a small corpus, so that one of them is about a hundredth
EPOCH = 1_000_000  # keys the draws on held-out text: as many epochs as are allowed, so none has this number


def split(whole: Part, share: float, seed: int) -> tuple[Part, Part]:
    """A corpus as the part to train on and the part that is held out.

    The corpus is cut into runs of 1,000 tokens (a hundredth of a small corpus, but no less than 20), whatever
    its sentences. Every run has a draw, keyed by the seed and its number; those with the smallest draws are
    held out, as many as make up the share, and one at least.
    """
    tokens = len(whole)
    length = min(LONGEST, max(SHORTEST, tokens // RUNS))
    drawn = draws.draw(draws.key(seed, 0, 0, draws.Purpose.VALIDATION), np.arange(-(-tokens // length)))
    count = max(1, round(share * len(drawn)))
    chosen = np.flatnonzero(drawn <= np.partition(drawn, count - 1)[count - 1])
    starts, stops = chosen * length, np.minimum((chosen + 1) * length, tokens)
    apart = starts[1:] != stops[:-1]  # neighbours are one range
    starts = starts[np.concatenate([[True], apart])]
    stops = stops[np.concatenate([apart, [True]])]
    begins, ends = np.concatenate([[0], stops]), np.concatenate([starts, [tokens]])
    left = begins < ends
    return (
        Part(whole.ids, whole.offsets, begins[left], ends[left]),
        Part(whole.ids, whole.offsets, starts, stops),
    )


def held_out_plan(plan: Plan, held_out: Part) -> Plan:
    """The plan of a look at held-out text: nothing moves, and every look draws the same."""
    return replace(plan, alpha=0.0, min_alpha=0.0, total=max(1, len(held_out)), call=0)


def check_pairs(
    kernel: ModuleType, plan: Plan, text: Part, held_out: Part, thresholds: NDArray[np.uint32], share: float
) -> None:
    """Refuse a split that leaves one of its parts without pairs.

    Raises
    ------
    InvalidInput
    """
    everything = np.full_like(thresholds, draws.ALWAYS)
    if not _has_pairs(kernel, plan, text, everything):
        raise InvalidInput(
            f"validation={share} leaves no pairs to train on (tokens: {len(text):,}, held out: "
            f"{len(held_out):,}): hold out less, or take a longer text"
        )
    if not _has_pairs(kernel, held_out_plan(plan, held_out), held_out, thresholds):
        raise InvalidInput(
            f"validation={share} holds out {len(held_out):,} tokens, and thinned they make no pairs: "
            "hold out more, or set sample=0"
        )


def patience_is_over(losses: list[float], patience: int | None) -> bool:
    """Whether the lowest of the losses is so many epochs old.

    >>> patience_is_over([3.0, 2.0, 2.5], 2), patience_is_over([3.0, 2.0, 2.5, 2.0], 2)
    (False, True)
    """
    if patience is None or not losses:
        return False
    return len(losses) - 1 - losses.index(min(losses)) >= patience


def _has_pairs(kernel: ModuleType, plan: Plan, part: Part, thresholds: NDArray[np.uint32]) -> bool:
    """Two neighbours of one sentence are in every window."""
    text = stretches(kernel, plan, part, thresholds, EPOCH)
    return any((stretch.sentences[1:] == stretch.sentences[:-1]).any() for stretch in text)
