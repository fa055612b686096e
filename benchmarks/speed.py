"""How fast firth trains, beside gensim and fastText: the whole table in one command.

    pip install gensim fasttext-community
    python benchmarks/speed.py TEXT [--runs FILE] [--parts rate whole share] [--jobs ...] [--trainers ...]

Three parts, each measured turn by turn so that a machine that slows down slows all:

rate    words per second inside training, for every job and trainer, with 2 threads. They are words of the
        vocabulary times epochs over the time from the first epoch's begin to the last one's end: whole
        epochs, two seconds at least, for firth; one epoch for gensim; and one for fastText, which has no
        callbacks, as the time of a training of one epoch less that of one of none.
whole   the whole job of firth and gensim, from the file to the saved vectors, 5 epochs.
share   GFLOP/s of firth on one thread, at 36 d operations a pair, and its share of the machine's own peak of
        fused multiply-adds, which is measured just before and just after (needs a C++ compiler).

TEXT is text8 or a part of it (also .xz). With --runs every measurement is kept in a file as soon as it is
taken, and a run that is started again goes on from there; speed.json says all that the file holds.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import mean, median
from typing import Any

import peak
import with_firth
from jobs import EPOCHS, JOBS, SETTINGS, STEPS, WORKERS, Job
from lines import cut
from pairs import counted_pairs, operations
from record import versions, write
from runs import Runs

from firth.kernels import native

PARTS = ("rate", "whole", "share")
TRAINERS = ("firth", "gensim", "fasttext")
SHARED = ("skipgram", "skipgram-300")  # jobs of the third part


def main() -> None:
    options = _options()
    runs = Runs(options.runs)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        cut(options.text, text, options.words)
        if "rate" in options.parts:
            measure_rates(runs, text, options)
        if "whole" in options.parts:
            measure_whole(runs, text, options)
        if "share" in options.parts:
            measure_share(runs, text, options)
    results = {"words_per_second": rates(runs), "whole_job": whole(runs), "arithmetic": share(runs)}
    distributions = [import_module(f"with_{name}").DISTRIBUTION for name in options.trainers]
    write(
        __file__,
        versions=versions(*distributions, "numpy"),
        settings=SETTINGS
        | STEPS
        | {"firth_alpha": "its default (docs/schedule.md)"}
        | {"epochs": EPOCHS, "workers": WORKERS, "words": options.words}
        | {"instruction_set": native.instruction_set},
        results={name: result for name, result in results.items() if result},
    )
    print(table(results))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("--runs", type=Path, help="file of measurements to go on from")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--jobs", nargs="+", choices=JOBS, default=list(JOBS), help="of the rates")
    parser.add_argument("--whole-jobs", nargs="+", choices=JOBS, default=["skipgram"])
    parser.add_argument("--trainers", nargs="+", choices=TRAINERS, default=TRAINERS)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--whole-turns", type=int, default=3)
    parser.add_argument("--fasttext-turns", type=int, default=3, help="of the rates: it is the slowest")
    parser.add_argument("--words", type=int, help="of the text, for a trial")
    return parser.parse_args()


# ---- measuring


def measure_rates(runs: Runs, text: Path, options: argparse.Namespace) -> None:
    for turn in range(options.turns):
        for name in options.jobs:
            trainers = [one for one in options.trainers if one != "fasttext" or turn < options.fasttext_turns]
            runs.measure(partial(_rates, name, trainers, text), part="rate", job=name, turn=turn)


def _rates(job: str, trainers: list[str], text: Path) -> dict[str, float]:
    return {one: round(import_module(f"with_{one}").rate(JOBS[job], text)) for one in trainers}


def measure_whole(runs: Runs, text: Path, options: argparse.Namespace) -> None:
    for turn in range(options.whole_turns):
        for name in options.whole_jobs:
            trainers = [one for one in options.trainers if one != "fasttext"]
            runs.measure(partial(_whole, name, trainers, text), part="whole", job=name, turn=turn)


def _whole(job: str, trainers: list[str], text: Path) -> dict[str, float]:
    return {one: _seconds(import_module(f"with_{one}").whole, JOBS[job], text) for one in trainers}


def _seconds(whole: Callable[..., None], job: Job, text: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        whole(job, text, Path(folder, "model"))
        return round(time.perf_counter() - start, 3)


def measure_share(runs: Runs, text: Path, options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        roof = peak.compiled(Path(folder))
        for turn in range(options.turns):
            for name in SHARED:
                runs.measure(partial(_share, name, text, roof), part="share", job=name, turn=turn)


def _share(job: str, text: Path, roof: Path) -> dict[str, float]:
    before = peak.peak(roof)
    with counted_pairs() as counter:
        seconds = with_firth.timed(JOBS[job], text, workers=1).seconds
    of_pair = operations(JOBS[job].vector_size, SETTINGS["negative"])
    reached, most = counter.pairs * of_pair / seconds / 1e9, mean((before, peak.peak(roof)))
    return {"gflops": round(reached, 2), "peak_gflops": round(most, 2), "share": round(reached / most, 4)}


# ---- results


def rates(runs: Runs) -> dict[str, Any]:
    """Of every job the median and range of each trainer, and firth's ratio to each other within a turn."""
    found = {job: _compared(runs.of(part="rate", job=job), faster=1) for job in JOBS}
    return {job: result for job, result in found.items() if result}


def whole(runs: Runs) -> dict[str, Any]:
    """The same of the seconds of the whole job, where the ratio is the other trainer's over firth's."""
    found = {job: _compared(runs.of(part="whole", job=job), faster=-1) for job in JOBS}
    return {job: result for job, result in found.items() if result}


def share(runs: Runs) -> dict[str, Any]:
    found = {job: runs.of(part="share", job=job) for job in SHARED}
    return {
        job: {name: spread(turn[name] for turn in turns) for name in turns[0]}
        for job, turns in found.items()
        if turns
    }


def _compared(turns: list[dict[str, float]], *, faster: int) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for trainer in TRAINERS:
        of = [turn for turn in turns if trainer in turn]
        if of:
            result[trainer] = spread(turn[trainer] for turn in of)
        both = [turn for turn in of if "firth" in turn and trainer != "firth"]
        if both:
            result[f"times_{trainer}"] = spread((turn["firth"] / turn[trainer]) ** faster for turn in both)
    return result


def spread(values: Iterable[float]) -> dict[str, Any]:
    """Median and range."""
    kept = list(values)
    summary = {"median": median(kept), "least": min(kept), "most": max(kept)}
    return {name: round(value, 3) for name, value in summary.items()} | {"turns": len(kept)}


def table(results: dict[str, Any]) -> str:
    """The results in Markdown."""
    rows = ["| | firth | gensim | fastText |", "|---|---|---|---|"]
    for job, found in results["words_per_second"].items():
        cells = (_cell(found, one, lambda rate: f"{rate / 1e6:.2f} M") for one in TRAINERS)
        rows.append(f"| {JOBS[job].title}: words per second | {' | '.join(cells)} |")
    for job, found in results["whole_job"].items():
        cells = (_cell(found, one, lambda seconds: f"{seconds:.1f} s") for one in TRAINERS)
        rows.append(f"| {JOBS[job].title}: file to saved vectors | {' | '.join(cells)} |")
    for job, found in results["arithmetic"].items():
        gflops, roof, part = (found[name]["median"] for name in ("gflops", "peak_gflops", "share"))
        text = f"{gflops:.0f} GFLOP/s, {100 * part:.0f} % of {roof:.0f}"
        rows.append(f"| {JOBS[job].title}: on one thread | {text} | | |")
    return "\n".join(rows)


def _cell(found: dict[str, Any], trainer: str, shown: Callable[[float], str]) -> str:
    if trainer not in found:
        return ""
    times = found.get(f"times_{trainer}")
    ratio = f" (firth is {times['median']:.1f} times as fast)" if times else ""
    return shown(found[trainer]["median"]) + ratio


if __name__ == "__main__":
    main()
