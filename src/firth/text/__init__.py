"""Words to integers: tokenisers, sources of text, the vocabulary and the corpus.

>>> from firth.text import read_corpus
>>> read_corpus([["to", "be", "or", "not", "to", "be"]], min_count=1)
Corpus(6 tokens, 1 sentences, 4 words)
"""

from firth.text.builtin import builtin_sentences
from firth.text.corpus import Corpus
from firth.text.reading import read_corpus
from firth.text.tokens import Tokenizer, tokenizer
from firth.text.vocabulary import Vocabulary

__all__ = ["Corpus", "Tokenizer", "Vocabulary", "builtin_sentences", "read_corpus", "tokenizer"]
