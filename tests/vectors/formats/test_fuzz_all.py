"""Whatever happens to a byte of any format, loading ends in word vectors or in one sentence."""

import os
import pickle
import shutil
import struct
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firth.errors import FirthError
from firth.vectors import Subwords, WordVectors, load

MEGABYTES = 1e6
fuzz = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)

KEYS = ["the", "naïve", "水", "of"]
TABLE = np.linspace(-1, 1, 12, dtype=np.float32).reshape(4, 3)
WORDS = WordVectors(KEYS, TABLE, counts=[4, 3, 2, 1])


def fasttext(path: Path, quantised: bool = False) -> None:
    """A model of fastText with five buckets, its input table quantised or not."""
    content = struct.pack("<14id", 793712314, 12, 3, 5, 1, 1, 5, 1, 2, 2, 5, 2, 3, 100, 1e-4)
    content += struct.pack("<3iqq", 4, 4, 0, 10, 2 if quantised else -1)
    content += b"".join(key.encode() + b"\0" + struct.pack("<q", 9) + b"\0" for key in KEYS)
    if quantised:
        centroids = np.ones(256 * 3, "<f4").tobytes()
        content += struct.pack("<4i", 1, 0, 4, 1)  # two buckets are left
        content += b"\1" + b"\1" + struct.pack("<qqi", 6, 3, 12) + bytes(12)
        content += struct.pack("<4i", 3, 2, 2, 1) + centroids + bytes(6)
        content += struct.pack("<4i", 1, 1, 1, 1) + centroids[:1024]
    else:
        content += b"\0" + struct.pack("<2q", 9, 3) + np.ones(27, "<f4").tobytes()
    path.write_bytes(content + b"\0" + struct.pack("<2q", 4, 3) + TABLE.tobytes())


def gensim(path: Path) -> None:
    """What gensim pickles, made without gensim: classes are names of this module that are replaced."""
    thing = Model()
    thing.index_to_key, thing.vectors, thing.expandos = KEYS, TABLE, {"count": np.arange(4)}
    content = pickle.dumps(thing, 2)
    name = Model.__module__.encode() + b"\nModel\n"
    assert name in content
    path.write_bytes(content.replace(name, b"gensim.models.keyedvectors\nKeyedVectors\n"))


class Model:
    index_to_key: Any
    vectors: Any
    expandos: Any


def subwords(path: Path) -> None:
    table = np.ones((5, 3), np.float32)
    WordVectors(KEYS, TABLE, subwords=Subwords(table, 2, 3, 5)).save(path)


MAKE: dict[str, Callable[[Path], None]] = {
    "fasttext": fasttext,
    "fasttext-quantised": lambda path: fasttext(path, quantised=True),
    "gensim": gensim,
    "folder": lambda path: WORDS.save(path),
    "folder-subwords": subwords,
    "model2vec": lambda path: WORDS.save(path, format="model2vec"),
    "npy": lambda path: WORDS.save(path, format="npy"),
    "npz": lambda path: WORDS.save(path, format="npz"),
    "projector": lambda path: WORDS.save(path, format="projector"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each format, with the files of four words."""
    folder = tmp_path_factory.mktemp("made")
    for name, make in MAKE.items():
        (folder / name).mkdir()
        make(folder / name / "x")
    return folder


def files(folder: Path) -> list[Path]:
    return sorted(file.relative_to(folder) for file in folder.rglob("*") if file.is_file())


def survives(folder: Path, file: Path, content: bytes) -> WordVectors | None:
    """Load with one file replaced: word vectors that can be used, or None for an error of firth's."""
    (folder / file).unlink()  # what is mapped keeps its bytes
    (folder / file).write_bytes(content)
    tracemalloc.start()
    try:
        words = load(folder / "x")
        assert len(set(words.index_to_key)) == len(words) == len(words.vectors)
        assert np.isfinite(words.unit).all()
        words.get("unseen")
        if words.index_to_key:
            words.most_similar(words.index_to_key[0])
        return words
    except FirthError:
        return None
    finally:
        assert tracemalloc.get_traced_memory()[1] < 60 * MEGABYTES
        tracemalloc.stop()


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Callable[[str], Path]:
    def copy(name: str) -> Path:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        return Path(shutil.copytree(made / name, tmp_path / name))

    return copy


@pytest.mark.parametrize("name", MAKE)
def test_nothing_changed(name: str, copied: Callable[[str], Path]) -> None:
    folder = copied(name)
    for file in files(folder):
        words = survives(folder, file, (folder / file).read_bytes())
        assert words is not None
        assert words.index_to_key == KEYS


@pytest.mark.parametrize("name", MAKE)
@fuzz
@given(data=st.data())
def test_changed_bytes(name: str, data: st.DataObject, copied: Callable[[str], Path]) -> None:
    folder = copied(name)
    file = data.draw(st.sampled_from(files(folder)))
    content = (folder / file).read_bytes()
    at = data.draw(st.integers(0, len(content)))
    cut = data.draw(st.integers(0, 8))
    new = data.draw(
        st.binary(max_size=8) | st.sampled_from([b"\xff" * 8, b"\0\0\0\x7f", b"\0\0\xc0\x7f", b"999999999"])
    )
    survives(folder, file, content[:at] + new + content[at + cut :])


@pytest.mark.parametrize("name", MAKE)
def test_cut_off_anywhere(name: str, copied: Callable[[str], Path]) -> None:
    folder = copied(name)
    for file in files(folder):
        content = (folder / file).read_bytes()
        for length in range(0, len(content), max(1, len(content) // 100)):
            words = survives(folder, file, content[:length])
            if words is not None:
                assert words.index_to_key == KEYS[: len(words)]
        survives(folder, file, content)


@pytest.mark.parametrize("format", ["parquet", "arrow"])
def test_changed_bytes_of_arrow(format: Any, tmp_path: Path) -> None:
    """Its own library reads it, in a process of its own that may take little memory."""
    pytest.importorskip("pyarrow")
    WORDS.save(tmp_path / "x", format=format)
    script = f"""
import random, sys
from pathlib import Path
from firth.errors import FirthError
from firth.vectors import load
import pyarrow, pyarrow.parquet, pyarrow.compute
path = Path({str(tmp_path / "x")!r})
content, draw, kept = path.read_bytes(), random.Random(1), 0
{LIMIT}
for turn in range(400):
    at = draw.randrange(len(content))
    changed = bytearray(content)
    changed[at : at + draw.randrange(4)] = draw.choice([b"", b"\\xff" * 4, b"\\0", draw.randbytes(2)])
    target = path.with_name(f"turn{{turn}}")
    target.write_bytes(changed[: draw.choice([len(changed), at])])
    try:
        load(target)
        kept += 1
    except FirthError:
        pass
print(kept)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert 0 < int(done.stdout) < 400


LIMIT = (
    """
import os, resource
used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
resource.setrlimit(resource.RLIMIT_AS, (used + 600_000_000,) * 2)
"""
    if os.name == "posix" and Path("/proc/self/statm").exists()
    else ""
)


@pytest.mark.skipif(not LIMIT, reason="the memory of a process cannot be limited here")
def test_heads_that_promise_the_world_cost_nothing(tmp_path: Path) -> None:
    """Within 600 MB beyond what is imported, which also counts what is reserved and never touched."""
    huge = 1 << 40
    head = b"{'descr': '<f4', 'fortran_order': False, 'shape': (%d, 300), }" % huge
    settings = struct.pack("<14id", 793712314, 12, 1 << 27, 5, 1, 1, 5, 1, 2, 2, 1 << 27, 2, 3, 100, 1e-4)
    contents = {
        "text": b"%d 300\na 1 2 3\n" % huge,
        "binary": b"%d 300\na \0\0\0\0" % huge,
        "npy": b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head,
        "fasttext-words": settings + struct.pack("<3iqq", 1 << 30, 1 << 30, 0, 10, -1),
        "fasttext-pruned": settings + struct.pack("<3iqq", 1, 1, 0, 10, 1 << 60) + b"a\0" + bytes(9),
        "fasttext-table": settings
        + struct.pack("<3iqq", 1, 1, 0, 10, -1)
        + b"a\0"
        + bytes(9)
        + b"\0"
        + struct.pack("<2q", (1 << 27) + 1, 1 << 27),
        "fasttext-quantised": settings
        + struct.pack("<3iqq", 1, 1, 0, 10, -1)
        + b"a\0"
        + bytes(9)
        + b"\1\1"
        + struct.pack("<qqi", 1 << 40, 1 << 27, (1 << 31) - 1),
        "pickle-text": b"\x80\x04\x8d" + struct.pack("<q", huge),
        "pickle-bytes": b"\x80\x05\x96" + struct.pack("<q", huge),
        "pickle-memo": b"\x80\x04Nr" + struct.pack("<I", (1 << 32) - 1) + b".",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        (tmp_path / "npy.txt").write_text("a\n")
    script = f"""
import sys
from pathlib import Path
from firth.errors import DamagedFile
from firth.vectors import load
{LIMIT}
for name in {list(contents)!r}:
    try:
        load(Path({str(tmp_path)!r}) / name)
    except DamagedFile as error:
        print(name)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == list(contents)
