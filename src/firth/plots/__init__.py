"""Pictures of word vectors and of training; needs matplotlib, which is imported when a picture is drawn."""

from firth.plots.curves import loss_curve
from firth.plots.maps import map_of_words

__all__ = ["loss_curve", "map_of_words"]
