"""Every number of a page beside one that is counted sentence by sentence."""

from collections import Counter

import numpy as np
import pytest

from firth.classify.scores import compare
from firth.course.sst.features import Features
from firth.course.sst.report import report
from firth.course.sst.sentiment import CLASSES, Sentiment, Trial, experiment
from tests.course.sst.runs import small

PENALTIES = [1e-2, 1.0, 1e2, 1e5]


@pytest.fixture(scope="module")
def run() -> Sentiment:
    return experiment(*small(), penalties=PENALTIES)


@pytest.fixture(scope="module")
def page(run: Sentiment) -> str:
    """The page with its lines joined, so that sentences can be looked for."""
    return report(run, Features(small()[0], tokens=480, unknown=3, stand_in=False, empty=1), "toy/")


@pytest.fixture(scope="module")
def prose(page: str) -> str:
    return " ".join(page.split())


def gold(split: str) -> list[int]:
    _, labels, splits = small()
    return labels[splits == {"train": 1, "test": 2, "dev": 3}[split]].tolist()


def share(split: str, answers: list[int]) -> float:
    """Percent that are right."""
    return 100 * sum(a == b for a, b in zip(gold(split), answers, strict=True)) / len(answers)


def answers(trial: Trial, split: str) -> list[int]:
    features, _, splits = small()
    table = features["centre"][splits == {"train": 1, "test": 2, "dev": 3}[split]]
    scores = table @ trial.model.coefficients.T + trial.model.intercepts
    return scores.argmax(axis=1).tolist()


def interval(percent: float, n: int) -> str:
    """Wilson's ends are where a share of all is 1.96 of its standard deviations away from what was seen."""
    p, z = percent / 100, 1.959964
    ends = np.roots([1 + z * z / n, -2 * p - z * z / n, p * p])
    return f"{percent:.1f} % ({100 * min(ends):.1f} to {100 * max(ends):.1f})"


def row(page: str, *starts: str) -> list[str]:
    """The cells of the one line that begins so."""
    (line,) = [line for line in page.splitlines() if line.split()[: len(starts)] == [*starts]]
    return line.split()[len(starts) :]


def test_the_commonest_class_is_that_of_train(page: str) -> None:
    commonest = Counter(gold("train")).most_common(1)[0][0]
    assert Counter(gold("dev")).most_common(1)[0][0] != commonest
    expected = [interval(share(split, [commonest] * 80), 80) for split in ("train", "dev", "test")]
    assert " ".join(row(page, "always", f"'{CLASSES[commonest]}'")) == " ".join(expected)


def test_the_best_is_compared_with_the_commonest_class(run: Sentiment, prose: str) -> None:
    commonest = Counter(gold("train")).most_common(1)[0][0]
    for split in ("dev", "test"):
        own = answers(run.sets[0].trials[2], split)
        alone = sum(a == g != commonest for a, g in zip(own, gold(split), strict=True))
        other = sum(g == commonest != a for a, g in zip(own, gold(split), strict=True))
        gain = share(split, own) - share(split, [commonest] * 80)
        said = f"gain {gain:.1f} points over the commonest class: sentences won {alone}, lost {other}, p ="
        assert f"On {split} the vectors (centre) {said}" in prose


def test_the_columns_of_the_penalties(run: Sentiment, page: str) -> None:
    part = page[page.index("With centre:") : page.index("With centre and outside:")]
    decades = ["0.01", "1", "100 *"]  # and 1e5 is none of the grid
    for trial, penalty in zip(run.sets[0].trials[:3], decades, strict=True):
        shares = [f"{share(split, answers(trial, split)):.1f}" for split in ("train", "dev", "test")]
        model = trial.model
        optimum = [f"{model.objective:.4f}", f"{model.gradient_norm:.1e}", f"{model.gap:.1e}"]
        assert row(part, *penalty.split()) == [*shares, *optimum]


def test_the_confusion_matrix_has_a_row_a_class(run: Sentiment, page: str) -> None:
    own = answers(run.sets[0].trials[2], "dev")
    pairs = Counter(zip(gold("dev"), own, strict=True))
    part = page[page.index("class  ") :]
    for number, name in enumerate(CLASSES):
        counts = [pairs[number, answer] for answer in range(5)]
        found = f"{100 * counts[number] / sum(counts):.1f}"
        assert row(part, *name.split()) == [*map(str, counts), found, "%"]


def test_what_is_said_of_overfitting(run: Sentiment, prose: str) -> None:
    """With the classes of dev and test, sentence by sentence: each of train weighs as its class is there."""
    least, commonest = run.sets[0].trials[0], Counter(gold("train")).most_common(1)[0][0]
    assert "Here 80 sentences stand against 16 free numbers (3 features and an" in prose  # 5 rows sum to zero
    assert "for all classes but one), 5 sentences each." in prose
    gains = [
        share(split, answers(least, split)) - share(split, [commonest] * 80)
        for split in ("train", "dev", "test")
    ]
    assert "which is {:.1f}, {:.1f} and {:.1f} points above the commonest class".format(*gains) in prose
    seen = [a == g for a, g in zip(answers(least, "train"), gold("train"), strict=True)]
    unseen = [a == g for s in ("dev", "test") for a, g in zip(answers(least, s), gold(s), strict=True)]
    ours, theirs = Counter(gold("train")), Counter(gold("dev") + gold("test"))
    excess = sum(
        right * theirs[g] / ours[g] / 160 for right, g in zip(seen, gold("train"), strict=True)
    ) - sum(right / 160 for right in unseen)
    variance = 0.0
    for number in range(5):
        p = np.mean([right for right, g in zip(seen, gold("train"), strict=True) if g == number])
        q = np.mean(
            [right for right, g in zip(unseen, gold("dev") + gold("test"), strict=True) if g == number]
        )
        weight = theirs[number] / 160
        variance += (weight * np.sqrt(p * (1 - p) / ours[number])) ** 2
        variance += (weight * np.sqrt(q * (1 - q) / theirs[number])) ** 2
    low, high = (100 * (excess + side * 1.96 * np.sqrt(variance)) for side in (-1, 1))
    assert f"together by {100 * excess:.1f} points ({low:.1f} to {high:.1f}): the model overfits" in prose


def test_what_is_said_of_the_curve(run: Sentiment, prose: str) -> None:
    trials = run.sets[0].trials
    least, chosen, most = trials[0], trials[2], trials[3]
    shares = {s: share(s, answers(chosen, s)) for s in ("train", "dev", "test")}
    three = [f"{s} {interval(percent, 80)}" for s, percent in shares.items()]
    assert f"Dev is best at 100: accuracy is {three[0]}, {three[1]} and {three[2]}." in prose
    for split in ("dev", "test"):
        gain = shares[split] - share(split, answers(least, split))
        told = compare(gold(split), answers(chosen, split), answers(least, split))
        said = f"{gain:.1f} points more"
        won = f"(sentences won {told.first_alone}, lost {told.second_alone}, p ="
        assert f"{said} on dev {won}" in prose if split == "dev" else f"{said} {won}" in prose
    lengths = [np.sqrt((trial.model.coefficients**2).sum()) for trial in (chosen, most)]
    loss = shares["dev"] - share("dev", answers(most, "dev"))
    assert f"from a length of {lengths[0]:.3g} to {lengths[1]:.3g} at 1e+05" in prose
    assert f"{loss:.1f} points less" in prose
    low = float(interval(shares["dev"], 80).split("(")[1].split()[0])
    within = [trial.penalty for trial in trials if share("dev", answers(trial, "dev")) >= low]
    assert (
        f"{len(within)} of the 4 penalties, from {min(within):.4g} to {max(within):.4g}, are on dev" in prose
    )
    test_low = float(interval(shares["test"], 80).split("(")[1].split()[0])
    assert within != [t.penalty for t in trials if share("test", answers(t, "test")) >= test_low]
