"""Skip-gram by the exact softmax, by negative sampling and by the tree: loss and quality in the same time.

    python benchmarks/softmax.py TEXT BENCHMARKS [--runs FILE] [--texts ...] [--seeds 3]

In every turn the exact training goes first, until it stops by itself, and is timed with its counting. The
others then get as many epochs as take as long, found by trying; a machine with nothing else to do tells most.
All are judged by the same code, with every table that they have, and by their loss on the same counts: as
their objective has it (docs/likelihood.md), and for the scores of negative sampling with the best bias that
there is. None has seen the end of the text, on whose counts the perplexity is taken.

TEXT is text8 or a part of it (also .xz): all of it with its 20,000 most frequent words, and its first million
words with all words that occur 5 times. BENCHMARKS is a folder that holds the files of judging.py at any
depth. With --runs every measurement is kept in a file as soon as it is taken, and a run that is started again
goes on from there; softmax.json says all that the file holds.
"""

import argparse
import tempfile
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from equal_time import MODELS, Trainer
from jobs import SETTINGS
from judging import mean_and_sd, summary
from lines import cut
from record import versions, write
from runs import Runs, judging_parser

import firth
from firth.kernels import native
from firth.training.exact import passes
from firth.training.settings import table_of

VOCABULARY, DIMENSIONS = 20_000, 100


@dataclass(frozen=True)
class Part:
    """So many of the first words of the text, without the last of these, which are held out."""

    words: int | None
    held_out: int
    vocabulary: int | None


PARTS = {
    "whole": Part(None, 250_000, VOCABULARY),
    "first million": Part(1_000_000, 20_000, None),
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
            trainer = Trainer(runs, name, corpus, held_out, options.benchmarks, options.dimensions)
            for seed in range(1, options.seeds + 1):
                for model in MODELS:
                    runs.measure(partial(trainer.measured, model, seed), text=name, model=model, seed=seed)
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
        | {
            "penalty": firth.Word2Vec().penalty,
            "settled": passes.SETTLED,
            "workers": native.usable_cores(),
            "instruction_set": native.instruction_set,
        },
        results=results,
    )
    for name, result in results.items():
        print(f"\n{name}\n\n{table(result)}")


def _options() -> argparse.Namespace:
    parser = judging_parser(__doc__)
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
        **(_courses([turn["course"] for turn in turns]) if "course" in turns[0] else {}),
    }


def _courses(courses: list[list[list[float]]]) -> dict[str, Any]:
    """Seconds and loss after each pass, and the share by which a pass raised the loss at most."""
    rises = [after / before - 1 for course in courses for (_, before), (_, after) in pairwise(course)]
    return {"largest_rise": round(max(rises), 6), "course_of_first_seed": courses[0]}


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
