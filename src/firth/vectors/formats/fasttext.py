"""fastText's own models: `.bin`, the quantised `.ftz`, and the layout before there was a magic number.

Settings, dictionary, input table (a row for every word, then one for every bucket of n-grams), output table.
The vector of a word is the mean of its own row and those of its n-grams, as in the `.vec` of such a model.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, FirthError
from firth.vectors.checks import first_repeat
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.fields import Fields
from firth.vectors.formats.quantised import Quantised, read_quantised
from firth.vectors.formats.source import Source, opened
from firth.vectors.subwords import RowTable, Subwords

MAGIC = b"\xba\x16\x4f\x2f"
_VERSIONS = (11, 12)
_SETTINGS = ["dim", "ws", "epoch", "minCount", "neg", "wordNgrams", "loss", "model", "bucket", "minn", "maxn"]
_SETTINGS += ["lrUpdateRate"]
_MODELS = {1: "cbow", 2: "skipgram", 3: "supervised"}
_SUPERVISED = 3
_LOSSES = {1: "hierarchical-softmax", 2: "negative-sampling", 3: "softmax", 4: "one-vs-all"}
_END_OF_SENTENCE = b"</s>"  # has no n-grams
_UNPACKED = 256  # times the size of the file: no quantised model is as small as that


@dataclass(frozen=True)
class _Dictionary:
    words: list[bytes]
    labels: list[bytes]
    counts: npt.NDArray[np.int64]
    tokens: int
    pruned: npt.NDArray[np.int64] | None  # (k, 2): the buckets that are left, and their rows


def is_fasttext(sample: bytes) -> bool:
    """Whether a file that starts so is a fastText model, of today or before it had a magic number."""
    if sample.startswith(MAGIC):
        return True
    if len(sample) < 56:
        return False
    values = dict(zip(_SETTINGS, struct.unpack("<12i", sample[:48]), strict=True))
    small = all(0 <= value < 1 << 28 for value in values.values())
    return small and values["dim"] > 0 and values["loss"] in (1, 2, 3) and values["model"] in _MODELS


def read_fasttext(path: Path, wanted: Wanted) -> Content:
    """Read words, vectors and n-grams of a model."""
    with opened(path) as source:
        try:
            return _read(source, Fields(source), wanted)
        except FirthError:
            raise
        except ValueError:
            raise DamagedFile(f"{path} is damaged: its numbers contradict each other") from None


def _read(source: Source, fields: Fields, wanted: Wanted) -> Content:
    settings, today = _settings(source, fields)
    dictionary = _dictionary(source, fields, today)
    words = len(dictionary.words)
    rows = words + (settings["bucket"] if dictionary.pruned is None else len(dictionary.pruned))
    table = _table(source, fields, settings["dim"], today)
    if table.shape[0] != rows:
        raise DamagedFile(f"{source.name} has {table.shape[0]} input vectors, its dictionary needs {rows}")
    output = _table(source, fields, settings["dim"], today)
    if not fields.at_end():
        raise DamagedFile(f"{source.name} goes on after its output vectors")
    count = wanted.of(words)
    if isinstance(table, Quantised) and 4 * count * settings["dim"] > _UNPACKED * fields.position:
        raise source.truncated()
    subwords = _subwords(settings, dictionary, table, wanted.encoding)
    vectors = table[:count]
    if subwords is not None:
        whole = _END_OF_SENTENCE if today else None  # the first programs took it for a word like the others
        spelt = [b"" if word == whole else word for word in dictionary.words[:count]]
        vectors = subwords.means(spelt, vectors)
    return _content(source, settings, dictionary, vectors, output, subwords, wanted)


def _settings(source: Source, fields: Fields) -> tuple[dict[str, int], bool]:
    """The settings, and whether the layout is the one of today."""
    first = fields.numbers("2i")
    today = struct.pack("<i", first[0]) == MAGIC
    if today and first[1] not in _VERSIONS:
        raise DamagedFile(f"{source.name} is a fastText model of version {first[1]}, {_VERSIONS} are read")
    values = fields.numbers("12i") if today else first + fields.numbers("10i")
    fields.numbers("d")  # the threshold of sampling
    settings = dict(zip(_SETTINGS, values, strict=True))
    if settings["dim"] < 1 or settings["bucket"] < 0 or settings["model"] not in _MODELS:
        raise DamagedFile(f"{source.name} is damaged: no fastText model has its settings {settings}")
    if settings["model"] == _SUPERVISED and not (today and first[1] > 11):
        settings["maxn"] = 0  # these wrote a length, but used no n-grams
    return settings, today


def _dictionary(source: Source, fields: Fields, today: bool) -> _Dictionary:
    size, words, labels, tokens = fields.numbers("3iq")
    left = fields.numbers("q")[0] if today else -1
    if min(size, words, labels) < 0 or size != words + labels:
        raise DamagedFile(
            f"{source.name} has a dictionary of {size} entries, {words} words and {labels} labels"
        )
    raw, entries = fields.entries(size)
    kinds = entries["kind"]
    if kinds[:words].any() or (kinds[words:] != 1).any():
        raise DamagedFile(f"{source.name} is damaged: its dictionary has words among the labels")
    if (entries["count"] < 0).any():
        raise DamagedFile(f"{source.name} is damaged: a word was seen {entries['count'].min()} times")
    pruned = fields.table("<i4", left, 2).astype(np.int64) if left >= 0 else None
    counts = entries["count"][:words].astype(np.int64)
    return _Dictionary(raw[:words], raw[words:], counts, tokens, pruned)


def _table(source: Source, fields: Fields, d: int, today: bool) -> RowTable:
    """A table, quantised or not."""
    if today and fields.numbers("?")[0]:
        table: RowTable = read_quantised(fields)
    else:
        table = fields.table("<f4", *fields.numbers("2q"))
    if table.shape[1] != d:
        raise DamagedFile(f"{source.name} has vectors of {table.shape[1]} dimensions, its settings say {d}")
    return table


def _subwords(
    settings: dict[str, int], dictionary: _Dictionary, table: RowTable, encoding: str
) -> Subwords | None:
    """The vectors of the n-grams, where the model has any."""
    if settings["maxn"] < 1 or settings["bucket"] < 1 or settings["minn"] > settings["maxn"]:
        return None
    words, kept = len(dictionary.words), None
    places: Any = slice(words, None)
    if dictionary.pruned is not None:
        order = np.argsort(dictionary.pruned[:, 0])
        kept, rows = dictionary.pruned[order].T.copy()
        if (rows < 0).any() or (rows >= len(order)).any():
            raise ValueError("pruned n-grams")
        places = words + rows
    vectors = table.chosen(places) if isinstance(table, Quantised) else table[places]
    least = max(1, settings["minn"])
    return Subwords(vectors, least, settings["maxn"], settings["bucket"], kept, encoding)


def _content(
    source: Source,
    settings: dict[str, int],
    dictionary: _Dictionary,
    vectors: npt.NDArray[np.float32],
    output: RowTable,
    subwords: Subwords | None,
    wanted: Wanted,
) -> Content:
    count = len(vectors)
    keys = [wanted.decoded(word, source.name) for word in dictionary.words[:count]]
    if len(set(keys)) < count:
        raise DamagedFile(f"{source.name} has the word {keys[first_repeat(keys)]!r} more than once")
    tables = {"its vector": np.ascontiguousarray(vectors)}
    named = {"model": _MODELS[settings["model"]], "loss": _LOSSES.get(settings["loss"], settings["loss"])}
    info: dict[str, Any] = {"fasttext": settings | named}
    if dictionary.labels:
        info["labels"] = [wanted.decoded(label, source.name) for label in dictionary.labels]
    if (
        settings["model"] != _SUPERVISED
        and settings["loss"] in (2, 3)
        and output.shape[0] == len(dictionary.words)
    ):
        tables["its output vector"] = output[:count]
    for name, table in tables.items():
        bad = wanted.refused(table)
        if bad is not None:
            raise DamagedFile(f"{source.name}: the word {keys[bad]!r} has nan or inf in {name}")
        table.flags.writeable = False
    return Content(
        keys,
        tables["its vector"],
        output=tables.get("its output vector"),
        counts=dictionary.counts[:count],
        subwords=subwords,
        info=info,
    )
