"""Associations: are some words nearer to these than to those? The word embedding association test (WEAT)."""

from firth.evaluation.associations.results import AssociationsResult, ListCoverage, WeatResult
from firth.evaluation.associations.several import associations
from firth.evaluation.associations.testing import weat

__all__ = ["AssociationsResult", "ListCoverage", "WeatResult", "associations", "weat"]
