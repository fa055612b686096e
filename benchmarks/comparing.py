"""How often equal models are called different by `firth.evaluation.compare`, and a known difference is found.

    PYTHONPATH=. python benchmarks/comparing.py [--models RUNS --data BENCHMARK ...]

Models and benchmarks are drawn (tests/evaluation/worlds.py), so that it is known what differs. Each
comparison is also made in the ways that are usual: items drawn one by one, by the words or pairs of words
that they share, and seeds drawn too. With --models, a folder of many models that differ in their seed, every
two of them are compared, and threes of them with threes: they have the same settings.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import combinations
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from record import versions, write
from tests.evaluation.worlds import Noise, asked, rated

import firth
from firth.evaluation import evaluate
from firth.evaluation.comparing.differences import difference
from firth.evaluation.comparing.joint import Joint
from firth.evaluation.comparing.judged import joint
from firth.evaluation.holm import holm
from firth.evaluation.resampling import Bootstrap
from firth.vectors.runs import runs

LEVEL = 0.95
OWN, SHARED, UNEVEN = Noise(0.5), Noise(0.2, 0.4), Noise(0.4, 0.2, 0.15)


def ours(found: Joint, first: int) -> bool:
    return difference(found, first, LEVEL).p <= 1 - LEVEL


def one_by_one(found: Joint, first: int) -> bool:
    """The percentile interval where items are drawn one by one; the chance of the seeds is ignored."""
    return percentile(found.singly[first:].mean(axis=0) - found.singly[:first].mean(axis=0))


def by_parts(found: Joint, first: int) -> bool:
    """The same with items drawn by their words or pairs of words."""
    return percentile(found.resampled[first:].mean(axis=0) - found.resampled[:first].mean(axis=0))


def seeds_too(found: Joint, first: int) -> bool:
    """The hierarchical bootstrap: in every resample the models of each side are drawn too."""
    draw, resamples = np.random.default_rng(1), found.resampled.shape[1]
    means = []
    for side in (found.resampled[:first], found.resampled[first:]):
        chosen = draw.integers(0, len(side), (len(side), resamples))
        means.append(np.take_along_axis(side, chosen, axis=0).mean(axis=0))
    return percentile(means[1] - means[0])


def percentile(differences: np.ndarray) -> bool:
    low, high = np.nanquantile(differences, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return bool(low > 0 or high < 0)


METHODS = {"firth": ours, "items one by one": one_by_one, "items by parts": by_parts, "and seeds": seeds_too}


class Case(NamedTuple):
    """What is drawn, and how often."""

    name: str
    world: Any
    times: int


def rates(case: Case) -> dict[str, Any]:
    """How often each method says that the sides differ."""
    random, said = np.random.default_rng(crc32(case.name.encode())), Counter[str]()
    values, detectable = [], []
    first = case.world.keywords["models"][0]
    for _ in range(case.times):
        found = case.world(random)
        said.update(name for name, method in METHODS.items() if method(found, first))
        told = difference(found, first, LEVEL)
        values.append(told.value)
        detectable.append(told.detectable)
    return {
        "times": case.times,
        "called_different": {name: round(said[name] / case.times, 4) for name in METHODS},
        "standard_error_at_5_percent": round(sqrt(0.05 * 0.95 / case.times), 4),
        "mean_difference": round(float(np.mean(values)), 5),
        "detectable": round(float(np.median(detectable)), 5),
    }


def nothing_differs() -> Iterator[Case]:
    for pairs, words, times in (
        (30, None, 1000),
        (65, None, 1000),
        (350, None, 500),
        (3000, None, 120),
        (65, 48, 1000),
        (350, 430, 500),
        (3000, 750, 120),
    ):
        name = f"{pairs} rated pairs" + ("" if words is None else f" of {words} words")
        yield Case(name, partial(rated, pairs=pairs, models=(1, 1), noise=OWN, words=words), times)
    for pairs, question, times in ((8, 0.3, 400), (20, 0.3, 300), (20, 1.0, 300), (40, 0.3, 80)):
        name = f"questions of {pairs} pairs, noise of a question {question}"
        world = partial(asked, pairs=pairs, models=(1, 1), noise=Noise(0.3), question=question)
        yield Case(name, world, times)
    for pairs, question, times in ((20, 0.3, 2500), (20, 1.0, 2500), (30, 1.0, 1500), (50, 1.0, 750)):
        name = f"one relation of {pairs} pairs, noise of a question {question}"
        world = partial(asked, pairs=pairs, models=(1, 1), noise=Noise(0.5), question=question, relations=1)
        yield Case(name, world, times)
    for seeds, noise in ((2, Noise(0.4, 0.3)), (3, Noise(0.3, 0.5)), (5, Noise(0.3, 0.5))):
        world = partial(asked, pairs=20, models=(seeds, seeds), noise=noise, relations=1)
        yield Case(f"one relation of 20 pairs, {seeds} seeds each", world, 1500)
    yield Case("12 rated pairs, 2 seeds each", partial(rated, pairs=12, models=(2, 2), noise=OWN), 1000)
    for seeds in (2, 3, 5, 10):
        for kind, noise in {"own": OWN, "shared": SHARED, "uneven": UNEVEN}.items():
            both, times = (seeds, seeds), 200 if seeds == 10 else 400
            name = f"200 rated pairs of 250 words, {seeds} seeds each, noise {kind}"
            yield Case(name, partial(rated, pairs=200, models=both, noise=noise, words=250), times)
            name = f"questions of 12 pairs, {seeds} seeds each, noise {kind}"
            yield Case(name, partial(asked, pairs=12, models=both, noise=noise, relations=8), times)
    world = partial(rated, pairs=200, models=(1, 5), noise=OWN, words=250)
    yield Case("200 rated pairs of 250 words, 1 model and 5 seeds, noise own", world, 400)


def something_differs() -> Iterator[Case]:
    """The same with side B's noise smaller, or its questions easier."""
    for pairs, words, better, times in (
        (350, 430, 0.7, 400),
        (350, 430, 0.8, 400),
        (3000, 750, 0.85, 100),
        (3000, 750, 0.92, 100),
    ):
        world = partial(rated, pairs=pairs, models=(1, 1), noise=OWN, words=words, better=better)
        yield Case(f"{pairs} rated pairs of {words} words, noise times {better}", world, times)
    for seeds in (3, 5):
        world = partial(rated, pairs=350, models=(seeds, seeds), noise=OWN, words=430, better=0.8)
        yield Case(f"350 rated pairs of 430 words, {seeds} seeds each, noise times 0.8", world, 300)
    for easier in (0.1, 0.2):
        world = partial(asked, pairs=20, models=(1, 1), noise=Noise(0.3), better=easier)
        yield Case(f"questions of 20 pairs, easier by {easier}", world, 200)


def fewer(case: Case, share: float) -> Case:
    """Not as often, where that is not seldom already."""
    return case if case.times <= 120 else case._replace(times=round(case.times * share))


def families(times: int) -> dict[str, Any]:
    """Ten benchmarks on which nothing differs: how often any of them is said to."""
    random, alone, together = np.random.default_rng(9), 0, 0
    for _ in range(times):
        found = [rated(random, n, (1, 1), OWN, words=w) for n, w in ((65, 48), (350, 430), (350, None))]
        found += [rated(random, n, (1, 1), OWN) for n in (130, 200, 300, 800)]
        found += [asked(random, n, (1, 1), Noise(0.3), relations=6) for n in (10, 12, 14)]
        p = [difference(one, 1, LEVEL).p for one in found]
        alone += min(p) <= 1 - LEVEL
        together += min(holm(p)) <= 1 - LEVEL
    return {
        "benchmarks": 10,
        "times": times,
        "any_called_different": {"each alone": alone / times, "by Holm": together / times},
    }


def real(folder: Path, data: list[Path]) -> dict[str, Any]:
    """Every two models of one kind, and threes of them, compared on real benchmarks."""
    models = [firth.load(path) for path in runs(folder)]
    judged = [evaluate(words, data, resamples=0) for words in models]
    told: dict[str, Any] = {}
    for found in joint(models, judged, Bootstrap(1000)):
        if found.reason:
            continue
        pairs = list(combinations(range(len(judged)), 2))
        counts = Counter(
            name
            for two in pairs
            for name in ("firth", "items one by one", "items by parts")
            if METHODS[name](some(found, two), 1)
        )
        random, threes = np.random.default_rng(3), Counter[str]()
        for _ in range(300):
            six = random.permutation(len(judged))[:6].tolist()
            threes.update(name for name, method in METHODS.items() if method(some(found, six), 3))
        told[found.name] = {
            "items": found.common,
            "mean": round(float(found.scores.mean()), 4),
            "sd_of_seeds": round(float(found.scores.std(ddof=1)), 4),
            "every_two": {name: round(counts[name] / len(pairs), 3) for name in list(METHODS)[:3]},
            "three_and_three": {name: round(threes[name] / 300, 3) for name in METHODS},
        }
        print(found.name, told[found.name], flush=True)
    return {"models": len(judged), "comparisons": len(pairs), "benchmarks": told}


def some(found: Joint, models: Any) -> Joint:
    """The chosen models alone."""
    chosen = list(models)
    return replace(
        found, scores=found.scores[chosen], resampled=found.resampled[chosen], singly=found.singly[chosen]
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", type=Path)
    parser.add_argument("--data", type=Path, nargs="*", default=[])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the drawn comparisons; fewer are quicker"
    )
    options = parser.parse_args()
    results: dict[str, Any] = {}
    with ProcessPoolExecutor(options.workers) as pool:
        for cases in (nothing_differs, something_differs):
            named = [fewer(case, options.share) for case in cases()]
            results[cases.__name__] = told = {}
            for case, found in zip(named, pool.map(rates, named), strict=True):
                told[case.name] = found
                print(cases.__name__, case.name, found, flush=True)
    results["many_benchmarks"] = families(round(300 * options.share))
    if options.models is not None:
        results["real_models_of_one_kind"] = real(options.models, options.data)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={
            "level": LEVEL,
            "resamples": 500,
            "resamples_of_real": 1000,
            "share_of_draws": options.share,
        },
        results=results,
    )


if __name__ == "__main__":
    main()
