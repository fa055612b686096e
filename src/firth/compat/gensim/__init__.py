"""gensim 4's names, arguments and results: change the import, and a script runs on firth.

``from firth.compat.gensim import Word2Vec`` stands for ``from gensim.models import Word2Vec``, and so on.
What firth has not is refused with a sentence. What is the same, what differs and why: docs/from-gensim.md.

>>> from firth.compat.gensim import Word2Vec
>>> sentences = [["king", "queen", "throne"], ["apple", "pear", "plum"]] * 100
>>> model = Word2Vec(sentences, vector_size=16, sg=1, sample=0)
>>> model.wv.index_to_key[0] in model.wv, len(model.wv.most_similar("pear", topn=2))
(True, 2)
"""

from typing import NoReturn

from firth.compat.gensim.callbacks import CallbackAny2Vec
from firth.compat.gensim.keyed_vectors import KeyedVectors
from firth.compat.gensim.phrases import ENGLISH_CONNECTOR_WORDS, FrozenPhrases, Phraser, Phrases
from firth.compat.gensim.sentences import LineSentence, PathLineSentences, Text8Corpus
from firth.compat.gensim.word2vec import Word2Vec
from firth.errors import MissingDependency

__all__ = [
    "ENGLISH_CONNECTOR_WORDS",
    "CallbackAny2Vec",
    "FrozenPhrases",
    "KeyedVectors",
    "LineSentence",
    "PathLineSentences",
    "Phraser",
    "Phrases",
    "Text8Corpus",
    "Word2Vec",
]

_ELSEWHERE = {
    "FastText": "firth.load reads fastText's models and gensim's; to train one, import it from gensim",
    "Doc2Vec": "import it from gensim",
}


def __getattr__(name: str) -> NoReturn:
    if name in _ELSEWHERE:
        raise MissingDependency(f"firth.compat.gensim has no {name}: {_ELSEWHERE[name]}")
    raise AttributeError(f"module 'firth.compat.gensim' has no attribute {name!r}")
