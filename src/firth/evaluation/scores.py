"""One number of a benchmark with its interval, whatever its kind: for figures and comparisons."""

from dataclasses import dataclass

from firth.evaluation.resampling import NO_INTERVAL, Interval
from firth.evaluation.tables import or_none


@dataclass(frozen=True)
class Score:
    """A number to be shown.

    Attributes
    ----------
    kind : str
        "similarity", "analogy" or "categories".
    name : str
        The benchmark, or a part of it.
    value : float
        Spearman's correlation, the share of right answers, or the purity; NaN where it is not defined.
    interval : Interval
        NaN where there is none.
    part_of : str or None
        The benchmark whose part this is.
    chance : float or None
        What guessing would give, where that is not 0.
    covered, total : int or None
        Items whose words are all known, and all items.
    reason : str or None
        Why the number is not defined, where it is not.
    """

    kind: str
    name: str
    value: float
    interval: Interval = NO_INTERVAL
    part_of: str | None = None
    chance: float | None = None
    covered: int | None = None
    total: int | None = None
    reason: str | None = None

    def as_dict(self) -> dict[str, object]:
        """The number for JSON: what is undefined is None."""
        return {
            "kind": self.kind,
            "name": self.name,
            "value": or_none(self.value),
            "interval": self.interval.as_list(),
            "part_of": self.part_of,
            "chance": self.chance,
            "covered": self.covered,
            "total": self.total,
            "reason": self.reason,
        }
