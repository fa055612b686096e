"""A corpus as a folder of plain files: arrays as .npy, the words and the rest as JSON."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from firth.beside import check_writable, written_folder
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.keys import dump_keys, load_keys
from firth.text.vocabulary import Vocabulary

_FORMAT = "firth corpus"
_FORMAT_VERSION = 1
_HASHED = 1 << 26  # bytes at a time, so that Ctrl-C has its turn


@dataclass(frozen=True)
class Parts:
    """What a folder holds; whether ids and offsets are those that were saved is not looked at."""

    ids: npt.NDArray[np.int32]
    offsets: npt.NDArray[np.int64]
    vocabulary: Vocabulary
    total_tokens: int
    sha256: str


def write(
    folder: Path,
    ids: npt.NDArray[np.int32],
    offsets: npt.NDArray[np.int64],
    vocabulary: Vocabulary,
    total_tokens: int,
    sha256: str,
) -> None:
    """Write a folder; see `firth.text.Corpus.save`."""
    dump_keys(vocabulary.index_to_key)  # better refused before anything is written
    check_folder(folder)
    with written_folder(folder) as written:
        np.save(written / "ids.npy", ids, allow_pickle=False)
        np.save(written / "offsets.npy", offsets, allow_pickle=False)
        describe(written, ids, offsets, vocabulary, total_tokens, sha256, {})


def check_folder(folder: Path) -> None:
    """Refuse to write over anything but a corpus, and where nothing can be written."""
    foreign = folder.is_dir() and any(folder.iterdir()) and not (folder / "corpus.json").is_file()
    if folder.is_file() or foreign:
        raise InvalidInput(f"{str(folder)!r} holds something else than a corpus: choose another folder")
    check_writable(folder)


def describe(
    folder: Path,
    ids: npt.NDArray[np.int32],
    offsets: npt.NDArray[np.int64],
    vocabulary: Vocabulary,
    total_tokens: int,
    sha256: str,
    more: Mapping[str, Any],
) -> None:
    """Write what belongs to ids and offsets that are in the folder already."""
    words = dump_keys(vocabulary.index_to_key)
    np.save(folder / "counts.npy", vocabulary.counts, allow_pickle=False)
    (folder / "words.json").write_text(words, encoding="utf-8", newline="\n")
    description = {
        "format": _FORMAT,
        "format_version": _FORMAT_VERSION,
        "tokens": len(ids),
        "total_tokens": total_tokens,
        "sentences": len(offsets) - 1,
        "words": len(vocabulary),
        "sha256": sha256,
        "vocabulary_sha256": vocabulary_sha256(words, vocabulary.counts),
        **more,
    }
    text = json.dumps(description, indent=2) + "\n"
    (folder / "corpus.json").write_text(text, encoding="utf-8", newline="\n")


def read(folder: Path) -> Parts:
    """Read a folder, ids and offsets memory-mapped.

    Raises
    ------
    MissingFile, DamagedFile
    """
    description = read_description(folder)
    try:
        words = (folder / "words.json").read_text(encoding="utf-8")
        vocabulary = Vocabulary(load_keys(words), load_array(folder / "counts.npy"))
        if vocabulary_sha256(words, vocabulary.counts) != description["vocabulary_sha256"]:
            raise DamagedFile("its files are not those that were saved")
        ids, offsets = (load_array(folder / f"{name}.npy", "r") for name in ("ids", "offsets"))
        return Parts(ids, offsets, vocabulary, description["total_tokens"], description["sha256"])
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise DamagedFile(f"the corpus {str(folder)!r} is damaged: {error}") from error


def read_description(folder: Path) -> dict[str, Any]:
    """Read what a folder says of itself.

    Raises
    ------
    MissingFile, DamagedFile
    """
    if not (folder / "corpus.json").is_file():
        raise MissingFile(f"no saved corpus at {str(folder)!r}: it would hold a file corpus.json")
    try:
        description = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
        if not isinstance(description, dict) or description.get("format") != _FORMAT:
            raise DamagedFile("its corpus.json does not describe a corpus")
        if description["format_version"] != _FORMAT_VERSION:
            raise DamagedFile(
                f"its format has version {description['format_version']}, this firth reads {_FORMAT_VERSION}"
            )
        if not isinstance(description["total_tokens"], int):
            raise DamagedFile(f"total_tokens in its corpus.json is {description['total_tokens']!r}")
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise DamagedFile(f"the corpus {str(folder)!r} is damaged: {error}") from error
    return description


def load_array(file: Path, mmap_mode: Literal["r"] | None = None) -> npt.NDArray[Any]:
    """Read an array, or open it memory-mapped.

    Raises
    ------
    DamagedFile
    """
    try:
        array: npt.NDArray[Any] = np.load(file, mmap_mode=mmap_mode, allow_pickle=False)
    except Exception as error:  # a damaged header makes NumPy raise nearly anything, tokenize.TokenError even
        raise DamagedFile(f"{file.name} cannot be read ({error})") from error
    return array


def corpus_sha256(ids: npt.NDArray[np.int32], offsets: npt.NDArray[np.int64]) -> str:
    """Hexadecimal SHA-256 of both arrays."""
    return _sha256(ids.astype("<i4", copy=False), offsets.astype("<i8", copy=False))


def vocabulary_sha256(words: str, counts: npt.NDArray[np.int64]) -> str:
    """Hexadecimal SHA-256 of words, as `firth.keys.dump_keys` writes them, and counts."""
    return _sha256(np.frombuffer(words.encode("utf-8"), np.uint8), counts.astype("<i8"))


def _sha256(*parts: npt.NDArray[Any]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        octets = np.ascontiguousarray(part).view(np.uint8)
        for start in range(0, len(octets), _HASHED):
            digest.update(octets[start : start + _HASHED].data)
    return digest.hexdigest()
