"""Why a question of the page has no answer, beside `InvalidInput` and `Unknown`."""

from firth.errors import InvalidInput


class NotThere(InvalidInput):
    """There is no model, map, column or page of that name."""


class NotReady(InvalidInput):
    """It is there later, or after it has been started."""
