"""How good firth's vectors are, beside gensim's: word similarities and analogies, five seeds.

    pip install gensim
    python benchmarks/quality.py TEXT BENCHMARKS [--runs FILE] [--jobs skipgram cbow ...] [--both]

Both are trained on the whole of TEXT and on its first million words, with the same settings, each with its
own default step, and judged by the same code. For every test the verdict says whether the mean of firth is at
least that of gensim less one standard deviation of gensim's. firth trains every seed with 8 workers, and the
first seed (--both: every seed) with 1 worker too, which must give the same bits: the tables are compared by
hash.

TEXT is text8 or a part of it (also .xz). BENCHMARKS is a folder that holds EN-WS-353-ALL.txt,
EN-SIMLEX-999.txt, EN-MEN-TR-3k.txt and questions-words.txt, at any depth. With --runs every measurement is
kept in a file as soon as it is taken, and a run that is started again goes on from there; quality.json says
all that the file holds.
"""

import argparse
import hashlib
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import with_firth
import with_gensim
from jobs import EPOCHS, JOBS, SETTINGS, STEPS, WORKERS, Job
from judging import judged, summary
from lines import cut
from record import versions, write
from runs import Runs, judging_parser

import firth
from firth.kernels import native

MANY = 8  # workers, beside 1
TEXTS = {"whole": None, "first million": 1_000_000}  # words


def main() -> None:
    options = _options()
    runs = Runs(options.runs)
    with tempfile.TemporaryDirectory() as folder:
        for name in options.texts:
            text = Path(folder, name)
            cut(options.text, text, TEXTS[name] or options.words)
            for seed in range(1, options.seeds + 1):
                for job in options.jobs:
                    _measure(runs, text, job, seed, options)
    results = {
        name: {job: compared(runs, name, job) for job in JOBS if runs.of(text=name, job=job)}
        for name in TEXTS
    }
    write(
        __file__,
        versions=versions("firth", "gensim", "numpy"),
        settings=SETTINGS
        | STEPS
        | {"firth_alpha": "its default (docs/schedule.md)"}
        | {"epochs": EPOCHS, "workers": {"firth": [1, MANY], "gensim": WORKERS}, "words": options.words}
        | {"instruction_set": native.instruction_set},
        results={name: jobs for name, jobs in results.items() if jobs},
    )
    for name, jobs in results.items():
        for job, result in jobs.items():
            print(f"\n{JOBS[job].title}, {name}\n\n{table(result)}")


def _options() -> argparse.Namespace:
    parser = judging_parser(__doc__)
    parser.add_argument("--jobs", nargs="+", choices=JOBS, default=["skipgram"])
    parser.add_argument("--texts", nargs="+", choices=TEXTS, default=list(TEXTS))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--both", action="store_true", help="every seed with 1 worker too")
    parser.add_argument("--words", type=int, help="of the whole text, for a trial")
    return parser.parse_args()


# ---- measuring


def _measure(runs: Runs, text: Path, job: str, seed: int, options: argparse.Namespace) -> None:
    key = {"text": text.name, "job": job, "seed": seed}
    train = partial(_with_firth, JOBS[job], text, seed)
    runs.measure(lambda: train(MANY, options.benchmarks), **key, trainer="firth", workers=MANY)
    if seed == 1 or options.both:  # the vectors are judged once: other bits are a failure, however good
        runs.measure(lambda: train(1, None), **key, trainer="firth", workers=1)
    judge = partial(_with_gensim, JOBS[job], text, seed, options.benchmarks)
    runs.measure(judge, **key, trainer="gensim", workers=WORKERS)


def _with_firth(job: Job, text: Path, seed: int, workers: int, benchmarks: Path | None) -> dict[str, Any]:
    model = with_firth.model_of(job, seed=seed, workers=workers).fit(text)
    scores = {"scores": judged(model.vectors_, benchmarks)} if benchmarks else {}
    return {"sha256": _hash(model)} | scores


def _with_gensim(job: Job, text: Path, seed: int, benchmarks: Path) -> dict[str, Any]:
    model = with_gensim.trained(job, text, seed=seed)
    return {"scores": judged(firth.WordVectors(model.wv.index_to_key, model.wv.vectors), benchmarks)}


def _hash(model: firth.Word2Vec) -> str:
    """Of both tables and the losses."""
    result = hashlib.sha256(repr(model.loss_history_).encode())
    for table in (model.vectors_.vectors, model.vectors_.output, model.nodes_):  # of the outputs one is None
        result.update(b"" if table is None else table.tobytes())
    return result.hexdigest()


# ---- results


def compared(runs: Runs, text: str, job: str) -> dict[str, Any]:
    """Scores of both, the verdict for every test, and whether 1 and 8 workers gave the same bits."""
    key = {"text": text, "job": job}
    ours = runs.of(**key, trainer="firth", workers=MANY)
    theirs = runs.of(**key, trainer="gensim")
    scores = {
        "firth": summary([run["scores"] for run in ours]),
        "gensim": summary([run["scores"] for run in theirs]),
    }
    return {
        "seeds": len(ours),
        **scores,
        "at_least_gensim_less_one_sd": {
            name: scores["firth"][name]["mean"] >= score["mean"] - score["sd"]
            for name, score in scores["gensim"].items()
            if name in scores["firth"]
        },
        "same_bits_with_1_and_8_workers": _same_bits(runs, key, len(ours)),
    }


def _same_bits(runs: Runs, key: dict[str, Any], seeds: int) -> dict[str, int]:
    """Seeds that were trained with both, and those of them with equal tables."""
    found = [
        [run["sha256"] for run in runs.of(**key, trainer="firth", seed=seed)] for seed in range(1, seeds + 1)
    ]
    both = [hashes for hashes in found if len(hashes) == 2]
    return {"compared": len(both), "equal": sum(one == other for one, other in both)}


def table(result: dict[str, Any]) -> str:
    """One job on one text in Markdown."""
    rows = ["| | firth | gensim | at least gensim's mean less one sd |", "|---|---|---|---|"]
    for name, passed in result["at_least_gensim_less_one_sd"].items():
        cells = (f"{score['mean']:.1f} ({score['sd']:.1f})" for score in _both(result, name))
        rows.append(f"| {name} | {' | '.join(cells)} | {'yes' if passed else 'NO'} |")
    bits = result["same_bits_with_1_and_8_workers"]
    rows.append(f"| same bits with 1 and 8 workers | {bits['equal']} of {bits['compared']} seeds | | |")
    return "\n".join(rows)


def _both(result: dict[str, Any], name: str) -> list[dict[str, float]]:
    return [result[trainer][name] for trainer in ("firth", "gensim")]


if __name__ == "__main__":
    main()
