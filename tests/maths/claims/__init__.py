"""Every claim of the five write-ups, each with what is printed, what is right and how to measure both."""

from claims import write_up_000, write_up_001, write_up_002, write_up_003, write_up_004
from claims.record import Claim, error

#: The claims of write-up 000 to 004.
WRITE_UPS: list[list[Claim]] = [
    write_up_000.CLAIMS,
    write_up_001.CLAIMS,
    write_up_002.CLAIMS,
    write_up_003.CLAIMS,
    write_up_004.CLAIMS,
]
CLAIMS: list[Claim] = [claim for write_up in WRITE_UPS for claim in write_up]

__all__ = ["CLAIMS", "WRITE_UPS", "Claim", "error"]
