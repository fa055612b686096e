"""Associations: are some words nearer to these than to those? The word embedding association test (WEAT)."""

from firth.evaluation.association.results import AssociationsResult, ListCoverage, WeatResult
from firth.evaluation.association.several import associations
from firth.evaluation.association.testing import weat

__all__ = ["AssociationsResult", "ListCoverage", "WeatResult", "associations", "weat"]
