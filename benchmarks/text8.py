"""The main job, beside gensim: skip-gram on text8, judged on word similarities and analogies.

Both train turn by turn on the same file with the same settings and threads, once for every seed, and their
vectors are judged by the same code. Each keeps its own default step. Words per second are corpus words in the
vocabulary times epochs, over the time inside training; the whole job is from the file to the saved vectors.

    pip install gensim
    python benchmarks/text8.py TEXT8 BENCHMARKS [--seeds 3] [--architecture cbow] [--objective ...]

TEXT8 is the text (also .xz); it is cut into lines of 1,000 words, as gensim reads at most 10,000 words of
a line. BENCHMARKS is a folder that holds EN-WS-353-ALL.txt, EN-SIMLEX-999.txt, EN-MEN-TR-3k.txt and
questions-words.txt, at any depth.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median, stdev
from typing import Any

import gensim.models
import numpy as np
from gensim.models.callbacks import CallbackAny2Vec
from record import versions, write

import firth
from firth import evaluation
from firth.kernels import native
from firth.training import Callback
from firth.training.settings import first_step

SETTINGS = {"vector_size": 100, "window": 5, "min_count": 5, "negative": 5, "sample": 1e-3, "epochs": 5}
STEPS = {"alpha": 0.025, "min_alpha": 0.0001}  # gensim's defaults, and firth's for skip-gram
WORKERS = 2
SIMILARITIES = {"WS-353": "EN-WS-353-ALL.txt", "SimLex-999": "EN-SIMLEX-999.txt", "MEN": "EN-MEN-TR-3k.txt"}
ANALOGIES = "questions-words.txt"


class Clock(CallbackAny2Vec):
    """Seconds between the first epoch's begin and the last one's end."""

    def __init__(self) -> None:
        self.begin: float | None = None
        self.end = 0.0

    def on_epoch_begin(self, model: Any) -> None:
        self.begin = time.perf_counter() if self.begin is None else self.begin

    def on_epoch_end(self, model: Any) -> None:
        self.end = time.perf_counter()

    def seconds(self) -> float:
        return self.end - (self.begin or 0.0)


def with_firth(corpus: Path, seed: int, options: argparse.Namespace, target: Path) -> tuple[Any, float, int]:
    clock = Clock()
    model = firth.Word2Vec(
        **SETTINGS, seed=seed, workers=WORKERS, architecture=options.architecture, objective=options.objective
    )
    model.fit(
        corpus, callbacks=[Callback(on_epoch_begin=clock.on_epoch_begin, on_epoch_end=clock.on_epoch_end)]
    )
    model.save(target / "firth")
    return model.vectors_, clock.seconds(), model.vectors_.info["corpus"]["covered"]


def with_gensim(corpus: Path, seed: int, options: argparse.Namespace, target: Path) -> tuple[Any, float, int]:
    clock = Clock()
    tree = options.objective == "hierarchical-softmax"
    model = gensim.models.Word2Vec(
        **SETTINGS | {"negative": 0 if tree else SETTINGS["negative"]}, **STEPS, corpus_file=str(corpus),
        seed=seed, workers=WORKERS, sg=options.architecture == "skipgram", hs=tree, callbacks=[clock],
    )  # fmt: skip
    model.save(str(target / "gensim"))
    vectors = firth.WordVectors(model.wv.index_to_key, model.wv.vectors)
    return vectors, clock.seconds(), sum(model.wv.get_vecattr(w, "count") for w in model.wv.index_to_key)


def judged(words: firth.WordVectors, folder: Path) -> dict[str, float]:
    """Scores in percent."""
    scores = {
        name: 100 * evaluation.similarity(words, next(folder.rglob(file))).spearman
        for name, file in SIMILARITIES.items()
    }
    for name, restrict in (("analogies, 30,000 words", 30_000), ("analogies, all words", None)):
        result = evaluation.analogy(words, next(folder.rglob(ANALOGIES)), restrict=restrict)
        scores[name] = 100 * result.total.accuracy
    return scores


def cut(source: Path, target: Path) -> None:
    """Write the words of `source` as lines of 1,000."""
    corpus = firth.read_corpus(source, min_count=1)
    words = np.array(corpus.vocabulary.index_to_key)
    with target.open("w", encoding="utf-8", newline="\n") as lines:
        for first in range(0, len(corpus.ids), 1000):
            lines.write(" ".join(words[corpus.ids[first : first + 1000]]) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text8", type=Path)
    parser.add_argument("benchmarks", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--architecture", default="skipgram")
    parser.add_argument("--objective", default="negative-sampling")
    options = parser.parse_args()
    trainers: dict[str, Callable[..., tuple[Any, float, int]]] = {"firth": with_firth, "gensim": with_gensim}
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in trainers}
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.txt")
        cut(options.text8, corpus)
        for seed in range(1, options.seeds + 1):
            for name, train in trainers.items():
                start = time.perf_counter()
                words, seconds, tokens = train(corpus, seed, options, Path(folder))
                whole = time.perf_counter() - start
                rate = tokens * SETTINGS["epochs"] / seconds
                run = {"words_per_second": rate, "whole_seconds": whole, **judged(words, options.benchmarks)}
                print(name, seed, {key: round(value, 2) for key, value in run.items()}, flush=True)
                runs[name].append(run)
    write(
        str(Path(__file__).with_stem(f"text8_{options.architecture}_{options.objective.replace('-', '_')}")),
        versions=versions("firth", "gensim", "numpy"),
        settings=SETTINGS
        | STEPS
        | {
            "alpha": {"firth": first_step(vars(options)), "gensim": STEPS["alpha"]},
            "workers": WORKERS,
            "seeds": options.seeds,
            "architecture": options.architecture,
            "objective": options.objective,
            "instruction_set": native.instruction_set,
            "gensim_input": "corpus_file",
        },
        results={**{name: summary(of) for name, of in runs.items()}, "firth_over_gensim": ratios(runs)},
    )


def summary(runs: list[dict[str, float]]) -> dict[str, Any]:
    """Medians of the times, mean and standard deviation of the scores."""
    result: dict[str, Any] = {}
    for key in runs[0]:
        values = [run[key] for run in runs]
        if key in ("words_per_second", "whole_seconds"):
            result[key] = round(median(values), 2)
        else:
            spread = stdev(values) if len(values) > 1 else 0.0
            result[key] = {"mean": round(mean(values), 2), "sd": round(spread, 2)}
    return result


def ratios(runs: dict[str, list[dict[str, float]]]) -> dict[str, float]:
    """Median over the turns, so that a machine that slows down slows both."""
    turns = list(zip(runs["firth"], runs["gensim"], strict=True))
    return {
        "words_per_second": round(median(a["words_per_second"] / b["words_per_second"] for a, b in turns), 2),
        "whole_job": round(median(b["whole_seconds"] / a["whole_seconds"] for a, b in turns), 2),
    }


if __name__ == "__main__":
    main()
