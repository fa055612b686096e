"""What a model finds likely: sentences, and words in a window."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

import firth
from firth.compat.gensim.nearest import largest
from firth.compat.gensim.rows import Array
from firth.compat.gensim.training import Trainable
from firth.errors import InvalidInput


class Likely(Trainable):
    """A model that can be asked how likely something is."""

    sg: int
    negative: int
    window: int
    cbow_mean: int

    def score(
        self,
        sentences: Iterable[Sequence[Any]],
        total_sentences: int = 1000000,
        chunksize: int = 100,
        queue_factor: int = 2,
        report_delay: int = 1,
    ) -> Array:
        """The log-likelihoods of sentences with hierarchical softmax, float32, over whole windows.

        Sentences after the first `total_sentences` are left out; the last three arguments have no effect.
        """
        if not self.hs:
            raise InvalidInput("score needs a model with hs=1, negative=0: see also firth.Word2Vec.score")
        tree = self._tree()
        found = [
            log_likelihood(
                tree, [word for word in sentence if word in self.wv.key_to_index], self.window, bool(self.sg)
            )
            for _, sentence in zip(range(total_sentences), sentences, strict=False)
        ]
        return np.array(found, np.float32)

    def predict_output_word(
        self, context_words_list: Iterable[Any], topn: int = 10
    ) -> list[tuple[Any, Any]] | None:
        """The words with the largest softmax of the output scores; None where no word is known.

        Negative sampling does not learn these probabilities: `firth.Word2Vec.probability` gives those it
        does learn.
        """
        if not self.negative:
            raise InvalidInput("predict_output_word needs a model with negative sampling, not hs=1")
        rows = [self.wv.get_index(word) for word in context_words_list if word in self.wv]
        if not rows:
            return None
        mixture = self.wv.vectors[rows].sum(axis=0) / (len(rows) if self.cbow_mean else 1)
        scores = self.syn1neg @ mixture
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        return [(self.wv.index_to_key[row], chances[row]) for row in largest(chances, topn)]


def log_likelihood(model: firth.Word2Vec, words: Sequence[Any], window: int, skipgram: bool) -> float:
    r"""The log-likelihood of the words of a sentence, in nats.

    .. math:: \sum_t \sum_{0 < |j| \le m} \log P(w_{t+j} \mid w_t)
        \qquad \sum_t \log P(w_t \mid w_{t-m}, \ldots, w_{t+m})

    for skip-gram and CBOW with window m.
    """
    rows = [model.vocabulary_.key_to_index[word] for word in words]
    total = 0.0
    for t, row in enumerate(rows):
        near = [z for z in range(max(0, t - window), min(len(rows), t + window + 1)) if z != t]
        if skipgram and near:
            chances = model.probability(words[t])
            total += sum(math.log(chances[rows[z]]) for z in near)
        elif near:
            total += math.log(model.probability([words[z] for z in near])[row])
    return total
