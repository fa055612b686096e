"""gensim's saved models, read without running what is in them.

`KeyedVectors`, `Word2Vec` and `FastText` of gensim 4, and what of 3 has the same parts. Such a file is a
pickle, and to unpickle a file is to run it; `firth.vectors.formats.pickled` only looks at what it
describes. Large arrays stand beside it in files of NumPy, which are read where they are.
"""

import mmap
import reprlib
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, FirthError
from firth.vectors.checks import first_repeat
from firth.vectors.formats.checked import checked_counts, checked_table
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.npyfile import open_npy
from firth.vectors.formats.pickled import Machine
from firth.vectors.formats.things import Name, Refused, Thing
from firth.vectors.subwords import Subwords

_CLASSES = ("KeyedVectors", "Vectors", "Word2Vec", "FastText", "Doc2Vec")  # how the names of models end
_KINDS = ("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8")
_VECTORS = ("vectors", "vectors_vocab", "syn0")
_TRAINING = {"count", "sample_int", "code", "point"}  # what a training keeps for each word
_OUTPUT, _NGRAMS = "syn1neg", "vectors_ngrams"


def is_gensim(sample: bytes) -> bool:
    """Whether a file that starts so is a pickle, of gensim or somebody else; the reader finds out."""
    return sample[:1] == b"\x80" and sample[1:2] in (b"\2", b"\3", b"\4", b"\5")


def read_gensim(path: Path, wanted: Wanted) -> Content:
    """Read words, vectors, counts, and output vectors or n-grams where the model has them."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            root = Machine(data).run()
        return _content(path, root, wanted)
    except Refused as name:
        raise DamagedFile(
            f"{path} asks for {name}, which no model of gensim needs: nothing of it was run, do not trust it"
        ) from None
    except FirthError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise DamagedFile(f"{path} is damaged, or not what gensim saves: {error}") from None


def _content(path: Path, root: Any, wanted: Wanted) -> Content:
    model, place = _state(root), str(path)
    words = model
    if "wv" in model:
        words, place = _state(model["wv"]), f"{path}.wv"
    keys = _keys(words)
    count = wanted.of(len(keys))
    name = _first_name(words, _VECTORS)
    vectors = None if name is None else _table(words, place, name)
    if vectors is None or vectors.ndim != 2 or len(vectors) < len(keys):
        raise DamagedFile(
            f"{path} holds no word vectors that firth knows, or fewer than its {len(keys)} words"
        )
    subwords = _subwords(words, place)
    table = vectors[:count]
    if subwords is not None and name == "vectors_vocab":  # `vectors` has the n-grams in it already
        table = subwords.means([_spelt(key) for key in keys[:count]], table)
    output = _table(model, str(path), _OUTPUT) if "wv" in model and _first_name(model, (_OUTPUT,)) else None
    if output is not None and output.shape == vectors.shape:
        output = checked_table(output[:count], path, keys[:count], wanted)
    else:
        output = None
    _warn_of_others(path, words)
    return Content(
        keys[:count],
        checked_table(table, path, keys[:count], wanted),
        output=output,
        counts=_counts(words, keys, count),
        subwords=subwords,
        info={"gensim": _settings(model)} if "wv" in model else {},
    )


def _state(thing: Any) -> dict[str, Any]:
    """The attributes of a model or of its words."""
    if (
        not isinstance(thing, Thing)
        or not thing.named().endswith(_CLASSES)
        or not isinstance(thing.state, dict)
    ):
        raise ValueError("it describes no model of gensim's")
    return thing.state


def _settings(model: dict[str, Any]) -> dict[str, Any]:
    """The numbers and switches of a training."""
    return {name: value for name, value in model.items() if type(value) in (bool, int, float)}


def _keys(words: dict[str, Any]) -> list[Any]:
    """The words in their order: a list, by gensim 3 under another name."""
    keys = words.get("index_to_key", words.get("index2word", words.get("index2entity")))
    if not isinstance(keys, list) or not set(map(type, keys)) <= {str, int}:
        raise ValueError("no list of words")
    if len(set(keys)) < len(keys):
        raise ValueError(f"the word {keys[first_repeat(keys)]!r} is there a second time")
    return keys


def _counts(words: dict[str, Any], keys: list[Any], count: int) -> npt.NDArray[np.int64] | None:
    """How often each word was seen: an array, by gensim 3 an object for each word."""
    expandos, vocabulary = words.get("expandos"), words.get("vocab")
    if isinstance(expandos, dict) and "count" in expandos:
        counts = _array(expandos["count"])
    elif isinstance(vocabulary, dict) and all(isinstance(vocabulary.get(key), Thing) for key in keys):
        seen = [vocabulary[key].state["count"] for key in keys]
        if not all(type(count) is int for count in seen):
            raise ValueError("no counts")
        counts = np.array(seen, np.int64)
    else:
        return None
    return checked_counts(counts[:count], count)


def _warn_of_others(path: Path, words: dict[str, Any]) -> None:
    """Say which attributes of words, that somebody has set, there is no place for."""
    expandos = words.get("expandos")
    others = set(expandos) - _TRAINING if isinstance(expandos, dict) else set()
    if others:
        names = ", ".join(sorted(reprlib.repr(name) for name in others))
        warnings.warn(
            f"{path}: the attributes {names} of its words are left out, firth keeps the counts alone",
            stacklevel=6,  # who called load
        )


def _subwords(words: dict[str, Any], place: str) -> Subwords | None:
    """The n-grams, where there are any."""
    buckets = words.get("bucket")
    if (
        _first_name(words, (_NGRAMS,)) is None
        or not isinstance(buckets, int)
        or buckets < 1
        or words["max_n"] < max(1, words["min_n"])
    ):
        return None
    if not words.get("compatible_hash", True):
        raise ValueError("its n-grams have the numbers of gensim before 3.8, which nobody else gives")
    with np.errstate(over="ignore"):  # a vector that they make is looked at
        table = np.ascontiguousarray(_table(words, place, _NGRAMS), np.float32)
    return Subwords(table, max(1, words["min_n"]), words["max_n"], buckets)


def _spelt(key: Any) -> bytes:
    return key.encode("utf-8", "surrogatepass") if isinstance(key, str) else b""


# ---- arrays


def _first_name(words: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of these arrays that there is, in the pickle or beside it."""
    beside = words.get("__numpys", [])
    return next((name for name in names if name in beside or isinstance(words.get(name), Thing)), None)


def _table(words: dict[str, Any], place: str, name: str) -> npt.NDArray[Any]:
    """An array that there is; one beside has the name of the file and its own."""
    beside = name in words.get("__numpys", [])
    return open_npy(Path(f"{place}.{name}.npy")) if beside else _array(words[name])


def _array(thing: Any) -> npt.NDArray[Any]:
    """The array that NumPy would make: its bytes as its type and shape say."""
    if not isinstance(thing, Thing) or not isinstance(thing.of, Name) or thing.of.name != "_reconstruct":
        raise ValueError("no array")
    _, shape, dtype, by_columns, data = thing.state
    kind = _dtype(dtype)
    array = np.frombuffer(_raw(data), kind)
    if not all(type(count) is int and count >= 0 for count in shape):
        raise ValueError("no shape")
    return array.reshape(shape, order="F" if by_columns else "C")


def _raw(data: Any) -> bytes:
    """Bytes; protocol 2 has text that is to be encoded instead, and Python 2 text of as many letters."""
    if isinstance(data, Thing) and data.named() == "encode" and data.arguments[1] == "latin1":
        data = data.arguments[0]
    elif isinstance(data, Thing) and data.named() == "bytes" and data.arguments == ():
        data = b""
    return data.encode("latin-1") if isinstance(data, str) else memoryview(data).tobytes()


def _dtype(thing: Any) -> np.dtype[Any]:
    """A type of numbers; no other is made."""
    kind, order = thing.arguments[0], thing.state[1]
    if not isinstance(kind, str):  # nothing but text is shown: a tuple of tuples of tuples may never end
        raise ValueError(f"no type of numbers: a {type(kind).__name__}")
    if thing.named() != "dtype" or kind not in _KINDS or order not in ("<", ">", "|", "="):
        raise ValueError(f"no type of numbers: {reprlib.repr(kind)}")
    dtype: np.dtype[Any] = np.dtype(order + kind)
    return dtype
