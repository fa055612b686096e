"""Write-up 002: words are vectors w_j, the input is r̂; for the network columns and W x."""

import numpy as np

from claims.point import (
    CLASS,
    NEGATIVES,
    THETA,
    V_C,
    W1,
    W2,
    YHAT,
    O,
    U,
    X,
    Y,
    delta2,
    gradient,
    hidden,
    network_loss,
    output,
    sampling_dU,
    sampling_dv,
    skip_gram_sums,
    slope,
    softmax_dU,
    softmax_dv,
)
from claims.record import Claim
from firth.maths import (
    cross_entropy,
    initialise,
    log_sigmoid,
    naive_softmax,
    negative_sampling,
    pack,
    sigmoid,
    softmax,
)

M1, M2 = W1.T, W2.T  # the write-up's W¹ and W²: W x with columns
R, W = V_C, U
X_O, X_K = U[O] @ V_C, U[NEGATIVES] @ V_C
POINTS = np.array([-2.0, 0.5, 1.0, 2.0])
SAMPLED = [O, *NEGATIVES]
IS_TARGET = np.array([1.0, 0.0, 0.0, 0.0])


def network_dx() -> np.ndarray:
    return gradient(lambda x: network_loss(output(hidden(x))), X)


def hidden_slope() -> np.ndarray:
    return hidden() * (1 - hidden())


CLAIMS = [
    Claim(
        "S2-1",
        "1 (1.1)-(1.2d)",
        "softmax(x + c) = softmax(x)",
        holds=lambda: (softmax(THETA + 7.5), softmax(THETA)),
    ),
    Claim(
        "S2-2",
        "2.1 (2.2d)",
        "s'(x) = s(x) (1 - s(x))",
        holds=lambda: (sigmoid(POINTS) * (1 - sigmoid(POINTS)), slope(sigmoid, POINTS)),
    ),
    Claim(
        "S2-3",
        "2.2 (2.4)",
        "∂CE/∂θ = ŷ - y",
        holds=lambda: (
            softmax(THETA) - np.eye(4)[CLASS],
            gradient(lambda t: cross_entropy(t, CLASS)[0], THETA),
        ),
    ),
    Claim(
        "S2-3b",
        "2.2, text",
        "∂/∂θ_i log Σ exp θ_k is 'the derivation of softmax(y)_i'",
        verdict="wrong wording",
        correct="it is softmax(θ)_i itself",
        holds=lambda: (softmax(THETA), gradient(lambda t: np.log(np.exp(t).sum()), THETA)),
        fails=lambda: (
            np.diag(gradient(softmax, THETA)),
            gradient(lambda t: np.log(np.exp(t).sum()), THETA),
        ),
    ),
    Claim(
        "S2-4",
        "2.3 (2.9)",
        "∂CE/∂x = (ŷ - y) · σ'(z¹) · W² W¹ (measured where H = D_y, with · entry by entry)",
        verdict="wrong",
        correct="∂CE/∂x = [((ŷ - y) W²) ∘ σ'(z¹)] W¹, with ŷ - y a row",
        holds=lambda: (((delta2() @ M2) * hidden_slope()) @ M1, network_dx()),
        fails=lambda: ((delta2() * hidden_slope()) @ (M2 @ M1), network_dx()),
    ),
    Claim(
        "S2-5",
        "2.3 (2.10)",
        "∂CE/∂x = δ¹ W¹ with δ¹ = ((ŷ - y) W²) ∘ σ'(z¹)",
        holds=lambda: (((delta2() @ M2) * hidden_slope()) @ M1, network_dx()),
    ),
    Claim(
        "S2-6",
        "2.4",
        "H D_x + H D_y + H + D_y parameters",
        holds=lambda: (5 * 10 + 5 * 3 + 5 + 3, pack(initialise((10, 5, 3), seed=1)).size),
    ),
    Claim(
        "S2-7",
        "3.1 (3.1)-(3.3)",
        "J = -w_iᵀ r̂ + log Σ exp(w_jᵀ r̂)",
        holds=lambda: (-W[O] @ R + np.log(np.exp(W @ R).sum()), naive_softmax(R, O, W)[0]),
    ),
    Claim(
        "S2-8",
        "3.1 (3.4)",
        "∂J/∂r̂ = -w_i + Σ w_j exp(w_jᵀ r̂) / Σ exp(w_jᵀ r̂)",
        holds=lambda: (-W[O] + np.exp(W @ R) @ W / np.exp(W @ R).sum(), softmax_dv()),
    ),
    Claim(
        "S2-9",
        "3.1 (3.5)",
        "∂J/∂r̂ = -w_i + w_j Σ_j P(w_j | r̂), with w_j outside the sum (measured at j = 3)",
        verdict="wrong",
        correct="∂J/∂r̂ = -w_i + Σ_j P(w_j | r̂) w_j",
        holds=lambda: (-W[O] + YHAT @ W, softmax_dv()),
        fails=lambda: (-W[O] + W[3] * YHAT.sum(), softmax_dv()),
    ),
    Claim(
        "S2-10",
        "3.2 (3.7)",
        "∂J/∂w_j = -r̂ 1{i=j} + r̂ P(w_j | r̂)",
        holds=lambda: (-np.outer(Y, R) + np.outer(YHAT, R), softmax_dU()),
    ),
    Claim(
        "S2-11",
        "3.3 (3.8)",
        "J = -log σ(w_iᵀ r̂) - Σ_k log σ(-w_kᵀ r̂)",
        holds=lambda: (
            -np.log(sigmoid(X_O)) - np.log(sigmoid(-X_K)).sum(),
            negative_sampling(R, O, NEGATIVES, W)[0],
        ),
    ),
    Claim(
        "S2-12",
        "3.3 (3.11)",
        "∂/∂x_j of -log σ(-x_j) is -σ'(-x_j) / σ(-x_j)",
        verdict="wrong",
        correct="+σ'(-x_j) / σ(-x_j), with σ' the derivative of σ",
        holds=lambda: (
            slope(sigmoid, -POINTS) / sigmoid(-POINTS),
            slope(lambda x: -log_sigmoid(-x), POINTS),
        ),
        fails=lambda: (
            -slope(sigmoid, -POINTS) / sigmoid(-POINTS),
            slope(lambda x: -log_sigmoid(-x), POINTS),
        ),
    ),
    Claim(
        "S2-13",
        "3.3 (3.12)-(3.14)",
        "∂J/∂x_j = 1 - σ(-x_j) = σ(x_j) for j ≠ i",
        holds=lambda: (
            np.vstack([1 - sigmoid(-POINTS), sigmoid(POINTS)]),
            np.vstack([slope(lambda x: -log_sigmoid(-x), POINTS)] * 2),
        ),
    ),
    Claim(
        "S2-14",
        "3.3 (3.15)-(3.18)",
        "∂J/∂x_j = σ(x_j) - 1 for j = i",
        holds=lambda: (sigmoid(POINTS) - 1, slope(lambda x: -log_sigmoid(x), POINTS)),
    ),
    Claim(
        "S2-15",
        "3.3 (3.20)",
        "∂J/∂r̂ = Σ_j (σ(x_j) - 1{j=i}) w_j",
        holds=lambda: ((sigmoid(W[SAMPLED] @ R) - IS_TARGET) @ W[SAMPLED], sampling_dv()),
    ),
    Claim(
        "S2-16",
        "3.3 (3.22)",
        "∂J/∂w_j = (σ(x_j) - 1{j=i}) r̂, each word drawn once",
        holds=lambda: (np.outer(sigmoid(W[SAMPLED] @ R) - IS_TARGET, R), sampling_dU()[SAMPLED]),
    ),
    Claim(
        "S2-17",
        "3.4 (3.23)-(3.24)",
        "skip-gram: gradients are sums over the context",
        holds=skip_gram_sums,
    ),
]
