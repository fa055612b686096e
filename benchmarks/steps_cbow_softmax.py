"""How the first step decides what CBOW with the softmax over all words learns, beside negative sampling.

    python benchmarks/steps_cbow_softmax.py TEXT BENCHMARKS [--runs FILE]

100 dimensions, five epochs of the first million words, with the 10,000 most frequent as vocabulary; all else
is what training chooses by itself. The perplexity is that of the 20,000 words after them.
These are the numbers behind the default of `firth.training.settings.first_step`.
BENCHMARKS is a folder that holds the files of judging.py at any depth.
"""

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from jobs import EPOCHS, SETTINGS
from judging import judged, summary
from lines import cut
from record import versions, write
from runs import Runs, judging_parser

import firth

WORDS, AFTER, VOCABULARY, SEEDS = 1_000_000, 20_000, 10_000, 2
SAMPLED, EXACT = "negative-sampling", "softmax"
CHOICES = (
    (SAMPLED, None),
    (EXACT, 0.2),
    (EXACT, 0.1),
    (EXACT, 0.3),
    (EXACT, 0.4),
)  # first steps; None: the default


def main() -> None:
    parser = judging_parser(__doc__)
    options = parser.parse_args()
    runs = Runs(options.runs)
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        cut(options.text, text, WORDS + AFTER)
        lines = text.read_text(encoding="utf-8").splitlines(keepends=True)
        seen, unseen = (
            [line.split() for line in part] for part in (lines[: WORDS // 1000], lines[WORDS // 1000 :])
        )
        for seed in range(1, SEEDS + 1):
            for objective, alpha in CHOICES:
                train = partial(_scores, seen, unseen, objective, alpha, seed, options.benchmarks)
                runs.measure(train, objective=objective, alpha=alpha, seed=seed)
        for objective, alpha in CHOICES:
            results[f"{objective}, {alpha}"] = summary(runs.of(objective=objective, alpha=alpha))
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings=SETTINGS
        | {
            "epochs": EPOCHS,
            "vector_size": 100,
            "words": WORDS,
            "max_vocabulary": VOCABULARY,
            "seeds": SEEDS,
        },
        results=results,
    )


def _scores(
    seen: list[list[str]],
    unseen: list[list[str]],
    objective: str,
    alpha: float | None,
    seed: int,
    benchmarks: Path,
) -> dict[str, float]:
    model = firth.Word2Vec(
        **SETTINGS, architecture="cbow", objective=objective, epochs=EPOCHS, alpha=alpha, seed=seed
    )
    corpus = firth.read_corpus(seen, max_vocabulary=VOCABULARY)
    model.fit(corpus)
    told = {"loss": model.loss_history_[-1], "perplexity": model.perplexity(unseen)}
    return judged(model.vectors_, benchmarks) | {name: round(value, 3) for name, value in told.items()}


if __name__ == "__main__":
    main()
