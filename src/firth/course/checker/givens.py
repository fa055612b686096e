"""What the check hands to a student's function beside arrays: a data set, objectives, functions to descend.

The same classes stand on both sides of the pipe: the function calls them there, the formulas here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from firth import maths
from firth.maths import naive_softmax, negative_sampling

#: The names of older years and of `firth.maths`, for who hands over a pair by name.
NAMES = {
    **{"predicted": "centerWordVec", "target": "outsideWordIdx", "outputVectors": "outsideVectors"},
    **{"v_c": "centerWordVec", "o": "outsideWordIdx", "U": "outsideVectors"},
}


@dataclass
class Dataset:
    """A data set that hands out words in a fixed order, over and over, and remembers which."""

    draws: list[int]
    handed: list[int] = field(default_factory=list)

    def sampleTokenIdx(self) -> int:
        """The next word."""
        word = self.draws[len(self.handed) % len(self.draws)]
        self.handed.append(word)
        return word


@dataclass
class Objective:
    """The loss of one pair with its gradients: naive softmax, or negative sampling whose negatives are known.

    It does not draw: `negatives[o]` belong to target o, so the order of the calls does not matter.
    """

    negatives: list[list[int]] | None = None

    def __call__(self, *arguments: Any, **keywords: Any) -> tuple[float, Any, Any]:
        """Loss, gradient of the vector, gradient of the table."""
        return self._pair(*arguments, **{NAMES.get(name, name): each for name, each in keywords.items()})

    def _pair(
        self, centerWordVec: ArrayLike, outsideWordIdx: int, outsideVectors: ArrayLike, dataset: Any = None
    ) -> tuple[float, Any, Any]:
        if self.negatives is None:
            return naive_softmax(centerWordVec, outsideWordIdx, outsideVectors)
        return negative_sampling(
            centerWordVec, outsideWordIdx, self.negatives[outsideWordIdx], outsideVectors
        )


@dataclass
class Bowl:
    """f(x) = curvature/2 Σ (x - lowest)², whose gradient shrinks on the way."""

    lowest: float
    curvature: float

    def __call__(self, x: Any) -> tuple[float, Any]:
        """Loss and gradient."""
        return float(np.sum((x - self.lowest) ** 2)) * self.curvature / 2, self.curvature * (x - self.lowest)


@dataclass
class Slope:
    """f(x) = Σ slope x, whose gradient is the same everywhere: the way gone is the sum of the steps."""

    slope: Sequence[float]

    def __call__(self, x: Any) -> tuple[float, Any]:
        """Loss and gradient."""
        return float(np.sum(np.multiply(x, self.slope))), np.array(self.slope)


@dataclass
class UnitRows:
    """What is done after every step: rows are scaled to length one."""

    def __call__(self, x: ArrayLike) -> Any:
        """The rows, scaled."""
        return maths.normalize_rows(x)


GIVENS: dict[str, type[Any]] = {
    given.__name__: given for given in (Dataset, Objective, Bowl, Slope, UnitRows)
}
