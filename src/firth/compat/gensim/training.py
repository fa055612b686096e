"""The training of a model, by `firth.Word2Vec`."""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

import firth
from firth.compat.gensim.callbacks import tell, watcher
from firth.compat.gensim.lexicon import File, Lexicon
from firth.compat.gensim.old_names import refuse, renamed
from firth.compat.gensim.rows import Array
from firth.compat.gensim.settings import check_no_more, check_training, firth_settings
from firth.compat.gensim.vocabulary import read
from firth.errors import InvalidInput, NotFitted
from firth.text import Corpus
from firth.training import TrainingState


class Trainable(Lexicon):
    """A model that can be trained, from the vectors it has."""

    alpha: float
    min_alpha: float
    epochs: int
    compute_loss: bool
    running_training_loss: float
    train_count: int
    total_train_time: float

    @renamed(sentences="corpus_iterable")
    def train(
        self,
        corpus_iterable: Any = None,
        corpus_file: File = None,
        total_examples: int | None = None,
        total_words: int | None = None,
        epochs: int | None = None,
        start_alpha: float | None = None,
        end_alpha: float | None = None,
        word_count: int = 0,
        queue_factor: int = 2,
        report_delay: float = 1.0,
        compute_loss: bool = False,
        callbacks: Sequence[Any] = (),
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Go through a text `epochs` times, from the vectors there are.

        The step falls from `start_alpha` (or `alpha`) to `end_alpha` over the text as it is, whatever its
        size was said to be.

        Parameters
        ----------
        corpus_iterable : iterable of list of words
        corpus_file : path
        total_examples, total_words : int
            One of them must be given, as to gensim.
        epochs : int
            Must be given, as to gensim.
        start_alpha, end_alpha : float, optional
        compute_loss : bool, default False
        callbacks : list of CallbackAny2Vec
        word_count : 0
        queue_factor, report_delay
            Of no effect.

        Returns
        -------
        trained, words : int
            Words of the vocabulary that thinning is expected to keep, and all words, in all epochs.

        Raises
        ------
        InvalidInput, WrongType
        """
        check_no_more(kwargs)
        refuse(word_count=(word_count, 0, "a training goes through the whole text"))
        if total_examples is None and total_words is None:
            raise InvalidInput("name the size of the text too, such as total_examples=model.corpus_count")
        epochs = check_training(self, epochs)
        text = read(
            corpus_iterable, corpus_file, passes=epochs, workers=self.workers, vocabulary=self._vocabulary()
        )
        self.alpha, self.min_alpha = start_alpha or self.alpha, end_alpha or self.min_alpha
        return self._train(text, epochs, compute_loss=compute_loss, callbacks=callbacks)

    def _train(
        self, text: Corpus, epochs: int, *, compute_loss: bool, callbacks: Sequence[Any]
    ) -> tuple[int, int]:
        check_training(self, epochs)
        self.epochs, self.compute_loss, self.running_training_loss = epochs, bool(compute_loss), 0.0
        tell(callbacks, "on_train_begin", self)
        watchers = [watcher(callbacks, self, self._show)] if callbacks else []
        began = time.monotonic()
        model = self._learn(text, watchers)
        self.total_train_time += time.monotonic() - began
        self._take(model.vectors_.vectors, model.nodes_ if self.hs else model.vectors_.output)
        self._info = {**model.tables_.info, "estimator": "Word2Vec"}
        self._learnt = model if self.hs else None
        if self.compute_loss:
            self.running_training_loss = model.loss_history_[-1]
        self.train_count += 1
        tell(callbacks, "on_train_end", self)
        keeps = text.vocabulary.keep_probabilities(float(self.sample or 0))
        kept = float(np.bincount(text.ids, minlength=len(keeps)) @ keeps)
        return round(epochs * kept), epochs * text.total_tokens

    def _learn(self, text: Corpus, callbacks: list[firth.Callback]) -> firth.Word2Vec:
        """firth's training: of vectors from the vectors there are, of a tree on with the model there is."""
        settings = firth_settings(self)
        if self._learnt is not None:
            return self._tree().set_params(**settings).partial_fit(text, callbacks=callbacks)
        if self.hs and self.syn1.any():
            raise InvalidInput(
                "the nodes of this tree cannot be trained on: it was not saved after its training, but "
                "during it, or was changed by hand"
            )
        output = None if self.hs else self.syn1neg
        start = firth.WordVectors(self.wv.index_to_key, self.wv.vectors, output=output)
        return firth.Word2Vec(**settings).fit(text, start=start, callbacks=callbacks)

    def _tree(self) -> firth.Word2Vec:
        """The model with the tree, as it was trained."""
        if self._learnt is None:
            raise NotFitted("this model is not trained yet: call train first")
        standing = np.array_equal(self._learnt.vectors_.vectors, self.wv.vectors)
        if not standing or not np.array_equal(self._learnt.nodes_, self.syn1):  # type: ignore[arg-type]
            raise InvalidInput(
                "with hs=1, vectors that were changed by hand cannot be trained or scored with"
            )
        return self._learnt

    def _show(self, state: TrainingState) -> None:
        """Let callbacks see the tables as they stand."""
        self._take(state.input, state.output)
        if self.compute_loss and state.loss_history:
            self.running_training_loss = state.loss_history[-1]

    def _take(self, input: Array, output: Array | None) -> None:
        self.wv.vectors, self.wv.norms = np.array(input), None
        setattr(self, "syn1" if self.hs else "syn1neg", np.array(output))

    def get_latest_training_loss(self) -> float:
        """The mean loss per pair of the latest epoch in nats, with `compute_loss`; otherwise 0.

        gensim's is a sum over the whole call that float32 rounds, over an unknown number of pairs.
        """
        return self.running_training_loss
