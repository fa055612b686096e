"""`Word2Vec`: the estimator."""

import warnings
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from typing import Any, Literal, NoReturn, Self

import numpy as np
from numpy.typing import NDArray

from firth.errors import DamagedFile, InvalidInput, NotFitted
from firth.estimator import Estimator, check_switch
from firth.kernels import Tables, initial_tables
from firth.keys import dump_keys
from firth.text import Corpus, Phrases, Tokenizer, Vocabulary
from firth.training import checkpoints
from firth.training.callbacks import Callback, check_callbacks
from firth.training.duration import check_cbow_softmax
from firth.training.exact.counted import passes_for
from firth.training.exact.passes import Passes
from firth.training.given import check_given, given
from firth.training.growth import carried_on, check_growth
from firth.training.interrupts import polite_interrupts
from firth.training.keeper import Keeper, check_checkpoint
from firth.training.likelihood.scoring import perplexity, probability, score
from firth.training.memory import memory_for
from firth.training.notices import TrainingInterrupted
from firth.training.planning import journey_for
from firth.training.progress import Progress, shown_progress
from firth.training.schedule import Journey, Run
from firth.training.settings import check_settings, is_exact
from firth.training.source import read_source, warn_of_thinning
from firth.training.trained import Trained, describe, has_tree, read_trained, trained, write_trained
from firth.vectors import TableName, WordVectors


class Word2Vec(Estimator):
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
        ``"softmax"`` is exact. For skip-gram the text is counted once, and the time of a pass depends on the
        vocabulary alone: there are no draws, no negatives and no steps to choose (docs/softmax.md). With CBOW
        every position meets every word, which suits small texts.
    negative : int, default 5
        Negatives K for each pair.
    ns_exponent : float, default 0.75
        Negatives are drawn by count to this power.
    sample : float, default 1e-3
        Words with a larger share of the corpus are thinned; 0 keeps all.
    epochs : int, optional
        By default 5. Skip-gram with the softmax goes on until a pass lowers its loss by less than a
        two-thousandth, and by no more than the one before; with `epochs` it ends after so many passes at the
        latest.
    alpha : float, optional
        The first step. By default, with negative sampling, from 0.025 for a billion words of text in all
        epochs to 0.05 for four million and fewer; four times that for the mean of CBOW, whose exact gradient
        is smaller, with softmax too; 0.035 and 0.1 with the tree; 0.025 for CBOW's sum, and for its mean with
        word2vec's gradient.
    min_alpha : float, default 0.0001
        The step falls linearly from `alpha` to this.
    shrink_windows : bool, default True
        Draw each window from 1 .. `window`, so that near words count more.
    cbow_mean : bool, default True
        Mix a CBOW input as the mean of its context, or as the sum.
    cbow_gradient : {"exact", "word2vec"}
        What moves a word of CBOW's mean: its share of the gradient of the mean, as the loss has it, or all
        of that gradient, as in word2vec.c and gensim. For a sum the two are the same.
    tokenizer : {"whitespace", "words"} or callable(str) -> list of str
        How a line of a file becomes words.
    seed : int, default 1
        Decides every draw. The same seed, corpus and settings give the same bits for any `workers`.
    workers : int, optional
        Threads; by default all cores that this process may use.
    racy : bool, default False
        Let threads move rows without waiting for one another: somewhat faster on several threads, but then
        the result depends on chance, and no two trainings are the same. Of no effect with softmax.
    backend : {"native", "reference"}
        Compiled kernels, or the slow ones in NumPy that say what the compiled ones do.
    validation : float, default 0.0
        Share of the text that is held out: runs of up to 1,000 tokens, chosen by the seed. It is neither
        trained on nor seen in windows, though its words count for the vocabulary; after each epoch its loss
        is taken, always with the same thinning, windows and negatives.
    patience : int, optional
        Stop after so many epochs without a new lowest loss on the held-out text. The vectors are those at
        the stop, and the step has not yet come down to `min_alpha` then. Skip-gram with the softmax has no
        steps, and stops after 1 by default.
    table : {"input", "output", "sum", "mean"}, optional
        The table that `vectors_` holds: by default the input vectors, and of skip-gram with the softmax the
        sum of both, which was measured to be best.
    output_bias : bool, default True
        Whether skip-gram with the softmax learns a number for every output that is added to its scores, b_o
        in :math:`P(o \mid c) \propto e^{u_o \cdot v_c + b_o}`. Without it, it is the textbooks' model to the
        letter (a word that no pair of the text has stays where it begins).
    penalty : float, default 10.0
        Of half the squared length of every vector, in pairs, for skip-gram with the softmax: words with fewer
        pairs than that stay near the middle.
    max_hours : float, default 1.0
        A training with softmax that would take longer on this machine is refused before it starts; that of
        skip-gram is taken to have 12 passes where `epochs` is None.
    phrases : firth.Phrases, optional
        Collocations of the text become one word each, new_york for example, before words are counted. They
        are found in the text that is trained on, unless `phrases` has been fitted to another one.

    Attributes
    ----------
    vectors_ : WordVectors
        The input vectors, and the output vectors where the objective has them; see `table`.
    tables_ : WordVectors
        The same where `table` is the input; otherwise the input vectors and the output vectors apart.
    nodes_ : float32 array, shape (V - 1, d), or None
        Vectors of the tree's inner nodes.
    bias_ : float32 array, shape (V,), or None
        What each output adds to its scores, where the objective has learnt that too.
    vocabulary_ : Vocabulary
    phrases_ : Phrases or None
        Those that were joined; they are joined in every other text that the model reads.
    loss_history_ : list of float
        Mean loss per pair of each finished epoch, in nats, each at the tables before its macro-batch; of
        skip-gram with the softmax at the tables after the epoch, over all pairs.
    validation_loss_history_ : list of float
        Mean loss per pair of the held-out text after each of those epochs that held text out.
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
    tables_: WordVectors
    nodes_: NDArray[np.float32] | None
    bias_: NDArray[np.float32] | None
    vocabulary_: Vocabulary
    phrases_: Phrases | None
    loss_history_: list[float]
    validation_loss_history_: list[float]
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
        epochs: int | None = None,
        alpha: float | None = None,
        min_alpha: float = 0.0001,
        shrink_windows: bool = True,
        cbow_mean: bool = True,
        cbow_gradient: Literal["exact", "word2vec"] = "exact",
        tokenizer: str | Tokenizer | None = "whitespace",
        seed: int = 1,
        workers: int | None = None,
        racy: bool = False,
        backend: Literal["native", "reference"] = "native",
        validation: float = 0.0,
        patience: int | None = None,
        table: TableName | None = None,
        output_bias: bool = True,
        penalty: float = 10.0,
        max_hours: float = 1.0,
        phrases: Phrases | None = None,
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
        self.cbow_gradient = cbow_gradient
        self.tokenizer = tokenizer
        self.seed = seed
        self.workers = workers
        self.racy = racy
        self.backend = backend
        self.validation = validation
        self.patience = patience
        self.table = table
        self.output_bias = output_bias
        self.penalty = penalty
        self.max_hours = max_hours
        self.phrases = phrases

    # ---- scikit-learn's protocol

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of an estimator that is not made from its classes."""
        from sklearn.utils import InputTags, Tags, TargetTags

        return Tags(
            estimator_type=None,
            target_tags=TargetTags(required=False),
            input_tags=InputTags(two_d_array=False),
        )

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
        checkpoint_every: float | str | None = None,
        resume: bool = False,
        start: WordVectors | None = None,
        freeze: Iterable[Hashable] = (),
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
            Model folder written now and then, and at the end. One that cannot be written on the way (the disk
            may be full) is told by a `TrainingWarning`, the one before is kept, and the training goes on.
        checkpoint_every : float or str, optional
            Seconds from one checkpoint to the next, or a text such as ``"5 min"`` or ``"1 epoch"``; by
            default a minute.
        resume : bool, default False
            Go on from `checkpoint` where there is one, to the same bits as without the break.
        start : WordVectors, optional
            Words that it has begin with its vectors, and with its output vectors where it has some and the
            objective has too; all other words as usual. ``vectors_.info["given"]`` tells how many they were.
        freeze : iterable of words, optional
            Words whose input vectors stay as they begin, to the bit; output vectors learn from them all the
            same, and so a `table` that has these in it changes.

        Returns
        -------
        Word2Vec
            Itself.

        Raises
        ------
        InvalidInput, WrongType
            A setting, the source or the checkpoint cannot be used, the tables do not fit into the memory, the
            training would take longer than `max_hours`, or it diverged.
        UnknownWord
            A word to freeze is in neither the text nor `start`.
        """
        check_callbacks(callbacks)
        check_settings(self.get_params())
        frozen = check_given(start, freeze, int(self.vector_size))
        every = check_checkpoint(checkpoint, checkpoint_every, resume)
        with shown_progress(progress) as shown:
            settings = self.get_params()
            corpus = read_source(source, settings, phrases=self.phrases, progress=shown)
            beginning = given(corpus.vocabulary, start, frozen, tree=has_tree(settings))
            description = describe(settings, corpus, beginning.described())
            if checkpoint is not None:
                dump_keys(corpus.vocabulary.index_to_key)  # better refused now than at the first checkpoint
            if resume and checkpoint is not None and checkpoints.is_finished(checkpoint, description):
                return self._adopt(read_trained(checkpoint))
            with memory_for(settings, corpus, checkpoints=checkpoint is not None):
                words = len(corpus.vocabulary)
                outputs = words - 1 if has_tree(settings) else words
                tables = initial_tables(words, outputs, int(self.vector_size), int(self.seed))
                tables = beginning.into(self._with_softmax(tables))
                run = checkpoints.resume(checkpoint, tables, description) if resume and checkpoint else Run()
                keeper = None
                if checkpoint is not None:
                    # passes go through the tables, and a checkpoint holds them as they stood after the last
                    standing = tables.copy() if is_exact(settings) else tables
                    keeper = Keeper(checkpoint, every, corpus.vocabulary, standing, description, run)
                return self._train(corpus, tables, description, run, None, shown, callbacks, keeper)

    def partial_fit(
        self,
        source: Any,
        y: None = None,
        *,
        grow: bool = False,
        freeze: Iterable[Hashable] = (),
        progress: bool = False,
        callbacks: Sequence[Callback] = (),
    ) -> Self:
        """Train on with more text; the first call is `fit`.

        The step falls from `alpha` to `min_alpha` anew over the new text (a smaller one can be set with
        `set_params`), and the draws are keyed by the number of the call.

        Without growth the vocabulary and its counts stay as they are. With it, words of the new text that are
        not known and occur `min_count` times in it are appended to the vocabulary by falling count, up to
        `max_vocabulary`; the counts of known words, which thinning and negatives follow, grow by those of the
        new text. Known words keep their rows and begin where they are, new ones as in `fit`. Rows are then no
        longer in the order of the counts, which `WordVectors.head` restores.

        Skip-gram with the softmax has no steps: its passes go on from the vectors there are, with the pairs
        of the new text alone, and after a few of them fit nothing else.

        Parameters
        ----------
        source : Corpus, path, list of paths, or iterable of sentences
            What `firth.read_corpus` reads, once.
        y : None
            Not used.
        grow : bool, default False
            Append new words. Not with hierarchical softmax: new counts make another tree.
        freeze, progress, callbacks
            As in `fit`.

        Returns
        -------
        Word2Vec
            Itself.

        Raises
        ------
        InvalidInput, WrongType
            As in `fit`.
        UnknownWord
            A word to freeze is not in the vocabulary.

        Examples
        --------
        >>> import firth
        >>> model = firth.Word2Vec(vector_size=8, min_count=2, sample=0).fit([["a", "b"]] * 5)
        >>> model.partial_fit([["a", "c"], ["c", "d"]] * 2, grow=True).vectors_.index_to_key
        ['a', 'b', 'c', 'd']
        """
        check_switch("grow", grow)
        if grow:
            check_growth(self.objective)
        if not hasattr(self, "vectors_"):
            return self.fit(source, freeze=freeze, progress=progress, callbacks=callbacks)
        check_callbacks(callbacks)
        check_settings(self.get_params())
        before = self._trained.vectors
        objective = before.info["settings"]["objective"]
        if before.vector_size != self.vector_size or objective != self.objective:
            raise InvalidInput(
                f"this model was trained with vector_size={before.vector_size}, objective={objective!r}: "
                "partial_fit cannot change them, fit can"
            )
        frozen = check_given(None, freeze, before.vector_size)
        with shown_progress(progress) as shown:
            settings = self.get_params()
            corpus = read_source(
                source, settings, phrases=self.phrases_, known=self.vocabulary_, grow=grow, progress=shown
            )
            beginning = given(corpus.vocabulary, None, frozen, tree=has_tree(settings))
            description = describe(settings, corpus, beginning.described())
            with memory_for(settings, corpus):
                tables = carried_on(self._trained, len(corpus.vocabulary), int(self.seed))
                tables = beginning.into(self._with_softmax(tables))
                return self._train(corpus, tables, description, Run(), self._trained, shown, callbacks, None)

    def _train(
        self,
        corpus: Corpus,
        tables: Tables,
        description: Mapping[str, Any],
        run: Run,
        before: Trained | None,
        shown: Progress | None,
        callbacks: Sequence[Callback],
        keeper: Keeper | None,
    ) -> Self:
        call = before.calls if before else 0
        settings = self.get_params()
        course: Journey | Passes
        if is_exact(settings):
            standing, counting = keeper.tables if keeper else None, shown.counting if shown else None
            course = passes_for(settings, corpus, tables, standing, counting)
        else:
            course = journey_for(settings, corpus, tables, call)
            check_cbow_softmax(course, corpus.vocabulary, run.epoch, float(self.max_hours))
        warn_of_thinning(float(self.sample), corpus)

        watchers = list(callbacks)
        if shown is not None:
            watchers.append(shown.callback())
        if keeper is not None:
            watchers.append(keeper.callback())
        with polite_interrupts() as interrupt:
            finished = course.travel(run, watchers, interrupt)
        self._adopt(
            trained(
                tables,
                corpus,
                description,
                [*(before.loss_history if before else []), *run.loss_history],
                [*(before.validation_loss_history if before else []), *run.validation_loss_history],
                first_step=course.first_step,
                interrupted=not finished,
                calls=call + 1,
            )
        )
        if keeper is not None:
            keeper.finish(self._trained)
        if not finished:
            warnings.warn(
                f"training was stopped in epoch {run.epoch + 1}"
                + ("" if is_exact(settings) else f" of {course.epochs}")
                + "; the model keeps what it learnt",
                TrainingInterrupted,
                stacklevel=3,
            )
        return self

    def _with_softmax(self, tables: Tables) -> Tables:
        """The tables with room for what an exact training learns beside them, and without it for others."""
        if not is_exact(self.get_params()):
            return replace(tables, bias=None)
        words = len(tables.input)
        bias = np.full(words, np.nan, np.float32) if tables.bias is None else tables.bias
        return replace(tables, bias=bias if self.output_bias else None, level=np.full(words, np.nan))

    # ---- what it finds likely

    def probability(self, given: Any, /) -> NDArray[np.float64]:
        r"""Probability of every word to be the other word of a pair, by the model's own objective.

        .. math:: \frac{e^{b_o + u_o \cdot v}}{\sum_w e^{b_w + u_w \cdot v}}
            \qquad \frac{P_n(o)\, e^{u_o \cdot v}}{\sum_w P_n(w)\, e^{u_w \cdot v}}
            \qquad \prod_{n \in path(o)} \sigma(\pm u_n \cdot v)

        for ``"softmax"`` (b is `bias_`, or nothing), ``"negative-sampling"`` with its noise P_n, and
        ``"hierarchical-softmax"``. Negative sampling learns how many times likelier than noise a word is, so
        that the softmax of its scores alone would leave out how frequent words are (Goldberg and Levy,
        *word2vec Explained*, 2014; docs/likelihood.md).

        Parameters
        ----------
        given : key, or list of keys
            The centre word of a skip-gram model; with CBOW the words of a window, in any order.

        Returns
        -------
        float64 array, shape (V,)
            In the order of `vocabulary_`; sums to one.

        Raises
        ------
        NotFitted, UnknownWord
        WrongType
            A list for skip-gram, or no list for CBOW.
        InvalidInput
            The list is empty.

        Examples
        --------
        >>> import firth
        >>> sentences = [["king", "queen"], ["apple", "pear"]] * 200
        >>> model = firth.Word2Vec(vector_size=8, sample=0, epochs=20, seed=1).fit(sentences)
        >>> model.vocabulary_.index_to_key[model.probability("pear").argmax()]
        'apple'
        """
        return probability(self._after_fit("probability"), given)

    def score(self, sentence: Sequence[Hashable]) -> float:
        r"""Log-likelihood of a sentence, in nats.

        .. math:: \sum_t \sum_{0 < |j| \le m} \frac{m + 1 - |j|}{m} \log P(w_{t+j} \mid w_t)
            \qquad \sum_t \frac{1}{m} \sum_{r=1}^{m} \log P(w_t \mid w_{t-r}, \ldots, w_{t+r})

        for skip-gram and CBOW with window m: what windows drawn from 1 .. m give on average. Without
        `shrink_windows` the weights are 1, and r is m. No word is thinned away.

        Parameters
        ----------
        sentence : list of keys
            Those that are not in the vocabulary are left out first, as in training, and phrases are joined.

        Returns
        -------
        float
            At most 0. A longer sentence has more pairs, and so less likelihood.

        Raises
        ------
        NotFitted
        WrongType
            It is not a list of keys.
        InvalidInput
            It has fewer than two words of the vocabulary.

        Examples
        --------
        >>> import firth
        >>> sentences = [["king", "queen"], ["apple", "pear"]] * 200
        >>> model = firth.Word2Vec(vector_size=8, sample=0, epochs=20, seed=1).fit(sentences)
        >>> model.score(["king", "queen"]) > model.score(["king", "pear"])
        True
        """
        return score(self._after_fit("score"), sentence)

    def perplexity(self, source: Any, *, sample: float | None = None) -> float:
        r"""Perplexity of a text: the exponential of its mean loss, in nats, over all pairs.

        .. math:: \exp\left(-\frac{\sum_i w_i \log P(o_i \mid v_i)}{\sum_i w_i}\right)

        The pairs and their weights are those of `score`, times the probability that thinning keeps a pair,
        and they do not depend on the objective: perplexities of models with the same vocabulary, architecture
        and windows can be compared, if `sample` is the same. Equal chances for V words have perplexity V.

        Parameters
        ----------
        source : Corpus, path, list of paths, or iterable of sentences
            What `firth.read_corpus` reads, preferably text that the model was not trained on.
        sample : float, optional
            Thin as training with this `sample` does, but in expectation: nothing is drawn. By default that
            of the model, which learnt the pairs of thinned text; to compare models that differ in it, name
            one, for example 0. Skip-gram weighs a pair as `firth.count_pairs` does; CBOW weighs a target
            by the probability to keep it, and leaves its window whole.

        Returns
        -------
        float
            At least 1.

        Raises
        ------
        NotFitted
        InvalidInput, WrongType
            The source cannot be read or has no pairs, or `sample` is not from 0 to 1.

        Notes
        -----
        Skip-gram takes products with all V outputs once for each word that occurs; CBOW for each position,
        and with `shrink_windows` for each of its windows.

        Examples
        --------
        >>> import firth
        >>> sentences = [["king", "queen"], ["apple", "pear"]] * 200
        >>> model = firth.Word2Vec(vector_size=8, sample=0, epochs=20, seed=1).fit(sentences)
        >>> 1 < model.perplexity([["queen", "king"]]) < 4 < model.perplexity([["queen", "apple"]])
        True
        """
        model = self._after_fit("perplexity")
        if sample is None:
            sample = model.vectors.info["settings"]["sample"]
        check_settings({"sample": sample})
        corpus = read_source(source, self.get_params(), phrases=model.phrases, known=model.vocabulary)
        return perplexity(model, corpus, float(sample))

    def _after_fit(self, name: str) -> Trained:
        if not hasattr(self, "vectors_"):
            raise NotFitted(f"this model is not trained yet: call fit before {name}")
        return self._trained

    # ---- what is kept

    def _adopt(self, model: Trained) -> Self:
        self._trained = model
        self.vectors_ = model.chosen
        self.tables_ = model.vectors
        self.nodes_ = model.nodes
        self.bias_ = model.bias
        self.vocabulary_ = model.vocabulary
        self.phrases_ = model.phrases
        self.loss_history_ = model.loss_history
        self.validation_loss_history_ = model.validation_loss_history
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
        write_trained(path, self._after_fit("save"))

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
            return cls(**{**model.vectors.info["settings"], "phrases": model.phrases_asked_for})._adopt(model)
        except (TypeError, ValueError) as error:
            raise DamagedFile(f"the settings of {path} are not those of this firth: {error}") from error
