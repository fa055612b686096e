"""Write-up 000: columns of U are words, x W for the network."""

import numpy as np

from claims.point import (
    CENTRE,
    CLASS,
    CONTEXT,
    LABEL,
    NEGATIVES,
    OUTSIDE,
    REPEATED,
    REPEATING_CONTEXT,
    TARGET,
    THETA,
    V_C,
    W1,
    W2,
    Y_NET,
    YHAT,
    O,
    U,
    V,
    X,
    Y,
    cbow_dU,
    cbow_dV,
    delta2,
    gradient,
    hidden,
    hidden_sum,
    network_loss,
    output,
    sampling_dU,
    sampling_dv,
    skip_gram_dU,
    skip_gram_dV,
    slope,
    softmax_dU,
    softmax_dv,
)
from claims.record import Claim, Form
from firth.maths import cross_entropy, initialise, log_sigmoid, naive_softmax, pack, sigmoid, softmax

A = U.T  # the write-up's U: columns are words
X_O, X_K = U[O] @ V_C, U[NEGATIVES] @ V_C
POINTS = np.array([-2.0, 0.5, 1.0, 2.0])
OTHERS = [w for w in range(len(U)) if w != O]


def cross_entropy_gradient(entries: list[int], claimed: np.ndarray) -> Form:
    """A claim on some entries of the gradient of the cross-entropy in θ."""
    return lambda: (claimed, gradient(lambda t: cross_entropy(t, CLASS)[0], THETA)[entries])


def f_of_context(context: list[int]) -> tuple[float, np.ndarray, np.ndarray]:
    """F(w_t, v̂) of CBOW with the sum."""
    return naive_softmax(V[context].sum(axis=0), TARGET, U)


def sigmoid_output_loss(z: np.ndarray) -> float:
    """CE(y, σ(Z2)), as the write-up's forward pass has it."""
    return float(-log_sigmoid(z)[LABEL])


CLAIMS = [
    Claim(
        "S0-1",
        "2 (a)",
        "σ'(x) = σ(x) σ(1 - x)",
        verdict="wrong",
        correct="σ'(x) = σ(x) (1 - σ(x)) = σ(x) σ(-x)",
        holds=lambda: (sigmoid(POINTS) * (1 - sigmoid(POINTS)), slope(sigmoid, POINTS)),
        fails=lambda: (sigmoid(POINTS) * sigmoid(1 - POINTS), slope(sigmoid, POINTS)),
    ),
    Claim(
        "S0-2",
        "2 (b)",
        "CE = -θ_k + log Σ exp θ_i",
        holds=lambda: (-THETA[CLASS] + np.log(np.exp(THETA).sum()), cross_entropy(THETA, CLASS)[0]),
    ),
    Claim(
        "S0-3",
        "2 (b)",
        "∂CE/∂θ_k = ŷ_k - 1",
        holds=cross_entropy_gradient([CLASS], softmax(THETA)[[CLASS]] - 1),
    ),
    Claim(
        "S0-4",
        "2 (b)",
        "∂CE/∂θ_j = ŷ_j for j ≠ k",
        holds=cross_entropy_gradient([1, 2, 3], softmax(THETA)[1:]),
    ),
    Claim(
        "S0-5",
        "2 (b)",
        "∂CE/∂θ = ŷ - y",
        holds=cross_entropy_gradient([0, 1, 2, 3], softmax(THETA) - np.eye(4)[CLASS]),
    ),
    Claim(
        "S0-6",
        "2 (c)",
        "ŷ = σ(Z2), J = CE(y, ŷ), ∂J/∂Z2 = ŷ - y",
        verdict="wrong",
        correct="ŷ = softmax(Z2); then ∂J/∂Z2 = ŷ - y",
        holds=lambda: (softmax(output(hidden())) - Y_NET, gradient(network_loss, output(hidden()))),
        fails=lambda: (sigmoid(output(hidden())) - Y_NET, gradient(sigmoid_output_loss, output(hidden()))),
    ),
    Claim(
        "S0-6b",
        "2 (c)",
        "∂J/∂Z2 = ŷ - y, once ŷ is the softmax of Z2",
        holds=lambda: (delta2(), gradient(network_loss, output(hidden()))),
    ),
    Claim(
        "S0-7",
        "2 (c)",
        "∂J/∂h = δ1 W2ᵀ",
        holds=lambda: (delta2() @ W2.T, gradient(lambda h: network_loss(output(h)), hidden())),
    ),
    Claim(
        "S0-8",
        "2 (c)",
        "∂J/∂Z1 = δ2 * σ'(Z1)",
        holds=lambda: (
            (delta2() @ W2.T) * hidden() * (1 - hidden()),
            gradient(lambda z: network_loss(output(sigmoid(z))), hidden_sum()),
        ),
    ),
    Claim(
        "S0-9",
        "2 (c)",
        "∂J/∂x = δ3 W1ᵀ",
        holds=lambda: (
            ((delta2() @ W2.T) * hidden() * (1 - hidden())) @ W1.T,
            gradient(lambda x: network_loss(output(hidden(x))), X),
        ),
    ),
    Claim(
        "S0-10",
        "2 (d)",
        "(1 + D_x) H + (1 + H) D_y parameters",
        holds=lambda: ((1 + 10) * 5 + (1 + 5) * 3, pack(initialise((10, 5, 3), seed=1)).size),
    ),
    Claim(
        "S0-11",
        "3 (a)",
        "J = -u_oᵀ v_c + log Σ exp(u_wᵀ v_c)",
        holds=lambda: (-X_O + np.log(np.exp(U @ V_C).sum()), naive_softmax(V_C, O, U)[0]),
    ),
    Claim(
        "S0-12",
        "3 (a)",
        "∂J/∂v_c = -u_o + Σ ŷ_w u_w = U (ŷ - y)",
        holds=lambda: (
            np.vstack([-U[O] + sum(YHAT[w] * U[w] for w in range(len(U))), A @ (YHAT - Y)]),
            np.vstack([softmax_dv()] * 2),
        ),
    ),
    Claim("S0-13", "3 (b)", "∂J/∂u_o = (ŷ_o - 1) v_c", holds=lambda: ((YHAT[O] - 1) * V_C, softmax_dU()[O])),
    Claim(
        "S0-14",
        "3 (b)",
        "∂J/∂u_k = ŷ_k v_c for k ≠ o",
        holds=lambda: (np.outer(YHAT[OTHERS], V_C), softmax_dU()[OTHERS]),
    ),
    Claim("S0-15", "3 (b)", "∂J/∂U = v_c (ŷ - y)ᵀ", holds=lambda: (np.outer(V_C, YHAT - Y), softmax_dU().T)),
    Claim(
        "S0-16",
        "3 (c)",
        "∂J/∂v_c = (σ(u_oᵀ v_c) - 1) u_o - Σ_k (σ(-u_kᵀ v_c) - 1) u_k",
        holds=lambda: (
            (sigmoid(X_O) - 1) * U[O] - (sigmoid(-X_K) - 1) @ U[NEGATIVES],
            sampling_dv(),
        ),
    ),
    Claim(
        "S0-17",
        "3 (c)",
        "∂J/∂u_o = (σ(u_oᵀ v_c) - 1) v_c",
        holds=lambda: ((sigmoid(X_O) - 1) * V_C, sampling_dU()[O]),
    ),
    Claim(
        "S0-18",
        "3 (c)",
        "∂J/∂u_k = -(σ(-u_kᵀ v_c) - 1) v_c, each word drawn once",
        holds=lambda: (np.outer(-(sigmoid(-X_K) - 1), V_C), sampling_dU()[NEGATIVES]),
    ),
    Claim(
        "S0-18r",
        "3 (c)",
        "∂J/∂u_k = -(σ(-u_kᵀ v_c) - 1) v_c, for a word drawn three times",
        verdict="wrong for repeated negatives",
        correct="m_k times that, where word k is drawn m_k times",
        holds=lambda: (-3 * (sigmoid(-U[1] @ V_C) - 1) * V_C, sampling_dU(REPEATED)[1]),
        fails=lambda: (-(sigmoid(-U[1] @ V_C) - 1) * V_C, sampling_dU(REPEATED)[1]),
    ),
    Claim(
        "S0-19",
        "3 (d)",
        "skip-gram: ∂J/∂v_c = Σ_j ∂F(w_{t+j}, v_c)/∂v_c",
        holds=lambda: (sum(naive_softmax(V[CENTRE], o, U)[1] for o in OUTSIDE), skip_gram_dV()[CENTRE]),
    ),
    Claim(
        "S0-20",
        "3 (d)",
        "skip-gram: ∂J/∂U = Σ_j ∂F(w_{t+j}, v_c)/∂U",
        holds=lambda: (sum(naive_softmax(V[CENTRE], o, U)[2] for o in OUTSIDE), skip_gram_dU()),
    ),
    Claim(
        "S0-21",
        "3 (d)",
        "CBOW: ∂J/∂v_{w_{t+j}} = ∂F(w_t, v̂)/∂v̂, each word once in the context",
        holds=lambda: (np.vstack([f_of_context(CONTEXT)[1]] * len(CONTEXT)), cbow_dV(CONTEXT)[CONTEXT]),
    ),
    Claim(
        "S0-21r",
        "3 (d)",
        "CBOW: ∂J/∂v_{w_{t+j}} = ∂F(w_t, v̂)/∂v̂, for a word that stands three times in the context",
        verdict="wrong for repeated context words",
        correct="m_w ∂F/∂v̂ for a word that stands there m_w times (for the mean, over the context's size)",
        holds=lambda: (3 * f_of_context(REPEATING_CONTEXT)[1], cbow_dV(REPEATING_CONTEXT)[0]),
        fails=lambda: (f_of_context(REPEATING_CONTEXT)[1], cbow_dV(REPEATING_CONTEXT)[0]),
    ),
    Claim(
        "S0-22",
        "3 (d)",
        "CBOW: ∂J/∂v_w = 0 outside the context",
        holds=lambda: (np.zeros((3, 4)), np.delete(cbow_dV(CONTEXT), CONTEXT, axis=0)),
    ),
    Claim(
        "S0-23",
        "3 (d)",
        "CBOW, third line: ∂J/∂v_{w_{t+j}} = ∂F(w_t, v̂)/∂U",
        verdict="wrong (misprint)",
        correct="∂J/∂U = ∂F(w_t, v̂)/∂U",
        holds=lambda: (f_of_context(CONTEXT)[2], cbow_dU(CONTEXT)),
        fails=lambda: (f_of_context(CONTEXT)[2], cbow_dV(CONTEXT)[CONTEXT[0]]),
    ),
    Claim(
        "S0-24",
        "3 (d)",
        "CBOW: ∂J/∂U = ∂F(w_t, v̂)/∂U",
        holds=lambda: (f_of_context(CONTEXT)[2], cbow_dU(CONTEXT)),
    ),
]
