"""How the first step and the shared negatives of a tile decide the quality on a short text.

    python benchmarks/steps.py TEXT BENCHMARKS [--runs FILE]

Skip-gram with negative sampling, 100 dimensions, five epochs of the first million words; all else is what
training chooses by itself.
These are the numbers behind the defaults of `firth.training.settings.first_step` and `firth.training.shape`.
BENCHMARKS is a folder that holds the files of judging.py at any depth.
"""

import tempfile
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from jobs import EPOCHS, SETTINGS
from judging import judged, summary
from lines import cut
from record import versions, write
from runs import Runs, judging_parser

import firth
from firth.training import planning
from firth.training.shape import Shape, shape_for

WORDS, SEEDS = 1_000_000, 5
CHOICES = (  # first steps and shared negatives
    (0.025, 16), (0.025, 64), (0.035, 16), (0.05, 16), (0.05, 32), (0.05, 64), (0.07, 16), (0.07, 64),
)  # fmt: skip


def main() -> None:
    parser = judging_parser(__doc__)
    options = parser.parse_args()
    runs = Runs(options.runs)
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        cut(options.text, text, WORDS)
        for alpha, shared in CHOICES:
            key = {"alpha": alpha, "shared": shared}
            for seed in range(1, SEEDS + 1):
                train = partial(_scores, text, alpha, shared, seed, options.benchmarks)
                runs.measure(train, **key, seed=seed)
            results[f"{alpha}, {shared}"] = summary(runs.of(**key))
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings=SETTINGS | {"epochs": EPOCHS, "vector_size": 100, "words": WORDS, "seeds": SEEDS},
        results=results,
    )


def _scores(text: Path, alpha: float, shared: int, seed: int, benchmarks: Path) -> dict[str, float]:
    def chosen(*given: Any, **named: Any) -> Shape:
        return shape_for(*given, **named)._replace(shared=shared)

    with patch.object(planning, "shape_for", chosen):
        model = firth.Word2Vec(**SETTINGS, epochs=EPOCHS, alpha=alpha, seed=seed).fit(text)
    return judged(model.vectors_, benchmarks)


if __name__ == "__main__":
    main()
