"""Two spaces of word vectors turned onto each other, and the words that moved by more than chance."""

from firth.evaluation.alignment.aligned import Alignment, align
from firth.evaluation.alignment.changes import ChangeResult, change
from firth.evaluation.alignment.paths import WordPath, word_path

__all__ = ["Alignment", "ChangeResult", "WordPath", "align", "change", "word_path"]
