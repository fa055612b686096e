"""The text as every trainer can read it: gensim reads at most 10,000 words of a line, fastText 1,024."""

from pathlib import Path

import numpy as np

import firth


def cut(source: Path, target: Path, words: int | None = None) -> None:
    """Write the words of `source`, or so many of the first of them, as lines of 1,000."""
    corpus = firth.read_corpus(source, min_count=1)
    names = np.array(corpus.vocabulary.index_to_key)
    ids = corpus.ids[:words]
    with target.open("w", encoding="utf-8", newline="\n") as lines:
        for first in range(0, len(ids), 1000):
            lines.write(" ".join(names[ids[first : first + 1000]]) + "\n")
