"""The sentiment experiment: how the accuracy on five classes depends on the penalty."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from firth.classify import SoftmaxRegression, regularisation_path
from firth.classify.scores import Accuracy, accuracy, confusion
from firth.course.sst.treebank import DEV, TEST, TRAIN

Classes = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

CLASSES = ("very negative", "negative", "neutral", "positive", "very positive")
SPLITS = {"train": TRAIN, "dev": DEV, "test": TEST}
DECADES = 10.0 ** np.arange(-6, 4)
PENALTIES = np.union1d(DECADES, np.logspace(-4, 2, 100))


@dataclass(frozen=True)
class Trial:
    """What one penalty gives.

    Attributes
    ----------
    model : SoftmaxRegression
    accuracy : dict of str to Accuracy
        On train, dev and test.
    loss : dict of str to float
        Mean of -log P(class | sentence), nats, without the penalty.
    predicted : dict of str to integers
    """

    model: SoftmaxRegression
    accuracy: dict[str, Accuracy]
    loss: dict[str, float]
    predicted: dict[str, Classes]

    @property
    def penalty(self) -> float:
        """Of its model."""
        return self.model.penalty


@dataclass(frozen=True)
class FeatureSet:
    """The trials with one kind of features, by rising penalty."""

    name: str
    columns: int
    trials: list[Trial]

    @property
    def title(self) -> str:
        """What stands above its numbers."""
        return f"{self.name}: {self.columns} numbers a sentence"

    @cached_property
    def chosen(self) -> Trial:
        """The trial that is best on dev; of equals the one with the largest penalty."""
        return max(self.trials, key=lambda trial: (trial.accuracy["dev"].right, trial.penalty))


@dataclass(frozen=True)
class Sentiment:
    """The whole experiment.

    Attributes
    ----------
    sets : list of FeatureSet
    gold : dict of str to integers
        The classes of train, dev and test.
    commonest : int
        Of the classes of train.
    majority : dict of str to Accuracy
        Of always giving that as the answer.
    """

    sets: list[FeatureSet]
    gold: dict[str, Classes]
    commonest: int
    majority: dict[str, Accuracy]

    @cached_property
    def best(self) -> FeatureSet:
        """The features whose chosen trial is best on dev; of equals those with fewer columns."""
        return max(self.sets, key=lambda some: (some.chosen.accuracy["dev"].right, -some.columns))

    @cached_property
    def confusion(self) -> npt.NDArray[np.int64]:
        """Classes (rows) and answers (columns) of the chosen model on dev."""
        return confusion(self.gold["dev"], self.best.chosen.predicted["dev"], len(CLASSES))


def experiment(
    features: dict[str, Floats],
    labels: npt.ArrayLike,
    splits: npt.ArrayLike,
    penalties: Sequence[float] | None = None,
) -> Sentiment:
    """Fit softmax regression to the training sentences with every penalty, and judge it on all three parts.

    Parameters
    ----------
    features : dict of str to float64 array, shape (sentences, columns)
    labels : integers, shape (sentences,)
        Classes from 0 to 4.
    splits : integers, shape (sentences,)
        1 train, 2 test, 3 dev.
    penalties : sequence of float, optional
        By default `PENALTIES`: decades from 1e-6 to 1e3, and a hundred from 1e-4 to 1e2.

    Returns
    -------
    Sentiment

    Raises
    ------
    InvalidInput, WrongType
        As `firth.classify.regularisation_path`.
    """
    labels, splits = np.asarray(labels, dtype=np.intp), np.asarray(splits)
    gold = {name: labels[splits == number] for name, number in SPLITS.items()}
    commonest = int(np.bincount(gold["train"]).argmax())
    grid = PENALTIES.tolist() if penalties is None else sorted(penalties)
    sets = []
    for name, table in features.items():
        parts = {split: table[splits == number] for split, number in SPLITS.items()}
        path = regularisation_path(parts["train"], gold["train"], grid, classes=len(CLASSES))
        sets.append(FeatureSet(name, table.shape[1], [_judged(model, parts, gold) for model in path]))
    majority = {name: accuracy(own, np.full_like(own, commonest)) for name, own in gold.items()}
    return Sentiment(sets, gold, commonest, majority)


def _judged(model: SoftmaxRegression, parts: dict[str, Floats], gold: dict[str, Classes]) -> Trial:
    """A model on all three parts."""
    logs = {split: model.log_probabilities(table) for split, table in parts.items()}
    predicted = {split: log.argmax(axis=1) for split, log in logs.items()}
    return Trial(
        model,
        {split: accuracy(gold[split], predicted[split]) for split in parts},
        {
            split: -float(np.take_along_axis(log, gold[split][:, None], axis=1).mean())
            for split, log in logs.items()
        },
        predicted,
    )


def short(penalty: float) -> str:
    """A penalty as it is written.

    >>> [short(penalty) for penalty in (1e-6, 0.05336699, 1000.0)]
    ['1e-06', '0.05337', '1000']
    """
    return f"{penalty:.4g}"
