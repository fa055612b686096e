"""How much memory a training takes and how much there is: told before the work, not by a killed process."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import log2
from pathlib import Path
from typing import Any

import numpy as np

from firth.errors import InvalidInput
from firth.kernels import native
from firth.text import Corpus, Vocabulary
from firth.training.exact.memory import room_of_passes
from firth.training.settings import is_exact, table_of
from firth.training.shape import shape_for
from firth.training.trained import has_tree

_PROC, _CGROUP = Path("/proc"), Path("/sys/fs/cgroup")
_VERSION_1 = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_")  # of control groups
_VERSION_2 = ("memory.max", "memory.current", "")
_BLOCK = 1 << 20  # numbers that `initial_tables` draws at a time


@contextmanager
def memory_for(settings: Mapping[str, Any], corpus: Corpus, *, checkpoints: bool = False) -> Iterator[None]:
    """Refuse a training that does not fit into the memory, before it starts or when it runs out inside.

    Raises
    ------
    InvalidInput
    """
    needed, free = needs(settings, corpus, checkpoints=checkpoints), available()
    text = f"training {len(corpus.vocabulary):,} words with vector_size={settings['vector_size']} and "
    text += f"window={settings['window']} needs about {readable(needed)} of memory"
    advice = "choose a smaller vector_size, window or max_vocabulary, or a larger min_count"
    if needed > (sys.maxsize if free is None else free):
        there = "this machine can address" if free is None else f"the {readable(free)} that are free"
        raise InvalidInput(f"{text}, more than {there}: {advice}")
    try:
        yield
    except MemoryError as error:
        raise InvalidInput(f"{text}, more than the system gave: {advice}") from error


def needs(settings: Mapping[str, Any], corpus: Corpus, *, checkpoints: bool = False) -> int:
    """Bytes that a training takes at most: both tables, their copies as its result, room to work in."""
    words, d = len(corpus.vocabulary), int(settings["vector_size"])
    stride = -(-d // 16) * 16
    result = 2 * words * d + (words * d if table_of(settings) in ("sum", "mean") else 0)
    drawn = min(words * d, max(_BLOCK, d)) * 40
    needed = 4 * (2 * words * stride + result) + drawn + words * 64
    if is_exact(settings):
        standing = 8 * words * stride if checkpoints else 0
        return needed + standing + room_of_passes(settings, corpus)
    return needed + _room(settings, corpus.vocabulary, stride)


def _room(settings: Mapping[str, Any], vocabulary: Vocabulary, stride: int) -> int:
    """Bytes, at most, of the slots of a macro-batch and of what each thread carves (native/scratch.hpp)."""
    words, tree, reach = len(vocabulary), has_tree(settings), 2 * int(settings["window"])
    shape = shape_for(np.ones(1), pairs=0, alpha=0, negative=0, words=0)  # the largest there is
    depth = int(min(words, 1.45 * log2(vocabulary.total + 1) + 2))  # Huffman's tree: Fibonacci's bound
    rows = shape.positions + reach
    columns = shape.positions * depth if tree else shape.positions + shape.shared
    cells = shape.positions * reach * (depth if tree else 1)
    scores, more = _softmax_room(settings, words, shape.positions * shape.tiles, stride)
    slots = shape.tiles * (rows + columns)
    cores = native.usable_cores()
    threads = min(settings["workers"] or cores, cores, shape.tiles)
    dense = 2 * rows * shape.shared + 2 * shape.positions * stride
    own = 12 * (rows + columns) + 6 * cells + dense + 4 * slots + (2 + 3 * tree) * words + more
    return 4 * (slots * (stride + 3) + scores + threads * own)


def _softmax_room(settings: Mapping[str, Any], words: int, positions: int, stride: int) -> tuple[int, int]:
    """Numbers that a softmax keeps of a macro-batch, and each thread for itself (native/softmax.hpp)."""
    if settings["objective"] != "softmax":
        return 0, 0
    width, parts = positions + 16, min(32, -(-words // 16))
    scores = min(words * width, 1 << 25)
    return scores + (parts + 2) * positions * stride + 3 * parts * width, 96 * (
        width + stride
    ) + 4 * positions


def readable(count: int) -> str:
    """Bytes in the unit that suits them.

    >>> readable(999), readable(2_500_000), readable(3_000_000_000_000)
    ('999 bytes', '2.5 MB', '3,000.0 GB')
    """
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:,.1f} {unit}"
    return f"{count} bytes"


def available() -> int | None:
    """Bytes that this process can still take, by the machine, its control group and its own limits.

    None where the system does not say.
    """
    known = [left for left in (_of_machine(), *_of_groups(), *_of_limits()) if left is not None]
    return max(0, min(known)) if known else None


def _of_machine() -> int | None:
    """Free and reclaimable memory and swap; where nobody tells, all that there is."""
    if (there := _table(_PROC / "meminfo")).get("MemAvailable") is not None:
        return 1024 * (there["MemAvailable"] + there.get("SwapFree", 0))
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows has none of this
        return None


def _of_groups() -> Iterator[int]:
    """What the control group and those above it leave; files that the kernel only caches can go."""
    try:
        lines = (_PROC / "self" / "cgroup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        _, controllers, path = line.split(":", 2)
        if controllers and "memory" not in controllers.split(","):
            continue
        root = _CGROUP / "memory" if controllers else _CGROUP
        limit, usage, cached = _VERSION_1 if controllers else _VERSION_2
        here = Path(path.lstrip("/"))
        for group in [root / here, *(root / above for above in here.parents)]:
            most, used = _number(group / limit), _number(group / usage)
            if most is not None and used is not None:
                files = _table(group / "memory.stat")
                yield (
                    most - used + sum(files.get(f"{cached}{kind}_file", 0) for kind in ("active", "inactive"))
                )


def _of_limits() -> Iterator[int]:
    """What `ulimit` leaves of addresses and of data."""
    try:
        import resource
    except ImportError:  # Windows
        return
    status = _table(_PROC / "self" / "status")
    for limit, used in ((resource.RLIMIT_AS, "VmSize"), (resource.RLIMIT_DATA, "VmData")):
        most = resource.getrlimit(limit)[0]
        if most != resource.RLIM_INFINITY:
            yield most - 1024 * status.get(used, 0)


def _number(file: Path) -> int | None:
    """The number in a file; None where there is none, as where the limit is "max"."""
    try:
        return int(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _table(file: Path) -> dict[str, int]:
    """The numbers of a file with a name and a number in each line."""
    try:
        lines = [line.split() for line in file.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError):
        return {}
    return {parts[0].rstrip(":"): int(parts[1]) for parts in lines if len(parts) > 1 and parts[1].isdigit()}
