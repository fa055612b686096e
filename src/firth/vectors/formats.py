"""`load` and `write`: files of word vectors in every format that firth knows."""

import codecs
import gzip
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Literal, cast

from firth.beside import written_file
from firth.errors import InvalidInput, WrongType
from firth.vectors.binaryformat import read_binary, write_binary
from firth.vectors.checks import Table, at_least_one
from firth.vectors.detect import SAMPLE, detect
from firth.vectors.folder import read_folder, without_stamp
from firth.vectors.source import opened
from firth.vectors.textformat import read_text, write_text
from firth.vectors.wordvectors import TableName, WordVectors

Format = Literal["folder", "word2vec-text", "word2vec-binary", "glove"]
FORMATS: tuple[Format, ...] = ("folder", "word2vec-text", "word2vec-binary", "glove")

_ADVICE = "write the model folder, which holds any key"
_BY_ENDING: dict[str, Format] = {
    "": "folder",
    ".bin": "word2vec-binary",
    ".txt": "word2vec-text",
    ".vec": "word2vec-text",
}


def load(
    path: str | PathLike[str],
    *,
    format: Format | None = None,
    encoding: str = "utf-8",
    errors: str = "strict",
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
        _check_format(format)
    _check_encoding(encoding, errors)
    if limit is not None:
        limit = at_least_one("limit", limit)
    if format == "folder" or not path.is_file():  # where nothing is there, the folder's reader says so
        return _from_folder(path, format, limit, table)
    if table is not None:
        raise InvalidInput(
            f"table={table!r} chooses among the tables of a model folder, and {path} is a file"
        )
    with opened(path) as source:
        if format is None:
            format = detect(source.name, source.stream.read(SAMPLE))
            source.stream.seek(0)
        if format == "word2vec-binary":
            words, vectors = read_binary(source, encoding=encoding, errors=errors, limit=limit)
        else:
            header = format == "word2vec-text"
            words, vectors = read_text(source, header=header, encoding=encoding, errors=errors, limit=limit)
    return WordVectors(words, vectors)


def write(words: WordVectors, path: str | PathLike[str], *, format: Format | None = None) -> None:
    """Write word vectors as a model folder or a file that other programs read.

    A file holds the words and one table; only the folder keeps counts, output vectors, information, and keys
    that are not words. It is written beside its place and renamed, so that no half-written file is left.

    Parameters
    ----------
    words : WordVectors
    path : path
        With a name that ends in ``.gz`` the file is compressed.
    format : {"folder", "word2vec-text", "word2vec-binary", "glove"}, optional
        Where it is not given, the name decides: ``.bin`` is word2vec binary, ``.txt`` and ``.vec`` word2vec
        text, no ending the folder.

    Raises
    ------
    InvalidInput
        If the format is not known, or a word is empty or holds white space, which files cannot hold.
    WrongType
        If a key is not a string and the format is not the folder.
    """
    path = Path(path)
    format = _format_by_name(path) if format is None else _check_format(format)
    if format == "folder":
        words.save(path)
        return
    raw = _as_bytes(words, format)
    with written_file(path) as file:
        if path.suffix == ".gz":
            with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as stream:
                _write(cast(BinaryIO, stream), raw, words.vectors, format)
        else:
            _write(file, raw, words.vectors, format)


def _from_folder(
    path: Path, format: Format | None, limit: int | None, table: TableName | None
) -> WordVectors:
    if format not in (None, "folder") and path.is_dir():
        raise InvalidInput(f"{path} is a folder, and {format} is the format of a file")
    keys, tensors, config = read_folder(path)
    for tensor in tensors.values():
        tensor.flags.writeable = False  # read just now, and shared with nobody: no copy is needed
    words = WordVectors(
        keys,
        tensors["input"],
        output=tensors.get("output"),
        counts=tensors.get("counts"),
        info=without_stamp(config),
    )
    if (chosen := table or config.get("table")) is not None:
        words = words.table(chosen)
    return words if limit is None else words.head(limit)


def _write(stream: BinaryIO, raw: list[bytes], vectors: Table, format: Format) -> None:
    if format == "word2vec-binary":
        write_binary(stream, raw, vectors)
    else:
        write_text(stream, raw, vectors, header=format == "word2vec-text")


def _as_bytes(words: WordVectors, format: Format) -> list[bytes]:
    """The words as these files hold them, if they can."""
    raw = []
    for word in words:
        if not isinstance(word, str):
            raise WrongType(f"{format} holds words only, not the {type(word).__name__} {word!r}: {_ADVICE}")
        try:
            # the escapes of a word that was read with errors="surrogateescape" become its bytes again
            one = word.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            raise InvalidInput(
                f"the word {word!r} is not valid Unicode, which {format} needs: {_ADVICE}"
            ) from None
        if len(one.split()) != 1 or len(one) != len(one.strip()):
            what = "holds white space" if one else "is empty"
            raise InvalidInput(f"the word {word!r} {what}, which {format} cannot hold: {_ADVICE}")
        raw.append(one)
    return raw


def _format_by_name(path: Path) -> Format:
    name = path.with_suffix("") if path.suffix == ".gz" else path
    if name.suffix not in _BY_ENDING or (name.suffix == "" and path.suffix == ".gz"):
        raise InvalidInput(
            f"the format of {path} is not clear from its name, which should end in .bin, .txt or .vec (and "
            f".gz), or have no ending for a model folder: or name the format, one of {', '.join(FORMATS)}"
        )
    return _BY_ENDING[name.suffix]


def _check_format(format: Format) -> Format:
    if format not in FORMATS:
        raise InvalidInput(f"format must be one of {', '.join(FORMATS)}, got {format!r}")
    return format


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
