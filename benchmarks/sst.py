"""What the pages on the course's experiments say of their run: the numbers, and what it takes.

    pip install scikit-learn
    python benchmarks/sst.py SENTENCES TREES

SENTENCES is what stanfordSentimentTreebank.zip unpacks into, TREES what trainDevTestTrees_PTB.zip does. The
vectors are trained as by `firth sst vectors`, and softmax regression is fitted beside scikit-learn's. Seconds
are those of the processor.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from record import versions, write
from sklearn.linear_model import LogisticRegression

import firth
from firth.classify import regularisation_path
from firth.course.sst.experiment import ITERATIONS, word_vectors
from firth.course.sst.features import sentence_features
from firth.course.sst.pictures import LISTS
from firth.course.sst.run import NEW, OLD, TOLD
from firth.course.sst.sentiment import DECADES, PENALTIES, SPLITS, experiment
from firth.course.sst.settings import Settings
from firth.course.sst.text import Text
from firth.course.sst.treebank import read_labels, read_sentences, read_splits
from firth.course.sst.windows import Windows
from firth.maths import normalize_rows
from firth.plots.projection import principal_plane

PRAISE = ["good", "great", "cool", "brilliant", "wonderful", "well", "amazing", "worth", "sweet", "enjoyable"]
BLAME = ["boring", "bad", "waste", "dumb", "annoying"]
LATE = 35_000  # from this iteration on the losses are taken to be those of the end
DRAWN = 200_000  # pairs of words whose cosines are taken


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", type=Path)
    parser.add_argument("trees", type=Path)
    options = parser.parse_args()
    sentences, splits = read_sentences(options.sentences), read_splits(options.sentences)
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()
        word_vectors(sentences, folder)
        seconds = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        lines = Path(folder, "log.txt").read_text(encoding="utf-8").splitlines()
        words = firth.load(Path(folder, "model"))
        results = {
            "run": {
                "seconds": round(seconds, 1),
                "peak_mb": round(peak),
                "first": lines[0],
                "last": lines[-1],
            },
            "losses": losses([float(line.split()[-1]) for line in lines]),
            "windows": windows(sentences),
            "vectors": shape_of(words),
            "pictures": {name: picture(words, chosen) for name, chosen in LISTS.items()},
            "sentiment": beside_scikit_learn(words, sentences, read_labels(options.trees, splits), splits),
        }
    write(
        __file__,
        versions=versions("firth", "numpy", "scikit-learn"),
        settings={"iterations": ITERATIONS, "late": LATE, "drawn": DRAWN},
        results=results,
    )


def losses(averages: list[float]) -> dict[str, Any]:
    """Where the running average stands highest, and the losses at the end that entered it."""
    told = np.array(averages)
    single = (told[1:] - OLD * told[:-1]) / NEW
    late = single[LATE // TOLD :]
    negatives = Settings().negatives
    knows_nothing = np.log(1 + negatives) + negatives * np.log(1 + 1 / negatives)
    return {
        "highest": round(float(told.max()), 2),
        "highest_iteration": TOLD * (int(told.argmax()) + 1),
        "late_mean": round(float(late.mean()), 3),
        "late_standard_error": round(float(late.std(ddof=1) / np.sqrt(len(late))), 3),
        "pair_of_a_model_that_knows_no_word": round(float(knows_nothing), 3),
        "pair_at_the_beginning": round(float((1 + negatives) * np.log(2)), 3),
    }


def windows(sentences: list[list[str]]) -> dict[str, Any]:
    """What is drawn: pairs a window, and how often some words are the centre of one."""
    text, settings = Text.of(sentences), Settings()
    drawing = Windows(text, settings, Random(settings.python_seed))
    centres = np.zeros(len(text.words), np.int64)
    for _ in range(ITERATIONS):
        centres += np.bincount(drawing.batch().centres, minlength=len(centres))
    named = {word: int(centres[text.words.index(word)]) for word in ("the", "hail")}
    pairs = float(centres.sum() / (ITERATIONS * settings.windows))
    return {"pairs_a_window": round(pairs, 3), "centre_of_pairs": named}


def shape_of(words: firth.WordVectors) -> dict[str, Any]:
    """How far vectors are from one another, and from what they share."""
    table = words.vectors.astype(np.float64)
    mean = table.mean(axis=0)
    unit, rows = normalize_rows(table), np.random.default_rng(1).integers(len(table), size=(DRAWN, 2))
    cosines = (unit[rows[:, 0]] * unit[rows[:, 1]]).sum(axis=1)[rows[:, 0] != rows[:, 1]]
    pairs = [("good", "bad"), ("tea", "coffee"), ("king", "queen")]
    return {
        "length_of_the_mean": round(float(np.linalg.norm(mean)), 2),
        "deviation_root_mean_square": round(float(np.sqrt(((table - mean) ** 2).sum(axis=1).mean())), 2),
        "cosine_of_random_words": round(float(cosines.mean()), 3),
        "hundredth_smallest_cosine": round(float(np.quantile(cosines, 0.01)), 3),
        "cosines": {f"{a}, {b}": round(words.similarity(a, b), 3) for a, b in pairs},
        "near_good": [(word, round(cosine, 4)) for word, cosine in words.most_similar("good", topn=3)],
        "mean_distances": {
            "praise": distance(words, PRAISE, PRAISE),
            "blame": distance(words, BLAME, BLAME),
            "one of each": distance(words, PRAISE, BLAME),
        },
    }


def distance(words: firth.WordVectors, some: list[str], others: list[str]) -> float:
    """The mean distance of two different words, one of each list."""
    pairs = [(a, b) for a in some for b in others if a != b]
    return round(float(np.mean([np.linalg.norm(words[a] - words[b]) for a, b in pairs])), 3)


def picture(words: firth.WordVectors, chosen: list[str]) -> dict[str, Any]:
    """What a map shows of its words, and what it does not."""
    table = words[chosen].astype(np.float64)
    xy, shares = principal_plane(table)
    counts = words.counts[[words.key_to_index[word] for word in chosen]]
    part = xy[:, 0] ** 2 / (xy[:, 0] ** 2).sum()
    on_map, inside = ranks(xy), ranks(table)
    nearest = {
        word: [chosen[on_map[i][0]], chosen[inside[i][0]], inside[i].index(on_map[i][0]) + 1]
        for i, word in enumerate(chosen)
    }
    return {
        "variance": [round(100 * share, 1) for share in shares],
        "part_of_axis_1": {word: round(float(part[i]), 2) for i, word in enumerate(chosen)},
        "correlation_of_axis_1_with_log_count": round(float(np.corrcoef(xy[:, 0], np.log(counts))[0, 1]), 2),
        "lengths": {word: round(float(np.linalg.norm(table[i])), 2) for i, word in enumerate(chosen)},
        "nearest_on_the_map_in_the_vectors_rank": nearest,
        "same_nearest": sum(on == within for on, within, _ in nearest.values()),
    }


def ranks(points: np.ndarray) -> list[list[int]]:
    """For each point all others, the nearest first."""
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    return [[j for j in np.argsort(line, kind="stable").tolist() if j != i] for i, line in enumerate(apart)]


def beside_scikit_learn(
    words: firth.WordVectors, sentences: list[list[str]], labels: np.ndarray, splits: np.ndarray
) -> dict[str, Any]:
    """Objectives, answers and seconds of the decades of penalties, and the seconds of the whole grid."""
    sets = sentence_features(words, sentences).sets
    train = splits == SPLITS["train"]
    found: dict[str, Any] = {}
    for name, table in sets.items():
        X, y = table[train], labels[train]
        begin = time.process_time()
        ours = regularisation_path(X, y, DECADES.tolist())
        middle = time.process_time()
        theirs = [LogisticRegression(C=1 / p, tol=1e-10, max_iter=100_000).fit(X, y) for p in DECADES]
        end = time.process_time()
        reached = [objective(X, y, one, p) for one, p in zip(theirs, DECADES, strict=True)]
        differences = [(them - us.objective) / them for us, them in zip(ours, reached, strict=True)]
        found[name] = {
            "objective_theirs_less_ours": [
                float(f"{one:.1g}") for one in (min(differences), max(differences))
            ],
            "answers": len(y) * len(DECADES),
            "answers_that_differ": sum(
                int((us.predict(X) != them.predict(X)).sum()) for us, them in zip(ours, theirs, strict=True)
            ),
            "largest_gap": float(f"{max(one.gap / one.objective for one in ours):.1g}"),
            "seconds": round(middle - begin, 2),
            "seconds_scikit_learn": round(end - middle, 2),
        }
    begin = time.process_time()
    experiment(sets, labels, splits)
    return {**found, "penalties": len(PENALTIES), "seconds_of_all": round(time.process_time() - begin, 2)}


def objective(X: np.ndarray, y: np.ndarray, model: LogisticRegression, penalty: float) -> float:
    """What both minimise, at the parameters of scikit-learn."""
    logs = model.predict_log_proba(X)[np.arange(len(y)), y]
    return float(-logs.sum() + penalty / 2 * (model.coef_**2).sum())


if __name__ == "__main__":
    main()
