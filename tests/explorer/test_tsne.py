from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from firth.explorer.tsne import tsne_map

pytest.importorskip("openTSNE", reason="openTSNE is not installed")


@pytest.mark.filterwarnings("ignore")
def test_bundles_stand_together_and_the_same_vectors_give_the_same_map(scattered: np.ndarray) -> None:
    told: list[float] = []
    xy = tsne_map(scattered, told.append)
    assert xy.shape == (300, 2)
    assert np.abs(xy).max() == 1
    distances = np.linalg.norm(xy[:, None] - xy, axis=2)
    np.fill_diagonal(distances, np.inf)
    assert (distances.argmin(axis=1) // 100 == np.arange(300) // 100).mean() > 0.99
    assert all(a <= b for a, b in pairwise(told))
    assert told[-1] == 1
    np.testing.assert_array_equal(tsne_map(scattered, lambda done: None), xy)


@pytest.mark.filterwarnings("ignore")
def test_few_words_and_alike_ones() -> None:
    unit = np.zeros((12, 3), np.float32)
    unit[:6, 0] = unit[6:, 1] = 1
    assert np.isfinite(tsne_map(unit, lambda done: None)).all()


def test_the_worker_writes_what_the_function_returns(scattered: np.ndarray, tmp_path: Path) -> None:
    import subprocess
    import sys

    np.save(tmp_path / "in.npy", scattered[::5])
    command = [sys.executable, "-P", "-m", "firth.explorer.worker"]
    with (tmp_path / "in.npy").open("rb") as vectors, (tmp_path / "out.npy").open("wb") as map_:
        done = subprocess.run(
            command, stdin=vectors, stdout=map_, stderr=subprocess.PIPE, text=True, check=True
        )
    assert done.stderr.splitlines()[-1] == "1.0000"
    np.testing.assert_array_equal(np.load(tmp_path / "out.npy"), tsne_map(scattered[::5], lambda done: None))
