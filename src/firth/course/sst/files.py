"""What the sentiment experiment leaves on the disk: page, tables, pictures."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firth.beside import check_writable, written_file
from firth.course.sst.features import Features
from firth.course.sst.pictures import ENDINGS
from firth.course.sst.report import report
from firth.course.sst.sentiment import CLASSES, SPLITS, FeatureSet, Sentiment, Trial
from firth.course.sst.treebank import DEV
from firth.errors import InvalidInput
from firth.plots import Panel, accuracy_curves, confusion_matrix
from firth.plots.figures import check_matplotlib

PAGE, TABLE, ANSWERS = "report.md", "table.tsv", "dev.tsv"


def check(folder: Path) -> None:
    """Refuse a place where the files cannot be written, before the work.

    Raises
    ------
    InvalidInput
        It is a file, or cannot be written.
    MissingDependency
        matplotlib is not installed.
    """
    check_matplotlib()
    if folder.exists() and not folder.is_dir():
        raise InvalidInput(f"{folder} is a file: name a folder for the results")
    check_writable(folder / PAGE)  # only inside: the folder itself may be a mount point


def write(
    run: Sentiment,
    features: Features,
    sentences: list[list[str]],
    splits: npt.ArrayLike,
    folder: Path,
    source: str,
) -> None:
    """Write all files of the experiment, one by one in place of older ones, the page at the end.

    Parameters
    ----------
    run : Sentiment
    features : Features
    sentences : list of list of str
    splits : integers, shape (sentences,)
    folder : path
        It is made where it is missing; other files that it holds stay.
    source : str
        What the vectors are called.

    Raises
    ------
    MissingDependency
        matplotlib is not installed.
    """
    dev = np.flatnonzero(np.asarray(splits) == DEV)
    answers = _answers(run, features, dev, [" ".join(sentences[i]) for i in dev])
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / TABLE, _tabs(_all_penalties(run)))
    _write(folder / ANSWERS, _tabs(answers))
    _draw(run, folder)
    _write(folder / PAGE, report(run, features, source))


def _all_penalties(run: Sentiment) -> Iterator[list[str]]:
    """Accuracies with the ends of their intervals, mean losses, and the certificate of the optimum."""
    judged = [f"{split}{what}" for split in SPLITS for what in ("", "_low", "_high", "_loss")]
    yield ["features", "penalty", *judged, "objective", "gradient", "gap", "chosen"]
    for features in run.sets:
        for trial in features.trials:
            yield [
                features.name,
                f"{trial.penalty:.6g}",
                *(f"{number:.6f}" for number in _judged(trial)),
                f"{trial.model.objective:.6f}",
                f"{trial.model.gradient_norm:.3e}",
                f"{trial.model.gap:.3e}",
                "yes" if trial is features.chosen else "no",
            ]


def _judged(trial: Trial) -> Iterator[float]:
    for split, accuracy in trial.accuracy.items():
        yield from (accuracy.share, accuracy.low, accuracy.high, trial.loss[split])


def _answers(
    run: Sentiment, features: Features, dev: npt.NDArray[np.intp], texts: Sequence[str]
) -> Iterator[list[str]]:
    """Number of the sentence, its class, the answer, the probabilities of all classes, the sentence."""
    chosen = run.best.chosen
    probabilities = chosen.model.predict_proba(features.sets[run.best.name][dev])
    yield ["sentence", "class", "answer", *CLASSES, "text"]
    rows = zip(dev, run.gold["dev"], chosen.predicted["dev"], probabilities, texts, strict=True)
    for number, own, answer, shares, text in rows:
        yield [str(number + 1), CLASSES[own], CLASSES[answer], *(f"{share:.4f}" for share in shares), text]


def _draw(run: Sentiment, folder: Path) -> None:
    panels = [_panel(features) for features in run.sets]
    baselines = {split: accuracy.share for split, accuracy in run.majority.items()}
    for ending in ENDINGS:
        accuracy_curves(panels, baselines=baselines, path=folder / f"accuracy{ending}")
        confusion_matrix(run.confusion, CLASSES, path=folder / f"confusion{ending}")


def _panel(features: FeatureSet) -> Panel:
    on = {split: [trial.accuracy[split] for trial in features.trials] for split in SPLITS}
    return Panel(
        features.title,
        [trial.penalty for trial in features.trials],
        {split: [accuracy.share for accuracy in accuracies] for split, accuracies in on.items()},
        features.chosen.penalty,
        ("dev", [accuracy.low for accuracy in on["dev"]], [accuracy.high for accuracy in on["dev"]]),
    )


def _tabs(rows: Iterable[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _write(path: Path, text: str) -> None:
    with written_file(path) as stream:
        stream.write(text.encode())
