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
    check_finite: bool = True,
) -> WordVectors:
    """Load word vectors from a model folder, or from what another program has written.

    Read are word2vec (text, binary), GloVe, fastText (``.vec``, ``.bin``, ``.ftz``), models that gensim
    saved, static embeddings of model2vec and sentence-transformers, NumPy (``.npy``, ``.npz``), Parquet,
    Arrow, and the TensorBoard projector's files. Nothing that a file holds is executed.

    A model folder is opened without reading it: its tables are mapped into the memory, and its words are read
    when they are first asked for.

    Parameters
    ----------
    path : path
        A folder, or a file; text, word2vec binary and fastText also as gzip.
    format : str, optional
        One of ``firth.vectors.FORMATS``. Found by the content where it is not given.
    encoding : str
        How the words of a file are encoded.
    errors : str
        What is done with a word that is not valid in that encoding, as in `bytes.decode`. By default it keeps
        its bytes, as surrogates: ``word.encode("utf-8", "surrogateescape")`` gives them back, and so do all
        files of words that are written.
    limit : int, optional
        Load only the first so many words, which are the most frequent ones.
    table : {"input", "output", "sum", "mean"}, optional
        The table that holds the vectors, where there are output vectors too, as in a model folder, in
        fastText's and in gensim's models; by default the one that its training chose, mostly the input
        vectors with the output vectors beside them.
    check_finite : bool
        Whether files with nan or inf in their vectors are refused. Where they are not, looking such words up
        and `firth.evaluation.health` work, and searches are refused as ever. A model folder is not read when
        it is opened, so nan is found there when it is first met.

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
    MissingDependency
        If the format needs a library that is not installed.

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
    words = WordVectors.of(read(path, Wanted(encoding, errors, limit, check_finite), format))
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
