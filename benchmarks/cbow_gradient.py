"""CBOW with the exact gradient and with word2vec's, beside gensim, and gensim's names over firth.

    python benchmarks/cbow_gradient.py TEXT BENCHMARKS [--runs FILE]

Negative sampling, 100 dimensions, five epochs of the first million words and of the whole text. firth keeps
its own first step in the first two; the others have gensim's, but for one. BENCHMARKS is a folder that holds
the files of judging.py at any depth.
"""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import gensim.models
from jobs import EPOCHS, SETTINGS, STEPS, WORKERS
from judging import judged, summary
from lines import cut
from record import versions, write
from runs import Runs, judging_parser

import firth
import firth.compat.gensim

LENGTHS: dict[str, tuple[int | None, int]] = {"first million words": (1_000_000, 5), "whole text": (None, 1)}


def _own(gradient: str, text: Path, seed: int) -> firth.WordVectors:
    model = firth.Word2Vec(
        **SETTINGS, architecture="cbow", cbow_gradient=gradient, epochs=EPOCHS, seed=seed, workers=WORKERS
    )
    return model.fit(text).vectors_


def _by_gensims_names(kind: Any, changes: dict[str, Any], text: Path, seed: int) -> firth.WordVectors:
    settings: dict[str, Any] = SETTINGS | STEPS | {"workers": WORKERS} | changes
    model = kind(corpus_file=str(text), **settings, epochs=EPOCHS, seed=seed)
    return firth.WordVectors(model.wv.index_to_key, model.wv.vectors)


TRAINERS: dict[str, Callable[[Path, int], firth.WordVectors]] = {
    "firth, exact": partial(_own, "exact"),
    "firth, word2vec": partial(_own, "word2vec"),
    "firth.compat.gensim": partial(_by_gensims_names, firth.compat.gensim.Word2Vec, {}),
    "firth.compat.gensim, alpha=0.05": partial(
        _by_gensims_names, firth.compat.gensim.Word2Vec, {"alpha": 0.05}
    ),
    "gensim": partial(_by_gensims_names, gensim.models.Word2Vec, {}),
    "gensim, one worker": partial(_by_gensims_names, gensim.models.Word2Vec, {"workers": 1}),
}


def main() -> None:
    options = judging_parser(__doc__).parse_args()
    runs = Runs(options.runs)
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        for length, (words, seeds) in LENGTHS.items():
            cut(options.text, text, words)
            for seed in range(1, seeds + 1):
                for name, train in TRAINERS.items():
                    scores = partial(_scores, train, text, seed, options.benchmarks)
                    runs.measure(scores, text=length, trainer=name, seed=seed)
            results[length] = {name: summary(runs.of(text=length, trainer=name)) for name in TRAINERS}
    write(
        __file__,
        versions=versions("firth", "numpy", "gensim"),
        settings=SETTINGS | {"epochs": EPOCHS, "vector_size": 100, "lengths": LENGTHS},
        results=results,
    )


def _scores(
    train: Callable[[Path, int], firth.WordVectors], text: Path, seed: int, benchmarks: Path
) -> dict[str, float]:
    return judged(train(text, seed), benchmarks)


if __name__ == "__main__":
    main()
