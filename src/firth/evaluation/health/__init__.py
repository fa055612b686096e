"""Whether word vectors are sound: what can be said of a table of vectors before it is asked anything."""

from firth.evaluation.health.examination import health
from firth.evaluation.health.findings import Finding, Verdict
from firth.evaluation.health.lengths import Band
from firth.evaluation.health.result import HealthResult

__all__ = ["Band", "Finding", "HealthResult", "Verdict", "health"]
