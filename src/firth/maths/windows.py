"""From one pair to a window: skip-gram, CBOW, and the windows of a text.

V holds the input vectors and U the output vectors, rows are words. In skip-gram the centre word is the input
and each outside word a target; in CBOW the outside words are the input and the centre word is the target.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, SupportsIndex, TypeAlias, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firth.errors import InvalidInput
from firth.maths._door import Floats, flat_integers, integer, row, rows, table

#: ``objective(v, o, U) -> (loss, dv, dU)``: `naive_softmax`, or another with its negatives or its tree bound.
Objective: TypeAlias = Callable[[Floats, int, Floats], tuple[float, Floats, Floats]]
Word = TypeVar("Word")


def skip_gram(
    c: SupportsIndex, outside: ArrayLike, V: ArrayLike, U: ArrayLike, objective: Objective
) -> tuple[float, Floats, Floats]:
    """Predict each outside word from the centre word.

    J = Σ_j F(v_c, w_{t+j}, U) over the window,
    ∂J/∂v_c = Σ_j ∂F/∂v_c,  ∂J/∂v_w = 0 for w ≠ c,  ∂J/∂U = Σ_j ∂F/∂U.
    Mikolov, Chen, Corrado and Dean, Efficient estimation of word representations in vector space, 2013,
    section 3.2; Mikolov et al., Distributed representations, 2013, equation (1).

    Parameters
    ----------
    c : int
        Row of the centre word in V.
    outside : integers, shape (m,)
        Outside words in window order; a word that stands there twice counts twice.
    V : array of real numbers, shape (words, d)
    U : array of real numbers, shape (words, d); the tree's nodes for hierarchical softmax
    objective : callable, (v, o, U) -> (loss, dv, dU)
        Called once for each outside word, in order: it may draw.

    Returns
    -------
    loss : float, in nats
    dV : float64 array, shape of V
    dU : float64 array, shape of U

    Raises
    ------
    InvalidInput
        If V or U is not a table, c is not a row of V or outside is not flat; whatever the objective raises.

    Examples
    --------
    >>> from firth.maths import naive_softmax
    >>> loss, dV, dU = skip_gram(1, [0, 2], np.zeros((3, 2)), np.eye(3, 2), naive_softmax)
    >>> loss, dV
    (2.197, array([[ 0.   ,  0.   ], [-0.333,  0.667], [ 0.   ,  0.   ]]))
    """
    V, U = table(V, "V"), table(U, "U")
    c = row(c, "c", len(V), "V")
    loss, dV, dU = 0.0, np.zeros_like(V), np.zeros_like(U)
    for o in flat_integers(outside, "outside").tolist():
        loss_o, dv, dU_o = objective(V[c], o, U)
        loss += loss_o
        dV[c] += dv
        dU += dU_o
    return loss, dV, dU


def cbow(
    target: SupportsIndex,
    context: ArrayLike,
    V: ArrayLike,
    U: ArrayLike,
    objective: Objective,
    combine: Literal["sum", "mean"] = "sum",
) -> tuple[float, Floats, Floats]:
    """Predict the centre word from the words around it, combined in one vector.

    J = F(v̂, target, U) with v̂ = s Σ_j v_{w_j},  ∂J/∂v_w = m_w s ∂F/∂v̂,  ∂J/∂U = ∂F/∂U, where word w stands
    m_w times in the context, and s is 1 for the sum and 1 / size of the context for the mean.
    Mikolov, Chen, Corrado and Dean, Efficient estimation, 2013, section 3.1; Rong, 2014, section 1.2.

    Parameters
    ----------
    target : int
        The centre word; what it is a row of is up to the objective.
    context : integers, shape (m,), m at least 1
        Rows of the words around it in V.
    V : array of real numbers, shape (words, d)
    U : array of real numbers, shape (words, d); the tree's nodes for hierarchical softmax
    objective : callable, (v, o, U) -> (loss, dv, dU)
        Called once, with the combined vector.
    combine : "sum" or "mean"

    Returns
    -------
    loss : float, in nats
    dV : float64 array, shape of V
    dU : float64 array, shape of U

    Raises
    ------
    InvalidInput
        If V or U is not a table, the context is empty or holds what is not a row of V, or combine is neither
        of the two; whatever the objective raises.

    Examples
    --------
    >>> from firth.maths import naive_softmax
    >>> loss, dV, dU = cbow(1, [0, 2, 2], np.zeros((3, 2)), np.eye(3, 2), naive_softmax)
    >>> loss, dV
    (1.099, array([[ 0.333, -0.667], [ 0.   ,  0.   ], [ 0.667, -1.333]]))
    """
    V, U = table(V, "V"), table(U, "U")
    context = rows(context, "context", len(V), "V")
    if len(context) == 0:
        raise InvalidInput("context must hold at least one word, got none: leave such a centre word out")
    if combine not in ("sum", "mean"):
        raise InvalidInput(f"combine must be 'sum' or 'mean', got {combine!r}")
    scale = 1.0 if combine == "sum" else 1.0 / len(context)
    loss, dv, dU = objective(scale * V[context].sum(axis=0), integer(target, "target"), U)
    dV = np.zeros_like(V)
    np.add.at(dV, context, scale * dv)  # plain indexing would count a repeated word once
    return loss, dV, dU


def context_windows(
    ids: Sequence[Word] | NDArray[np.integer], window: int
) -> Iterator[tuple[Word, list[Word]]]:
    """Each word of a text with the words around it.

    (w_t, [w_{t-m}, ..., w_{t-1}, w_{t+1}, ..., w_{t+m}]) for each t; fewer at the edges.
    Mikolov et al., Distributed representations, 2013, equation (1).

    Parameters
    ----------
    ids : sequence of words, shape (n,)
        Integers as a rule; anything else works too.
    window : int, at least 1
        m, how many words on each side.

    Yields
    ------
    centre : one of ids
    outside : list of ids, in the order of the text
        Empty where the text has one word.

    Raises
    ------
    InvalidInput
        If window is below 1, or ids is an array that is not flat.

    Examples
    --------
    >>> text = "problems turning into banking crises as".split()
    >>> list(context_windows(text, 2))[3]
    ('banking', ['turning', 'into', 'crises', 'as'])
    """
    window = integer(window, "window", at_least=1)
    if isinstance(ids, np.ndarray):
        if ids.ndim != 1:
            raise InvalidInput(f"ids must be flat, got an array of shape {ids.shape}")
        ids = ids.tolist()
    words = list(ids)
    return (
        (word, words[max(0, t - window) : t] + words[t + 1 : t + 1 + window]) for t, word in enumerate(words)
    )
