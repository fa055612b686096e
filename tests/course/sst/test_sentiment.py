from pathlib import Path

import numpy as np
import pytest

from firth.classify import softmax_regression
from firth.course.sst.sentiment import DECADES, PENALTIES, experiment
from firth.course.sst.treebank import read_labels, read_splits
from tests.course.sst.runs import made_up, small


def test_the_grid_has_the_decades_and_a_hundred_more_between() -> None:
    assert set(DECADES) | set(np.logspace(-4, 2, 100)) == set(PENALTIES)
    assert len(PENALTIES) == 106
    assert [*PENALTIES] == sorted(PENALTIES)


def test_a_trial_is_a_fit_to_train_judged_on_all_parts() -> None:
    features, labels, splits = small()
    run = experiment(features, labels, splits, [1.0, 0.01])
    parts = {"train": slice(0, 80), "test": slice(80, 160), "dev": slice(160, 240)}
    for some in run.sets:
        table = features[some.name]
        assert some.columns == table.shape[1]
        assert [trial.penalty for trial in some.trials] == [0.01, 1.0]
        for trial in some.trials:
            alone = softmax_regression(table[:80], labels[:80], trial.penalty)
            assert trial.model.objective == pytest.approx(alone.objective, rel=1e-9)
            for split, rows in parts.items():
                probabilities = trial.model.predict_proba(table[rows])
                assert (trial.predicted[split] == probabilities.argmax(axis=1)).all()
                own = probabilities[np.arange(80), labels[rows]]
                assert trial.loss[split] == pytest.approx(-np.log(own).mean())
                assert trial.accuracy[split].right == (trial.predicted[split] == labels[rows]).sum()
    assert run.majority["dev"].right == (labels[160:] == run.commonest).sum()
    assert run.confusion.sum() == 80


def test_best_on_dev_is_chosen_and_of_equals_the_largest_penalty() -> None:
    right = [{"train": 300, "dev": dev, "test": 400 - dev} for dev in (80, 90, 90, 70)]
    run = made_up(*right)
    assert run.sets[0].chosen is run.sets[0].trials[2]


def test_best_features_are_those_of_the_best_choice_and_of_equals_the_fewer() -> None:
    features, labels, splits = small()
    run = experiment({"a": features["centre"], "b": features["centre"]}, labels, splits, [1.0])
    assert run.best.name == "a"
    run = experiment({"noise": 0 * features["centre"], "b": features["centre"]}, labels, splits, [1.0])
    assert run.best.name == "b"


def test_commonest_classes_of_the_treebank(data: Path) -> None:
    splits = read_splits(data / "stanfordSentimentTreebank")
    labels = read_labels(data / "sst_ptb_trees", splits)
    run = experiment({"nothing": np.zeros((len(labels), 0))}, labels, splits, [1.0])
    assert [f"{100 * accuracy.share:.1f}" for accuracy in run.majority.values()] == ["27.2", "25.3", "23.1"]
    assert run.sets[0].chosen.accuracy == run.majority
