"""Types of the compiled core."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Run = tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint64]]

def train(
    plan: Any,
    epoch: int,
    tile: int,
    done: int,
    words: NDArray[np.int32],
    sentences: NDArray[np.int32],
    positions: NDArray[np.int64],
    begin: int,
    end: int,
    input: NDArray[np.float32],
    output: NDArray[np.float32],
    side: Any,
    threads: int,
    instruction_set: str,
    loss: float,
    pairs: int,
    lost: float,
    frozen: NDArray[np.uint8] | None,
) -> tuple[float, int, float]: ...
def thin(
    ids: NDArray[np.int32],
    offsets: NDArray[np.int64],
    sentence: int,
    start: int,
    stop: int,
    threshold: NDArray[np.uint32],
    seed: int,
    call: int,
    epoch: int,
    words: NDArray[np.int32],
    sentences: NDArray[np.int32],
    positions: NDArray[np.int64],
    instruction_set: str,
) -> int: ...
def alias_table(
    probability: NDArray[np.float64], threshold: NDArray[np.uint32], alias: NDArray[np.int32]
) -> None: ...
def instruction_sets() -> list[str]: ...
def count_pairs(
    ids: NDArray[np.int32],
    offsets: NDArray[np.int64],
    pieces: list[tuple[int, int, int, int]],
    keep: NDArray[np.float64],
    reach: NDArray[np.float64],
) -> Run: ...
def merge_pairs(runs: list[Run], words: int, first: int, last: int) -> Run: ...
def measure_pairs(
    runs: list[Run], first: int, last: int, lengths: NDArray[np.int64], mirrored: NDArray[np.int64]
) -> None: ...
def fill_pairs(
    runs: list[Run],
    first: int,
    last: int,
    keep: NDArray[np.float64],
    scale: float,
    own: NDArray[np.int64],
    mirrored: NDArray[np.int64],
    columns: NDArray[np.int32],
    values: NDArray[np.float32],
) -> None: ...
def neighbours(
    ids: NDArray[np.int32],
    offsets: NDArray[np.int64],
    counts: NDArray[np.int64],
    connects: NDArray[np.uint8],
    first: int,
    last: int,
    least: int,
) -> tuple[int, NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]: ...
def renumber(
    new_ids: NDArray[np.int32],
    ids: NDArray[np.int32],
    offsets: NDArray[np.int64],
    first: int,
    last: int,
    start: int,
    stop: int,
) -> int: ...
def regress(
    rows: NDArray[np.float32],
    others: NDArray[np.float32],
    panels: NDArray[np.float32],
    offset: NDArray[np.float32],
    inverse: NDArray[np.float32],
    dimensions: int,
    counts: Any,
    held_out: Any,
    normalised: bool,
    penalty: float,
    first: float,
    trials: int,
    frozen: NDArray[np.uint8] | None,
    begin: int,
    end: int,
    block: int,
    level: NDArray[np.float64],
    loss: NDArray[np.float64],
    held_out_loss: NDArray[np.float64],
    room: NDArray[np.float32],
    threads: int,
    instruction_set: str,
) -> None: ...
def bench(words: int, stride: int, block: int, instruction_set: str) -> int: ...
def pack(
    table: NDArray[np.float32], dimensions: int, panels: NDArray[np.float32], instruction_set: str
) -> None: ...
def second_moment(
    table: NDArray[np.float32],
    weights: NDArray[np.float32],
    dimensions: int,
    moment: NDArray[np.float64],
    instruction_set: str,
) -> None: ...
def invert(matrix: NDArray[np.float64], dimensions: int, instruction_set: str) -> None: ...
def turn(table: NDArray[np.float32], matrix: NDArray[np.float32], instruction_set: str) -> None: ...

class Reader:
    def __init__(
        self,
        threads: int,
        chunk_size: int,
        surrogates: bool,
        letters: tuple[NDArray[np.uint32], NDArray[np.uint32]] | None,
        known: list[tuple[bytes, int]] | None,
    ) -> None: ...
    def start(self, segments: list[tuple[bytes, bool]]) -> None: ...
    def finish(self) -> int | tuple[int, bytes, bytes]: ...
    def merge(self) -> tuple[bytes, bytes]: ...
    def words(self, chosen: NDArray[np.int64]) -> list[str]: ...
    def renumber(
        self, ids: NDArray[np.int32], offsets: NDArray[np.int64], kept: NDArray[np.int32], chunks: int
    ) -> bool: ...
    @property
    def written(self) -> int: ...

class Joiner:
    def __init__(
        self,
        states: NDArray[np.int32],
        words: NDArray[np.int32],
        next: NDArray[np.int32],
        connects: NDArray[np.uint8],
    ) -> None: ...
    def cut(self, ids: NDArray[np.int32], offsets: NDArray[np.int64], sentence: int, at: int) -> int: ...
    def join(
        self,
        ids: NDArray[np.int32],
        offsets: NDArray[np.int64],
        first: int,
        last: int,
        start: int,
        stop: int,
    ) -> int: ...
