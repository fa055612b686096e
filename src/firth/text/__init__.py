"""Words to integers: tokenisers, sources of text, the vocabulary and the corpus.

>>> from firth.text import read_corpus
>>> read_corpus([["to", "be", "or", "not", "to", "be"]], min_count=1)
Corpus(6 tokens, 1 sentences, 4 words)
"""

from firth.text.builtin import builtin_sentences
from firth.text.connectors import ENGLISH_CONNECTORS
from firth.text.corpus import Corpus
from firth.text.counting import count_pairs
from firth.text.counts import Counting, Counts
from firth.text.labelled import LabelledTexts, read_labelled
from firth.text.matrix import WordMatrix
from firth.text.phrases import Phrase, Phrases
from firth.text.reading import read_corpus
from firth.text.tokens import Tokenizer, tokenizer
from firth.text.vocabulary import Vocabulary

__all__ = [
    "ENGLISH_CONNECTORS",
    "Corpus",
    "Counting",
    "Counts",
    "LabelledTexts",
    "Phrase",
    "Phrases",
    "Tokenizer",
    "Vocabulary",
    "WordMatrix",
    "builtin_sentences",
    "count_pairs",
    "read_corpus",
    "read_labelled",
    "tokenizer",
]
