"""Write-up 004: columns of U and V are words."""

import numpy as np

from claims.point import (
    NEGATIVES,
    REPEATED,
    V_C,
    YHAT,
    O,
    U,
    Y,
    gradient,
    sampling_dU,
    sampling_dv,
    skip_gram_sums,
    slope,
    softmax_dU,
    softmax_dv,
)
from claims.record import Claim
from claims.write_up_003 import CLAIMS as WRITE_UP_003
from firth.maths import naive_softmax, negative_sampling, probability, relu, sigmoid

A = U.T  # the write-up's U: columns are words
X_O, X_K = U[O] @ V_C, U[NEGATIVES] @ V_C
POINTS = np.array([-2.0, 0.5, 1.0, 2.0])
OTHERS = [w for w in range(len(U)) if w != O]
SAME = {claim.id: claim for claim in WRITE_UP_003}

CLAIMS = [
    Claim(
        "S4-1",
        "(1), (2)",
        "P(o | c) = exp(u_oᵀ v_c) / Σ exp(u_wᵀ v_c), J = -log P(o | c)",
        holds=lambda: (
            [*(np.exp(U @ V_C) / np.exp(U @ V_C).sum()), -np.log(YHAT[O])],
            [*probability(V_C, U), naive_softmax(V_C, O, U)[0]],
        ),
    ),
    Claim(
        "S4-2",
        "(a)",
        "Σ y_w log ŷ_w = -log ŷ_o",
        verdict="wrong",
        correct="-Σ y_w log ŷ_w = -log ŷ_o",
        holds=lambda: (-np.sum(Y * np.log(YHAT)), -np.log(YHAT[O])),
        fails=lambda: (np.sum(Y * np.log(YHAT)), -np.log(YHAT[O])),
    ),
    Claim("S4-3", "(b)", "∂J/∂v_c = U (ŷ - y)", holds=lambda: (A @ (YHAT - Y), softmax_dv())),
    Claim(
        "S4-4",
        "(b)(1)",
        "the gradient is zero when y and ŷ are the same (measured as S3-4)",
        verdict="incomplete",
        correct=SAME["S3-4"].correct,
        holds=SAME["S3-4"].holds,
        fails=SAME["S3-4"].fails,
    ),
    Claim(
        "S4-5",
        "(b)(2)",
        "why subtracting the gradient helps: 'to update weights of back layers'",
        verdict="inadequate",
        correct="-∂J/∂v_c = u_o - Σ ŷ_w u_w: v_c moves to u_o and away from the outside vector expected",
        holds=lambda: (U[O] - YHAT @ U, -softmax_dv()),
    ),
    Claim(
        "S4-6",
        "(c)",
        "∂J/∂u_o = (ŷ_o - 1) v_c, ∂J/∂u_w = ŷ_w v_c for w ≠ o, ∂J/∂U = v_c (ŷ - y)ᵀ",
        holds=lambda: (
            np.vstack([(YHAT[O] - 1) * V_C, np.outer(YHAT[OTHERS], V_C), np.outer(V_C, YHAT - Y).T]),
            np.vstack([softmax_dU()[O], softmax_dU()[OTHERS], softmax_dU()]),
        ),
    ),
    Claim(
        "S4-7",
        "(d)",
        "∂J/∂u_i = -(ŷ_i - 1) v_c for every i",
        verdict="wrong",
        correct="∂J/∂u_i = (ŷ_i - y_i) v_c",
        holds=lambda: (np.outer(YHAT - Y, V_C), softmax_dU()),
        fails=lambda: (np.outer(-(YHAT - 1), V_C), softmax_dU()),
    ),
    Claim(
        "S4-8",
        "(e)",
        "relu'(x) = 1",
        verdict="wrong",
        correct="relu'(x) = 1 for x > 0, 0 for x < 0",
        holds=lambda: ([0.0, 1.0, 1.0, 1.0], slope(relu, POINTS)),
        fails=lambda: ([1.0, 1.0, 1.0, 1.0], slope(relu, POINTS)),
    ),
    Claim(
        "S4-9",
        "(f)",
        "σ(x) = 1 / (1 + e⁻ˣ) = eˣ / (eˣ + 1)",
        holds=lambda: (
            np.vstack([1 / (1 + np.exp(-POINTS)), np.exp(POINTS) / (np.exp(POINTS) + 1)]),
            np.vstack([sigmoid(POINTS)] * 2),
        ),
    ),
    Claim(
        "S4-10",
        "(f)",
        "σ'(x) = σ(x) (1 - σ(x))",
        holds=lambda: (sigmoid(POINTS) * (1 - sigmoid(POINTS)), slope(sigmoid, POINTS)),
    ),
    Claim(
        "S4-11",
        "(f)",
        "for a vector: ∂σ(x)/∂x = diag(σ'(x))",
        holds=lambda: (np.diag(sigmoid(POINTS) * (1 - sigmoid(POINTS))), gradient(sigmoid, POINTS)),
    ),
    Claim(
        "S4-12",
        "(g)",
        "J = -log σ(u_oᵀ v_c) - Σ_s σ(-u_{w_s}ᵀ v_c)",
        verdict="wrong",
        correct="J = -log σ(u_oᵀ v_c) - Σ_s log σ(-u_{w_s}ᵀ v_c)",
        holds=lambda: (
            -np.log(sigmoid(X_O)) - np.log(sigmoid(-X_K)).sum(),
            negative_sampling(V_C, O, NEGATIVES, U)[0],
        ),
        fails=lambda: (
            -np.log(sigmoid(X_O)) - sigmoid(-X_K).sum(),
            negative_sampling(V_C, O, NEGATIVES, U)[0],
        ),
    ),
    Claim(
        "S4-13",
        "(g)(i), first line",
        "∂J/∂v_c = (σ(u_oᵀ v_c) - 1) u_o + Σ_k (1 - σ(-u_kᵀ v_c)) u_k",
        holds=lambda: ((sigmoid(X_O) - 1) * U[O] + (1 - sigmoid(-X_K)) @ U[NEGATIVES], sampling_dv()),
    ),
    Claim(
        "S4-14",
        "(g)(i), second line",
        "∂J/∂v_c = (σ(u_oᵀ) - 1) u_o + Σ_k σ(-u_kᵀ v_c) u_k (measured with σ(u_oᵀ v_c))",
        verdict="wrong",
        correct="∂J/∂v_c = (σ(u_oᵀ v_c) - 1) u_o + Σ_k σ(u_kᵀ v_c) u_k",
        holds=lambda: ((sigmoid(X_O) - 1) * U[O] + sigmoid(X_K) @ U[NEGATIVES], sampling_dv()),
        fails=lambda: ((sigmoid(X_O) - 1) * U[O] + sigmoid(-X_K) @ U[NEGATIVES], sampling_dv()),
    ),
    Claim(
        "S4-15",
        "(g)(i)",
        "∂J/∂u_o = (σ(u_oᵀ v_c) - 1) v_c",
        holds=lambda: ((sigmoid(X_O) - 1) * V_C, sampling_dU()[O]),
    ),
    Claim(
        "S4-16",
        "(g)(i)",
        "∂J/∂u_k = (1 - σ(u_kᵀ v_c)) v_c",
        verdict="wrong",
        correct="∂J/∂u_k = (1 - σ(-u_kᵀ v_c)) v_c",
        holds=lambda: (np.outer(1 - sigmoid(-X_K), V_C), sampling_dU()[NEGATIVES]),
        fails=lambda: (np.outer(1 - sigmoid(X_K), V_C), sampling_dU()[NEGATIVES]),
    ),
    Claim(
        "S4-17",
        "(g)(i)",
        "∂J/∂u_k = σ(u_kᵀ v_c) v_c",
        holds=lambda: (np.outer(sigmoid(X_K), V_C), sampling_dU()[NEGATIVES]),
    ),
    Claim(
        "S4-18",
        "(g)(ii)",
        "no answer",
        verdict="missing",
        correct="reuse σ(Aᵀ v_c) - 1 with A = [u_o, -u_{w_1}, ..., -u_{w_K}]: ∂J/∂v_c = A (σ(Aᵀ v_c) - 1)",
        holds=SAME["S3-12"].holds,
    ),
    Claim(
        "S4-19",
        "(h)",
        "no answer",
        verdict="missing",
        correct="∂J/∂u_{w_s} = Σ_{k: w_k = w_s} σ(u_{w_s}ᵀ v_c) v_c",
        holds=lambda: (REPEATED.count(1) * sigmoid(U[1] @ V_C) * V_C, sampling_dU(REPEATED)[1]),
    ),
    Claim(
        "S4-20",
        "(i)",
        "skip-gram: ∂J/∂U and ∂J/∂v_c are the sums over the window, ∂J/∂v_w = 0 for w ≠ c",
        holds=skip_gram_sums,
    ),
]
