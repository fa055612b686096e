"""What becomes of items with words that a model does not know."""

from typing import Literal, get_args

from firth.errors import InvalidInput

Unknown = Literal["skip", "zero"]
POLICIES: tuple[str, ...] = get_args(Unknown)


def checked(unknown: str) -> Unknown:
    """The policy, if it is one."""
    for policy in get_args(Unknown):
        if unknown == policy:
            return policy  # type: ignore[no-any-return]
    raise InvalidInput(f"unknown must be one of {', '.join(POLICIES)}, got {unknown!r}")
