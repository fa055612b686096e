"""The claims of the five write-ups: right ones hold, wrong ones fail as printed and hold when corrected."""

import runpy
from pathlib import Path

import pytest
from claims import CLAIMS, WRITE_UPS, Claim, error

NOT_CORRECT = [claim for claim in CLAIMS if claim.verdict != "correct"]
PRINTED_WRONG = [claim for claim in NOT_CORRECT if claim.fails is not None]
DOCS = Path(__file__).parents[2] / "docs" / "mathematics"


def named(claims: list[Claim]) -> list[object]:
    return [pytest.param(claim, id=claim.id) for claim in claims]


@pytest.mark.parametrize("claim", named(CLAIMS))
def test_holds(claim: Claim) -> None:
    measured = error(claim.holds)
    assert isinstance(measured, float), measured
    assert measured <= 1e-6


@pytest.mark.parametrize("claim", named(PRINTED_WRONG))
def test_fails_as_printed(claim: Claim) -> None:
    assert claim.fails is not None
    measured = error(claim.fails)
    assert isinstance(measured, str) or measured > 0.1


def test_every_claim_is_here_once() -> None:
    assert [len(write_up) for write_up in WRITE_UPS] == [27, 11, 18, 18, 20]
    assert len({claim.id for claim in CLAIMS}) == 94
    assert len(NOT_CORRECT) == 29
    assert [claim.id for claim in NOT_CORRECT if claim.fails is None] == ["S4-5", "S4-18", "S4-19"]
    assert all(bool(claim.correct) == (claim.verdict != "correct") for claim in CLAIMS)


def test_the_table_in_the_docs_is_up_to_date() -> None:
    generate = runpy.run_path(str(DOCS / "generate.py"))
    committed = (DOCS / "what-the-write-ups-get-wrong.md").read_text(encoding="utf-8")
    assert committed == generate["page"](), "the table is stale: run python docs/mathematics/generate.py"
