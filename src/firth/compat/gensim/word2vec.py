"""`Word2Vec` by gensim's names, over `firth.Word2Vec`."""

import warnings
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any, ClassVar, Self

from firth.compat.gensim import saved
from firth.compat.gensim.files import SEPARATE, cleared, mapped, refuse_pickling
from firth.compat.gensim.keyed_vectors import KeyedVectors
from firth.compat.gensim.lexicon import File
from firth.compat.gensim.likelihood import Likely
from firth.compat.gensim.names import WORD2VEC_MISSING, WORD2VEC_RENAMED
from firth.compat.gensim.old_names import renamed, warn_of_old
from firth.compat.gensim.rows import Array
from firth.compat.gensim.settings import check_constructor
from firth.compat.gensim.vocabulary import TrimRule, read, renumbered


class Word2Vec(Likely):
    """Word vectors from sentences, trained by firth.

    Arguments, defaults, attributes and results are gensim 4's; the numbers are those of `firth.Word2Vec`, so
    the same seed gives the same bits on any number of threads. CBOW with ``cbow_mean=1`` has the gradient of
    word2vec.c and gensim (see `cbow_gradient` of `firth.Word2Vec`).

    Parameters
    ----------
    sentences : iterable of list of words, optional
        Read several times, so no generator.
    corpus_file : path, optional
        In place of `sentences`: one sentence a line. Much faster.
    vector_size, alpha, window, min_count, sample, seed, workers, min_alpha
        As in `firth.Word2Vec`; `alpha` is 0.025 by default.
    sg, hs, negative : int
        ``sg=1`` is skip-gram, 0 CBOW. ``hs=1, negative=0`` is hierarchical softmax; otherwise there are
        `negative` negatives.
    ns_exponent, cbow_mean, epochs, shrink_windows
        As in `firth.Word2Vec`.
    trim_rule : callable(word, count, min_count) -> int, optional
        0 leaves a word to `min_count`, 1 leaves it out, 2 keeps it.
    compute_loss : bool, default False
        Whether `get_latest_training_loss` tells the loss.
    callbacks : list of CallbackAny2Vec
    comment : anything, optional
    max_final_vocab : int, optional
        At most so many words, by a larger `min_count`.
    max_vocab_size, hashfxn, null_word, sorted_vocab
        Must be left alone.
    batch_words
        Of no effect.

    Attributes
    ----------
    wv : KeyedVectors
        The words and their vectors; what is changed there is where the next training begins.
    syn1neg : float32 array (V, d)
        Output vectors, with negative sampling.
    syn1 : float32 array (V - 1, d)
        Vectors of the tree's nodes, with hierarchical softmax.
    corpus_count, corpus_total_words : int
        Sentences and words of the text that the vocabulary was built from.

    Examples
    --------
    >>> sentences = [["king", "queen", "throne"], ["apple", "pear", "plum"]] * 200
    >>> model = Word2Vec(sentences, vector_size=16, sg=1, sample=0, epochs=20)
    >>> model.wv.most_similar("pear", topn=2)[0][0] in ("apple", "plum")
    True
    """

    _RENAMED: ClassVar[Mapping[str, str]] = WORD2VEC_RENAMED
    _MISSING: ClassVar[Mapping[str, str]] = WORD2VEC_MISSING

    @renamed(size="vector_size", iter="epochs")
    def __init__(
        self,
        sentences: Any = None,
        corpus_file: File = None,
        vector_size: int = 100,
        alpha: float = 0.025,
        window: int = 5,
        min_count: int = 5,
        max_vocab_size: int | None = None,
        sample: float = 0.001,
        seed: int = 1,
        workers: int = 3,
        min_alpha: float = 0.0001,
        sg: int = 0,
        hs: int = 0,
        negative: int = 5,
        ns_exponent: float = 0.75,
        cbow_mean: int = 1,
        hashfxn: Any = hash,
        epochs: int = 5,
        null_word: int = 0,
        trim_rule: TrimRule | None = None,
        sorted_vocab: int = 1,
        batch_words: int = 10000,
        compute_loss: bool = False,
        callbacks: Sequence[Any] = (),
        comment: Any = None,
        max_final_vocab: int | None = None,
        shrink_windows: bool = True,
    ) -> None:
        check_constructor(locals())
        self.vector_size = self.layer1_size = int(vector_size)
        self.alpha, self.min_alpha = float(alpha), float(min_alpha)
        self.window, self.shrink_windows = int(window), bool(shrink_windows)
        self.min_count, self.max_final_vocab, self.max_vocab_size = min_count, max_final_vocab, max_vocab_size
        self.sample, self.seed, self.workers, self.epochs = sample, seed, int(workers), epochs
        self.sg, self.hs, self.negative, self.cbow_mean = int(sg), int(hs), int(negative), int(cbow_mean)
        self.ns_exponent, self.hashfxn, self.null_word = ns_exponent, hashfxn, null_word
        self.sorted_vocab, self.batch_words, self.comment = sorted_vocab, batch_words, comment
        self.compute_loss, self.running_training_loss = bool(compute_loss), 0.0
        self.corpus_count = self.corpus_total_words = self.train_count = 0
        self.total_train_time = 0.0
        self.raw_vocab = None
        self.effective_min_count = min_count
        self.wv = KeyedVectors(self.vector_size)
        self._info, self._learnt = {}, None
        if sentences is None and corpus_file is None:
            return
        corpus = read(sentences, corpus_file, passes=epochs + 1, workers=self.workers)
        self._build(corpus, trim_rule)
        text = renumbered(corpus, self._vocabulary())
        self._train(text, epochs, compute_loss=compute_loss, callbacks=callbacks)

    def __str__(self) -> str:
        return (
            f"{type(self).__name__}<vocab={len(self.wv)}, vector_size={self.vector_size}, alpha={self.alpha}>"
        )

    # ---- what is kept

    def save(
        self,
        fname_or_handle: str | PathLike[str],
        separately: Any = None,
        sep_limit: int = SEPARATE,
        ignore: Any = frozenset(),
        pickle_protocol: int = 4,
    ) -> None:
        """Write a model folder; leave the last four arguments alone.

        `firth.load` reads its vectors, and `firth.Word2Vec.load` a model that was trained.
        """
        refuse_pickling(separately, sep_limit, ignore, pickle_protocol)
        saved.write(self, cleared(fname_or_handle))

    @classmethod
    def load(cls, fname: str | PathLike[str], mmap: str | None = None) -> Self:
        """Read a model that `save` wrote, or one that gensim saved, with negative sampling.

        Parameters
        ----------
        fname : path
        mmap : {None, "r"}
            With ``"r"`` the vectors stay on the disk until they are used.
        """
        model = cls()
        words, output = saved.read(model, fname)
        model.wv = KeyedVectors._of(words, words.counts, words.vectors)
        model._take(words.vectors, output)
        if mapped(mmap):
            model.wv.vectors = words.vectors
        return model

    # ---- old names that are called

    def init_sims(self, replace: bool = False) -> None:
        """`KeyedVectors.fill_norms`; with `replace` also `unit_normalize_all`."""
        warn_of_old("Word2Vec.init_sims", "model.wv.fill_norms(), or nothing at all")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            self.wv.init_sims(replace)

    def __getitem__(self, key: Any) -> Array:
        warn_of_old("Word2Vec[key]", "model.wv[key]")
        return self.wv[key]

    def __contains__(self, key: Any) -> bool:
        warn_of_old("key in Word2Vec", "key in model.wv")
        return key in self.wv
