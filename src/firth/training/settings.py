"""The settings of a training, checked at the door."""

import math
from collections.abc import Mapping
from numbers import Integral, Real
from os import PathLike
from typing import Any

from firth.errors import InvalidInput, WrongType
from firth.estimator import check_choice, check_number, check_switch
from firth.kernels import Architecture, Objective
from firth.text import Phrases, tokenizer
from firth.vectors import TABLES, TableName

ARCHITECTURES = {"skipgram": Architecture.SKIPGRAM, "cbow": Architecture.CBOW}
OBJECTIVES = {
    "negative-sampling": Objective.NEGATIVE_SAMPLING,
    "hierarchical-softmax": Objective.HIERARCHICAL_SOFTMAX,
    "softmax": Objective.SOFTMAX,
}
BACKENDS = ("native", "reference")
GRADIENTS = ("exact", "word2vec")
MOST = 1_000_000  # epochs
LONG = 1_000_000_000  # words of text, in all epochs, from which on the first step is the shortest

_WHOLE = {  # name: (least, most)
    "vector_size": (1, 65536),
    "window": (1, 1000),
    "min_count": (0, None),
    "negative": (1, 1000),
    "seed": (0, 2**64 - 1),
}
_REAL = {
    "sample": (0.0, 1.0),
    "min_alpha": (0.0, None),
    "ns_exponent": (-10.0, 10.0),
    "validation": (0.0, None),
    "max_hours": (0.0, None),
    "penalty": (0.0, None),
}
_CHOICES: dict[str, tuple[str | None, ...]] = {
    "architecture": tuple(ARCHITECTURES),
    "objective": tuple(OBJECTIVES),
    "cbow_gradient": GRADIENTS,
    "backend": BACKENDS,
    "table": (*TABLES, None),
}
_SWITCHES = ("shrink_windows", "cbow_mean", "racy", "output_bias")
_OPTIONAL = {
    "epochs": (1, MOST),
    "max_vocabulary": (2, None),
    "patience": (1, None),
    "workers": (1, None),
}


def check_settings(settings: Mapping[str, Any]) -> None:
    """Raise on the first setting that cannot be used, with what is allowed.

    Raises
    ------
    InvalidInput
        A value is out of its range, or not one of the choices.
    WrongType
        A value is not a number where one is needed.

    >>> check_settings({"window": 0})
    Traceback (most recent call last):
    firth.errors.InvalidInput: window must be at least 1, got 0
    """
    for name, value in settings.items():
        if name in _WHOLE:
            check_number(name, value, *_WHOLE[name], Integral, "a whole number")
        elif name in _REAL:
            check_number(name, value, *_REAL[name], Real, "a number")
        elif name in _OPTIONAL and value is not None:
            check_number(name, value, *_OPTIONAL[name], Integral, "a whole number or None")
        elif name in _SWITCHES:
            check_switch(name, value)
        elif name in _CHOICES:
            check_choice(name, value, _CHOICES[name])
        elif name == "tokenizer" and value is not None:
            tokenizer(value)
        elif name == "phrases" and not isinstance(value, Phrases | None):
            raise WrongType(f"phrases must be firth.Phrases or None, got {value!r}")
    _check_steps(settings)
    _check_validation(settings)
    table = settings.get("table")
    if settings.get("objective") == "hierarchical-softmax" and table not in (None, "input"):
        raise InvalidInput(
            f"table={table!r} needs output vectors of words, and hierarchical softmax has those of a tree's "
            "nodes: choose table='input', or another objective"
        )


def is_exact(settings: Mapping[str, Any]) -> bool:
    """Whether the training is that of skip-gram by the softmax of all pair counts, in passes."""
    return bool(settings["objective"] == "softmax" and settings["architecture"] == "skipgram")


def divides_gradient(settings: Mapping[str, Any]) -> bool:
    """Whether the gradient of an input is shared out among the words of a window.

    >>> divides_gradient({"architecture": "cbow"}), divides_gradient({"architecture": "skipgram"})
    (True, False)
    """
    mean = settings.get("architecture") == "cbow" and settings.get("cbow_mean", True)
    return bool(mean and settings.get("cbow_gradient", "exact") == "exact")


def table_of(settings: Mapping[str, Any]) -> TableName:
    """`table`, or where it is None the one that was measured to be best (``benchmarks/softmax.json``).

    >>> table_of({"table": None, "objective": "softmax", "architecture": "skipgram"})
    'sum'
    """
    table: TableName | None = settings.get("table")
    return table or ("sum" if is_exact(settings) else "input")


def epochs_of(settings: Mapping[str, Any]) -> int:
    """`epochs`, or where it is None 5; an exact training needs no such bound, since it settles.

    >>> epochs_of({"epochs": None, "objective": "negative-sampling", "architecture": "cbow"})
    5
    """
    if settings["epochs"] is not None:
        return int(settings["epochs"])
    return MOST if is_exact(settings) else 5


def patience_of(settings: Mapping[str, Any]) -> int | None:
    """`patience`, or where it is None 1 for an exact training that holds text out; others then have none."""
    if settings["patience"] is None and settings["validation"] and is_exact(settings):
        return 1
    return None if settings["patience"] is None else int(settings["patience"])


def check_path(name: str, value: Any) -> None:
    """Refuse what is no path of a folder."""
    if not isinstance(value, str | PathLike):
        raise WrongType(f"{name} must be the path of a folder, got {value!r}")


def first_step(settings: Mapping[str, Any], words: int) -> float:
    """`alpha`, or where it is None its measured default for a training on so many words of text, all epochs.

    The exact gradient of a CBOW context is divided by the size of the context, so its step is longer; that of
    a sum is not, nor is word2vec.c's. With negative sampling, and for CBOW with softmax too, a short text
    needs longer steps: the default is that for a billion words (`LONG`) times the eighth root of how many
    times shorter the text is, up to twice (docs/schedule.md, ``benchmarks/quality.json``).

    >>> first_step({"alpha": None}, 10**9), first_step({"alpha": None}, 10**6), first_step({"alpha": 0.03}, 1)
    (0.025, 0.05, 0.03)
    """
    if settings.get("alpha") is not None:
        return float(settings["alpha"])
    cbow = settings.get("architecture") == "cbow"
    if cbow and not divides_gradient(settings):
        return 0.025
    objective = settings.get("objective", "negative-sampling")
    if objective == "negative-sampling" or (cbow and objective == "softmax"):
        eighth_root = math.sqrt(math.sqrt(math.sqrt(LONG / max(words, 1))))
        return (0.1 if cbow else 0.025) * min(max(eighth_root, 1.0), 2.0)
    return 0.1 if cbow else 0.035


def _check_steps(settings: Mapping[str, Any]) -> None:
    if settings.get("alpha") is not None:
        check_number("alpha", settings["alpha"], 0.0, None, Real, "a number or None")
    alpha, min_alpha = first_step(settings, LONG), settings.get("min_alpha", 0.0)
    if alpha == 0:
        raise InvalidInput(f"alpha must be greater than 0, got {settings['alpha']}")
    if min_alpha > alpha:
        raise InvalidInput(f"min_alpha must be at most alpha ({alpha}), got {min_alpha}")


def _check_validation(settings: Mapping[str, Any]) -> None:
    share, patience = settings.get("validation", 0.0), settings.get("patience")
    if share >= 1:
        raise InvalidInput(f"validation must be less than 1, a share of the text, got {share}")
    if patience is not None and share == 0:
        raise InvalidInput(
            f"patience={patience} looks at the loss on held-out text: set validation too, for example to 0.01"
        )
