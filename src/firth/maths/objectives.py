"""The three word2vec objectives for one input vector and one target, each with its gradients.

v_c    input vector of the centre word, shape (d,); in CBOW the combined context
u_o    output vector of the target word o: row o of U
U      output vectors, shape (V, d): rows are words
nodes  vectors of the inner nodes of the tree, shape (V - 1, d)
"""

from typing import SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from firth.errors import InvalidInput
from firth.maths._door import Floats, integers, row, rows, table, vector
from firth.maths.activations import log_sigmoid, sigmoid, softmax
from firth.maths.entropy import cross_entropy


def probability(v_c: ArrayLike, U: ArrayLike) -> Floats:
    """Probability of every word to stand near the centre word.

    P(o | c) = exp(u_o · v_c) / Σ_w exp(u_w · v_c).
    Mikolov, Sutskever, Chen, Corrado and Dean, Distributed representations of words and phrases and their
    compositionality, 2013, equation (2).

    Parameters
    ----------
    v_c : array of real numbers, shape (d,)
    U : array of real numbers, shape (V, d)

    Returns
    -------
    float64 array, shape (V,)
        Sums to one.

    Raises
    ------
    InvalidInput
        If the shapes do not fit.

    Examples
    --------
    >>> probability([0.0, 2.0], [[1.0, 0.0], [0.0, 1.0]])
    array([0.119, 0.881])
    """
    v_c, U = _vector_and_table(v_c, U, "U")
    return softmax(U @ v_c)


def naive_softmax(v_c: ArrayLike, o: SupportsIndex, U: ArrayLike) -> tuple[float, Floats, Floats]:
    """Softmax over the whole vocabulary.

    J = -log P(o | c) = -u_o · v_c + log Σ_w exp(u_w · v_c),
    ∂J/∂v_c = Uᵀ (ŷ - y),  ∂J/∂U = (ŷ - y) v_cᵀ.
    Mikolov et al., Distributed representations, 2013, equation (2);
    Rong, word2vec Parameter Learning Explained, 2014, section 1.1.

    Parameters
    ----------
    v_c : array of real numbers, shape (d,)
    o : int
        Row of the target word in U.
    U : array of real numbers, shape (V, d)

    Returns
    -------
    loss : float, in nats
    dv_c : float64 array, shape (d,)
    dU : float64 array, shape (V, d)

    Raises
    ------
    InvalidInput
        If the shapes do not fit or o is not a row of U.

    Examples
    --------
    >>> loss, dv_c, dU = naive_softmax([0.0, 2.0], 1, [[1.0, 0.0], [0.0, 1.0]])
    >>> loss, dv_c
    (0.127, array([ 0.119, -0.119]))
    """
    v_c, U = _vector_and_table(v_c, U, "U")
    loss, delta = cross_entropy(U @ v_c, row(o, "o", len(U), "U"))  # delta = ŷ - y
    return loss, U.T @ delta, np.outer(delta, v_c)


def negative_sampling(
    v_c: ArrayLike, o: SupportsIndex, negatives: ArrayLike, U: ArrayLike, weights: ArrayLike | None = None
) -> tuple[float, Floats, Floats]:
    """Tell the target from drawn words.

    J = -log σ(u_o · v_c) - Σ_k w_k log σ(-u_k · v_c),
    ∂J/∂v_c = (σ(u_o · v_c) - 1) u_o + Σ_k w_k σ(u_k · v_c) u_k,
    ∂J/∂u_o = (σ(u_o · v_c) - 1) v_c,  ∂J/∂u_k = w_k σ(u_k · v_c) v_c for each time that word k was drawn.
    Mikolov et al., Distributed representations, 2013, equation (4), where all w_k = 1;
    Goldberg and Levy, word2vec Explained, 2014, section 2.

    Parameters
    ----------
    v_c : array of real numbers, shape (d,)
    o : int
        Row of the target word in U.
    negatives : integers, shape (K,)
        Rows of the drawn words. A word drawn m times counts m times; one equal to o is not left out here.
    U : array of real numbers, shape (V, d)
    weights : array of real numbers, shape (K,), optional
        w_k; 1 each when not given.

    Returns
    -------
    loss : float, in nats
    dv_c : float64 array, shape (d,)
    dU : float64 array, shape (V, d)

    Raises
    ------
    InvalidInput
        If the shapes do not fit, or o or a negative is not a row of U.

    Examples
    --------
    >>> loss, dv_c, dU = negative_sampling([2.0], 0, [1, 1], [[1.0], [0.0]])
    >>> loss, dU
    (1.513, array([[-0.238], [ 2.   ]]))
    """
    v_c, U = _vector_and_table(v_c, U, "U")
    o = row(o, "o", len(U), "U")
    negatives = rows(negatives, "negatives", len(U), "U")
    weights = np.ones(len(negatives)) if weights is None else weights
    weights = vector(weights, "weights", len(negatives), "there are negatives")

    u_o, u_k = U[o], U[negatives]
    loss = -log_sigmoid(u_o @ v_c) - weights @ log_sigmoid(-(u_k @ v_c))
    slope_o = -sigmoid(-(u_o @ v_c))  # σ(u_o · v_c) - 1 without cancellation
    slope_k = weights * sigmoid(u_k @ v_c)
    dU = np.zeros_like(U)
    dU[o] = slope_o * v_c
    np.add.at(dU, negatives, np.outer(slope_k, v_c))  # plain indexing would count a repeated negative once
    return float(loss), slope_o * u_o + slope_k @ u_k, dU


def hierarchical_softmax(
    v_c: ArrayLike, path: ArrayLike, code: ArrayLike, nodes: ArrayLike
) -> tuple[float, Floats, Floats]:
    """Walk from the root of a binary tree to the target's leaf.

    J = -Σ_j log σ((1 - 2 code_j) n_j · v_c) with n_j = nodes[path_j],
    ∂J/∂v_c = Σ_j (σ(n_j · v_c) + code_j - 1) n_j,  ∂J/∂n_j = (σ(n_j · v_c) + code_j - 1) v_c.
    Morin and Bengio, Hierarchical probabilistic neural network language model, 2005, section 3;
    Mikolov et al., Distributed representations, 2013, equation (3).

    Parameters
    ----------
    v_c : array of real numbers, shape (d,)
    path : integers, shape (L,)
        Rows of the inner nodes from the root to the target's leaf.
    code : integers 0 or 1, shape (L,)
        The branch taken at each node; σ(n_j · v_c) is the probability of branch 0.
    nodes : array of real numbers, shape (V - 1, d)

    Returns
    -------
    loss : float, in nats
        -log P(target | c): over all leaves of a tree the probabilities sum to one.
    dv_c : float64 array, shape (d,)
    dnodes : float64 array, shape (V - 1, d)

    Raises
    ------
    InvalidInput
        If the shapes do not fit, a path entry is not a row of nodes, or the code holds anything but 0 and 1.

    Examples
    --------
    >>> loss, dv_c, dnodes = hierarchical_softmax([2.0], [0, 1], [0, 1], [[1.0], [0.0]])
    >>> loss, dnodes
    (0.82, array([[-0.238], [ 1.   ]]))
    """
    v_c, nodes = _vector_and_table(v_c, nodes, "nodes")
    path = rows(path, "path", len(nodes), "nodes")
    code = integers(code, "code")
    if code.shape != path.shape:
        raise InvalidInput(f"code must have the shape of path, {path.shape}, got {code.shape}")
    if not np.isin(code, (0, 1)).all():
        raise InvalidInput(f"code must hold 0 and 1 only, got {code.tolist()}")

    sign, n = 1 - 2 * code, nodes[path]
    loss = np.sum(-log_sigmoid(sign * (n @ v_c)))
    slope = -sign * sigmoid(-sign * (n @ v_c))  # σ(n · v_c) + code - 1 without cancellation
    dnodes = np.zeros_like(nodes)
    np.add.at(dnodes, path, np.outer(slope, v_c))
    return float(loss), slope @ n, dnodes


def _vector_and_table(v_c: ArrayLike, U: ArrayLike, name: str) -> tuple[Floats, Floats]:
    """An input vector and a table whose rows have its length."""
    U = table(U, name)
    return vector(v_c, "v_c", U.shape[1], f"{name} has columns"), U
