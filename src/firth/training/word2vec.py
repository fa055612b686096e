"""`Word2Vec`: the estimator."""

import reprlib
import warnings
from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from typing import Any, Literal, NoReturn, Self

import numpy as np
from numpy.typing import NDArray

from firth.errors import DamagedFile, InvalidInput, NotFitted, WrongType
from firth.kernels import Tables, initial_tables
from firth.keys import dump_keys
from firth.text import Corpus, Tokenizer, Vocabulary, read_corpus
from firth.training import checkpoints
from firth.training.callbacks import Callback
from firth.training.interrupts import polite_interrupts
from firth.training.notices import TrainingInterrupted, TrainingWarning
from firth.training.planning import journey_for
from firth.training.progress import Progress, shown_progress
from firth.training.schedule import Run, travel
from firth.training.settings import check_settings
from firth.training.trained import Trained, describe, has_tree, read_trained, trained, write_trained
from firth.vectors import WordVectors, check_target

_SETTINGS = (
    "vector_size", "window", "min_count", "max_vocabulary", "architecture", "objective", "negative",
    "ns_exponent", "sample", "epochs", "alpha", "min_alpha", "shrink_windows", "cbow_mean", "tokenizer",
    "seed", "workers", "backend",
)  # fmt: skip


class Word2Vec:
    r"""Word vectors from a corpus: skip-gram or CBOW, by negative sampling, a tree, or the full softmax.

    For every pair of an input v (the vector of a word, or with CBOW the mixture of a window) and a target
    o, training makes the loss small that the objective defines,

    .. math:: -\log\sigma(u_o \cdot v) - \sum_{k=1}^{K} \log\sigma(-u_k \cdot v)
        \qquad -\sum_{n \in path(o)} \log\sigma(\pm u_n \cdot v)
        \qquad -\log\frac{e^{u_o \cdot v}}{\sum_w e^{u_w \cdot v}}

    for ``"negative-sampling"``, ``"hierarchical-softmax"`` and ``"softmax"`` (Mikolov et al., *Distributed
    representations of words and phrases and their compositionality*, 2013, equations 4, 3 and 2).

    Parameters
    ----------
    vector_size : int, default 100
        Dimensions d of a vector.
    window : int, default 5
        Largest distance between a word and its company.
    min_count : int, default 5
        Rarer words are left out.
    max_vocabulary : int, optional
        At most so many words, the most frequent ones.
    architecture : {"skipgram", "cbow"}
        Predict from each word of the window, or from all of them together.
    objective : {"negative-sampling", "hierarchical-softmax", "softmax"}
        ``"softmax"`` needs ``backend="reference"`` and a small corpus.
    negative : int, default 5
        Negatives K for each pair.
    ns_exponent : float, default 0.75
        Negatives are drawn by count to this power.
    sample : float, default 1e-3
        Words with a larger share of the corpus are thinned; 0 keeps all.
    epochs : int, default 5
    alpha : float, optional
        The first step; by default 0.025, and 0.1 for the mean of CBOW, whose exact gradient is smaller.
    min_alpha : float, default 0.0001
        The step falls linearly from `alpha` to this.
    shrink_windows : bool, default True
        Draw each window from 1 .. `window`, so that near words count more.
    cbow_mean : bool, default True
        Mix a CBOW input as the mean of its context, or as the sum. The gradient is the exact one of either.
    tokenizer : {"whitespace", "words"} or callable(str) -> list of str
        How a line of a file becomes words.
    seed : int, default 1
        Decides every draw. The same seed, corpus and settings give the same bits for any `workers`.
    workers : int, optional
        Threads; by default all cores that this process may use.
    backend : {"native", "reference"}
        Compiled kernels, or the slow ones in NumPy that say what the compiled ones do.

    Attributes
    ----------
    vectors_ : WordVectors
        The input vectors, and the output vectors where the objective has them.
    nodes_ : float32 array, shape (V - 1, d), or None
        Vectors of the tree's inner nodes.
    vocabulary_ : Vocabulary
    loss_history_ : list of float
        Mean loss per pair of each finished epoch, in nats, each at the tables before its macro-batch.
    interrupted_ : bool
        Whether the last training was stopped before its end.

    Examples
    --------
    >>> import firth
    >>> sentences = [["king", "queen", "throne"], ["apple", "pear", "plum"]] * 200
    >>> model = firth.Word2Vec(vector_size=16, sample=0, epochs=20, seed=1).fit(sentences)
    >>> model.vectors_.most_similar("pear", topn=2)[0][0] in ("apple", "plum")
    True
    """

    vectors_: WordVectors
    nodes_: NDArray[np.float32] | None
    vocabulary_: Vocabulary
    loss_history_: list[float]
    interrupted_: bool

    def __init__(
        self,
        *,
        vector_size: int = 100,
        window: int = 5,
        min_count: int = 5,
        max_vocabulary: int | None = None,
        architecture: Literal["skipgram", "cbow"] = "skipgram",
        objective: Literal["negative-sampling", "hierarchical-softmax", "softmax"] = "negative-sampling",
        negative: int = 5,
        ns_exponent: float = 0.75,
        sample: float = 1e-3,
        epochs: int = 5,
        alpha: float | None = None,
        min_alpha: float = 0.0001,
        shrink_windows: bool = True,
        cbow_mean: bool = True,
        tokenizer: str | Tokenizer | None = "whitespace",
        seed: int = 1,
        workers: int | None = None,
        backend: Literal["native", "reference"] = "native",
    ) -> None:
        self.vector_size = vector_size
        self.window = window
        self.min_count = min_count
        self.max_vocabulary = max_vocabulary
        self.architecture = architecture
        self.objective = objective
        self.negative = negative
        self.ns_exponent = ns_exponent
        self.sample = sample
        self.epochs = epochs
        self.alpha = alpha
        self.min_alpha = min_alpha
        self.shrink_windows = shrink_windows
        self.cbow_mean = cbow_mean
        self.tokenizer = tokenizer
        self.seed = seed
        self.workers = workers
        self.backend = backend

    # ---- scikit-learn's protocol

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Settings by name."""
        return {name: getattr(self, name) for name in _SETTINGS}

    def set_params(self, **settings: Any) -> Self:
        """Change settings by name."""
        for name in settings:
            if name not in _SETTINGS:
                raise InvalidInput(
                    f"Word2Vec has no setting {name!r}; its settings are {', '.join(_SETTINGS)}"
                )
        for name, value in settings.items():
            setattr(self, name, value)
        return self

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of an estimator that is not made from its classes."""
        from sklearn.utils import InputTags, Tags, TargetTags

        return Tags(
            estimator_type=None,
            target_tags=TargetTags(required=False),
            input_tags=InputTags(two_d_array=False),
        )

    def __repr__(self) -> str:
        defaults = Word2Vec().get_params()
        changed = {name: value for name, value in self.get_params().items() if value != defaults[name]}
        return f"Word2Vec({', '.join(f'{name}={value!r}' for name, value in changed.items())})"

    def __getattr__(self, name: str) -> NoReturn:
        # only asked for what is not there
        if name in Word2Vec.__annotations__:
            raise NotFitted(f"this model is not trained yet: call fit before {name}")
        hint = ": the word vectors are model.vectors_" if name == "wv" else ""
        raise AttributeError(f"'Word2Vec' object has no attribute {name!r}{hint}")

    # ---- training

    def fit(
        self,
        source: Any,
        y: None = None,
        *,
        progress: bool = False,
        callbacks: Sequence[Callback] = (),
        checkpoint: str | PathLike[str] | None = None,
        resume: bool = False,
    ) -> Self:
        """Train from scratch.

        The first Ctrl-C ends the training after the present macro-batch and keeps what is learnt, with a
        `TrainingInterrupted` warning; the second raises KeyboardInterrupt.

        Parameters
        ----------
        source : Corpus, path, list of paths, or iterable of sentences
            What `firth.read_corpus` reads.
        y : None
            Not used; scikit-learn's pipelines hand it over.
        progress : bool, default False
            Show a bar with rate, loss and time left (terminal or notebook), or lines (anywhere else).
        callbacks : sequence of Callback
        checkpoint : path, optional
            Model folder written every minute, and at the end.
        resume : bool, default False
            Go on from `checkpoint` where there is one, to the same bits as without the break.

        Returns
        -------
        Word2Vec
            Itself.

        Raises
        ------
        InvalidInput, WrongType
            A setting, the source or the checkpoint cannot be used, or training diverged.
        """
        _check_callbacks(callbacks)
        check_settings(self.get_params())
        if checkpoint is not None:
            check_target(checkpoint)
            if not resume:
                checkpoints.refuse_unfinished(checkpoint)
        elif resume:
            raise InvalidInput("resume=True needs the checkpoint to go on from: give checkpoint=")
        with shown_progress(progress) as shown:
            corpus = self._read(source, None, shown)
            description = describe(self.get_params(), corpus)
            if checkpoint is not None:
                dump_keys(corpus.vocabulary.index_to_key)  # better refused now than at the first checkpoint
            if resume and checkpoint is not None and checkpoints.is_finished(checkpoint, description):
                return self._adopt(read_trained(checkpoint))
            words = len(corpus.vocabulary)
            outputs = words - 1 if has_tree(self.get_params()) else words
            tables = initial_tables(words, outputs, int(self.vector_size), int(self.seed))
            run = checkpoints.resume(checkpoint, tables, description) if resume and checkpoint else Run()
            return self._train(corpus, tables, run, 0, [], shown, callbacks, checkpoint)

    def partial_fit(
        self, source: Any, y: None = None, *, progress: bool = False, callbacks: Sequence[Callback] = ()
    ) -> Self:
        """Train on, with the same vocabulary; the first call is `fit`.

        The step falls from `alpha` to `min_alpha` anew, and the draws are keyed by the number of the call.
        Parameters, returns and errors are those of `fit`.
        """
        if not hasattr(self, "vectors_"):
            return self.fit(source, progress=progress, callbacks=callbacks)
        _check_callbacks(callbacks)
        check_settings(self.get_params())
        before = self._trained.vectors
        objective = before.info["settings"]["objective"]
        if before.vector_size != self.vector_size or objective != self.objective:
            raise InvalidInput(
                f"this model was trained with vector_size={before.vector_size}, objective={objective!r}: "
                "partial_fit cannot change them, fit can"
            )
        with shown_progress(progress) as shown:
            corpus = self._read(source, self.vocabulary_, shown)
            tables, history = self._trained.tables(), self.loss_history_
            return self._train(corpus, tables, Run(), self._trained.calls, history, shown, callbacks, None)

    def _read(self, source: Any, vocabulary: Vocabulary | None, shown: Progress | None) -> Corpus:
        """The corpus of a source, refused where there is nothing to learn from."""
        if isinstance(source, Corpus):
            corpus = source
            if vocabulary is not None and corpus.vocabulary.index_to_key != vocabulary.index_to_key:
                raise InvalidInput(
                    "this corpus has another vocabulary than the model: "
                    "read it with vocabulary=model.vocabulary_"
                )
            if vocabulary is not None:  # the model's counts: the tree and the noise are made of them
                corpus = replace(corpus, vocabulary=vocabulary)
        else:
            corpus = read_corpus(
                source,
                tokenizer=_forgotten if self.tokenizer is None else self.tokenizer,
                min_count=self.min_count,
                max_vocabulary=self.max_vocabulary,
                vocabulary=vocabulary,
                workers=self.workers,
                progress=shown.reading if shown else None,
            )
        keys = corpus.vocabulary.index_to_key
        if len(keys) < 2:
            raise InvalidInput(
                f"the vocabulary is {reprlib.repr(keys)}: it takes two words at least to tell them apart"
            )
        if not any((lengths > 1).any() for lengths in corpus.lengths()):
            raise InvalidInput(
                f"no sentence has two words of the vocabulary (sentences: {len(corpus):,}, words with "
                f"min_count={self.min_count}: {len(keys):,}): there are no pairs to learn from"
            )
        return corpus

    def _train(
        self,
        corpus: Corpus,
        tables: Tables,
        run: Run,
        call: int,
        history: list[float],
        shown: Progress | None,
        callbacks: Sequence[Callback],
        checkpoint: str | PathLike[str] | None,
    ) -> Self:
        journey = journey_for(self.get_params(), corpus, tables, call)
        _warn_of_thinning(float(self.sample), corpus)
        description = describe(self.get_params(), corpus)

        def save() -> None:
            if checkpoint is not None:
                checkpoints.write_checkpoint(
                    checkpoint,
                    vocabulary=corpus.vocabulary,
                    tables=tables,
                    description=description,
                    run=run,
                )

        def save_now_and_then(_: object) -> None:
            try:
                save()
            except OSError as error:  # a full disk must not end a training that needs none
                warnings.warn(f"no checkpoint could be written: {error}", TrainingWarning, stacklevel=2)

        watchers = list(callbacks)
        if shown is not None:
            watchers.append(shown.callback())
        if checkpoint is not None:
            watchers.append(Callback(on_interval=save_now_and_then, interval=checkpoints.SECONDS))
        with polite_interrupts() as interrupt:
            finished = travel(journey, run, watchers, interrupt)
        self._adopt(
            trained(
                tables,
                corpus.vocabulary,
                description,
                [*history, *run.loss_history],
                interrupted=not finished,
                calls=call + 1,
            )
        )
        if not finished:
            save()
            warnings.warn(
                f"training was stopped in epoch {run.epoch + 1} of {self.epochs}; "
                "the model keeps what it learnt",
                TrainingInterrupted,
                stacklevel=3,
            )
        elif checkpoint is not None:
            self.save(checkpoint)
        return self

    # ---- what is kept

    def _adopt(self, model: Trained) -> Self:
        self._trained = model
        self.vectors_ = model.vectors
        self.nodes_ = model.nodes
        self.vocabulary_ = model.vocabulary
        self.loss_history_ = model.loss_history
        self.interrupted_ = model.interrupted
        return self

    def save(self, path: str | PathLike[str]) -> None:
        """Write the whole model as a folder: vectors, words, settings. `firth.load` reads its vectors alone.

        Raises
        ------
        NotFitted
            There is nothing to save yet.
        InvalidInput
            `path` holds something that is not a model.
        """
        if not hasattr(self, "vectors_"):
            raise NotFitted("this model is not trained yet: call fit before save")
        write_trained(path, self._trained)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "Word2Vec":
        """Read a model that `save` wrote.

        Raises
        ------
        InvalidInput
            The folder holds vectors alone, or an unfinished checkpoint.
        MissingFile, DamagedFile
        """
        model = read_trained(path)
        try:
            return cls(**model.vectors.info["settings"])._adopt(model)
        except TypeError as error:
            raise DamagedFile(f"the settings of {path} are not those of this firth: {error}") from error


def _check_callbacks(callbacks: Sequence[Callback]) -> None:
    if isinstance(callbacks, Callback) or not all(isinstance(one, Callback) for one in callbacks):
        raise WrongType(
            f"callbacks must be a list of firth.Callback, got {reprlib.repr(callbacks)}: "
            "for example [firth.Callback(on_epoch_end=function)]"
        )


def _warn_of_thinning(sample: float, corpus: Corpus) -> None:
    """The default suits large texts; of a small one it leaves next to nothing."""
    keep, left = corpus.vocabulary.keep_probabilities(sample), 0.0
    for start in range(0, len(corpus.ids), 1 << 16):
        left += float(keep[corpus.ids[start : start + (1 << 16)]].sum())
        if left >= 1000:  # a large text is not gone through
            return
    if left < len(corpus.ids) / 2:
        warnings.warn(
            f"sample={sample} leaves about {left:.0f} of {len(corpus.ids)} words: "
            "set sample=0 for a small text",
            TrainingWarning,
            stacklevel=4,
        )


def _forgotten(line: str) -> list[str]:
    """Stands for a function that was not saved; lists of tokens need none."""
    raise InvalidInput(
        "the tokenizer of this model was a function, which is not saved: set_params(tokenizer=function)"
    )
