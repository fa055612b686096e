"""Write-up 001: columns of U are words."""

import numpy as np

from claims.point import (
    NEGATIVES,
    V_C,
    YHAT,
    O,
    U,
    Y,
    sampling_dU,
    sampling_dv,
    skip_gram_sums,
    slope,
    softmax_dU,
    softmax_dv,
)
from claims.record import Claim
from firth.maths import naive_softmax, negative_sampling, sigmoid

A = U.T  # the write-up's U: columns are words
X_O, X_K = U[O] @ V_C, U[NEGATIVES] @ V_C
LOG_SUM = np.log(np.exp(U @ V_C).sum())
POINTS = np.array([-2.0, 0.5, 1.0, 2.0])

CLAIMS = [
    Claim(
        "S1-1",
        "(a)",
        "-Σ y_w log ŷ_w = -log ŷ_o",
        holds=lambda: (-np.sum(Y * np.log(YHAT)), -np.log(YHAT[O])),
    ),
    Claim(
        "S1-2",
        "(b)",
        "J = -y_o [u_iᵀ v_c - log Σ exp(u_wᵀ v_c)], where nothing says what i is (measured at i = 0)",
        verdict="wrong index",
        correct="J = -[u_oᵀ v_c - log Σ exp(u_wᵀ v_c)]",
        holds=lambda: (-(X_O - LOG_SUM), naive_softmax(V_C, O, U)[0]),
        fails=lambda: (-(U[0] @ V_C - LOG_SUM), naive_softmax(V_C, O, U)[0]),
    ),
    Claim(
        "S1-3",
        "(b)",
        "∂J/∂v_c = Σ ŷ_w u_w - u_o = U (ŷ - y)",
        holds=lambda: (np.vstack([YHAT @ U - U[O], A @ (YHAT - Y)]), np.vstack([softmax_dv()] * 2)),
    ),
    Claim(
        "S1-4",
        "(c)",
        "∂J/∂u_w = (ŷ - y) v_c for w = o",
        verdict="wrong",
        correct="∂J/∂u_o = (ŷ_o - 1) v_c: one entry of ŷ, not the vector",
        holds=lambda: ((YHAT[O] - 1) * V_C, softmax_dU()[O]),
        fails=lambda: (np.outer(YHAT - Y, V_C), softmax_dU()[O]),
    ),
    Claim(
        "S1-5",
        "(c)",
        "∂J/∂u_w = ŷ v_c for w ≠ o",
        verdict="wrong",
        correct="∂J/∂u_w = ŷ_w v_c: one entry of ŷ, not the vector",
        holds=lambda: (YHAT[1] * V_C, softmax_dU()[1]),
        fails=lambda: (np.outer(YHAT, V_C), softmax_dU()[1]),
    ),
    Claim(
        "S1-6",
        "(d)",
        "σ'(x) = σ(x) (1 - σ(x))",
        holds=lambda: (sigmoid(POINTS) * (1 - sigmoid(POINTS)), slope(sigmoid, POINTS)),
    ),
    Claim(
        "S1-7",
        "(e)",
        "J = -log σ(u_oᵀ v_c) - Σ_k log σ(-u_kᵀ v_c)",
        holds=lambda: (
            -np.log(sigmoid(X_O)) - np.log(sigmoid(-X_K)).sum(),
            negative_sampling(V_C, O, NEGATIVES, U)[0],
        ),
    ),
    Claim(
        "S1-8",
        "(e)",
        "∂J/∂v_c = -σ(u_oᵀ v_c) u_o + Σ_{k=1..W} σ(u_kᵀ v_c) u_k (measured with the sum to K)",
        verdict="wrong",
        correct="∂J/∂v_c = -(1 - σ(u_oᵀ v_c)) u_o + Σ_{k=1..K} σ(u_kᵀ v_c) u_k",
        holds=lambda: (-(1 - sigmoid(X_O)) * U[O] + sigmoid(X_K) @ U[NEGATIVES], sampling_dv()),
        fails=lambda: (-sigmoid(X_O) * U[O] + sigmoid(X_K) @ U[NEGATIVES], sampling_dv()),
    ),
    Claim(
        "S1-9",
        "(e)",
        "∂J/∂u_o = -σ(u_oᵀ v_c) v_c",
        verdict="wrong",
        correct="∂J/∂u_o = -(1 - σ(u_oᵀ v_c)) v_c",
        holds=lambda: (-(1 - sigmoid(X_O)) * V_C, sampling_dU()[O]),
        fails=lambda: (-sigmoid(X_O) * V_C, sampling_dU()[O]),
    ),
    Claim(
        "S1-10",
        "(e)",
        "∂J/∂u_k = Σ_{k=1..K} σ(u_kᵀ v_c) v_c",
        verdict="wrong",
        correct="∂J/∂u_k = σ(u_kᵀ v_c) v_c, times the number of times that word k is drawn",
        holds=lambda: (np.outer(sigmoid(X_K), V_C), sampling_dU()[NEGATIVES]),
        fails=lambda: (np.outer([sigmoid(X_K).sum()] * len(X_K), V_C), sampling_dU()[NEGATIVES]),
    ),
    Claim(
        "S1-11",
        "(f)",
        "skip-gram: ∂J/∂U and ∂J/∂v_c are the sums over the window, ∂J/∂v_w = 0 (w ≠ c understood)",
        holds=skip_gram_sums,
    ),
]
