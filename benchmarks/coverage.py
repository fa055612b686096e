"""How often an interval holds the number it is for: benchmarks drawn anew many times from a known truth.

    python benchmarks/coverage.py [--draws 1000]

Correlations of pairs of numbers, accuracies on questions that share their pairs of words, purities of
clusters; each with the interval that firth gives and with those that it does not.
"""

import argparse
from collections.abc import Iterator
from statistics import NormalDist

import numpy as np
from record import versions, write

from firth.evaluation.correlation import pearson, spearman
from firth.evaluation.crossed import resampled_sums
from firth.evaluation.purity import clustered, purity, resampled_purities
from firth.evaluation.resampling import Bootstrap, interval, multiplicities, share_interval, spread_interval
from firth.evaluation.similarities import correlation_intervals
from firth.evaluation.weighted import weighted_pearson, weighted_spearman

RESAMPLES = 1000
LEVEL = 0.95
LARGE = 400_000  # pairs of numbers whose correlation is taken for the true one
Intervals = dict[str, tuple[float, float]]
Draws = Iterator[tuple[str, float, Intervals]]


def numbers(kind: str, rho: float, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of numbers: normal, with scores in seven steps as people give them, or with heavy tails."""
    x = rng.standard_normal((n, 2))
    if kind == "heavy tails":
        x /= np.sqrt(rng.chisquare(5, (n, 1)) / 5)
    a, b = x[:, 0], rho * x[:, 0] + np.sqrt(1 - rho**2) * x[:, 1]
    return a, np.round(1.5 * np.clip(b, -2, 2)) if kind == "scores in steps" else b


def bca(value: float, estimates: np.ndarray, left_out: np.ndarray) -> tuple[float, float]:
    """Efron's bias-corrected and accelerated ends; `left_out` has the value without each item."""
    normal = NormalDist()
    below = np.mean(estimates < value) + np.mean(estimates == value) / 2
    shift = normal.inv_cdf(min(max(below, 1e-3), 1 - 1e-3))
    d = left_out.mean() - left_out
    speed = (d**3).sum() / (6 * (d**2).sum() ** 1.5)
    ends = [shift + normal.inv_cdf(q) for q in ((1 - LEVEL) / 2, (1 + LEVEL) / 2)]
    low, high = np.quantile(estimates, [normal.cdf(shift + z / (1 - speed * z)) for z in ends])
    return low, high


def of_correlations(kind: str, rho: float, n: int, draws: int) -> Draws:
    """For every draw the names of the correlations, what they estimate, and their intervals."""
    rng = np.random.default_rng([n, round(10 * rho)])
    large = numbers(kind, rho, LARGE, rng)
    true = {"Spearman": spearman(*large), "Pearson": pearson(*large)}
    whole = 1 - np.eye(n, dtype=np.int64)
    for _ in range(draws):
        x, y = numbers(kind, rho, n, rng)
        counts = rng.multinomial(n, np.full(n, 1 / n), RESAMPLES)
        for name, one, many in (
            ("Spearman", spearman, weighted_spearman),
            ("Pearson", pearson, weighted_pearson),
        ):
            estimates = many(x, y, counts)
            ends = {"firth": interval(estimates, LEVEL, n), "percentile": interval(estimates, LEVEL)}
            if n >= 30:  # with fewer it is often not defined
                ends["BCa"] = bca(one(x, y), estimates, many(x, y, whole))
            yield name, true[name], ends


def of_shared_words(words: int, pairs: int, draws: int) -> Draws:
    """Correlations of pairs that share words: some words get high numbers, of a model or of people."""
    rng, alone = np.random.default_rng([words, pairs]), np.arange(2 * pairs).reshape(-1, 2)
    rho = 2 / 4.25  # normal numbers, of which Spearman's is known too
    true = {"Spearman": 6 / np.pi * np.arcsin(rho / 2), "Pearson": rho}
    for draw in range(draws):
        made_of = np.array([rng.choice(words, 2, replace=False) for _ in range(pairs)])
        truth, model, people = rng.standard_normal((3, words))[:, made_of].sum(axis=2)
        x, y = np.stack([truth + model, truth + people]) + rng.standard_normal((2, pairs)) / 2
        bootstrap = Bootstrap(RESAMPLES, draw, LEVEL)
        shared, apart = (correlation_intervals(x, y, parts, bootstrap) for parts in (made_of, alone))
        for name, *both in zip(true, shared, apart, strict=True):
            yield name, true[name], dict(zip(("firth", "pairs drawn"), both, strict=True))


def of_accuracies(pairs: int, sections: int, easy: float, spread: tuple[float, float], draws: int) -> Draws:
    """Questions of all pairs with all; a pair is easy or hard, as the first one and as the second one."""
    rng = np.random.default_rng(pairs)
    effects = rng.standard_normal((2, LARGE)) * np.array([spread]).T
    truth = float(np.mean(1 / (1 + np.exp(-(easy + effects.sum(axis=0))))))
    parts = np.argwhere(~np.eye(pairs, dtype=bool))
    for draw in range(draws):
        sums: dict[str, np.ndarray] = {"firth": np.zeros((2, 1)), "questions drawn": np.zeros((2, 1))}
        for section in range(sections):
            a, b = rng.standard_normal((2, pairs)) * np.array([spread]).T
            chance = 1 / (1 + np.exp(-(easy + a[parts[:, 0]] + b[parts[:, 1]])))
            right = rng.random(len(parts)) < chance
            values, seed = [right, np.ones(len(parts))], [draw, section]
            alone = np.arange(len(parts))[:, None]
            sums["firth"] = sums["firth"] + resampled_sums(values, parts, RESAMPLES, seed)
            sums["questions drawn"] = sums["questions drawn"] + resampled_sums(values, alone, RESAMPLES, seed)
        yield (
            "accuracy",
            truth,
            {
                name: share_interval(right / counted, LEVEL, pairs * sections)
                for name, (right, counted) in sums.items()
            },
        )


def of_purities(n: int, k: int, noise: float, draws: int) -> Draws:
    """Words around the directions of their categories; true is the mean purity of words drawn like them."""
    rng = np.random.default_rng([n, k])
    centre, truth = rng.standard_normal((k, 50)), np.arange(n) % k
    found = []
    for _ in range(draws):
        x = centre[truth] + noise * rng.standard_normal((n, 50))
        x /= np.linalg.norm(x, axis=1, keepdims=True)
        labels = clustered(x, truth, 1)
        table = np.bincount(labels * k + truth, minlength=k * k).reshape(k, k)
        right = table.argmax(axis=1)[labels] == truth
        counts = np.concatenate(list(multiplicities(n, RESAMPLES, 1)))
        value, estimates = purity(labels, truth), resampled_purities(x, truth, 100, 1)
        found.append(
            (
                value,
                {
                    "firth": spread_interval(value, estimates, LEVEL, n),
                    "percentile": interval(estimates, LEVEL, n),
                    "clusters kept": share_interval(counts @ right / n, LEVEL, n),
                },
            )
        )
    mean = float(np.mean([value for value, _ in found]))
    for _, ends in found:
        yield "purity", mean, ends


def summary(draws: Draws) -> dict[str, dict[str, float]]:
    """The share of intervals that hold what they are for, and their mean width."""
    held: dict[str, list[bool]] = {}
    widths: dict[str, list[float]] = {}
    truths: dict[str, float] = {}
    for name, truth, intervals in draws:
        truths[name] = round(truth, 3)
        for kind, (low, high) in intervals.items():
            held.setdefault(f"{name}, {kind}", []).append(low <= truth <= high)
            widths.setdefault(f"{name}, {kind}", []).append(high - low)
    return {"true": truths} | {
        key: {"coverage": round(float(np.mean(held[key])), 3), "width": round(float(np.mean(widths[key])), 3)}
        for key in held
    }


def jobs(draws: int) -> Iterator[tuple[str, Draws]]:
    """What is simulated, in words, and its draws."""
    for kind, sizes in {
        "normal": (10, 30, 65, 353),
        "scores in steps": (30, 65),
        "heavy tails": (30, 65),
    }.items():
        for n in sizes:
            for rho in (0.0, 0.5, 0.9):
                yield f"{n} pairs, {kind}, rho {rho}", of_correlations(kind, rho, n, draws)
    for words, pairs in ((48, 65), (60, 300), (437, 353), (1000, 1000), (743, 2971)):
        yield f"{pairs} pairs of {words} words", of_shared_words(words, pairs, draws // (1 + pairs // 500))
    for pairs, sections, easy, spread in (
        (23, 1, 0.0, (1.0, 1.0)),
        (23, 1, -2.0, (0.5, 1.5)),
        (50, 1, 0.0, (1.0, 1.0)),
        (50, 1, -4.0, (0.5, 2.0)),
        (50, 10, -2.0, (0.5, 1.5)),
        (50, 1, -1.0, (0.0, 0.0)),
    ):
        name = f"{sections} x {pairs} word pairs, logit {easy} with deviations {spread[0]} and {spread[1]}"
        yield name, of_accuracies(pairs, sections, easy, spread, draws // sections)
    for n, k, noise in ((40, 5, 0.8), (40, 5, 1.5), (40, 5, 2.5), (100, 10, 1.5), (200, 17, 1.2)):
        yield f"{n} words in {k} categories, noise {noise}", of_purities(n, k, noise, draws // 5)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--draws", type=int, default=1000)
    draws = parser.parse_args().draws
    results = {}
    for name, job in jobs(draws):
        results[name] = summary(job)
        print(name, results[name], flush=True)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={"draws": draws, "resamples": RESAMPLES, "level": LEVEL},
        results=results,
    )


if __name__ == "__main__":
    main()
