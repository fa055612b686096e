"""Pictures of vectors, judgements, training, classification; matplotlib is imported when one is drawn."""

from firth.plots.accuracies import Panel, accuracy_curves
from firth.plots.confusion import confusion_matrix
from firth.plots.curves import loss_curve
from firth.plots.differences import comparison_figure
from firth.plots.health import health_panels
from firth.plots.maps import map_of_words
from firth.plots.paths import path_of_word
from firth.plots.scores import benchmark_scores
from firth.plots.stabilities import overlap_by_frequency

__all__ = [
    "Panel",
    "accuracy_curves",
    "benchmark_scores",
    "comparison_figure",
    "confusion_matrix",
    "health_panels",
    "loss_curve",
    "map_of_words",
    "overlap_by_frequency",
    "path_of_word",
]
