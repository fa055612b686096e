"""Film reviews against Wikipedia: how to align them, what counts as chance, and which words differ.

    python benchmarks/slices.py WIKIPEDIA IMDB FOLDER
    python benchmarks/alignment.py FOLDER

FOLDER holds the models that slices.py trains. How to align is judged by words that are held out of the
anchors: how many are their own nearest neighbour in the other model, and how often a word is nearer to itself
than some word is to another of like frequency.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from record import versions, write
from slices import PARTS, SETTINGS, WORDS

import firth
from firth.evaluation import ChangeResult, change
from firth.evaluation.alignment.procrustes import directions, rotation, turned
from firth.evaluation.alignment.shared import common_words, units
from firth.evaluation.alignment.steady import steadiest
from firth.vectors.runs import runs

BANDS = {"the 2,000 most frequent": (0, 2000), "the next 6,000": (2000, 8000), "the rest": (8000, None)}
EXCHANGED = 50, 10, 3  # one word in so many
HELD_OUT = 600  # words of each band
ANCHORS = 200, 1000, 5000, 10_000
FREQUENT = 3000
SHOWN = 40
SHOWN_OF_ALL = 20
STAYED = 60
PAIRS = {
    "two seeds of one text": ("wiki/seeds", "wiki/again"),
    "two halves of Wikipedia": ("wiki/seeds", "wiki/other"),
    "reviews and Wikipedia": ("imdb/seeds", "wiki/seeds"),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder

    def models(name: str) -> list[firth.WordVectors]:
        return [firth.load(run) for run in runs(folder / name)]

    sixths = {name: models(f"{name}/sixths") for name in ("wiki", "imdb")}
    same = {
        "one text, other seeds": (models("wiki/seeds"), models("wiki/again")),
        "other halves, chance by seeds": (models("wiki/seeds"), models("wiki/other")),
        "other parts of Wikipedia": (sixths["wiki"][:3], sixths["wiki"][3:]),
        "other parts of the reviews": (sixths["imdb"][:3], sixths["imdb"][3:]),
    }
    differ = {name: (models(f"imdb/{name}"), models(f"wiki/{name}")) for name in ("seeds", "thirds")}
    results = {
        "alignment": {name: judged(models(one)[0], models(other)[0]) for name, (one, other) in PAIRS.items()},
        "nothing differs": {name: counted(change(*sides)) for name, sides in same.items()},
        "names exchanged": {
            f"1 word in {every}": exchanged(sixths["wiki"][:3], sixths["wiki"][3:], every)
            for every in EXCHANGED
        },
        "reviews and Wikipedia": {name: counted(change(*sides)) for name, sides in differ.items()},
        "words": shown(change(*differ["thirds"], restrict=FREQUENT), SHOWN),
        "words, also rare": shown(change(*differ["thirds"]), SHOWN_OF_ALL),
    }
    settings = SETTINGS | {"parts": PARTS, "words of a part": WORDS, "anchors held out": HELD_OUT}
    write(__file__, versions=versions("firth", "numpy"), settings=settings, results=results)


def judged(a: firth.WordVectors, b: firth.WordVectors) -> dict[str, Any]:
    """How well words that are not anchors are found, by what is compared and how many anchors there are."""
    shared = common_words([a, b])
    draw = np.random.default_rng(1)
    held = np.concatenate(
        [
            np.sort(draw.choice(np.arange(low, high or len(shared)), HELD_OUT, replace=False))
            for low, high in BANDS.values()
        ]
    )
    rest = np.setdiff1d(np.arange(len(shared)), held)
    tables = [units(model, shared) for model in (a, b)]
    found = {}
    for n in ANCHORS:
        rows = rest[:n]
        found[f"unit rows, {len(rows)} anchors"] = retrieved(tables, rows, held)
        centred = [directions(unit, rows) for unit in tables]
        found[f"centred, {len(rows)} anchors"] = retrieved(centred, rows, held)
        steady = steadiest(tables[:1], tables[1:], rows)
        centred = [directions(unit, steady) for unit in tables]
        found[f"centred, the steadier {len(steady)} of {len(rows)} anchors"] = retrieved(
            centred, steady, held
        )
    return found


def retrieved(
    tables: Sequence[np.ndarray[Any, Any]], anchors: np.ndarray[Any, Any], held: np.ndarray[Any, Any]
) -> dict[str, Any]:
    x, y = tables
    cosines = turned(y[held], rotation(y[anchors], x[anchors])) @ x.T
    own = cosines[np.arange(len(held)), held]
    first = (cosines > own[:, None]).sum(axis=1) == 0
    other = cosines[np.arange(len(held)), np.roll(held, 1)]
    bands = np.split(first, len(BANDS))
    return {
        "found first": {name: round(float(one.mean()), 3) for name, one in zip(BANDS, bands, strict=True)},
        "nearer than another": round(float((own[:, None] > other).mean()), 4),
        "mean distance": round(float(1 - own.mean()), 4),
    }


def counted(result: ChangeResult) -> dict[str, Any]:
    return {
        "shared words": len(result.words),
        "differ": int(result.changed.sum()),
        "p <= 0.05": round(float((result.p <= 0.05).mean()), 4),
        "mean distance": round(float(result.distances.mean()), 4),
        "mean noise": round(float(result.noise.mean()), 4),
    }


def exchanged(
    a: Sequence[firth.WordVectors], b: Sequence[firth.WordVectors], every: int
) -> dict[str, dict[str, float | int] | float]:
    """What is found where words of the second model have exchanged names with words of like frequency.

    Training knows no names: the model is what it would be, had the words been exchanged in its text.
    """
    shared = common_words([*a, *b])
    pairs = np.random.default_rng(1).permutation(len(shared) // 2)[: len(shared) // (2 * every)]
    other = {shared[2 * i + j]: shared[2 * i + 1 - j] for i in pairs for j in (0, 1)}
    renamed = [
        firth.WordVectors([other.get(key, key) for key in run.index_to_key], run.vectors, counts=run.counts)
        for run in b
    ]
    result = change(a, renamed)
    truth = np.array([word in other for word in result.words])
    bands = {name: slice(*band) for name, band in BANDS.items()}
    return {
        "differ": {name: int(truth[band].sum()) for name, band in bands.items()},
        "found": {
            name: round(float(result.changed[band][truth[band]].mean()), 3) for name, band in bands.items()
        },
        "of the words named, others": round(float((result.changed & ~truth).sum() / result.changed.sum()), 4),
    }


def shown(result: ChangeResult, n: int) -> dict[str, Any]:
    """The words that moved most, with neighbours, and those that did not move beyond chance."""
    still = np.flatnonzero(~result.changed)
    nearest = still[np.argsort(result.distances[still], kind="stable")[:STAYED]]
    rows = [*result.moved(n), *result.stayed(n)]
    words = {}
    for row in rows:
        near = [", ".join(map(str, keys)) for keys in result.neighbours(row)]
        numbers = (result.distances, result.noise, result.limits, result.q)
        distance, noise, limit, q = (float(f"{column[row]:.3g}") for column in numbers)
        words[str(result.words[row])] = {
            "distance": distance,
            "noise": noise,
            "limit": limit,
            "q": q,
            "reviews": near[0],
            "Wikipedia": near[1],
        }
    names = [str(result.words[row]) for row in rows]
    return counted(result) | {
        "moved most": {name: words[name] for name in names[:n]},
        "moved least": {name: words[name] for name in names[n:]},
        "within chance": [str(result.words[row]) for row in nearest],
    }


if __name__ == "__main__":
    main()
