"""An exact training made ready: its text as pair counts, refused where it would take too long."""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import numpy as np

from firth.errors import InvalidInput
from firth.kernels import Tables, native, padded
from firth.kernels.regression import Company, Fitted, Regression
from firth.text import Corpus, Counting, Counts
from firth.text.counting import count_ranges
from firth.training.duration import check_duration, measured_rate
from firth.training.exact.alternation import FIRST, TRIALS, Alternation
from firth.training.exact.passes import GUESSED, Passes
from firth.training.parts import Part
from firth.training.settings import epochs_of, patience_of
from firth.training.validation import split

_TRIED = 2048, 96  # words of the table that the rate is measured with, and its rows for each thread
_PRODUCTS = 3  # of a row with the other table, in a pass: its scores, its gradient, and how they change

INSTEAD = (
    "set a larger max_hours or a smaller max_vocabulary, or choose objective='negative-sampling' or "
    "'hierarchical-softmax'"
)


def passes_for(
    settings: Mapping[str, Any],
    corpus: Corpus,
    tables: Tables,
    standing: Tables | None,
    counting: Callable[[int, int], object] | None,
) -> Passes:
    """Everything that an exact training of these settings on this corpus goes through.

    Raises
    ------
    InvalidInput
        It would take longer than `max_hours`, or there are no pairs to learn from.
    """
    kernel = _kernel(settings["backend"])
    epochs, workers = epochs_of(settings), settings["workers"] or native.usable_cores()
    _check_duration(settings, kernel, len(corpus.vocabulary), min(epochs, GUESSED), workers)
    way = Counting(int(settings["window"]), bool(settings["shrink_windows"]), float(settings["sample"]))
    text, held_out = Part.whole(corpus.ids, corpus.offsets), None
    if settings["validation"]:
        text, held_out = split(text, float(settings["validation"]), int(settings["seed"]))

    def counted(part: Part) -> Counts:
        counts = count_ranges(corpus, part.starts, part.stops, way, workers=workers, progress=counting)
        if not counts.nnz:
            raise InvalidInput(
                f"sample={settings['sample']} leaves no pairs: set sample=0"
                if held_out is None
                else f"validation={settings['validation']} leaves no pairs in the {len(part):,} tokens "
                + ("to train on: hold out less" if part is text else "that are held out: hold out more")
                + (", or set sample=0" if settings["sample"] else ", or take a longer text")
            )
        return counts

    counts = counted(text)
    return Passes(
        Alternation(
            kernel,
            _company(counts),
            counts.centres,
            None if held_out is None else _company(counted(held_out)),
            tables,
            float(settings["penalty"]),
            workers,
        ),
        epochs,
        patience_of(settings),
        standing,
    )


def _company(counts: Counts) -> Company:
    return Company(counts.offsets, counts.columns, counts.values)


def _kernel(backend: str) -> ModuleType:
    if backend == "native":
        from firth.kernels import native_regressor

        return native_regressor
    from firth.kernels import reference_regressor  # the only one that needs the mathematics

    return reference_regressor


def _check_duration(
    settings: Mapping[str, Any], kernel: ModuleType, words: int, passes: int, workers: int
) -> None:
    d = int(settings["vector_size"])
    products = 2 * _PRODUCTS  # of both tables, in a pass
    check_duration(
        2.0 * passes * products * words * words * d,
        float(settings["max_hours"]),
        lambda: measured_rate(lambda: _try_out(kernel, words, d, workers)),
        f"skip-gram with softmax ({passes} passes x {products} products x {words:,} words x {words:,} words "
        f"x {d} dimensions x 2 operations)",
        INSTEAD,
    )


def _try_out(kernel: ModuleType, words: int, d: int, workers: int) -> float:
    """Fit a few rows of a scratch table."""
    words, rows = min(words, _TRIED[0]), min(words, _TRIED[1] * workers)
    table = padded(words, d)
    company = Company(np.arange(words + 1), np.arange(words, dtype=np.int32), np.ones(words, np.float32))
    job = Regression(
        others=padded(words, d),
        dimensions=d,
        offset=np.zeros(words, np.float32),
        inverse=np.eye(d),
        company=company,
        held_out=None,
        normalised=True,
        penalty=1.0,
        first=FIRST,
        trials=TRIALS,
        frozen=None,
    )
    kernel.Regressor(job).fit(table, Fitted.of(words), 0, rows, workers)
    return 2.0 * _PRODUCTS * rows * words * d
