"""The process that computes a map: ``python -m firth.explorer.worker VECTORS.npy MAP.npy``.

It writes the share that is done on standard output, a line each time, and ends when nobody reads it.
"""

import os
import sys
from pathlib import Path

import numpy as np

from firth.explorer.tsne import tsne_map


def main(source: str, target: str) -> None:
    """Compute the map of the vectors of one file, which is taken away, into another."""
    if hasattr(os, "nice"):
        os.nice(10)  # who asks questions meanwhile comes first

    def report(done: float) -> None:
        sys.stdout.write(f"{done:.4f}\n")
        sys.stdout.flush()

    unit = np.load(source, allow_pickle=False)
    Path(source).unlink()  # whoever is killed meanwhile leaves little behind
    np.save(target, tsne_map(unit, report), allow_pickle=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
