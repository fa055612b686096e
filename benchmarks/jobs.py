"""The jobs that are measured, and the settings that every trainer gets for them."""

from dataclasses import dataclass
from typing import Any

SETTINGS: dict[str, Any] = {"window": 5, "min_count": 5, "negative": 5, "sample": 1e-3}
EPOCHS = 5
WORKERS = 2
STEPS = {"alpha": 0.025, "min_alpha": 0.0001}  # gensim's defaults; firth keeps its own first step


@dataclass(frozen=True)
class Job:
    """What is trained, in firth's names."""

    title: str
    architecture: str
    objective: str
    vector_size: int = 100

    @property
    def tree(self) -> bool:
        return self.objective == "hierarchical-softmax"

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "architecture": self.architecture,
            "objective": self.objective,
            "vector_size": self.vector_size,
        }


JOBS = {
    "skipgram": Job("skip-gram, negative sampling, d = 100", "skipgram", "negative-sampling"),
    "skipgram-300": Job("skip-gram, negative sampling, d = 300", "skipgram", "negative-sampling", 300),
    "cbow": Job("CBOW, negative sampling, d = 100", "cbow", "negative-sampling"),
    "skipgram-tree": Job("skip-gram, hierarchical softmax, d = 100", "skipgram", "hierarchical-softmax"),
    "cbow-tree": Job("CBOW, hierarchical softmax, d = 100", "cbow", "hierarchical-softmax"),
}
