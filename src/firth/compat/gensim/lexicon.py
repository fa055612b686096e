"""The words of a model, chosen from a text or from counts, and the tables that begin with them."""

from collections.abc import Mapping
from os import PathLike
from typing import Any

import numpy as np

import firth
from firth.compat.gensim.keyed_vectors import KeyedVectors
from firth.compat.gensim.old_names import OldNames, renamed
from firth.compat.gensim.rows import Array
from firth.compat.gensim.settings import check_no_more
from firth.compat.gensim.vocabulary import TrimRule, check_vocabulary, first_seen, kept, read
from firth.errors import InvalidInput, NotFitted
from firth.text import Corpus, Vocabulary

File = str | PathLike[str] | None


class Lexicon(OldNames):
    """A model that knows words."""

    vector_size: int
    min_count: int
    max_final_vocab: int | None
    seed: int
    workers: int
    hs: int
    sample: float | None
    wv: KeyedVectors
    syn1neg: Array
    syn1: Array
    corpus_count: int
    corpus_total_words: int
    effective_min_count: int
    raw_vocab: dict[Any, int] | None
    _info: dict[str, Any]  # what firth says of the last training
    _learnt: firth.Word2Vec | None  # a tree, which training goes on from

    @renamed(sentences="corpus_iterable")
    def build_vocab(
        self,
        corpus_iterable: Any = None,
        corpus_file: File = None,
        update: bool = False,
        progress_per: int = 10000,
        keep_raw_vocab: bool = False,
        trim_rule: TrimRule | None = None,
        **kwargs: Any,
    ) -> None:
        """Choose the words of a text; with `update`, add those that are new to the words there are.

        Raises
        ------
        InvalidInput
            No word is frequent enough, or with hierarchical softmax the words are to be updated.
        WrongType
            The text is not one.
        NotFitted
            There are no words yet that could be updated.
        """
        check_no_more(kwargs)
        corpus = read(corpus_iterable, corpus_file, passes=1, workers=self.workers)
        self._build(corpus, trim_rule, update=update, keep_raw_vocab=keep_raw_vocab)

    def build_vocab_from_freq(
        self,
        word_freq: Mapping[Any, int],
        keep_raw_vocab: bool = False,
        corpus_count: int | None = None,
        trim_rule: TrimRule | None = None,
        update: bool = False,
    ) -> None:
        """Choose words from their counts; see `build_vocab`."""
        self.corpus_count = corpus_count or 0
        self._choose(dict(word_freq), trim_rule, update=update, keep_raw_vocab=keep_raw_vocab)

    def _build(
        self,
        corpus: Corpus,
        trim_rule: TrimRule | None,
        *,
        update: bool = False,
        keep_raw_vocab: bool = False,
    ) -> None:
        self.corpus_count, self.corpus_total_words = len(corpus), corpus.total_tokens
        self._choose(first_seen(corpus), trim_rule, update=update, keep_raw_vocab=keep_raw_vocab)

    def _choose(
        self, counts: dict[Any, int], trim_rule: TrimRule | None, *, update: bool, keep_raw_vocab: bool
    ) -> None:
        words, self.effective_min_count = kept(
            counts, min_count=self.min_count, max_final_vocab=self.max_final_vocab, trim_rule=trim_rule
        )
        self.raw_vocab = counts if keep_raw_vocab else None
        if update:
            self._grow(words, counts)
            return
        check_vocabulary(words, counts, self.effective_min_count)
        chosen = KeyedVectors(self.vector_size)
        chosen.index_to_key = words
        chosen.key_to_index = {word: row for row, word in enumerate(words)}
        chosen.expandos["count"] = np.array([counts[word] for word in words], np.int64)
        chosen.sort_by_descending_frequency()
        self.wv = chosen
        self.init_weights()

    def _grow(self, words: list[Any], counts: dict[Any, int]) -> None:
        if not len(self.wv):
            raise NotFitted(
                "there is no vocabulary yet that could be updated: call build_vocab without update"
            )
        if self.hs:
            raise InvalidInput("update=True is not supported with hs=1: new counts make another tree")
        for word in words:
            if word not in self.wv.key_to_index:
                self.wv.key_to_index[word] = len(self.wv)
                self.wv.index_to_key.append(word)
        self.wv.resize_vectors(self.seed)
        output = np.zeros_like(self.wv.vectors)
        output[: len(self.syn1neg)] = self.syn1neg
        self.syn1neg = output
        self.wv.expandos["count"] += [counts.get(word, 0) for word in self.wv.index_to_key]

    def init_weights(self) -> None:
        """Let all vectors begin anew, by the seed: those of words as in gensim, outputs with zeros."""
        words = len(self.wv)
        self.wv.vectors = np.zeros((0, self.vector_size), np.float32)
        self.wv.resize_vectors(self.seed)
        output = np.zeros((words - 1 if self.hs else words, self.vector_size), np.float32)
        setattr(self, "syn1" if self.hs else "syn1neg", output)
        self._info, self._learnt = {}, None

    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.wv.index_to_key, self.wv.expandos["count"])
