"""Every statement follows the numbers: runs that differ in them are told differently."""

import pytest

from firth.course.sst.explained import explained
from tests.course.sst.runs import made_up


def right(train: int, dev: int, test: int) -> dict[str, int]:
    return {"train": train, "dev": dev, "test": test}


FLAT = [right(330, 110, 165), right(330, 111, 165), right(330, 110, 165)]
OVERFIT = [right(590, 110, 165), right(480, 150, 230), right(300, 100, 150)]
WORSE = [right(400, 133, 200), right(390, 130, 195), right(300, 100, 150)]
RISING = [right(590, 110, 165), right(500, 130, 200), right(450, 160, 240)]


def test_overfitting_is_told_from_train_and_the_rest() -> None:
    assert "the model overfits, and there is something to win" in explained(made_up(*OVERFIT))[0]
    assert "little overfitting for a penalty to prevent" in explained(made_up(*FLAT))[0]


def test_a_gain_on_dev_and_test_is_told_as_one() -> None:
    text = explained(made_up(*OVERFIT))[1]
    assert "Dev is best at 10: accuracy is train 80.0 %" in text
    assert "20.0 points more on dev (sentences won 40, lost 0, p = 2e-12)" in text
    assert "this run shows that regularising helps" in text
    assert "is true up to there and wrong beyond." in text


def test_a_gain_that_chance_can_bring_is_told_as_none() -> None:
    text = explained(made_up(*FLAT))[1]
    assert "0.5 points more on dev (sentences won 1, lost 0, p = 1.00)" in text
    assert "no more (sentences won 0, lost 0, p = 1.00): this run does not show that it helps" in text
    assert (
        "cannot be decided here: up to there no gain on dev can be told from chance; beyond, no loss on dev "
        "can be told from chance."
    ) in text


def test_a_curve_that_only_falls_is_told_so() -> None:
    text = explained(made_up(*WORSE))[1]
    assert "No larger penalty does as well on dev: nothing is won by regularising." in text
    assert "is not what this run shows: up to there no gain on dev can be told from chance" in text
    assert "all sentences of dev get" not in text


def test_a_gain_on_dev_that_test_does_not_have_is_told_as_that() -> None:
    text = explained(made_up(right(400, 110, 200), right(390, 130, 201), right(300, 100, 150)))[1]
    assert "10.0 points more on dev (sentences won 20, lost 0, p = 2e-06)" in text
    assert "up to there no gain on test can be told from chance, and beyond it falls." in text


def test_a_curve_that_only_rises_is_told_so() -> None:
    text = explained(made_up(*RISING))[1]
    assert "That is the largest penalty of the grid" in text
    assert text.endswith("is true up to there.")


def test_a_model_with_one_answer_is_told_so() -> None:
    run = made_up(right(400, 133, 200), right(300, 100, 150))
    run.sets[0].trials[1].predicted["dev"][:] = 3
    assert "where all sentences of dev get the answer 'positive'" in explained(run)[1]


@pytest.mark.parametrize(
    ("trials", "sentence"),
    [
        (WORSE, "on dev, too, is least there, 1.4670, and no larger penalty lowers it."),
        (OVERFIT, "on dev falls from 1.4900 there to 1.4500 at the penalty 10, where it is least."),
    ],
)
def test_the_loss_is_told_too(trials: list[dict[str, int]], sentence: str) -> None:
    assert sentence in explained(made_up(*trials))[0]
