import numpy as np
import pytest

from firth import Word2Vec
from firth.errors import InvalidInput, WrongType
from firth.training.settings import LONG, check_settings, epochs_of, first_step, patience_of, table_of

GOOD = Word2Vec().get_params()


def test_the_defaults_are_allowed():
    check_settings(GOOD)
    check_settings({**GOOD, "architecture": "cbow", "objective": "softmax"})
    check_settings({**GOOD, "table": "input", "objective": "hierarchical-softmax"})


@pytest.mark.parametrize(
    ("settings", "epochs", "patience", "table"),
    [
        ({}, 5, None, "input"),
        ({"objective": "softmax"}, 1_000_000, None, "sum"),
        ({"objective": "softmax", "validation": 0.1}, 1_000_000, 1, "sum"),
        ({"objective": "softmax", "architecture": "cbow", "validation": 0.1}, 5, None, "input"),
        (
            {"objective": "softmax", "validation": 0.1, "epochs": 3, "patience": 2, "table": "mean"},
            3,
            2,
            "mean",
        ),
    ],
    ids=str,
)
def test_what_is_none_depends_on_the_objective(settings, epochs, patience, table):
    settings = {**GOOD, **settings}
    assert (epochs_of(settings), patience_of(settings), table_of(settings)) == (epochs, patience, table)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"window": 0}, "window must be at least 1, got 0"),
        ({"vector_size": -3}, "vector_size must be at least 1, got -3"),
        ({"negative": 0}, "negative must be at least 1, got 0"),
        ({"epochs": 0}, "epochs must be at least 1, got 0"),
        ({"seed": 2**64}, "seed must be at most 18446744073709551615"),
        ({"sample": -1e-3}, "sample must be at least 0.0, got -0.001"),
        ({"alpha": 0.0}, "alpha must be greater than 0, got 0.0"),
        ({"alpha": float("nan")}, "alpha must be finite, got nan"),
        ({"min_alpha": 1.0}, r"min_alpha must be at most alpha \(0.025\), got 1.0"),
        ({"workers": 0}, "workers must be at least 1, got 0"),
        ({"max_vocabulary": 0}, "max_vocabulary must be at least 2, got 0"),
        ({"architecture": "skip"}, "architecture must be one of 'skipgram', 'cbow', got 'skip'"),
        (
            {"objective": "ns"},
            "objective must be one of 'negative-sampling', 'hierarchical-softmax', 'softmax'",
        ),
        ({"table": "both"}, "table must be one of 'input', 'output', 'sum', 'mean', None, got 'both'"),
        ({"table": "sum", "objective": "hierarchical-softmax"}, "table='sum' needs output vectors of words"),
        ({"penalty": -1}, "penalty must be at least 0.0, got -1"),
        ({"epochs": 10**7}, "epochs must be at most 1000000, got 10000000"),
        ({"max_hours": -1}, "max_hours must be at least 0.0, got -1"),
        ({"max_hours": float("inf")}, "max_hours must be finite, got inf"),
        ({"sample": 1.5}, "sample must be at most 1.0, got 1.5"),
        ({"sample": 10**400}, "sample must be finite"),
        ({"alpha": 10**400}, "alpha must be finite"),
        ({"min_alpha": float("inf")}, "min_alpha must be finite, got inf"),
        ({"tokenizer": "spaces"}, "no tokenizer is named 'spaces'"),
        ({"architecture": np.array(["cbow", "cbow"])}, "architecture must be one of 'skipgram', 'cbow'"),
        ({"cbow_gradient": "mean"}, "cbow_gradient must be one of 'exact', 'word2vec', got 'mean'"),
        ({"backend": ["native"]}, "backend must be one of 'native', 'reference'"),
        ({"ns_exponent": 1e308}, "ns_exponent must be at most 10.0"),
        ({"validation": 1}, "validation must be less than 1, a share of the text, got 1"),
        ({"validation": -0.1}, "validation must be at least 0.0, got -0.1"),
        ({"patience": 0, "validation": 0.1}, "patience must be at least 1, got 0"),
        ({"patience": 2}, "patience=2 looks at the loss on held-out text: set validation too"),
        ({"backend": "gpu"}, "backend must be one of 'native', 'reference', got 'gpu'"),
    ],
    ids=str,
)
def test_what_cannot_be_is_said_in_a_sentence(change, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        check_settings({**GOOD, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"window": 2.5},
        {"window": True},
        {"window": float("nan")},
        {"alpha": "fast"},
        {"alpha": True},
        {"alpha": 1j},
        {"epochs": 2.5},
        {"output_bias": None},
        {"penalty": "much"},
        {"shrink_windows": "no"},
        {"cbow_mean": 1},
        {"racy": "yes"},
        {"workers": 2.0},
        {"tokenizer": 3},
        {"min_count": "5"},
        {"seed": b"1"},
        {"vector_size": np.bool_(True)},
        {"max_vocabulary": 1e6},
        {"sample": [0.1]},
        {"validation": True},
        {"patience": 1.5},
        {"max_hours": "1"},
        {"max_hours": None},
    ],
    ids=str,
)
def test_what_is_no_number_is_refused(change):
    with pytest.raises(WrongType, match=r"must be (a|True)"):
        check_settings({**GOOD, **change})


@pytest.mark.parametrize(
    ("settings", "alpha"),
    [
        ({}, 0.025),
        ({"architecture": "cbow"}, 0.1),
        ({"architecture": "cbow", "cbow_mean": False}, 0.025),
        ({"architecture": "cbow", "cbow_gradient": "word2vec"}, 0.025),
        ({"architecture": "cbow", "alpha": 0.05}, 0.05),
        ({"objective": "hierarchical-softmax"}, 0.035),
        ({"objective": "hierarchical-softmax", "architecture": "cbow"}, 0.1),
        ({"objective": "softmax", "architecture": "cbow"}, 0.1),
        ({"objective": "softmax", "architecture": "cbow", "cbow_mean": False}, 0.025),
        ({"objective": "softmax", "architecture": "cbow", "cbow_gradient": "word2vec"}, 0.025),
    ],
    ids=str,
)
def test_the_first_step_suits_the_architecture(settings, alpha):
    assert first_step({**GOOD, **settings}, LONG) == alpha


@pytest.mark.parametrize(
    ("architecture", "objective"),
    [("skipgram", "negative-sampling"), ("cbow", "negative-sampling"), ("cbow", "softmax")],
)
def test_a_short_text_takes_longer_steps(architecture, objective):
    settings = {**GOOD, "architecture": architecture, "objective": objective}
    shortest = first_step(settings, LONG)
    steps = [first_step(settings, words) for words in (10 * LONG, LONG, LONG // 10, LONG // 256, 1, 0)]
    assert steps == pytest.approx([shortest * f for f in (1, 1, 10 ** (1 / 8), 2, 2, 2)])
