from pathlib import Path

import numpy as np

from firth.evaluation import Bootstrap, evaluate
from firth.evaluation.comparing.judged import joint
from firth.vectors import WordVectors


def test_every_benchmark_of_a_suite(tmp_path: Path) -> None:
    random = np.random.default_rng(6)
    words = [f"w{k}" for k in range(40)]
    models = [WordVectors(words[3 * k :], random.normal(size=(40 - 3 * k, 4))) for k in range(2)]
    lines = "\n".join(f"w{k}\tw{k + 1}\t{k % 7}" for k in range(39))
    (tmp_path / "rated.txt").write_text(lines)
    (tmp_path / "questions.txt").write_text("\n".join(f"w{k} w{k + 1} w{k + 2} w{k + 3}" for k in range(36)))
    (tmp_path / "kinds.txt").write_text("\n".join(f"w{k} {'xyz'[k % 3]}" for k in range(40)))
    options = {"categories": tmp_path / "kinds.txt", "resamples": 0}
    data = [tmp_path / "rated.txt", tmp_path / "questions.txt"]
    judged = [evaluate(model, data, **options) for model in models]
    found = {each.kind: each for each in joint(models, judged, Bootstrap(100, seed=3))}
    assert {kind: each.covered for kind, each in found.items()} == {
        "similarity": (39, 36),
        "analogy": (36, 33),
        "categories": (40, 37),
    }
    assert [each.common for each in found.values()] == [36, 33, 37]
    assert found["similarity"].scores[1] == judged[1].similarities[0].spearman
    assert found["analogy"].scores[1] == judged[1].analogies[0].total.accuracy
    assert found["categories"].scores[1] == judged[1].categorisations[0].purity
