"""The sentiment experiment as a page: results, comparisons, tables, explanations."""

import textwrap

import numpy as np

from firth.classify.scores import compare
from firth.course.sst.explained import explained, told
from firth.course.sst.features import Features
from firth.course.sst.sentiment import CLASSES, DECADES, SPLITS, FeatureSet, Sentiment, Trial, short
from firth.evaluation.tables import table as aligned

WIDTH = 100  # of the text, in letters
TIE = "\N{NO-BREAK SPACE}"
# headings of tables
RESULT = ["features", "penalty", *SPLITS]
PENALTY = ["penalty", *SPLITS, "objective", "gradient", "gap"]
CONFUSION = ["class", *CLASSES, "found"]

INTRODUCTION = (
    "A sentence of the Stanford Sentiment Treebank is the mean of its words' vectors, its class one of five. "
    "Softmax regression is fitted to the training part: it minimises the sum of -log P(class | sentence) "
    "plus penalty / 2 times the squared weights, intercepts not penalised (`C = 1 / penalty` in "
    "scikit-learn). The penalty that is best on dev is chosen, of equals the largest; test is looked at for "
    "the report only. Accuracies have 95 % intervals (Wilson's). Where two models are compared, p is the "
    "chance of so uneven a number of sentences that one alone has right (McNemar's test)."
)


def report(run: Sentiment, features: Features, source: str) -> str:
    """The whole experiment as a page of Markdown."""
    chosen = run.best.chosen
    parts = [
        f"# Sentiment of sentences by the vectors of {source}",
        paragraph(INTRODUCTION),
        paragraph(coverage(features)),
        "## Result",
        _code(aligned(RESULT, results(run))),
        *map(paragraph, comparisons(run)),
        "## Why one regularises, and what the curve shows",
        *map(paragraph, explained(run)),
        "![Accuracy on train, dev and test over the penalty](accuracy.png)",
        "## Accuracies by penalty",
        paragraph(
            "In percent. The objective is the sum of the losses with the penalty, gradient is its length "
            "where the search ended, and gap bounds how far the objective is above the least there is. A "
            f"star is at the penalty that was chosen. All {len(run.best.trials)} penalties are in "
            "`table.tsv`."
        ),
        *(f"With {some.title}:\n\n{_code(aligned(PENALTY, decades(some)))}" for some in run.sets),
        "## Which class is taken for which",
        paragraph(
            f"Dev, with {run.best.name} and penalty {short(chosen.penalty)}: a row for each class, a column "
            "for each answer."
        ),
        _code(aligned(CONFUSION, confused(run))),
        "![Confusion matrix](confusion.png)",
        paragraph("The answers to all sentences of dev, with probabilities, are in `dev.tsv`."),
    ]
    return "\n\n".join(parts) + "\n"


def coverage(features: Features) -> str:
    """What the vectors did not know."""
    if not features.unknown:
        return f"All {features.tokens:,} words of the sentences have vectors."
    fate = "count as UNK" if features.stand_in else "are left out, as the model has no UNK"
    said = (
        f"{features.unknown:,} of the {features.tokens:,} words of the sentences have no vector and {fate}."
    )
    if features.empty:
        said += f" Sentences none of whose words has one: {features.empty:,}; their features are zeros."
    return said


def results(run: Sentiment) -> list[list[str]]:
    """The chosen models below the answer that needs none."""
    rows = [[f"always '{CLASSES[run.commonest]}'", "", *map(str, run.majority.values())]]
    for some in run.sets:
        rows.append([some.name, short(some.chosen.penalty), *map(str, some.chosen.accuracy.values())])
    return rows


def comparisons(run: Sentiment) -> list[str]:
    """The best features against the commonest class and the other features, sentence by sentence."""
    best, others = run.best, [some for some in run.sets if some is not run.best]
    said = []
    for split in ("dev", "test"):
        answers = best.chosen.predicted[split]
        always = compare(run.gold[split], answers, np.full_like(answers, run.commonest))
        gain = 100 * (best.chosen.accuracy[split].share - run.majority[split].share)
        sentences = [
            f"On {split} the vectors ({best.name}) gain {gain:.1f} points over the commonest class: "
            f"{told(always)}."
        ]
        for other in others:
            pair = compare(run.gold[split], answers, other.chosen.predicted[split])
            sentences.append(f"Against {other.name}: {told(pair)}.")
        said.append(" ".join(sentences))
    return said


def decades(features: FeatureSet) -> list[list[str]]:
    """Rows of the table for whole powers of ten and the chosen penalty, which has a star."""
    chosen = features.chosen
    rows = []
    for trial in features.trials:
        if trial is chosen or trial.penalty in DECADES:
            penalty = f"{short(trial.penalty)}{' *' if trial is chosen else ''}"
            shares = [f"{100 * accuracy.share:.1f}" for accuracy in trial.accuracy.values()]
            rows.append([penalty, *shares, *_optimum(trial)])
    return rows


def confused(run: Sentiment) -> list[list[str]]:
    """The confusion matrix of the chosen model on dev, and how many of each class were found."""
    return [
        [name, *map(str, row), f"{100 * row[i] / max(row.sum(), 1):.1f} %"]
        for i, (name, row) in enumerate(zip(CLASSES, run.confusion, strict=True))
    ]


def paragraph(text: str) -> str:
    """Lines that can be read in a terminal; a number keeps its sign.

    >>> paragraph("x " * 47 + "p = 0.05").splitlines()[1]
    'p = 0.05'
    """
    for sign in (" %", " = "):
        text = text.replace(sign, sign.replace(" ", TIE))
    lines = textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return lines.replace(TIE, " ")


def _optimum(trial: Trial) -> list[str]:
    model = trial.model
    return [f"{model.objective:.4f}", f"{model.gradient_norm:.1e}", f"{model.gap:.1e}"]


def _code(text: str) -> str:
    return f"```text\n{text}\n```"
