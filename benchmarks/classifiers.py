"""The classifiers that are compared: each takes texts with labels, and answers for others.

All cut texts into the same words. The penalty of a logistic regression is chosen on the same held-out texts
for firth and scikit-learn; fastText's epochs and step were found on the last fifth of the training texts.
"""

import pickle
import tempfile
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import fasttext
import numpy as np
from jobs import WORKERS
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

import firth
from firth.classify.choice import ENOUGH, PARTS, deal
from firth.cli.classify_train import VECTORS
from firth.text.tokens import words

Texts = Sequence[str]
Answers = tuple[list[Any], float]  # labels, and megabytes of the saved model

ALL = 25_000  # training texts
PENALTIES = (0.003, 0.01, 0.03, 0.1, 0.3)  # 1 / C of scikit-learn
NGRAMS = {"TF-IDF": (1, 1), "TF-IDF, pairs of words too": (1, 2)}
FASTTEXT: dict[str, dict[str, Any]] = {
    "fastText": {"lr": 0.5, "epoch": 5},
    "fastText, pairs of words too": {"lr": 0.5, "epoch": 5, "wordNgrams": 2, "bucket": 500_000},
}
FIRTH: dict[str, dict[str, Any]] = {
    "firth": {},
    "firth, plain mean of the input vectors": {"table": "input", "weighting": "mean", "repeats": "all"},
    "firth, plain mean of both": {"weighting": "mean", "repeats": "all"},
    "firth, SIF": {"weighting": "sif", "repeats": "all", "common": 1},
}


def vectors(texts: Texts, seed: int) -> firth.WordVectors:
    """Word vectors of firth from texts without their labels, as firth classify trains them."""
    model = firth.Word2Vec(**VECTORS, seed=seed, workers=WORKERS)
    return model.fit(words(text) for text in texts).tables_


def with_firth(
    known: firth.WordVectors, texts: Texts, labels: Texts, asked: Texts, seed: int, **settings: Any
) -> Answers:
    model = firth.TextClassifier(known, seed=seed, **settings).fit(texts, labels)
    with tempfile.TemporaryDirectory() as folder:
        model.save(folder)
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    return model.predict(asked).tolist(), size / 1e6


def with_tfidf(texts: Texts, labels: Texts, asked: Texts, seed: int, ngrams: tuple[int, int]) -> Answers:
    with warnings.catch_warnings(action="ignore"):  # that token_pattern is not used beside a tokenizer
        count = TfidfVectorizer(
            tokenizer=words, lowercase=False, ngram_range=ngrams, sublinear_tf=True, min_df=2
        )
        X, y = count.fit_transform(texts), np.array(labels)
        model = _regression(_chosen(X, y, seed)).fit(X, y)
        answers = model.predict(count.transform(asked)).tolist()
    count.tokenizer = None
    return answers, len(pickle.dumps((count, model))) / 1e6


def _regression(penalty: float) -> LogisticRegression:
    return LogisticRegression(C=1 / penalty, max_iter=1000)


def _chosen(X: Any, y: Any, seed: int) -> float:
    """The penalty with the smallest loss on the texts that firth holds out too."""
    parts = deal(np.unique(y, return_inverse=True)[1], len(set(y)), seed)
    losses, judged = dict.fromkeys(PENALTIES, 0.0), 0
    for part in range(PARTS):
        out = parts == part
        for penalty in PENALTIES:
            model = _regression(penalty).fit(X[~out], y[~out])
            losses[penalty] += log_loss(y[out], model.predict_proba(X[out]), normalize=False)
        judged += int(out.sum())
        if judged >= ENOUGH:
            break
    return min(losses, key=losses.__getitem__)


def with_fasttext(texts: Texts, labels: Texts, asked: Texts, seed: int, **settings: Any) -> Answers:
    with tempfile.TemporaryDirectory() as folder:
        lines, saved = Path(folder, "lines"), Path(folder, "model.bin")
        with lines.open("w", encoding="utf-8", newline="\n") as file:
            for place in np.random.default_rng(seed).permutation(len(texts)):  # it goes through them in order
                file.write(f"__label__{labels[place]} {' '.join(words(texts[place]))}\n")
        epochs = settings["epoch"] * ALL // len(texts)  # of few texts as many are gone through as of all
        settings = {**settings, "epoch": epochs, "thread": WORKERS, "seed": seed, "verbose": 0}
        model = fasttext.train_supervised(str(lines), **settings)
        found, _ = model.predict([" ".join(words(text)) for text in asked])
        model.save_model(str(saved))
        size = saved.stat().st_size
    return [label.removeprefix("__label__") for (label,) in found], size / 1e6


OTHERS: dict[str, Callable[..., Answers]] = {
    **{name: partial(with_tfidf, ngrams=ngrams) for name, ngrams in NGRAMS.items()},
    **{name: partial(with_fasttext, **settings) for name, settings in FASTTEXT.items()},
}
