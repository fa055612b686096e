"""What ``firth convert --dtype`` tells: bytes, neighbours and benchmarks before and after."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from firth.cli.output import say, say_table
from firth.errors import InvalidInput

if TYPE_CHECKING:
    from firth.vectors import WordVectors


def check_folder(target: Path, to: str | None) -> None:
    """Refuse what holds float32 alone."""
    if to not in (None, "folder") or (to is None and target.suffix):
        raise InvalidInput(
            f"small vectors are kept in a model folder, and {target} is to be "
            f"{f'written as {to}' if to else 'a file'}: name a folder, without an ending"
        )


def tell_cost(words: "WordVectors", small: "WordVectors", data: Sequence[Path] | None) -> None:
    """Print what the small vectors save and cost, in neighbours and by benchmarks where there are some."""
    from firth.vectors import cost

    say(str(cost(words, small)))
    if not data:
        return
    before, after = _scores(words, data), _scores(small, data)
    rows = [
        [name, f"{old:.4f}", f"{new:.4f}"]
        for (name, old), (_, new) in zip(before, after, strict=True)
        if not math.isnan(old)
    ]
    say_table(rows, ["benchmark", words.dtype, small.dtype], numbers=[1, 2])


def _scores(words: "WordVectors", data: Sequence[Path]) -> list[tuple[str, float]]:
    """Spearman's correlation or the share of analogies that are right, of every benchmark."""
    from firth.evaluation import evaluate

    result = evaluate(words, data)
    scores = [(each.name, each.spearman) for each in result.similarities]
    return scores + [(each.name, each.total.accuracy) for each in result.analogies]
