"""Why one regularises and what the curve shows, in two paragraphs that follow the numbers of a run."""

import numpy as np

from firth.classify.scores import NORMAL, Paired, compare
from firth.course.sst.sentiment import CLASSES, FeatureSet, Sentiment, Trial, short

SURE = 0.05  # a difference that chance makes less often than this is called one


def explained(run: Sentiment) -> tuple[str, str]:
    """Two paragraphs on the features that did best on dev.

    Every statement is chosen by a comparison of this run's numbers: paired tests where two penalties are
    compared on the same sentences, intervals where two parts of the data are.

    Parameters
    ----------
    run : Sentiment

    Returns
    -------
    tuple of two str
    """
    return _why(run, run.best), _what(run, run.best)


def _why(run: Sentiment, features: FeatureSet) -> str:
    least, n = features.trials[0], len(run.gold["train"])
    free = (len(CLASSES) - 1) * (features.columns + 1)
    return " ".join(
        (
            "A model fits what its training sentences have in common with all others, and also what they",
            "have by accident; the second part does harm on other sentences, and the more free numbers the",
            "model has for each sentence, the larger that part is. A penalty on the squared weights keeps",
            "every weight small that the sentences do not speak for clearly: it gives away some accuracy on",
            "train, to win it on sentences that were not seen. How much there is to win depends on how much",
            f"the model overfits without it. Here {n:,} sentences stand against {free:,} free numbers",
            f"({features.columns} features and an intercept, for all classes but one), {n / free:,.3g}",
            f"sentences each. With the smallest penalty, {short(least.penalty)}, {_three(least)}, which is",
            f"{_gains(run, least)} above the commonest class. {_overfitting(run, least)} {_losses(features)}",
        )
    )


def _overfitting(run: Sentiment, least: Trial) -> str:
    excess, doubt = _excess(run, least)
    said = (
        "With the classes in the same shares, train is better than dev and test together by "
        f"{excess:.1f} points ({excess - doubt:.1f} to {excess + doubt:.1f})"
    )
    if excess > doubt:
        return f"{said}: the model overfits, and there is something to win."
    return f"{said}, no more than chance makes: there is little overfitting for a penalty to prevent."


def _excess(run: Sentiment, trial: Trial) -> tuple[float, float]:
    """Points by which train is known better than what was not seen, and half the width of their interval.

    The parts differ in their classes, and some classes are easier than others: so the accuracy on each class
    is compared, and weighted by the classes of dev and test.
    """
    gold, right = run.gold, {split: trial.predicted[split] == run.gold[split] for split in run.gold}
    others = np.concatenate([gold["dev"], gold["test"]])
    right_others = np.concatenate([right["dev"], right["test"]])
    excess = variance = 0.0
    for number in np.unique(others):
        ours, theirs = right["train"][gold["train"] == number], right_others[others == number]
        share = len(theirs) / len(others)
        excess += share * (ours.mean() - theirs.mean())
        variance += share**2 * (ours.var() / len(ours) + theirs.var() / len(theirs))
    return 100 * excess, 100 * NORMAL * variance**0.5


def _losses(features: FeatureSet) -> str:
    """What the mean loss says, which notices smaller changes than the accuracy does."""
    least = features.trials[0].loss["dev"]
    best = min(features.trials, key=lambda trial: trial.loss["dev"])
    if best.loss["dev"] == least:
        return f"The mean loss on dev, too, is least there, {least:.4f}, and no larger penalty lowers it."
    return (
        f"The mean loss on dev falls from {least:.4f} there to {best.loss['dev']:.4f} at the penalty "
        f"{short(best.penalty)}, where it is least."
    )


def _gains(run: Sentiment, trial: Trial) -> str:
    gains = [
        f"{100 * (trial.accuracy[name].share - run.majority[name].share):.1f}" for name in trial.accuracy
    ]
    return f"{', '.join(gains[:-1])} and {gains[-1]} points"


def _what(run: Sentiment, features: FeatureSet) -> str:
    chosen, least, most = features.chosen, features.trials[0], features.trials[-1]
    within = [trial for trial in features.trials if trial.accuracy["dev"].share >= chosen.accuracy["dev"].low]
    return " ".join(
        (
            f"Dev is best at {short(chosen.penalty)}: {_three(chosen)}.",
            _left(run, chosen, least),
            _right(run, chosen, most),
            f"{len(within)} of the {len(features.trials)} penalties, from {short(within[0].penalty)} to",
            f"{short(within[-1].penalty)}, are on dev inside the interval of the best: where exactly it lies",
            "says little.",
            _claim(run, chosen, least, most),
        )
    )


def _left(run: Sentiment, chosen: Trial, least: Trial) -> str:
    """What the penalty wins."""
    if chosen is least:
        return "No larger penalty does as well on dev: nothing is won by regularising."
    dev, test = _against(run, chosen, least, "dev"), _against(run, chosen, least, "test")
    shows = "shows that regularising helps" if _helps(run, chosen, least) else "does not show that it helps"
    return (
        f"Beside the smallest penalty that is {_points(chosen, least, 'dev')} on dev ({told(dev)}), where "
        f"the best of {len(run.best.trials)} was looked for, and on test, where nothing was, "
        f"{_points(chosen, least, 'test')} ({told(test)}): this run {shows}."
    )


def _helps(run: Sentiment, chosen: Trial, least: Trial) -> bool:
    """Whether the gain by a penalty is more than chance, on the part where it was chosen and on the other."""
    pairs = [_against(run, chosen, least, split) for split in ("dev", "test")]
    return all(pair.p < SURE and pair.first_alone > pair.second_alone for pair in pairs)


def _right(run: Sentiment, chosen: Trial, most: Trial) -> str:
    """What too much of it loses."""
    if chosen is most:
        return "That is the largest penalty of the grid, and a still larger one might do better."
    dev = _against(run, most, chosen, "dev")
    answers = np.unique(most.predicted["dev"])
    say = (
        f"all sentences of dev get the answer '{CLASSES[answers[0]]}'"
        if len(answers) == 1
        else f"{100 * most.accuracy['dev'].share:.1f} % on dev are left"
    )
    lengths = [float(np.linalg.norm(trial.model.coefficients)) for trial in (chosen, most)]
    return (
        f"To the right the weights are pressed towards zero, from a length of {lengths[0]:.3g} to "
        f"{lengths[1]:.3g} at {short(most.penalty)}, where {say}: {_points(most, chosen, 'dev')} "
        f"({told(dev)})."
    )


def _claim(run: Sentiment, chosen: Trial, least: Trial, most: Trial) -> str:
    """What becomes of a sentence that reports on this experiment have."""
    claim = "'The bigger the penalty, the better on dev', as reports on this experiment have it,"
    rises, falls = _helps(run, chosen, least), _against(run, chosen, most, "dev").p < SURE
    where = "test" if _against(run, chosen, least, "dev").p < SURE else "dev"
    none = f"up to there no gain on {where} can be told from chance"
    beyond = "" if chosen is most else "; beyond, no loss on dev can be told from chance"
    if rises and falls:
        return f"{claim} is true up to there and wrong beyond."
    if rises:
        return f"{claim} is true up to there{beyond}."
    if falls:
        return f"{claim} is not what this run shows: {none}, and beyond it falls."
    return f"{claim} cannot be decided here: {none}{beyond}."


def _three(trial: Trial) -> str:
    """The accuracies on all parts, with intervals."""
    parts = [f"{name} {accuracy}" for name, accuracy in trial.accuracy.items()]
    return f"accuracy is {', '.join(parts[:-1])} and {parts[-1]}"


def _against(run: Sentiment, one: Trial, other: Trial, split: str) -> Paired:
    return compare(run.gold[split], one.predicted[split], other.predicted[split])


def _points(one: Trial, other: Trial, split: str) -> str:
    gain = 100 * (one.accuracy[split].share - other.accuracy[split].share)
    if abs(gain) < 0.05:
        return "no more"
    return f"{abs(gain):.1f} points {'more' if gain >= 0 else 'less'}"


def told(pair: Paired) -> str:
    """How many sentences decide, and what chance makes of it."""
    return f"sentences won {pair.first_alone}, lost {pair.second_alone}, p = {_probability(pair.p)}"


def _probability(p: float) -> str:
    """A probability as it is reported.

    >>> [_probability(p) for p in (0.0321, 0.5, 1e-9)]
    ['0.03', '0.50', '1e-09']
    """
    return f"{p:.2f}" if p >= 0.01 else f"{p:.0e}"
