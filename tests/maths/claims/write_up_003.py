"""Write-up 003: rows of U are words."""

import numpy as np

from claims.point import (
    CENTRE,
    NEGATIVES,
    OUTSIDE,
    REPEATED,
    V_C,
    YHAT,
    O,
    U,
    V,
    Y,
    gradient,
    sampling_dU,
    sampling_dv,
    skip_gram_sums,
    slope,
    softmax_dU,
    softmax_dv,
)
from claims.record import Claim, product
from firth.maths import naive_softmax, negative_sampling, relu, sigmoid, skip_gram, softmax

X_O, X_K = U[O] @ V_C, U[NEGATIVES] @ V_C
POINTS = np.array([-2.0, 0.5, 1.0, 2.0])
SAMPLED = [O, *NEGATIVES]
SIGN = np.array([1.0, -1.0, -1.0, -1.0])
STACKED = (SIGN[:, np.newaxis] * U[SAMPLED]).T  # the handout's U_{o,{w1..wK}} = [u_o, -u_w1, ..., -u_wK]
REUSED = sigmoid(STACKED.T @ V_C) - 1
EQUAL = np.tile(U[O], (len(U), 1))  # all output vectors the same: ŷ = 1 / |V|


def gradient_at_equal() -> np.ndarray:
    return gradient(lambda v: naive_softmax(v, O, EQUAL)[0], V_C)


def times_drawn() -> tuple[np.ndarray, np.ndarray]:
    """Claimed and true ∂J/∂u_w for each word, where some are drawn more than once."""
    drawn = np.array([[w == k for k in REPEATED] for w in range(len(U))], dtype=float)
    claimed = drawn @ np.outer(1 - sigmoid(-(U[REPEATED] @ V_C)), V_C)
    return np.delete(claimed, O, axis=0), np.delete(sampling_dU(REPEATED), O, axis=0)


def without_the_negatives() -> np.ndarray:
    """The output vectors' gradient as the author's code returns it: the negatives' part is never added."""
    _, _, dU = negative_sampling(V_C, O, [], U)
    return dU


CLAIMS = [
    Claim(
        "S3-1",
        "1 (a) (1.1)",
        "-Σ y_w log ŷ_w = -log ŷ_o",
        holds=lambda: (-np.sum(Y * np.log(YHAT)), -np.log(YHAT[O])),
    ),
    Claim(
        "S3-2",
        "1 (b) (1.2)",
        "∂J/∂v_c = Uᵀ (ŷ - y), U of |V| rows",
        holds=lambda: (U.T @ (YHAT - Y), softmax_dv()),
    ),
    Claim(
        "S3-3",
        "1 (b) (1.3)",
        "U = [u_0 u_1 ... u_|V|], in Uᵀ (ŷ - y)",
        verdict="inconsistent",
        correct="U has the rows u_1, ..., u_|V|: with words as columns Uᵀ (ŷ - y) does not exist",
        holds=lambda: (product(U.T, YHAT - Y)[:, 0], softmax_dv()),
        fails=lambda: (product(U.T.T, YHAT - Y)[:, 0], softmax_dv()),
    ),
    Claim(
        "S3-4",
        "1 (b) (1)",
        "∂J/∂v_c is zero when ŷ = y (measured where all u_w are equal and it is zero: ŷ - y should vanish)",
        verdict="incomplete",
        correct="∂J/∂v_c is zero if and only if Σ ŷ_w u_w = u_o; ŷ = y is never reached",
        holds=lambda: (softmax(EQUAL @ V_C) @ EQUAL - EQUAL[O], gradient_at_equal()),
        fails=lambda: (softmax(EQUAL @ V_C) - Y, np.full(len(U), np.abs(gradient_at_equal()).max())),
    ),
    Claim(
        "S3-5",
        "1 (c) (1.4)",
        "∂J/∂u_w = (ŷ_w - y_w) v_c",
        holds=lambda: (np.outer(YHAT - Y, V_C), softmax_dU()),
    ),
    Claim(
        "S3-6",
        "1 (d) (1.5)",
        "∂J/∂U = (ŷ - y)ᵀ v_c",
        verdict="wrong",
        correct="∂J/∂U = (ŷ - y) v_cᵀ",
        holds=lambda: (product(YHAT - Y, V_C[np.newaxis]), softmax_dU()),
        fails=lambda: (product((YHAT - Y)[np.newaxis], V_C), softmax_dU()),
    ),
    Claim(
        "S3-6b",
        "1 (d)",
        "∂J/∂U = (ŷ - y) v_cᵀ, the corrected form",
        holds=lambda: (np.outer(YHAT - Y, V_C), softmax_dU()),
    ),
    Claim(
        "S3-7",
        "1 (e) (1.6)",
        "relu'(x) = 0 for x < 0, 1 for x > 0",
        holds=lambda: ([0.0, 1.0, 1.0, 1.0], slope(relu, POINTS)),
    ),
    Claim(
        "S3-8",
        "1 (f) (1.7)",
        "σ'(x) = eˣ / (eˣ + 1)² = σ(x) (1 - σ(x))",
        holds=lambda: (
            np.vstack([np.exp(POINTS) / (np.exp(POINTS) + 1) ** 2, sigmoid(POINTS) * (1 - sigmoid(POINTS))]),
            np.vstack([slope(sigmoid, POINTS)] * 2),
        ),
    ),
    Claim(
        "S3-9",
        "1 (g) (1.8)",
        "∂J/∂v_c = (σ(u_oᵀ v_c) - 1) u_o + Σ_s (1 - σ(-u_{w_s}ᵀ v_c)) u_{w_s}",
        holds=lambda: ((sigmoid(X_O) - 1) * U[O] + (1 - sigmoid(-X_K)) @ U[NEGATIVES], sampling_dv()),
    ),
    Claim(
        "S3-10",
        "1 (g) (1.9)",
        "∂J/∂u_o = (σ(u_oᵀ v_c) - 1) v_c",
        holds=lambda: ((sigmoid(X_O) - 1) * V_C, sampling_dU()[O]),
    ),
    Claim(
        "S3-11",
        "1 (g) (1.10)",
        "∂J/∂u_{w_s} = (1 - σ(-u_{w_s}ᵀ v_c)) v_c, each word drawn once",
        holds=lambda: (np.outer(1 - sigmoid(-X_K), V_C), sampling_dU()[NEGATIVES]),
    ),
    Claim(
        "S3-12",
        "1 (g)(2) (1.12)",
        "reuse σ(Aᵀ v_c) - 1 with A = [u_o, -u_{w_1}, ..., -u_{w_K}]: ∂J/∂v_c = A (σ(Aᵀ v_c) - 1)",
        holds=lambda: (STACKED @ REUSED, sampling_dv()),
    ),
    Claim(
        "S3-13",
        "1 (g)(2)",
        "the same numbers give every column of the gradient: ∂J/∂A = v_c (σ(Aᵀ v_c) - 1)ᵀ",
        holds=lambda: (np.outer(V_C, REUSED), (SIGN[:, np.newaxis] * sampling_dU()[SAMPLED]).T),
    ),
    Claim(
        "S3-14",
        "1 (h) (1.13)",
        "∂J/∂u_{w_s} = Σ_k 1{w_k = w_s} (1 - σ(-u_{w_s}ᵀ v_c)) v_c",
        holds=times_drawn,
    ),
    Claim(
        "S3-15",
        "1 (i) (1.14)",
        "J = -Σ_j u_{c-m+j}ᵀ v_c + 2m log Σ_k exp(u_kᵀ v_c)",
        holds=lambda: (
            -(U[OUTSIDE] @ V[CENTRE]).sum() + len(OUTSIDE) * np.log(np.exp(U @ V[CENTRE]).sum()),
            skip_gram(CENTRE, OUTSIDE, V, U, naive_softmax)[0],
        ),
    ),
    Claim(
        "S3-16",
        "1 (i)",
        "skip-gram: ∂J/∂U and ∂J/∂v_c are the sums over the window, ∂J/∂v_w = 0 (w ≠ c understood)",
        holds=skip_gram_sums,
    ),
    Claim(
        "S3-17",
        "2 (a)(4)",
        "the test of skip-gram with negative sampling is faulty (measured: the code's ∂J/∂U)",
        verdict="wrong",
        correct="the code never adds the negatives' part to ∂J/∂U; with (1.13) added the test passes",
        holds=lambda: (negative_sampling(V_C, O, REPEATED, U)[2], sampling_dU(REPEATED)),
        fails=lambda: (without_the_negatives(), sampling_dU(REPEATED)),
    ),
]
