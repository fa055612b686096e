"""Folders of plain files that belong to a vocabulary: arrays as .npy, the words and the rest as JSON."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from firth.beside import check_writable
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.keys import dump_keys, load_keys
from firth.text.vocabulary import Vocabulary

_HASHED = 1 << 26  # bytes at a time, so that Ctrl-C has its turn


@dataclass(frozen=True)
class Kind:
    """What folders of a kind hold, the file in which they say so, and the version of their format."""

    noun: str
    file: str
    version: int = 1

    def check(self, folder: Path) -> None:
        """Refuse to write over anything but a folder of this kind, and where nothing can be written."""
        foreign = folder.is_dir() and any(folder.iterdir()) and not (folder / self.file).is_file()
        if folder.is_file() or foreign:
            raise InvalidInput(
                f"{str(folder)!r} holds something else than a {self.noun}: choose another folder"
            )
        check_writable(folder)

    def describe(self, folder: Path, vocabulary: Vocabulary, description: Mapping[str, Any]) -> None:
        """Write the vocabulary, and what the folder says of itself."""
        words = dump_keys(vocabulary.index_to_key)
        np.save(folder / "counts.npy", vocabulary.counts, allow_pickle=False)
        (folder / "words.json").write_text(words, encoding="utf-8", newline="\n")
        whole = {
            "format": f"firth {self.noun}",
            "format_version": self.version,
            "words": len(vocabulary),
            "vocabulary_sha256": vocabulary_sha256(words, vocabulary.counts),
            **description,
        }
        (folder / self.file).write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8", newline="\n")

    def description(self, folder: Path) -> dict[str, Any]:
        """Read what a folder says of itself.

        Raises
        ------
        MissingFile, DamagedFile
        """
        if not (folder / self.file).is_file():
            raise MissingFile(f"no saved {self.noun} at {str(folder)!r}: it would hold a file {self.file}")
        try:
            description = json.loads((folder / self.file).read_text(encoding="utf-8"))
            if not isinstance(description, dict) or description.get("format") != f"firth {self.noun}":
                raise DamagedFile(f"its {self.file} does not describe a {self.noun}")
            version = description["format_version"]
            if version != self.version:
                raise DamagedFile(f"its format has version {version}, this firth reads {self.version}")
        except (ValueError, TypeError, KeyError, OSError) as error:
            raise self.damaged(folder, error) from error
        return description

    def damaged(self, folder: Path, error: Exception) -> DamagedFile:
        """What to raise when something in a folder is not as it was written."""
        return DamagedFile(f"the {self.noun} {str(folder)!r} is damaged: {error}")


def read_vocabulary(folder: Path, description: Mapping[str, Any]) -> Vocabulary:
    """Read the vocabulary that `Kind.describe` wrote; what is wrong with it is a ValueError or KeyError."""
    words = (folder / "words.json").read_text(encoding="utf-8")
    vocabulary = Vocabulary(load_keys(words), load_array(folder / "counts.npy"))
    if vocabulary_sha256(words, vocabulary.counts) != description["vocabulary_sha256"]:
        raise DamagedFile("its files are not those that were saved")
    return vocabulary


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


def vocabulary_sha256(words: str, counts: npt.NDArray[np.int64]) -> str:
    """Hexadecimal SHA-256 of words, as `firth.keys.dump_keys` writes them, and counts."""
    return sha256(np.frombuffer(words.encode("utf-8"), np.uint8), counts.astype("<i8"))


def sha256(*parts: npt.NDArray[Any]) -> str:
    """Hexadecimal SHA-256 of the bytes of some arrays."""
    digest = hashlib.sha256()
    for part in parts:
        octets = np.ascontiguousarray(part).view(np.uint8)
        for start in range(0, len(octets), _HASHED):
            digest.update(octets[start : start + _HASHED].data)
    return digest.hexdigest()
