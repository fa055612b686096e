"""`TextClassifier`: the estimator."""

import operator
from collections.abc import Iterable
from numbers import Integral, Real
from os import PathLike
from typing import Any, NoReturn, Self

import numpy as np
import numpy.typing as npt

from firth.classify.choice import HeldOut
from firth.classify.fitted import fitted_to
from firth.classify.labels import class_numbers
from firth.classify.saved import Saved, read_classifier, write_classifier
from firth.classify.words import TABLE_CHOICES, TableChoice, table_of
from firth.errors import DamagedFile, InvalidInput, NotFitted, WrongType
from firth.estimator import Estimator, check_choice, check_number
from firth.text.tokens import Tokenizer, forgotten, tokenizer
from firth.vectors import WordVectors, load
from firth.vectors.bags import Bags, bags, texts_of, tokens_of
from firth.vectors.encoding import WEIGHTINGS, Weighting, weights_of
from firth.vectors.means import REPEATS, Floats, Repeats


class TextClassifier(Estimator):
    r"""Tells texts apart by the vectors of their words: softmax regression on the mean vector of a text.

    .. math:: P(k \mid text) = softmax(W (x - \bar x) + b)_k, \qquad
        x = \frac{\sum_w n_w^r a_w v_w}{\sum_w n_w^r a_w}

    over the distinct words w of the text that have vectors: v_w the vector, n_w how often the text has w,
    a_w the weight of w. Words without vectors are left out, also those that n-grams of a fastText model
    would give one; a text without any other gets the probabilities of a text that is like the mean of all.

    Parameters
    ----------
    vectors : WordVectors, path, or Word2Vec
        The vectors of words, or where to load them. A `Word2Vec` is trained on the texts anew, a copy of it,
        each time that `fit` is called, and sees no labels.
    table : {"both", "input", "output", "sum", "mean"}, optional
        Which vectors of a model are averaged: by default the input and the output vectors side by side, so
        that x has 2 d numbers; of vectors that come alone, these.
    weighting : {"support", "sif", "mean"}
        The weight a_w. ``"support"``: n / (n + 500), n how often w was seen when its vector was trained (1
        where that is not known), as rare words have vectors that fit their few texts too well.
        ``"sif"``, smooth inverse frequency: a / (a + p), where a = 0.001 and p is the share of w in the text
        that the vectors were trained on, or where that is not known in these texts (Arora, Liang and Ma, *A
        simple but tough-to-beat baseline for sentence embeddings*, 2017). ``"mean"``: 1.
    repeats : {"once", "root", "all"}
        The power r of how often a text has a word: 0, 1/2 or 1.
    common : int, default 0
        So many directions that the texts have most in common are taken out of x (the same paper takes one).
    penalty : float, optional
        Of half the squared coefficients of standardised x, beside the sum of the losses. By default the one
        of a fixed grid that has the smallest loss on texts that were held out; then all texts are fitted.
    tokenizer : {"words", "whitespace"} or callable(str) -> list of str
        How a text becomes words; use that of the vectors. Texts may also be lists of words.
    seed : int, default 1
        Decides which texts are held out together.

    Attributes
    ----------
    classes_ : array, shape (K,)
        The labels in order.
    vectors_ : WordVectors
    word_scores_ : float64 array, shape (V, K)
        W (v_w - x̄): what each word speaks for each class. The score of a text is the weighted mean of its
        words' scores plus `intercepts_`.
    intercepts_ : float64 array, shape (K,)
    penalty_ : float
    penalty_curve_ : list of (penalty, loss, accuracy)
        On the held-out texts, for every penalty tried; empty where the penalty was given.
    held_out_accuracy_ : float or None
        Of the penalty chosen. It is a little too good: the best of several, and a `Word2Vec` has read the
        texts that are held out from the classifier, though without their labels.
    coverage_ : float
        Share of the words of the texts that have vectors.
    empty_texts_ : int
        Texts that have no word with a vector.

    Examples
    --------
    >>> import firth
    >>> words = firth.WordVectors(["good", "fine", "bad", "dull"], [[2, 1], [1, 1], [-2, 1], [-1, 1]])
    >>> classifier = firth.TextClassifier(words, penalty=1.0)
    >>> classifier.fit(["Good!", "Fine, good", "Dull", "bad, bad"], ["pos", "pos", "neg", "neg"])
    TextClassifier(vectors=WordVectors(4 words, 2 dimensions), penalty=1.0)
    >>> classifier.predict(["so good", "so dull"])
    array(['pos', 'neg'], dtype='<U3')
    """

    classes_: npt.NDArray[Any]
    vectors_: WordVectors
    word_scores_: Floats
    intercepts_: Floats
    penalty_: float
    penalty_curve_: list[HeldOut]
    held_out_accuracy_: float | None
    coverage_: float
    empty_texts_: int

    def __init__(
        self,
        vectors: Any = None,
        *,
        table: TableChoice | None = None,
        weighting: Weighting = "support",
        repeats: Repeats = "once",
        common: int = 0,
        penalty: float | None = None,
        tokenizer: str | Tokenizer | None = "words",
        seed: int = 1,
    ) -> None:
        self.vectors = vectors
        self.table = table
        self.weighting = weighting
        self.repeats = repeats
        self.common = common
        self.penalty = penalty
        self.tokenizer = tokenizer
        self.seed = seed

    # ---- fitting

    def fit(self, texts: Iterable[Any], labels: Iterable[Any], *, progress: bool = False) -> Self:
        """Fit to texts with their labels.

        Parameters
        ----------
        texts : iterable of str, or of lists of words
        labels : iterable of hashable
            One for each text: strings, or numbers, or anything of one kind that can be put in order.
        progress : bool, default False
            Show how far the training of a `Word2Vec` is.

        Returns
        -------
        TextClassifier
            Itself.

        Raises
        ------
        InvalidInput, WrongType
            A setting, the texts or the labels cannot be used; the sentence says why.
        """
        self._check_settings()
        texts = list(texts_of(texts))
        if not texts:
            raise InvalidInput("there are no texts to fit to")
        classes, numbers = class_numbers(labels, len(texts))
        words = self._words(texts, progress)
        counted = self._bags(texts, words)
        settings = {name: value for name, value in self.get_params().items() if name != "vectors"}
        table = table_of(words, self.table)
        weights = weights_of(words, counted, self.weighting)
        fitted = fitted_to(counted, numbers, len(classes), table, weights, settings)
        known = {
            "texts": len(counted),
            "tokens": counted.tokens,
            "coverage": counted.coverage,
            "empty": counted.empty,
        }
        return self._adopt(Saved(words, classes, fitted, settings, known))

    def _check_settings(self) -> None:
        if self.vectors is None:
            raise InvalidInput(
                "a classifier needs word vectors: give vectors=firth.load(...), or a firth.Word2Vec(...) "
                "that is to be trained on the texts"
            )
        check_choice("table", self.table, (*TABLE_CHOICES, None))
        check_choice("weighting", self.weighting, WEIGHTINGS)
        check_choice("repeats", self.repeats, tuple(REPEATS))
        check_number("common", self.common, 0, None, Integral, "a whole number")
        check_number("seed", self.seed, 0, 2**64 - 1, Integral, "a whole number")
        if self.penalty is not None:
            check_number("penalty", self.penalty, 0.0, None, Real, "a number or None")
            if not self.penalty:
                raise InvalidInput("penalty must be greater than 0, got 0: separable texts have no optimum")

    def _words(self, texts: list[Any], progress: bool) -> WordVectors:
        """The word vectors, which may be trained now."""
        if isinstance(self.vectors, WordVectors):
            return self.vectors
        if isinstance(self.vectors, str | PathLike):
            return load(self.vectors)
        if not (hasattr(self.vectors, "fit") and hasattr(self.vectors, "get_params")):
            raise WrongType(
                "vectors must be firth.WordVectors, the path of a model, or a firth.Word2Vec, got "
                f"{type(self.vectors).__name__}"
            )
        model = type(self.vectors)(**self.vectors.get_params())
        cut = self._cut()
        model.fit((tokens_of(text, number, cut) for number, text in enumerate(texts)), progress=progress)
        words: WordVectors = model.tables_
        return words

    # ---- answers

    def predict(self, texts: Iterable[Any]) -> npt.NDArray[Any]:
        """The likeliest label of each text, an array of shape (n,) like `classes_`; of equals the first."""
        likeliest: npt.NDArray[Any] = self.classes_[self.predict_log_proba(texts).argmax(axis=1)]
        return likeliest

    def predict_proba(self, texts: Iterable[Any]) -> Floats:
        """The probability of every class for each text, float64 (n, K), in the order of `classes_`."""
        return np.exp(self.predict_log_proba(texts))

    def predict_log_proba(self, texts: Iterable[Any]) -> Floats:
        """The logarithms of `predict_proba`, finite where a probability rounds to zero."""
        model = self._after_fit("predict")
        counted = self._bags(texts_of(texts), model.vectors)
        return model.fitted.log_probabilities(counted, self.word_scores_, model.settings)

    def score(self, texts: Iterable[Any], labels: Iterable[Any]) -> float:
        """The share of the texts whose likeliest label is the given one.

        Raises
        ------
        InvalidInput
            There are no texts, or not as many as labels.
        """
        found, wanted = self.predict(texts).tolist(), list(labels)
        if not found or len(found) != len(wanted):
            raise InvalidInput(f"there must be one label for each text, got {len(found)} and {len(wanted)}")
        return float(np.mean(list(map(operator.eq, found, wanted))))

    # ---- what is kept

    def save(self, path: str | PathLike[str]) -> None:
        """Write the classifier with its word vectors as a folder, which `firth.load` reads as vectors too.

        Raises
        ------
        NotFitted
            There is nothing to save yet.
        InvalidInput
            `path` holds something that is not a model.
        WrongType
            A label is of a type that cannot be written down.
        """
        model = self._after_fit("save")
        settings = {name: _plain(value) for name, value in model.settings.items()}
        if not isinstance(settings["tokenizer"], str):
            settings["tokenizer"] = None  # a function cannot be written down
        write_classifier(path, Saved(model.vectors, model.classes, model.fitted, settings, model.texts))

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "TextClassifier":
        """Read a classifier that `save` wrote: it gives the same probabilities to the bit.

        Raises
        ------
        InvalidInput
            The folder holds another model.
        MissingFile, DamagedFile
        """
        saved = read_classifier(path)
        try:
            return cls(saved.vectors, **saved.settings)._adopt(saved)
        except (KeyError, TypeError, ValueError) as error:
            raise DamagedFile(f"the settings of {path} are not those of this firth: {error}") from error

    def _adopt(self, model: Saved) -> Self:
        fitted, curve = model.fitted, model.fitted.curve
        self._model = model
        self.classes_ = model.classes
        self.vectors_ = model.vectors
        self.word_scores_ = fitted.word_scores(table_of(model.vectors, model.settings["table"]))
        self.intercepts_ = fitted.intercepts
        self.penalty_ = fitted.penalty
        self.penalty_curve_ = curve
        chosen = [held_out.accuracy for held_out in curve if held_out.penalty == fitted.penalty]
        self.held_out_accuracy_ = chosen[0] if chosen else None
        self.coverage_ = float(model.texts["coverage"])
        self.empty_texts_ = int(model.texts["empty"])
        return self

    def _after_fit(self, name: str) -> Saved:
        if not hasattr(self, "classes_"):
            raise NotFitted(f"this classifier is not fitted yet: call fit before {name}")
        return self._model

    def _bags(self, texts: Iterable[Any], words: WordVectors) -> Bags:
        return bags(texts, words.key_to_index, self._cut())

    def _cut(self) -> Tokenizer:
        return forgotten if self.tokenizer is None else tokenizer(self.tokenizer)

    def __getattr__(self, name: str) -> NoReturn:
        # only asked for what is not there
        if name in TextClassifier.__annotations__:
            raise NotFitted(f"this classifier is not fitted yet: call fit before {name}")
        raise AttributeError(f"'TextClassifier' object has no attribute {name!r}")

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of an estimator that is not made from its classes."""
        from sklearn.utils import ClassifierTags, InputTags, Tags, TargetTags

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(),
            input_tags=InputTags(two_d_array=False, string=True),
        )


def _plain(value: Any) -> Any:
    """A setting as JSON holds it: a grid of NumPy's numbers is as good as Python's."""
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else value
