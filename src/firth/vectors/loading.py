"""`load`: word vectors from every format that firth reads."""

import codecs
from os import PathLike
from pathlib import Path

from firth.errors import InvalidInput
from firth.vectors.checks import at_least_one
from firth.vectors.formats import FormatName, Wanted, check_format, read
from firth.vectors.wordvectors import TableName, WordVectors


def load(
    path: str | PathLike[str],
    *,
    format: FormatName | None = None,
    encoding: str = "utf-8",
    errors: str = "surrogateescape",
    limit: int | None = None,
    table: TableName | None = None,
) -> WordVectors:
    """Load word vectors from a model folder, or a file of word2vec (text, binary) or GloVe, plain or gzip.

    Parameters
    ----------
    path : path
    format : {"folder", "word2vec-text", "word2vec-binary", "glove"}, optional
        Found by the content where it is not given.
    encoding : str
        How the words of a file are encoded.
    errors : str
        What is done with a word that is not valid in that encoding, as in `bytes.decode`.
    limit : int, optional
        Load only the first so many words, which are the most frequent ones.
    table : {"input", "output", "sum", "mean"}, optional
        Of a model folder, the table that holds the vectors; by default the one that its training chose,
        mostly the input vectors with the output vectors beside them.

    Returns
    -------
    WordVectors

    Raises
    ------
    MissingFile
        If there is nothing at `path`.
    DamagedFile
        If the file is truncated, is damaged or is in no known format; the sentence says where.
    InvalidInput
        If an argument is not one of those allowed.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "glove.txt"
    ...     _ = path.write_text("king 1 2\\nqueen 1 3\\n")
    ...     load(path)
    WordVectors(2 words, 2 dimensions)
    """
    path = Path(path)
    if format is not None:
        check_format(format)
    _check_encoding(encoding, errors)
    if limit is not None:
        limit = at_least_one("limit", limit)
    words = WordVectors.of(read(path, Wanted(encoding, errors, limit), format))
    if table is not None and path.is_file():
        raise InvalidInput(
            f"table={table!r} chooses among the tables of a model folder, and {path} is a file"
        )
    if (chosen := table or words.info.get("table")) is not None:
        words = words.table(chosen)
    return words if limit is None else words.head(limit)


def _check_encoding(encoding: str, errors: str) -> None:
    """Refuse unknown encodings, and those where a space or an end of line is not one byte."""
    try:
        plain = " \n".encode(encoding) == b" \n"
        codecs.lookup_error(errors)
    except LookupError as error:
        raise InvalidInput(f"encoding and errors must be known to Python: {error}") from None
    if not plain:
        raise InvalidInput(
            f"encoding must write ASCII as ASCII, as utf-8, latin-1 and cp1252 do, got {encoding!r}"
        )
