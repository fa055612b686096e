"""The table of formats: how each is recognised, read and written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from firth.errors import DamagedFile, InvalidInput
from firth.vectors.folder import read_config
from firth.vectors.formats import arrow, files
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.detect import SAMPLE, is_glove, is_word2vec_binary, is_word2vec_text
from firth.vectors.formats.fasttext import is_fasttext, read_fasttext
from firth.vectors.formats.gensim import is_gensim, read_gensim
from firth.vectors.formats.model import read_model, write_model
from firth.vectors.formats.npyfile import is_npy, read_npy, write_npy
from firth.vectors.formats.npzfile import is_npz, read_npz, write_npz
from firth.vectors.formats.projector import is_projector, read_projector, write_projector
from firth.vectors.formats.source import opened
from firth.vectors.formats.static import is_static, read_static, write_static
from firth.vectors.runs import runs

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

FormatName = Literal[
    "folder",
    "word2vec-text",
    "word2vec-binary",
    "glove",
    "fasttext",
    "gensim",
    "model2vec",
    "npy",
    "npz",
    "parquet",
    "arrow",
    "projector",
]


@dataclass(frozen=True)
class Format:
    """How word vectors are kept.

    `fits` says of a path and its first bytes, unpacked (of a folder there are none), whether it is such.
    """

    fits: Callable[[Path, bytes], bool]
    read: Callable[[Path, Wanted], Content]
    write: Callable[["WordVectors", Path], None] | None = None
    endings: tuple[str, ...] = ()
    is_folder: bool = False
    packed: bool = False  # whether it is read as gzip too
    keeps: tuple[str, ...] = ()  # what is written of a `WordVectors` beside its words and vectors


def _by_start(starts: Callable[[bytes], bool]) -> Callable[[Path, bytes], bool]:
    return lambda path, sample: starts(sample)


# in the order in which they are asked: what has a mark of its own comes before what has none
TABLE: dict[FormatName, Format] = {
    "folder": Format(
        lambda path, sample: path.is_dir() and read_config(path) is not None,
        read_model,
        write_model,
        endings=("",),
        is_folder=True,
        keeps=("output", "counts", "subwords", "info"),
    ),
    "npy": Format(_by_start(is_npy), read_npy, write_npy, (".npy",)),
    "npz": Format(_by_start(is_npz), read_npz, write_npz, (".npz",), keeps=("counts",)),
    "parquet": Format(
        _by_start(arrow.is_parquet), arrow.read_parquet, arrow.write_parquet, (".parquet",), keeps=("counts",)
    ),
    "arrow": Format(
        _by_start(arrow.is_arrow),
        arrow.read_arrow,
        arrow.write_arrow,
        (".arrow", ".feather"),
        keeps=("counts",),
    ),
    "projector": Format(
        is_projector, read_projector, write_projector, (".tsv",), packed=True, keeps=("counts",)
    ),
    "fasttext": Format(_by_start(is_fasttext), read_fasttext, packed=True),
    "model2vec": Format(lambda path, sample: is_static(path), read_static, write_static, is_folder=True),
    "gensim": Format(_by_start(is_gensim), read_gensim),
    "word2vec-binary": Format(
        _by_start(is_word2vec_binary),
        files.read_word2vec_binary,
        files.write_word2vec_binary,
        (".bin",),
        packed=True,
    ),
    "word2vec-text": Format(
        _by_start(is_word2vec_text),
        files.read_word2vec_text,
        files.write_word2vec_text,
        (".txt", ".vec"),
        packed=True,
    ),
    "glove": Format(_by_start(is_glove), files.read_glove, files.write_glove, packed=True),
}
FORMATS: tuple[FormatName, ...] = get_args(FormatName)
WRITABLE: tuple[FormatName, ...] = tuple(name for name in FORMATS if TABLE[name].write is not None)

_COMPRESSED = {b"PK\x03\x04": "zip", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bzip2"}


def recognised(path: Path) -> FormatName:
    """The name of the format of what is at `path`, by its content.

    Raises
    ------
    DamagedFile
        If it is of none.
    InvalidInput
        If it is a folder of several models.
    """
    sample = b""
    if path.is_file():
        with opened(path) as source:
            sample = source.stream.read(SAMPLE)
        if not sample:
            raise DamagedFile(f"{path} is empty")
    for name, format in TABLE.items():
        if format.is_folder != path.is_file() and format.fits(path, sample):
            return name
    if path.is_dir():
        if (inside := runs(path)) != [path]:
            raise InvalidInput(f"{path} is a folder of runs: name one of them, such as {inside[0]}")
        raise DamagedFile(f"{path} is not a firth model folder, nor one of another program that firth reads")
    for magic, program in _COMPRESSED.items():
        if sample.startswith(magic):
            raise DamagedFile(f"{path} is compressed with {program}: unpack it first (gzip is read as it is)")
    raise DamagedFile(
        f"{path} is no file of word vectors that firth reads: "
        f"a model folder, or one of {', '.join(FORMATS[1:])}"
    )


def format_by_name(path: Path) -> FormatName:
    """The format that a name asks for; a model folder stays one, whatever it is called.

    Raises
    ------
    InvalidInput
        If it asks for none.
    """
    if read_config(path) is not None:
        return "folder"
    compressed = path.suffix == ".gz"
    ending = path.with_suffix("").suffix if compressed else path.suffix
    for name, format in TABLE.items():
        if ending in format.endings and not (compressed and ending not in files.COMPRESSIBLE):
            return name
    endings = [ending for format in TABLE.values() for ending in format.endings if ending]
    raise InvalidInput(
        f"the format of {path} is not clear from its name, which should end in {', '.join(endings)}, "
        f"or have no ending for a model folder: or name the format, one of {', '.join(WRITABLE)}"
    )
