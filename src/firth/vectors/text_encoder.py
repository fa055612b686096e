"""`TextEncoder`: texts to vectors as a transformer of scikit-learn, which it does not need."""

from collections.abc import Iterable
from numbers import Integral
from os import PathLike
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, NotFitted, WrongType
from firth.estimator import Estimator, check_choice, check_number
from firth.text.tokens import Tokenizer
from firth.vectors.arithmetic import Table
from firth.vectors.encoding import (
    WEIGHTINGS,
    Weighting,
    bags_of,
    directions_of,
    means_of,
    unseen_weight,
    weights_of,
    without,
)
from firth.vectors.loading import load
from firth.vectors.means import Floats
from firth.vectors.wordvectors import WordVectors


class TextEncoder(Estimator):
    r"""Encodes texts as the weighted means of their words' vectors, less what texts have in common.

    .. math:: y = \frac{\sum_w n_w a_w v_w}{\sum_w n_w a_w}, \qquad x = y - U^T U y

    over the words w of the text that have vectors, those of n-grams too: v_w the vector, n_w how often the
    text has w, a_w its weight; U the directions that the texts of `fit` have most in common. A word that is
    not in the vocabulary weighs as one that was never counted: 1, or with "support" 1 / 501. Arora, Liang and
    Ma (2017), "A simple but tough-to-beat baseline for sentence embeddings", ICLR.

    Parameters
    ----------
    vectors : WordVectors or path
    weighting : {"sif", "mean", "support"}
        a_w = 0.001 / (0.001 + p(w)), p(w) the share of w in the text that the vectors were trained on, or
        where that is not known in the texts of `fit`; or 1; or n / (n + 500), n how often w was seen in
        training, where that is known.
    common : int, default 1
        How many directions are taken out.
    tokenizer : {"words", "whitespace"} or callable(str) -> list of str
        How a text becomes words; use that of the vectors. Texts may also be lists of words.

    Attributes
    ----------
    words_ : WordVectors
    weights_ : array (V,), float64
    directions_ : array (common, d), float64

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> words = WordVectors(["a", "cat", "dog"], [[1, 1], [3, 0], [0, 2]], counts=[998, 1, 1])
    >>> TextEncoder(words, common=0).fit_transform(["a cat", "a dog", "a"]).round(2)
    array([[3., 0.],
           [0., 2.],
           [1., 1.]], dtype=float32)
    """

    words_: WordVectors
    weights_: Floats
    directions_: Floats

    def __init__(
        self,
        vectors: WordVectors | str | PathLike[str],
        *,
        weighting: Weighting = "sif",
        common: int = 1,
        tokenizer: str | Tokenizer = "words",
    ) -> None:
        self.vectors = vectors
        self.weighting = weighting
        self.common = common
        self.tokenizer = tokenizer

    def fit(self, texts: Iterable[Any], y: Any = None) -> Self:
        """Find what the texts have in common; `y` is not used.

        Parameters
        ----------
        texts : iterable of str, or of lists of words

        Raises
        ------
        InvalidInput, WrongType
            If a setting or a text is not one of those allowed, or there are too few texts.
        """
        self._fit(texts)
        return self

    def transform(self, texts: Iterable[Any]) -> Table:
        """The vectors (n, d) of texts, float32; zeros for a text whose words have no vectors.

        Raises
        ------
        NotFitted
        WrongType
        """
        if not hasattr(self, "directions_"):
            raise NotFitted("this TextEncoder is not fitted: call fit first")
        read = bags_of(self.words_, texts, self.tokenizer)
        means = means_of(self.words_, read, self.weights_, self._unseen)
        return without(means, self.directions_)

    def fit_transform(self, texts: Iterable[Any], y: Any = None) -> Table:
        """The vectors of the texts that it is fitted to, which are read once."""
        return without(self._fit(texts), self.directions_)

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """The names of the d columns: ``textencoder0`` and so on."""
        if not hasattr(self, "words_"):
            raise NotFitted("this TextEncoder is not fitted: call fit first")
        return np.array([f"textencoder{i}" for i in range(self.words_.vector_size)], object)

    def _fit(self, texts: Iterable[Any]) -> Floats:
        check_choice("weighting", self.weighting, WEIGHTINGS)
        check_number("common", self.common, 0, None, Integral, "an integer")
        words = self.vectors if isinstance(self.vectors, WordVectors) else _loaded(self.vectors)
        read = bags_of(words, texts, self.tokenizer)
        if len(read) == read.empty:
            raise InvalidInput(
                f"none of the {read.tokens:,} words of the texts has a vector: texts and vectors must be of "
                "one language, and cut into words in the same way (tokenizer)"
            )
        weights = weights_of(words, read, self.weighting)
        unseen = unseen_weight(words, self.weighting)
        means = means_of(words, read, weights, unseen)
        self.directions_ = directions_of(means, int(self.common))
        self.words_, self.weights_, self._unseen = words, weights, unseen
        return means

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "directions_")

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import InputTags, Tags, TargetTags, TransformerTags

        return Tags(
            estimator_type="transformer",
            target_tags=TargetTags(required=False),
            transformer_tags=TransformerTags(preserves_dtype=[]),
            input_tags=InputTags(one_d_array=True, two_d_array=False, string=True),
        )


def _loaded(path: Any) -> WordVectors:
    if not isinstance(path, str | PathLike):
        raise WrongType(f"vectors must be firth.WordVectors or the path of some, got {type(path).__name__}")
    return load(path)
