"""How much memory an exact training takes beside its tables: counting, the counts, and room for scores."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from firth.kernels import native, native_regressor
from firth.text import Corpus, Vocabulary

_RUNS = 1 << 29  # bytes of counted runs that stay in memory (`firth.text.count_pairs`)
_CHUNK = 5 << 20  # pairs that a thread counts at a time
_PER_PAIR = 12, 20  # bytes of an entry of a run, and of a pair while a thread counts it
_PER_ROW, _SQUARES = 4 * 4096, 100  # bytes of weighted rows, and of matrices (d, d) that are at work together
_PER_WORD = 200  # bias, levels, losses, sums, and the logarithms that they are made of


def room_of_passes(settings: Mapping[str, Any], corpus: Corpus) -> int:
    """Bytes: the counts, and what is more of counting them and of fitting a table."""
    vocabulary, cores = corpus.vocabulary, native.usable_cores()
    threads = min(settings["workers"] or cores, cores)
    keep = vocabulary.keep_probabilities(float(settings["sample"]))
    kept = float(keep @ vocabulary.counts) / max(vocabulary.total, 1)
    met = len(corpus.ids) * int(settings["window"]) / max(kept, 1e-9)  # thinned windows reach further
    runs, chunk = (size * met for size in _PER_PAIR)
    counting = min(_RUNS, runs) + threads * min(_CHUNK * _PER_PAIR[1], chunk)
    d = int(settings["vector_size"])
    fitting = native_regressor.room(len(vocabulary), d, threads) + d * (_PER_ROW + _SQUARES * d)
    held_out = float(settings["validation"])
    entries = sum(distinct(vocabulary, met * part) for part in (1 - held_out, held_out))
    return int(8 * entries + max(counting, fitting) + _PER_WORD * len(vocabulary))


def distinct(vocabulary: Vocabulary, met: float) -> float:
    """How many counts above zero so many pairs make, if words meet by chance; in a language they are fewer.

    Words are taken together by the length of their counts as binary numbers.
    """
    counts = vocabulary.counts.astype(np.float64)
    group = np.frexp(counts)[1]
    words, mass = np.bincount(group), np.bincount(group, counts / max(vocabulary.total, 1))
    words, share = words[words > 0], mass[words > 0] / words[words > 0]
    return float(words @ -np.expm1(-2 * met * np.multiply.outer(share, share)) @ words)
