"""The word that completes an analogy, for many questions at once."""

from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from firth.vectors.arithmetic import EPSILON

Method = Literal["3cosadd", "3cosmul"]
METHODS: tuple[str, ...] = get_args(Method)

BLOCK = 2**22  # scores held at once: 16 MiB of float32, a few times that for 3CosMul; larger is no faster

Table = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]


class EncodedQuestion(NamedTuple):
    """a is to b as c is to one of d, as rows of the table."""

    a: int
    b: int
    c: int
    d: frozenset[int]


def solve(unit: Table, questions: list[EncodedQuestion], method: str) -> list[bool]:
    """Whether each question's best answer, other than a, b and c, is right.

    Parameters
    ----------
    unit : ndarray of shape (n, d), float32
        Unit vectors of the candidates.
    questions : list of EncodedQuestion
        Rows of `unit`.
    method : {"3cosadd", "3cosmul"}
        See `firth.evaluation.analogy`.

    Returns
    -------
    list of bool, one for each question
    """
    size = max(1, BLOCK // len(unit))
    right: list[bool] = []
    for start in range(0, len(questions), size):
        block = questions[start : start + size]
        abc = np.array([[q.a, q.b, q.c] for q in block], dtype=np.intp)
        scores = _add(unit, *abc.T) if method == "3cosadd" else _multiply(unit, *abc.T)
        scores[np.arange(len(block))[:, None], abc] = -np.inf
        best = scores.argmax(axis=1).tolist()
        right += [answer in q.d for answer, q in zip(best, block, strict=True)]
    return right


def _add(unit: Table, a: Rows, b: Rows, c: Rows) -> Table:
    """cos(d, b) - cos(d, a) + cos(d, c) for every d: one product, as cosines of unit vectors are linear."""
    scores: Table = np.matmul(unit[b] - unit[a] + unit[c], unit.T, dtype=np.float32)  # (questions, n)
    return scores


def _multiply(unit: Table, a: Rows, b: Rows, c: Rows) -> Table:
    """s(d, b) s(d, c) / (s(d, a) + epsilon) for every d, with s = (1 + cos) / 2."""
    distinct, inverse = np.unique(np.concatenate([a, b, c]), return_inverse=True)  # questions share words
    s = (unit[distinct] / 2) @ unit.T  # (distinct, n)
    s += 0.5
    a, b, c = np.split(inverse, 3)
    scores: Table = s[b]
    scores *= s[c]
    scores /= s[a] + np.float32(EPSILON)
    return scores
