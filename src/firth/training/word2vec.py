"""`Word2Vec`: the estimator."""

import operator
import warnings
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from os import PathLike
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from firth.errors import DamagedFile, InvalidInput, NotFitted
from firth.kernels import Tables, initial_tables, padded
from firth.text import Corpus, Tokenizer, Vocabulary, read_corpus
from firth.training.callbacks import Callback
from firth.training.checkpoints import SECONDS, read_checkpoint, write_checkpoint
from firth.training.interrupts import polite_interrupts
from firth.training.planning import journey_for
from firth.training.progress import Progress, shown_progress
from firth.training.schedule import Run, travel
from firth.training.settings import check_settings
from firth.vectors import WordVectors, check_target, read_folder, write_folder

_SETTINGS = (
    "vector_size", "window", "min_count", "max_vocabulary", "architecture", "objective", "negative",
    "ns_exponent", "sample", "epochs", "alpha", "min_alpha", "shrink_windows", "cbow_mean", "tokenizer",
    "seed", "workers", "backend",
)  # fmt: skip


class TrainingInterrupted(UserWarning):
    """A training was stopped before its end; the model keeps what it has learnt."""


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
        for name, value in settings.items():
            if name not in _SETTINGS:
                raise InvalidInput(
                    f"Word2Vec has no setting {name!r}; its settings are {', '.join(_SETTINGS)}"
                )
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

    # ---- training

    def fit(
        self,
        source: Any,
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
        progress : bool, default False
            Show a bar with rate, loss and time left (terminal or notebook), or lines (anywhere else).
        callbacks : sequence of Callback
        checkpoint : path, optional
            Model folder written every minute, and when the training is interrupted.
        resume : bool, default False
            Go on from `checkpoint` where there is one, to the same bits as without the break.

        Returns
        -------
        Word2Vec
            Itself.

        Raises
        ------
        InvalidInput, WrongType
            A setting or the source cannot be used, or training diverged.
        """
        check_settings(self.get_params())
        if checkpoint is not None:
            check_target(checkpoint)
        elif resume:
            raise InvalidInput("resume=True needs the checkpoint to go on from: give checkpoint=")
        with shown_progress(progress) as shown:
            corpus = self._read(source, None, shown)
            tables = self._initial_tables(len(corpus.vocabulary))
            return self._train(corpus, tables, 0, shown, callbacks, checkpoint, resume)

    def partial_fit(self, source: Any, *, progress: bool = False, callbacks: Sequence[Callback] = ()) -> Self:
        """Train on, with the same vocabulary; the first call is `fit`.

        The step falls from `alpha` to `min_alpha` anew, and the draws are keyed by the number of the call.
        Parameters, returns and errors are those of `fit`.
        """
        if not hasattr(self, "vectors_"):
            return self.fit(source, progress=progress, callbacks=callbacks)
        check_settings(self.get_params())
        if self.vectors_.vector_size != self.vector_size or self._trained_objective != self.objective:
            raise InvalidInput(
                f"this model was trained with vector_size={self.vectors_.vector_size}, "
                f"objective={self._trained_objective!r}: partial_fit cannot change them, fit can"
            )
        with shown_progress(progress) as shown:
            corpus = self._read(source, self.vocabulary_, shown)
            return self._train(corpus, self._tables_again(), self.calls_, shown, callbacks, None, False)

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
        elif self.tokenizer is None:
            raise InvalidInput("the tokenizer of this model was a function, which is not saved: set it again")
        else:
            corpus = read_corpus(
                source,
                tokenizer=self.tokenizer,
                min_count=self.min_count,
                max_vocabulary=self.max_vocabulary,
                vocabulary=vocabulary,
                progress=shown.reading if shown else None,
            )
        if len(corpus.vocabulary) < 2:
            raise InvalidInput(
                f"the vocabulary has one word, {corpus.vocabulary.index_to_key[0]!r}: "
                "there is nothing to tell apart"
            )
        if not (np.diff(corpus.offsets) > 1).any():
            raise InvalidInput(
                f"no sentence has two words of the vocabulary ({len(corpus):,} sentences, "
                f"{len(corpus.vocabulary):,} words with min_count={self.min_count}): "
                "there are no pairs to learn from"
            )
        return corpus

    def _train(
        self,
        corpus: Corpus,
        tables: Tables,
        call: int,
        shown: Progress | None,
        callbacks: Sequence[Callback],
        checkpoint: str | PathLike[str] | None,
        resume: bool,
    ) -> Self:
        journey = journey_for(self.get_params(), corpus, tables, call)
        run = Run()
        config = self._config(corpus)
        names = ("input", "nodes" if self._has_tree() else "output")
        if resume and checkpoint is not None and (found := read_checkpoint(checkpoint, config, names)):
            saved, run = found
            _fill(tables, *(saved[name] for name in names))

        def save(_: object = None) -> None:
            assert checkpoint is not None
            write_checkpoint(
                checkpoint,
                keys=corpus.vocabulary.index_to_key,
                tensors=self._tensors(*tables.views(), corpus.vocabulary),
                config=config,
                run=run,
            )

        watchers = list(callbacks)
        if shown is not None:
            watchers.append(shown.callback())
        if checkpoint is not None:
            watchers.append(Callback(on_interval=save, interval=SECONDS))
        with polite_interrupts() as interrupt:
            finished = travel(journey, run, watchers, interrupt)
        self._keep(corpus, tables, call, run, finished)
        if finished and checkpoint is not None:
            self.save(checkpoint)
        elif checkpoint is not None:
            save()
        if not finished:
            warnings.warn(
                f"training was stopped in epoch {run.epoch + 1} of {self.epochs}; "
                "the model keeps what it learnt",
                TrainingInterrupted,
                stacklevel=3,
            )
        return self

    # ---- what is kept

    def _has_tree(self) -> bool:
        """Whether the output table belongs to a tree's nodes instead of words."""
        return self.objective == "hierarchical-softmax"

    def _initial_tables(self, words: int) -> Tables:
        outputs = words - 1 if self._has_tree() else words
        return initial_tables(words, outputs, int(self.vector_size), int(self.seed))

    def _tables_again(self) -> Tables:
        output = self.nodes_ if self.nodes_ is not None else self.vectors_.output
        assert output is not None
        d = self.vectors_.vector_size
        tables = Tables(padded(len(self.vectors_), d), padded(len(output), d), d)
        _fill(tables, self.vectors_.vectors, output)
        return tables

    def _keep(self, corpus: Corpus, tables: Tables, call: int, run: Run, finished: bool) -> None:
        input, output = (_frozen(table) for table in tables.views())
        history = [*(self.loss_history_ if call else ()), *run.loss_history]
        training = {"calls": call + 1, "loss_history": history, "interrupted": not finished}
        # first what can fail, so that a failed fit changes nothing
        vectors = WordVectors(
            corpus.vocabulary.index_to_key,
            input,
            output=None if self._has_tree() else output,
            counts=corpus.vocabulary.counts,
            info={**self._config(corpus), "training": training},
        )
        self.vectors_, self.vocabulary_ = vectors, corpus.vocabulary
        self.nodes_ = output if self._has_tree() else None
        self.loss_history_, self.interrupted_, self.calls_ = history, not finished, call + 1
        self._trained_objective = self.objective

    def _config(self, corpus: Corpus) -> dict[str, Any]:
        settings = {name: _plain(value) for name, value in self.get_params().items()}
        if not isinstance(settings["tokenizer"], str):
            settings["tokenizer"] = None  # a function cannot be written down
        return {
            "settings": settings,
            "corpus": {
                "sha256": corpus.sha256,
                "counts_sha256": sha256(corpus.vocabulary.counts.astype("<i8").tobytes()).hexdigest(),
                "tokens": corpus.total_tokens,
                "covered": len(corpus.ids),
                "sentences": len(corpus),
            },
        }

    def _tensors(
        self, input: NDArray[np.float32], output: NDArray[np.float32], vocabulary: Vocabulary
    ) -> dict[str, NDArray[Any]]:
        name = "nodes" if self._has_tree() else "output"
        return {"input": input, name: output, "counts": vocabulary.counts}

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
        output = self.nodes_ if self.nodes_ is not None else self.vectors_.output
        assert output is not None
        write_folder(
            path,
            keys=self.vocabulary_.index_to_key,
            tensors=self._tensors(self.vectors_.vectors, output, self.vocabulary_),
            config={**self.vectors_.info, "estimator": "Word2Vec"},
        )

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "Word2Vec":
        """Read a model that `save` wrote.

        Raises
        ------
        InvalidInput
            The folder holds vectors alone, or an unfinished checkpoint.
        MissingFile, DamagedFile
        """
        keys, tensors, config = read_folder(path)
        if "checkpoint" in config:
            raise InvalidInput(
                f"{path} is the checkpoint of an unfinished training: "
                "go on with fit(..., checkpoint=, resume=True)"
            )
        if config.get("estimator") != "Word2Vec" or not {"output", "nodes"} & tensors.keys():
            raise InvalidInput(
                f"{path} holds word vectors without the model that trained them: use firth.load"
            )
        try:
            return cls._of(keys, tensors, config)
        except (KeyError, TypeError, ValueError) as error:
            raise DamagedFile(f"the config of {path} is not one that this firth writes: {error}") from error

    @classmethod
    def _of(cls, keys: list[Any], tensors: dict[str, NDArray[Any]], config: dict[str, Any]) -> "Word2Vec":
        model = cls(**config["settings"])
        model.vocabulary_ = Vocabulary(keys, tensors["counts"])
        model.vectors_ = WordVectors(
            keys,
            tensors["input"],
            output=None if model._has_tree() else tensors["output"],
            counts=tensors["counts"],
            info={name: config[name] for name in ("settings", "corpus", "training")},
        )
        model.nodes_ = tensors["nodes"] if model._has_tree() else None
        model.loss_history_ = [float(loss) for loss in config["training"]["loss_history"]]
        model.interrupted_ = config["training"]["interrupted"]
        model.calls_ = operator.index(config["training"]["calls"])
        model._trained_objective = model.objective
        return model


def _plain(value: Any) -> Any:
    """A setting as JSON holds it: a grid of NumPy's numbers is as good as Python's."""
    return value.item() if isinstance(value, np.generic) else value


def _frozen(table: NDArray[np.float32]) -> NDArray[np.float32]:
    copy = table.copy()
    copy.flags.writeable = False
    return copy


def _fill(tables: Tables, input: NDArray[np.float32], output: NDArray[np.float32]) -> None:
    tables.input[:, : tables.dimensions] = input
    tables.output[:, : tables.dimensions] = output
