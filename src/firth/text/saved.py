"""A corpus as a folder of plain files: arrays as .npy, the words and the rest as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.beside import written_folder
from firth.errors import DamagedFile
from firth.keys import dump_keys
from firth.text.folders import Kind, load_array, read_vocabulary, sha256
from firth.text.phrases import Phrases
from firth.text.vocabulary import Vocabulary

CORPUS = Kind("corpus", "corpus.json")


@dataclass(frozen=True)
class Parts:
    """What a folder holds; whether ids and offsets are those that were saved is not looked at."""

    ids: npt.NDArray[np.int32]
    offsets: npt.NDArray[np.int64]
    vocabulary: Vocabulary
    total_tokens: int
    sha256: str
    phrases: Phrases | None


def write(folder: Path, parts: Parts) -> None:
    """Write a folder; see `firth.text.Corpus.save`."""
    dump_keys(parts.vocabulary.index_to_key)  # better refused before anything is written
    CORPUS.check(folder)
    with written_folder(folder) as written:
        np.save(written / "ids.npy", parts.ids, allow_pickle=False)
        np.save(written / "offsets.npy", parts.offsets, allow_pickle=False)
        describe(written, parts, {})


def describe(folder: Path, parts: Parts, more: Mapping[str, Any]) -> None:
    """Write what belongs to ids and offsets that are in the folder already."""
    description = {
        "tokens": len(parts.ids),
        "total_tokens": parts.total_tokens,
        "sentences": len(parts.offsets) - 1,
        "sha256": parts.sha256,
        **more,
    }
    if parts.phrases is not None:
        parts.phrases.save(folder / Phrases.FILE)
        description["phrases"] = parts.phrases.described()
    CORPUS.describe(folder, parts.vocabulary, description)


def read(folder: Path) -> Parts:
    """Read a folder, ids and offsets memory-mapped.

    Raises
    ------
    MissingFile, DamagedFile
    """
    description = CORPUS.description(folder)
    try:
        if not isinstance(description["total_tokens"], int):
            raise DamagedFile(f"total_tokens in its corpus.json is {description['total_tokens']!r}")
        vocabulary = read_vocabulary(folder, description)
        ids, offsets = (load_array(folder / f"{name}.npy", "r") for name in ("ids", "offsets"))
        phrases = Phrases.beside(folder, description)
        total, digest = description["total_tokens"], description["sha256"]
        return Parts(ids, offsets, vocabulary, total, digest, phrases)
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise CORPUS.damaged(folder, error) from error


def corpus_sha256(ids: npt.NDArray[np.int32], offsets: npt.NDArray[np.int64]) -> str:
    """Hexadecimal SHA-256 of both arrays."""
    return sha256(ids.astype("<i4", copy=False), offsets.astype("<i8", copy=False))
