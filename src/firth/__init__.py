"""firth: train word vectors, judge them, look at them, use them.

>>> import firth
>>> model = firth.Word2Vec(vector_size=16, min_count=1, sample=0, seed=1)
>>> model.fit([["the", "cat", "sat"], ["the", "dog", "sat"]]).vectors_
WordVectors(4 words, 16 dimensions)

Names are loaded when they are first used, so that ``import firth`` costs no more than NumPy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firth.classify import TextClassifier as TextClassifier
    from firth.errors import FirthError as FirthError
    from firth.text import Corpus as Corpus
    from firth.text import Counts as Counts
    from firth.text import Phrases as Phrases
    from firth.text import Vocabulary as Vocabulary
    from firth.text import count_pairs as count_pairs
    from firth.text import read_corpus as read_corpus
    from firth.training import Callback as Callback
    from firth.training import Word2Vec as Word2Vec
    from firth.vectors import Ensemble as Ensemble
    from firth.vectors import TextEncoder as TextEncoder
    from firth.vectors import WordVectors as WordVectors
    from firth.vectors import load as load

__version__ = "0.1.0"

_HOME = {
    "Callback": "firth.training",
    "Corpus": "firth.text",
    "Counts": "firth.text",
    "Ensemble": "firth.vectors",
    "FirthError": "firth.errors",
    "Phrases": "firth.text",
    "TextClassifier": "firth.classify",
    "TextEncoder": "firth.vectors",
    "Vocabulary": "firth.text",
    "Word2Vec": "firth.training",
    "WordVectors": "firth.vectors",
    "count_pairs": "firth.text",
    "load": "firth.vectors",
    "read_corpus": "firth.text",
}
_ROOMS = (
    "classify",
    "cli",
    "compat",
    "course",
    "evaluation",
    "explorer",
    "kernels",
    "maths",
    "plots",
    "text",
    "training",
    "vectors",
)

__all__ = [*sorted(_HOME), "__version__"]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
    elif name in _ROOMS:
        value = import_module(f"firth.{name}")
    else:
        raise AttributeError(f"module 'firth' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME, *_ROOMS})
