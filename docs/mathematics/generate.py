"""Write what-the-write-ups-get-wrong.md from the claims that the tests check.

Run ``python docs/mathematics/generate.py`` with firth installed.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "maths"))

from claims import WRITE_UPS, Claim, error  # noqa: E402  (after the path to it is known)

HEAD = """\
# What the write-ups get wrong

Write-up 000 to 004 are five public write-ups of one assignment family: softmax, a two-layer network, word2vec
with the softmax and the negative-sampling loss, skip-gram and CBOW. They make {claims} claims. {right} are
right; these {wrong} are wrong, incomplete or missing.

Every claim is a test, named by its id, in `tests/maths/test_claims.py`, and this page is generated from the
same records: `python docs/mathematics/generate.py`. An error is the largest difference to the truth, which is
a central difference of the loss in float64 (or the value that the definition gives), at one fixed point,
`tests/maths/claims/point.py`. There the target and a negative have u · v = 2: near u · v = 0, where σ(x) and
1 - σ(x) meet, a wrong sign hardly shows.
"""
COLUMNS = "| id | part | verdict | printed | correct | error as printed | error corrected |"


def page() -> str:
    """The page as text."""
    wrong = [[claim for claim in write_up if claim.verdict != "correct"] for write_up in WRITE_UPS]
    claims, found = sum(map(len, WRITE_UPS)), sum(map(len, wrong))
    lines = [HEAD.format(claims=claims, right=claims - found, wrong=found)]
    for number, part in enumerate(wrong):
        lines += [f"## Write-up {number:03}", "", COLUMNS, "|" + " --- |" * 7, *map(_line, part), ""]
    return "\n".join(lines)


def _line(claim: Claim) -> str:
    """A row of the table."""
    printed = "-" if claim.fails is None else _shown(error(claim.fails))
    cells = [
        claim.id,
        claim.where,
        claim.verdict,
        claim.printed,
        claim.correct,
        printed,
        _shown(error(claim.holds)),
    ]
    return "| " + " | ".join(cell.replace("|", "\\|").replace("*", "\\*") for cell in cells) + " |"


def _shown(measured: float | str) -> str:
    """Two digits; the noise that central differences leave of a right formula differs between machines."""
    if isinstance(measured, str):
        return measured
    return "below 1e-8" if measured < 1e-8 else f"{measured:#.2g}"


if __name__ == "__main__":
    (HERE / "what-the-write-ups-get-wrong.md").write_text(page(), encoding="utf-8", newline="\n")
