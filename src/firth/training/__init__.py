"""Estimators, and the loop that takes them through a corpus."""

from firth.training.callbacks import Callback, TrainingState
from firth.training.notices import TrainingInterrupted, TrainingWarning
from firth.training.seeds import train_seeds
from firth.training.word2vec import Word2Vec

__all__ = ["Callback", "TrainingInterrupted", "TrainingState", "TrainingWarning", "Word2Vec", "train_seeds"]
