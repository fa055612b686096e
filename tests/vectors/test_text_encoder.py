import pickle
import warnings
from pathlib import Path

import numpy as np
import pytest

import firth
from firth.errors import InvalidInput, NotFitted, WrongType
from firth.vectors import WordVectors
from firth.vectors.encoding import Weighting

TEXTS = ["king and queen", "man", "apple apple king", "", "woman, queen; man!", "apple man"]


def test_what_it_learns_is_that_of_encode(royals: WordVectors) -> None:
    encoder = firth.TextEncoder(royals)
    found = encoder.fit_transform(TEXTS)
    np.testing.assert_array_equal(found, royals.encode(TEXTS, weighting="sif", common=1))
    np.testing.assert_array_equal(found, encoder.fit(TEXTS).transform(TEXTS))
    other = royals.encode(["woman"], weighting="sif", common=encoder.directions_)
    np.testing.assert_array_equal(encoder.transform(["woman"]), other)
    assert (found.shape, found.dtype) == ((6, 3), np.float32)


def test_weights_stay_those_of_fit(royals: WordVectors) -> None:
    """Without counts, frequency is that in the texts it was fitted to."""
    uncounted = WordVectors(royals.index_to_key, royals.vectors)
    encoder = firth.TextEncoder(uncounted, common=0).fit(TEXTS)
    np.testing.assert_array_equal(
        encoder.transform(["king apple"])[0], encoder.transform(["king apple", "king", "king"])[0]
    )


def test_a_generator_is_read_once(royals: WordVectors) -> None:
    encoder = firth.TextEncoder(royals)
    found = encoder.fit_transform(text for text in TEXTS)
    np.testing.assert_array_equal(found, encoder.transform(text for text in TEXTS))


def test_names_copies_and_paths(royals: WordVectors, tmp_path: Path) -> None:
    royals.save(tmp_path / "model")
    encoder = firth.TextEncoder(tmp_path / "model", weighting="mean", common=0).fit(TEXTS)
    assert encoder.get_feature_names_out().tolist() == ["textencoder0", "textencoder1", "textencoder2"]
    np.testing.assert_array_equal(encoder.transform(TEXTS), royals.encode(TEXTS))
    again = pickle.loads(pickle.dumps(encoder))
    np.testing.assert_array_equal(again.transform(TEXTS), royals.encode(TEXTS))
    assert encoder.get_params()["weighting"] == "mean"
    assert encoder.set_params(common=1).common == 1
    with pytest.raises(InvalidInput, match="has no setting 'dims'"):
        encoder.set_params(dims=3)


def test_what_is_refused(royals: WordVectors) -> None:
    for call in ("get_feature_names_out", "transform"):
        with pytest.raises(NotFitted, match="call fit first"):
            getattr(firth.TextEncoder(royals), call)(*[TEXTS][: call == "transform"])
    with pytest.raises(InvalidInput, match="none of the 2 words of the texts has a vector"):
        firth.TextEncoder(royals).fit(["sol luna", ""])
    with pytest.raises(InvalidInput, match="need more texts"):
        firth.TextEncoder(royals).fit(["king"])
    with pytest.raises(InvalidInput, match="weighting must be one of 'mean', 'sif', 'support', got 'x'"):
        firth.TextEncoder(royals, weighting="x").fit(TEXTS)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="common must be at least 0"):
        firth.TextEncoder(royals, common=-1).fit(TEXTS)
    with pytest.raises(WrongType, match=r"vectors must be firth\.WordVectors or the path of some, got int"):
        firth.TextEncoder(3).fit(TEXTS)  # type: ignore[arg-type]


def test_scikit_learn_finds_nothing_wrong(royals: WordVectors) -> None:
    checks = pytest.importorskip("sklearn.utils.estimator_checks")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that most of its checks need tables of numbers
        results = checks.check_estimator(firth.TextEncoder(royals), on_fail=None)
    assert results
    assert [(each["check_name"], each["exception"]) for each in results if each["status"] == "failed"] == []


def test_in_a_pipeline_of_scikit_learn(many: WordVectors) -> None:
    pytest.importorskip("sklearn")
    from sklearn.base import clone
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV
    from sklearn.pipeline import make_pipeline

    rng = np.random.default_rng(1)
    y = rng.integers(2, size=60)
    texts = [" ".join(f"w{row}" for row in rng.integers(0, 1000, 8) + 1000 * label) for label in y]
    pipeline = make_pipeline(firth.TextEncoder(many), LogisticRegression())
    search = GridSearchCV(pipeline, {"textencoder__common": [0, 2]}, cv=2).fit(texts, y)
    assert search.best_estimator_.predict(texts).shape == (60,)
    assert search.best_estimator_[:-1].get_feature_names_out()[0] == "textencoder0"
    assert clone(pipeline[0]).vectors is many  # which does not change, so that copies need no memory


@pytest.mark.parametrize("weighting", ["mean", "sif", "support"])
def test_words_of_ngrams_alone(ngrammed: WordVectors, weighting: Weighting) -> None:
    texts = [["hello"], ["world", "helloo"], ["worlds"], ["worldly", "hello"]]
    encoder = firth.TextEncoder(ngrammed, weighting=weighting, common=0).fit(texts[:2])
    np.testing.assert_array_equal(encoder.transform(texts), ngrammed.encode(texts, weighting=weighting))
    assert firth.TextEncoder(ngrammed, common=0).fit([["helloo"]]).transform([["helloo"]]).any()
