"""The process that computes a map: ``python -m firth.explorer.worker <VECTORS.npy >MAP.npy``.

It writes the share that is done on standard error, a line each time, and ends when nobody reads it.
"""

import os
import sys

import numpy as np

from firth.explorer.tsne import tsne_map


def main() -> None:
    """Compute the map of the vectors on standard input, which is a file, as standard output is."""
    if hasattr(os, "nice"):
        os.nice(10)  # who asks questions meanwhile comes first

    def report(done: float) -> None:
        sys.stderr.write(f"{done:.4f}\n")
        sys.stderr.flush()

    unit = np.load(sys.stdin.buffer, allow_pickle=False)
    np.save(sys.stdout.buffer, tsne_map(unit, report), allow_pickle=False)


if __name__ == "__main__":
    main()
