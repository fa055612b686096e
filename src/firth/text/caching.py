"""A folder that keeps the corpus of files, so that they are read once.

A cache is a saved corpus whose description also says what it was made from. While that is as it was, the
corpus is opened in its place.
"""

import os
import stat
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from firth.beside import written_folder
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.keys import dump_keys
from firth.text import saved
from firth.text.choosing import Encoded
from firth.text.corpus import Corpus
from firth.text.folders import load_array, vocabulary_sha256
from firth.text.store import Store
from firth.text.vocabulary import Vocabulary

Encode = Callable[[Store], Encoded]  # fills a store


def record_of(
    found: object, tokenizer: str | None, vocabulary: Vocabulary | None, settings: Mapping[str, Any]
) -> dict[str, Any]:
    """What decides the corpus of these files, as JSON holds it.

    Raises
    ------
    InvalidInput
        They are not files, or nobody can tell whether they, or a function, have changed.
    """
    if not isinstance(found, list) or tokenizer is None or not all(map(_is_regular, found)):
        raise InvalidInput(
            "cache needs regular files, and a tokenizer with a name: whether standard input, lists of tokens "
            "or a function have changed cannot be seen"
        )
    words = None if vocabulary is None else dump_keys(vocabulary.index_to_key)
    return {
        "files": [[os.path.abspath(file), *_state(file)] for file in found],
        "tokenizer": tokenizer,
        "vocabulary": words and vocabulary and vocabulary_sha256(words, vocabulary.counts),
        "unicode": unicodedata.unidata_version,  # another Python may know other white space and letters
        **settings,
    }


def cached(folder: Path, record: Mapping[str, Any], encode: Encode) -> Corpus:
    """Open the corpus that belongs to a record; make it first where it is not there.

    Raises
    ------
    InvalidInput
        The folder holds something else, or some of the text; or a file changed while it was read.
    """
    place = Path(os.path.abspath(folder))
    if any(place in Path(name).parents for name, *_ in record["files"]):
        raise InvalidInput(
            f"the cache {str(folder)!r} lies in the text itself: choose a folder outside, or a hidden one"
        )
    corpus = _opened(folder, record)
    if corpus is None:
        _write(folder, record, encode)
        corpus = _opened(folder, record)
    if corpus is None:
        raise DamagedFile(f"the corpus {str(folder)!r} was changed as soon as it was written: read it again")
    return corpus


def _opened(folder: Path, record: Mapping[str, Any]) -> Corpus | None:
    """The corpus of a folder, if it belongs to the record and is whole.

    Hashing what may be larger than memory would take longer than all else here. So the hash that was written
    counts as long as size and date of the arrays are those that were written; that no id points outside the
    vocabulary is looked at in any case.
    """
    try:
        description = saved.CORPUS.description(folder)
        if description.get("source") != record:
            return None
        parts = saved.read(folder)
        corpus = Corpus(parts.ids, parts.offsets, parts.vocabulary, parts.total_tokens, parts.phrases)
    except (MissingFile, DamagedFile, InvalidInput):
        return None
    if description.get("arrays") == _arrays(folder):
        corpus.__dict__["sha256"] = parts.sha256  # where the cached property would put it
    return corpus if corpus.sha256 == parts.sha256 else None


def _write(folder: Path, record: Mapping[str, Any], encode: Encode) -> None:
    saved.CORPUS.check(folder)
    if folder.is_dir() and any(folder.iterdir()) and "source" not in _description(folder):
        raise InvalidInput(
            f"{str(folder)!r} holds a corpus that was saved, not a cache: choose another folder"
        )
    with written_folder(folder) as written:
        with ExitStack() as opened:
            store = Store(opened, written)
            encoded = encode(store)
            store.close(encoded.kept)
        _check_unchanged(record["files"])
        ids, offsets = (load_array(written / f"{name}.npy", "r") for name in ("ids", "offsets"))
        sha256 = saved.corpus_sha256(ids, offsets)
        more = {"source": record, "arrays": _arrays(written)}
        parts = saved.Parts(ids, offsets, encoded.vocabulary, encoded.total, sha256, encoded.phrases)
        saved.describe(written, parts, more)
        del ids, offsets, parts  # Windows renames no folder while files in it are open


def _check_unchanged(files: list[Any]) -> None:
    """Refuse to keep what may be the half of one text and the half of another."""
    for name, *state in files:
        if not _is_regular(Path(name)) or _state(Path(name)) != state:
            raise InvalidInput(f"{name} changed while it was read: read it again when nobody writes to it")


def _description(folder: Path) -> dict[str, Any]:
    """What a folder says of itself; a damaged one is taken for a cache, which can be made again."""
    try:
        return saved.CORPUS.description(folder)
    except DamagedFile:
        return {"source": None}


def _arrays(folder: Path) -> dict[str, list[int]]:
    return {name: _state(folder / name) for name in ("ids.npy", "offsets.npy")}


def _state(file: Path) -> list[int]:
    """Size and date of the last change, in nanoseconds."""
    status = file.stat()
    return [status.st_size, status.st_mtime_ns]


def _is_regular(file: Path) -> bool:
    return file.exists() and stat.S_ISREG(file.stat().st_mode)
