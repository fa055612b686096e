"""The curves that decided how the exact softmax is trained: the optimiser, and the penalty.

    python benchmarks/softmax_curves.py TEXT BENCHMARKS [--runs FILE] [--parts ways penalties]

ways       loss after so many products of V x V x d, for the 5,000 most frequent words: after every pass of
           the alternation, with 1 to 5 trials a row and several lengths that are tried first; and at the end
           of stochastic steps over blocks of centres (stochastic.py), for several first steps and numbers of
           passes; all without a penalty. Seconds are told too, but only the alternation is compiled.
penalties  loss, loss on a held-out fiftieth of the text, and quality (input vectors, and the sum of both
           tables) after passes of the alternation, for several penalties; for the first million words of the
           text, and for all of it with its 20,000 most frequent words.

TEXT is text8 or a part of it (also .xz). BENCHMARKS is a folder that holds the files of judging.py at any
depth. With --runs every measurement is kept in a file as soon as it is taken, and a run that is started again
goes on from there; softmax_curves.json says all that the file holds.
"""

import argparse
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import stochastic
from jobs import SETTINGS
from judging import ANALOGIES, SIMILARITIES, judged
from lines import cut
from record import versions, write
from runs import Runs, judging_parser
from same_counts import Scores

import firth
from firth.kernels import native
from firth.training import Callback, TrainingState
from firth.training.exact import alternation, passes

PARTS = ("ways", "penalties")
DIMENSIONS, WORDS = 100, 5_000
PRODUCTS = 170  # that a run of the alternation may take
OF_PASS = 6  # for each table the scores, the gradient, and the scores of the direction
TRIALS, FIRSTS = (1, 2, 3, 5), (0.125, 0.25, 0.5, 1.0)
STOCHASTIC = {"Preconditioned": (0.5, 1.0, 2.0), "Adam": (0.04, 0.08)}  # first steps
LENGTHS = 6, 12, 24, 48  # passes
TEXTS = {"first million": (1_000_000, None), "whole": (None, 20_000)}  # words, vocabulary
PENALTIES = 0.0, 1.0, 4.0, 10.0, 30.0
HELD_OUT, JUDGED = 0.02, (3, 5, 8, 14)  # passes


def main() -> None:
    options = _options()
    runs = Runs(options.runs)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        if "ways" in options.parts:
            cut(options.text, text)
            measure_ways(runs, firth.read_corpus(text, max_vocabulary=options.words), options.dimensions)
        if "penalties" in options.parts:
            for name in options.texts:
                words, vocabulary = TEXTS[name]
                cut(options.text, text, words)
                corpus = firth.read_corpus(text, max_vocabulary=options.vocabulary or vocabulary)
                for penalty in options.penalties:
                    train = partial(_penalised, corpus, penalty, options)
                    runs.measure(train, part="penalties", text=name, penalty=penalty)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings=SETTINGS
        | {"vector_size": options.dimensions, "words": {"ways": options.words, "penalties": TEXTS}}
        | {"chosen": {"first": alternation.FIRST, "trials": alternation.TRIALS}, "held_out": HELD_OUT}
        | {"settled": passes.SETTLED, "instruction_set": native.instruction_set},
        results={"ways": ways(runs), "penalties": penalties(runs)},
    )
    for name, found in penalties(runs).items():
        print(f"\n{name}\n\n{table(found)}")


def _options() -> argparse.Namespace:
    parser = judging_parser(__doc__)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--texts", nargs="+", choices=TEXTS, default=list(TEXTS))
    parser.add_argument("--penalties", nargs="+", type=float, default=PENALTIES)
    parser.add_argument("--words", type=int, default=WORDS, help="of the ways, for a trial")
    parser.add_argument("--vocabulary", type=int, help="of the penalties, for a trial")
    parser.add_argument("--dimensions", type=int, default=DIMENSIONS, help="for a trial")
    return parser.parse_args()


# ---- measuring


class Watch:
    """Seconds and loss after every pass, and the vectors as they stood after some."""

    def __init__(self, words: list[Any], keep: tuple[int, ...] = ()) -> None:
        self.callback = Callback(on_epoch_begin=self._begin, on_epoch_end=self._end)
        self.seconds: list[float] = []
        self.kept: dict[int, firth.WordVectors] = {}
        self._words, self._keep, self._begun = words, keep, 0.0

    def _begin(self, state: TrainingState) -> None:
        self._begun = self._begun or time.perf_counter()

    def _end(self, state: TrainingState) -> None:
        self.seconds.append(round(time.perf_counter() - self._begun, 3))
        if state.epoch in self._keep:
            tables = state.input.copy(), state.output.copy()
            self.kept[state.epoch] = firth.WordVectors(self._words, tables[0], output=tables[1])


def measure_ways(runs: Runs, corpus: firth.Corpus, d: int) -> None:
    for trials in TRIALS:
        train = partial(_alternated, corpus, d, alternation.FIRST, trials)
        runs.measure(train, part="ways", way="trials", value=trials)
    for first in FIRSTS:
        train = partial(_alternated, corpus, d, first, alternation.TRIALS)
        runs.measure(train, part="ways", way="first", value=first)
    counts = firth.count_pairs(corpus, window=SETTINGS["window"], sample=SETTINGS["sample"])
    for way, firsts in STOCHASTIC.items():
        for length in LENGTHS:
            for first in firsts:
                train = partial(_stochastic, counts, d, way, first, length)
                runs.measure(train, part="ways", way=way, value=first, passes=length)


def _alternated(corpus: firth.Corpus, d: int, first: float, trials: int) -> dict[str, Any]:
    model = _model(d, epochs=PRODUCTS // OF_PASS, penalty=0.0)
    watch = Watch(corpus.vocabulary.index_to_key)
    with (
        patch.multiple(alternation, FIRST=first, TRIALS=trials),
        patch.object(passes, "has_settled", never),
    ):
        model.fit(corpus, callbacks=[watch.callback])
    return {
        "products": [OF_PASS * (i + 1) for i in range(len(model.loss_history_))],
        "seconds": watch.seconds,
        "loss": _rounded(model.loss_history_),
    }


def _stochastic(counts: firth.Counts, d: int, way: str, first: float, length: int) -> dict[str, Any]:
    begun = time.perf_counter()
    tables = stochastic.train(counts, d, length, first, getattr(stochastic, way))
    seconds = time.perf_counter() - begun
    words = firth.WordVectors(counts.vocabulary.index_to_key, tables.V, output=tables.U)
    return {
        "products": stochastic.PRODUCTS * length,
        "seconds": round(seconds, 3),
        "loss": round(Scores(words, counts, counts).loss(tables.b).seen, 5),
    }


def _penalised(corpus: firth.Corpus, penalty: float, options: argparse.Namespace) -> dict[str, Any]:
    watch = Watch(corpus.vocabulary.index_to_key, JUDGED)
    model = _model(
        options.dimensions, epochs=max(JUDGED), penalty=penalty, validation=HELD_OUT, patience=1000
    )
    with patch.object(passes, "has_settled", never):
        model.fit(corpus, callbacks=[watch.callback])
    return {
        "seconds": watch.seconds,
        "loss": _rounded(model.loss_history_),
        "held_out_loss": _rounded(model.validation_loss_history_),
        "scores": {
            str(after): {of: judged(words.table(of), options.benchmarks) for of in ("input", "sum")}
            for after, words in watch.kept.items()
        },
    }


def _model(d: int, **settings: Any) -> firth.Word2Vec:
    return firth.Word2Vec(**SETTINGS, objective="softmax", vector_size=d, **settings)


def never(losses: list[float]) -> bool:
    """In place of the rule that ends a training."""
    return False


def _rounded(losses: list[float]) -> list[float]:
    return [round(loss, 5) for loss in losses]


# ---- results


def ways(runs: Runs) -> dict[str, Any]:
    """Of every way its curve; of the stochastic ones, the ends of all runs."""
    found: dict[str, Any] = {}
    for way, values in {"trials": TRIALS, "first": FIRSTS}.items():
        found[way] = {
            str(value): runs.of(part="ways", way=way, value=value)[0]
            for value in values
            if runs.of(part="ways", way=way, value=value)
        }
    for way, firsts in STOCHASTIC.items():
        found[way] = {str(first): _joined(runs.of(part="ways", way=way, value=first)) for first in firsts}
    return found


def _joined(ends: list[dict[str, Any]]) -> dict[str, Any]:
    return {name: [end[name] for end in ends] for name in ("products", "seconds", "loss")}


def penalties(runs: Runs) -> dict[str, Any]:
    return {
        text: {
            f"{penalty:g}": found[0]
            for penalty in PENALTIES
            if (found := runs.of(part="penalties", text=text, penalty=penalty))
        }
        for text in TEXTS
        if runs.of(part="penalties", text=text)
    }


def table(found: dict[str, Any]) -> str:
    """The penalties of one text in Markdown: losses, and scores of the sum of both tables."""
    rows = []
    for penalty, one in found.items():
        for after, scores in one["scores"].items():
            losses = (one[name][int(after) - 1] for name in ("loss", "held_out_loss"))
            cells = [
                *(f"{loss:.3f}" for loss in losses),
                *(f"{score:.1f}" for score in scores["sum"].values()),
            ]
            rows.append(f"| {penalty} | {after} | {' | '.join(cells)} |")
    heads = ["penalty", "passes", "loss", "held-out loss", *SIMILARITIES, *ANALOGIES]
    return "\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *rows])


if __name__ == "__main__":
    main()
