"""The explorer: a page in the web browser in which one sees and questions word vectors."""

from firth.explorer.exporting import EXPORTED, export
from firth.explorer.serving import explore
from firth.explorer.shown import LIMIT

__all__ = ["EXPORTED", "LIMIT", "explore", "export"]
