"""Pictures of word vectors, training and classification; matplotlib is imported when a picture is drawn."""

from firth.plots.accuracies import Panel, accuracy_curves
from firth.plots.confusion import confusion_matrix
from firth.plots.curves import loss_curve
from firth.plots.maps import map_of_words
from firth.plots.paths import path_of_word

__all__ = ["Panel", "accuracy_curves", "confusion_matrix", "loss_curve", "map_of_words", "path_of_word"]
