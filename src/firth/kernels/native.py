"""The fast kernels: the compiled core behind the same functions as `firth.kernels.reference`."""

import os

import numpy as np
from numpy.typing import NDArray

from firth import _native
from firth.cores import usable_cores as usable_cores
from firth.errors import InvalidInput
from firth.kernels.noise import Noise
from firth.kernels.plan import NOTHING, Architecture, Objective, Plan, Stretch, Totals
from firth.kernels.tables import Tables
from firth.kernels.tree import Tree

INSTRUCTION_SETS: tuple[str, ...] = tuple(_native.instruction_sets())
core = _native  # a room reaches the core through one module: the regressions find it here
instruction_set: str = os.environ.get("FIRTH_INSTRUCTION_SET") or INSTRUCTION_SETS[0]
"""The set in use: the best this machine runs, or the one named in FIRTH_INSTRUCTION_SET."""

if instruction_set not in INSTRUCTION_SETS:
    raise InvalidInput(
        f"FIRTH_INSTRUCTION_SET is {instruction_set!r}, but this machine runs {', '.join(INSTRUCTION_SETS)}"
    )

threads_for_tests: int | None = None
"""Real threads to use whatever the machine has; only tests set it."""


def arithmetic() -> str:
    """What decides the rounding: sets with the same arithmetic give the same bits."""
    return "fused" if instruction_set in ("avx2", "avx512") else instruction_set


def alias_table(probability: NDArray[np.float64]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Thresholds and aliases of a distribution; see `firth.kernels.reference.alias_table`."""
    threshold, alias = np.empty(len(probability), np.uint32), np.empty(len(probability), np.int32)
    _native.alias_table(np.ascontiguousarray(probability, np.float64), threshold, alias)
    return threshold, alias


def thin(
    plan: Plan,
    ids: NDArray[np.int32],
    offsets: NDArray[np.int64],
    thresholds: NDArray[np.uint32],
    epoch: int,
    start: int,
    stop: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
    """Words kept of corpus positions ``start .. stop - 1``; see `firth.kernels.reference.thin`."""
    words = np.empty(stop - start, np.int32)
    sentences = np.empty(stop - start, np.int32)
    positions = np.empty(stop - start, np.int64)
    sentence = int(np.searchsorted(offsets, start, side="right")) - 1
    kept = _native.thin(
        ids,
        offsets,
        sentence,
        start,
        stop,
        thresholds,
        plan.seed,
        plan.call,
        epoch,
        words,
        sentences,
        positions,
        instruction_set,
    )
    return words[:kept], sentences[:kept], positions[:kept]


def train(
    plan: Plan,
    stretch: Stretch,
    tables: Tables,
    side: Noise | Tree | None,
    workers: int = 1,
    totals: Totals = NOTHING,
) -> Totals:
    """Train on a stretch; see `firth.kernels.reference.train`. The bits do not depend on `workers`."""
    if (plan.objective, plan.architecture) == (Objective.SOFTMAX, Architecture.SKIPGRAM):
        raise InvalidInput(
            "the native kernels have the softmax objective for CBOW; "
            "that of skip-gram is trained from pair counts"
        )
    _check(plan, tables, side)
    real = threads_for_tests or min(workers, usable_cores())
    threads = min(real, plan.tiles)  # more would have nothing to do
    return Totals(*_native.train(
        plan, stretch.epoch, stretch.tile, stretch.done, stretch.words, stretch.sentences, stretch.positions,
        stretch.begin, stretch.end, tables.input, tables.output, side, threads, instruction_set, *totals,
        tables.frozen,
    ))  # fmt: skip


def _check(plan: Plan, tables: Tables, side: Noise | Tree | None) -> None:
    """What the core takes on trust: sizes, and where rows lie."""
    if plan.shared % 16 or min(plan.positions, plan.tiles, plan.shared) < 1:
        raise InvalidInput(
            f"positions and tiles must be at least 1, and shared a multiple of 16, got {plan.positions}, "
            f"{plan.tiles} and {plan.shared}"
        )
    words = len(tables.input)
    for name, table, rows in (
        ("input", tables.input, words),
        ("output", tables.output, words - isinstance(side, Tree)),
    ):
        aligned = table.flags.c_contiguous and table.ctypes.data % 64 == 0
        if table.dtype != np.float32 or table.shape[1] % 16 or not aligned:
            raise InvalidInput(f"the {name} table must be padded float32 (see firth.kernels.padded)")
        if table.shape != (rows, tables.input.shape[1]):
            raise InvalidInput(f"the {name} table must have {rows} rows like the input's, got {table.shape}")
    frozen = tables.frozen
    if frozen is not None and (frozen.dtype != np.uint8 or frozen.shape != (words,)):
        raise InvalidInput(
            f"frozen must be uint8 of shape ({words},), one number a word, got {frozen.dtype} {frozen.shape}"
        )
