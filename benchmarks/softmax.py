"""Skip-gram by the exact softmax, by negative sampling and by the tree: loss and quality in the same time.

    python benchmarks/softmax.py TEXT BENCHMARKS [--runs FILE] [--texts ...] [--seeds 3]

In every turn the exact training goes first, until it stops by itself, and is timed with its counting. The
others then get as many epochs as fit into that time, by the rate of a few epochs just before. All are judged
by the same code, with every table that they have, and by their loss on the same counts: as their objective
has it (docs/likelihood.md), and for the scores of negative sampling with the best bias that there is. None
has seen the end of the text, on whose counts the perplexity is taken.

TEXT is text8 or a part of it (also .xz): all of it with its 20,000 most frequent words, and its first million
words with all words that occur 5 times. BENCHMARKS is a folder that holds the files of judging.py at any
depth. With --runs every measurement is kept in a file as soon as it is taken, and a run that is started again
goes on from there; softmax.json says all that the file holds.
"""

import argparse
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import exp, log
from pathlib import Path
from typing import Any

import numpy as np
from jobs import SETTINGS
from judging import judged, mean_and_sd, summary
from lines import cut
from record import versions, write
from runs import Runs
from same_counts import Scores

import firth
from firth.kernels import native
from firth.training.settings import table_of

VOCABULARY, DIMENSIONS = 20_000, 100
TRIED = 3  # epochs that the rate is taken from
EXACT, SAMPLED, TREE = "softmax", "negative-sampling", "hierarchical-softmax"


@dataclass(frozen=True)
class Part:
    """So many of the first words of the text, without the last of these, which are held out."""

    words: int | None
    held_out: int
    vocabulary: int | None


@dataclass(frozen=True)
class Model:
    """What is trained; in the time of the exact training, or for so many epochs."""

    title: str
    objective: str
    epochs: int | None = None
    output_bias: bool = True


PARTS = {
    "whole": Part(None, 250_000, VOCABULARY),
    "first million": Part(1_000_000, 20_000, None),
}
MODELS = {
    "exact": Model("exact softmax", EXACT),
    "exact without bias": Model("exact softmax without output bias", EXACT, output_bias=False),
    "sampled": Model("negative sampling, equal time", SAMPLED),
    "sampled, 5 epochs": Model("negative sampling, 5 epochs", SAMPLED, 5),
    "tree": Model("hierarchical softmax, equal time", TREE),
}


def main() -> None:
    options = _options()
    runs = Runs(options.runs)
    with tempfile.TemporaryDirectory() as folder:
        for name in options.texts:
            part = PARTS[name]
            seen, unseen = parts(options.text, part, Path(folder, name))
            vocabulary = options.vocabulary or part.vocabulary
            corpus = firth.read_corpus(seen, min_count=SETTINGS["min_count"], max_vocabulary=vocabulary)
            held_out = firth.read_corpus(unseen, vocabulary=corpus.vocabulary)
            turn = Turn(runs, name, corpus, held_out, options.benchmarks, options.dimensions)
            for seed in range(1, options.seeds + 1):
                for model in MODELS:
                    runs.measure(partial(turn.measured, model, seed), text=name, model=model, seed=seed)
    results = {name: compared(runs, name) for name in PARTS if runs.of(text=name)}
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings=SETTINGS
        | {
            "vector_size": options.dimensions,
            "max_vocabulary": {name: p.vocabulary for name, p in PARTS.items()},
        }
        | {"held_out_words": {name: part.held_out for name, part in PARTS.items()}}
        | {"workers": native.usable_cores(), "instruction_set": native.instruction_set},
        results=results,
    )
    for name, result in results.items():
        print(f"\n{name}\n\n{table(result)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("benchmarks", type=Path)
    parser.add_argument("--runs", type=Path, help="file of measurements to go on from")
    parser.add_argument("--texts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--vocabulary", type=int, help="words at most, for a trial")
    parser.add_argument("--dimensions", type=int, default=DIMENSIONS, help="for a trial")
    return parser.parse_args()


def parts(text: Path, part: Part, stem: Path) -> tuple[Path, Path]:
    """Files of what is trained on and of what is held out, in lines of 1,000 words."""
    whole, seen, unseen = (stem.with_suffix(f".{name}") for name in ("all", "seen", "unseen"))
    cut(text, whole, part.words)
    with whole.open(encoding="utf-8") as lines:
        count = sum(1 for _ in lines) - part.held_out // 1000
    with whole.open(encoding="utf-8") as lines:
        seen.write_text("".join(islice(lines, count)), encoding="utf-8", newline="\n")
        unseen.write_text("".join(lines), encoding="utf-8", newline="\n")
    return seen, unseen


# ---- measuring


@dataclass(frozen=True)
class Turn:
    """Trains on one text and judges; the models of a seed, one after the other, are a turn."""

    runs: Runs
    text: str
    corpus: firth.Corpus
    held_out: firth.Corpus
    benchmarks: Path
    dimensions: int

    def measured(self, name: str, seed: int) -> dict[str, Any]:
        """One model."""
        model = self._model(MODELS[name], seed)
        watch = Watch()
        begun, used = time.perf_counter(), time.process_time()
        model.fit(self.corpus, callbacks=[firth.Callback(watch.on_epoch_begin, watch.on_epoch_end)])
        seconds, core_seconds = time.perf_counter() - begun, time.process_time() - used
        return {
            "seconds": round(seconds, 2),
            "core_seconds": round(core_seconds, 2),
            "epochs": len(model.loss_history_),
            "before_first_epoch": round(watch.begun - begun, 2),
            "course": [[round(at - begun, 2), round(loss, 5)] for at, loss in watch.course],
            **self._losses(model),
            "scores": self._judged(model),
        }

    def _model(self, model: Model, seed: int) -> firth.Word2Vec:
        def of(epochs: int | None) -> firth.Word2Vec:
            return firth.Word2Vec(
                **SETTINGS,
                vector_size=self.dimensions,
                objective=model.objective,
                output_bias=model.output_bias,
                epochs=epochs,
                seed=seed,
            )

        if model.objective == EXACT or model.epochs:
            return of(model.epochs)
        (exact,) = self.runs.of(text=self.text, model="exact", seed=seed)
        begun = time.perf_counter()
        of(TRIED).fit(self.corpus)
        return of(max(1, int(exact["seconds"] * TRIED / (time.perf_counter() - begun))))

    def _losses(self, model: firth.Word2Vec) -> dict[str, float]:
        """On the counts of the text, and perplexity on those of what is held out."""
        losses = {
            "loss": log(model.perplexity(self.corpus)),
            "held_out_perplexity": model.perplexity(self.held_out),
        }
        if model.objective == SAMPLED:
            counts, unseen = (_counted(corpus) for corpus in (self.corpus, self.held_out))
            noise = np.log(model.vocabulary_.noise_distribution(model.ns_exponent))
            best = Scores(model.tables_, counts, unseen).loss_with_best_bias(noise)
            losses |= {"loss_with_best_bias": best.seen, "rounds_of_the_bias": best.rounds}
            losses["held_out_perplexity_with_best_bias"] = exp(best.held_out)
        return {name: round(loss, 5) for name, loss in losses.items()}

    def _judged(self, model: firth.Word2Vec) -> dict[str, dict[str, float]]:
        names = ("input",) if model.objective == TREE else ("input", "output", "sum")
        return {name: judged(model.tables_.table(name), self.benchmarks) for name in names}


class Watch:
    """When epochs end, and with what loss."""

    def __init__(self) -> None:
        self.begun = 0.0
        self.course: list[tuple[float, float]] = []

    def on_epoch_begin(self, state: firth.training.TrainingState) -> None:
        self.begun = self.begun or time.perf_counter()

    def on_epoch_end(self, state: firth.training.TrainingState) -> None:
        self.course.append((time.perf_counter(), state.loss_history[-1]))


def _counted(corpus: firth.Corpus) -> firth.Counts:
    return firth.count_pairs(corpus, window=SETTINGS["window"], sample=SETTINGS["sample"])


# ---- results


def compared(runs: Runs, text: str) -> dict[str, Any]:
    """Mean and standard deviation of all that was measured, and by how much the exact training is ahead."""
    found = {model: runs.of(text=text, model=model) for model in MODELS}
    result = {model: _over_seeds(turns) for model, turns in found.items() if turns}
    if {"exact", "sampled"} <= result.keys():
        ours, theirs = (result[name]["scores"][chosen(name)] for name in ("exact", "sampled"))
        result["exact_less_sampled"] = {
            test: round(ours[test]["mean"] - theirs[test]["mean"], 2) for test in ours
        }
    return result


def _over_seeds(turns: list[dict[str, Any]]) -> dict[str, Any]:
    plain = [name for name, value in turns[0].items() if isinstance(value, int | float)]
    return {
        "seeds": len(turns),
        **{name: mean_and_sd([turn[name] for turn in turns]) for name in plain},
        "scores": {name: summary([turn["scores"][name] for turn in turns]) for name in turns[0]["scores"]},
        "course_of_first_seed": turns[0]["course"],
    }


def chosen(model: str) -> str:
    """The table that a model chooses by itself."""
    of = MODELS[model]
    return table_of({"objective": of.objective, "architecture": "skipgram"})


def table(result: dict[str, Any]) -> str:
    """One text in Markdown."""
    rows = []
    for name, model in MODELS.items():
        found = result.get(name)
        if found is None:
            continue
        costs = [_cell(found, "seconds", 1), _cell(found, "epochs", 0), _cell(found, "loss", 3)]
        costs += [_cell(found, "loss_with_best_bias", 3), _cell(found, "held_out_perplexity", 0)]
        for of, scores in found["scores"].items():
            tests = [f"{score['mean']:.1f} ({score['sd']:.1f})" for score in scores.values()]
            mark = " (default)" if of == chosen(name) else ""
            rows.append(f"| {model.title}: {of}{mark} | {' | '.join(costs + tests)} |")
    tests = list(next(iter(result["exact"]["scores"].values())))
    heads = ["", "seconds", "passes or epochs", "loss", "with best bias", "held-out perplexity", *tests]
    return "\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *rows])


def _cell(found: dict[str, Any], name: str, digits: int) -> str:
    return f"{found[name]['mean']:,.{digits}f}" if name in found else ""


if __name__ == "__main__":
    main()
