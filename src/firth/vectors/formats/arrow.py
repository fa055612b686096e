"""Parquet and Arrow: a column of words, a column of vectors and, where they are known, a column of counts.

Needs pyarrow, the extra `arrow`. Read are also tables with a column for every dimension.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.beside import written_file
from firth.errors import DamagedFile, FirthError, InvalidInput, MissingDependency
from firth.vectors.formats.beside import check_words
from firth.vectors.formats.checked import checked_counts, checked_table
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.words import all_of_one_type

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

_WORDS = ("word", "token", "key", "words", "tokens", "keys", "text")
_COUNTS = ("count", "counts", "frequency")


def is_parquet(sample: bytes) -> bool:
    """Whether a file that starts so is Parquet."""
    return sample.startswith(b"PAR1")


def is_arrow(sample: bytes) -> bool:
    """Whether a file that starts so is an Arrow file, which Feather is too."""
    return sample.startswith(b"ARROW1")


def read_parquet(path: Path, wanted: Wanted) -> Content:
    """Read Parquet."""
    _arrow()
    from pyarrow import parquet

    return _read(path, wanted, lambda: parquet.ParquetFile(path, memory_map=True).read())


def read_arrow(path: Path, wanted: Wanted) -> Content:
    """Read an Arrow file; its vectors are mapped where they stand in one piece."""
    pa = _arrow()
    return _read(path, wanted, lambda: pa.ipc.open_file(pa.memory_map(str(path))).read_all())


def write_parquet(words: "WordVectors", path: Path) -> None:
    """Write Parquet."""
    table = _table(words, "parquet")
    from pyarrow import parquet

    with written_file(path) as file:
        parquet.write_table(table, file, use_dictionary=False)


def write_arrow(words: "WordVectors", path: Path) -> None:
    """Write an Arrow file, in one piece that can be mapped."""
    pa = _arrow()
    table = _table(words, "arrow")
    with written_file(path) as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)


def _arrow() -> Any:
    try:
        import pyarrow.ipc
    except ImportError:
        raise MissingDependency("Parquet and Arrow need pyarrow: pip install 'firth[arrow]'") from None
    return pyarrow


def _read(path: Path, wanted: Wanted, read: Any) -> Content:
    try:
        table = read()
        table.validate(full=True)
        words = _words(table)
        check_words(words, table.num_rows, path)
        count = wanted.of(len(words))
        vectors = checked_table(_vectors(table)[:count], path, words[:count], wanted)
        counts = _counts(table)
    except FirthError:
        raise
    except Exception as error:  # whatever pyarrow finds wrong
        raise DamagedFile(f"{path} is damaged, or no table of words and vectors: {error}") from None
    return Content(
        words[:count], vectors, counts=None if counts is None else checked_counts(counts[:count], count)
    )


def _words(table: Any) -> list[Any]:
    """The column of words: the one that is called so, or the first of text."""
    from pyarrow import types

    texts = [
        field.name
        for field in table.schema
        if types.is_string(field.type) or types.is_large_string(field.type)
    ]
    named = [name for name in _WORDS if name in table.column_names]
    for name in (*named, *texts):
        column = table.column(name)
        if (name in texts or types.is_integer(column.type)) and not column.null_count:
            words: list[Any] = column.to_pylist()
            return words
    raise ValueError("it has no column of words")


def _vectors(table: Any) -> npt.NDArray[Any]:
    """The column of lists of numbers, or the columns of numbers side by side."""
    from pyarrow import types

    for field in table.schema:
        if (
            types.is_fixed_size_list(field.type)
            or types.is_list(field.type)
            or types.is_large_list(field.type)
        ):
            return _stacked(table.column(field.name))
    names = [field.name for field in table.schema if types.is_floating(field.type)]
    if not names or any(table.column(name).null_count for name in names):
        raise ValueError("it has no column of vectors, nor columns of numbers without gaps")
    return np.stack([table.column(name).to_numpy() for name in names], axis=1)


def _stacked(column: Any) -> npt.NDArray[Any]:
    """A column of lists of one length as a table."""
    import pyarrow.compute as pc

    column = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    lengths = pc.unique(pc.list_value_length(column)).to_pylist()
    values = column.flatten()
    if len(lengths) > 1 or column.null_count or values.null_count:
        raise ValueError("its vectors have gaps, or different lengths")
    table: npt.NDArray[Any] = values.to_numpy(zero_copy_only=False)
    return table.reshape(len(column), lengths[0] if lengths else 1)


def _counts(table: Any) -> npt.NDArray[Any] | None:
    from pyarrow import types

    for name in _COUNTS:
        if name in table.column_names:
            column = table.column(name)
            if types.is_integer(column.type) and not column.null_count:
                counts: npt.NDArray[Any] = column.to_numpy()
                return counts
    return None


def _table(words: "WordVectors", format: str) -> Any:
    """The words as an Arrow table."""
    pa = _arrow()
    kind = all_of_one_type(words.index_to_key, format)
    try:
        keys = pa.array(words.index_to_key, pa.string() if kind is str else pa.int64())
    except (UnicodeEncodeError, pa.ArrowInvalid, OverflowError) as error:
        raise InvalidInput(f"{format} cannot hold the words: {error}; write the model folder") from None
    numbers = pa.array(np.ascontiguousarray(words.vectors).reshape(-1))
    columns = {"word": keys, "vector": pa.FixedSizeListArray.from_arrays(numbers, words.vector_size)}
    if words.counts is not None:
        columns["count"] = pa.array(words.counts)
    return pa.table(columns)
