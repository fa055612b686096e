"""Whether word vectors are sound: what can be said of a table of vectors before it is asked anything."""

from firth.evaluation.soundness.examination import health
from firth.evaluation.soundness.findings import Finding, Verdict
from firth.evaluation.soundness.lengths import Band
from firth.evaluation.soundness.result import HealthResult

__all__ = ["Band", "Finding", "HealthResult", "Verdict", "health"]
