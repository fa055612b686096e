"""Whatever is in a file, loading it ends in word vectors or in one sentence, in little time and memory."""

import gzip
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from firth.errors import FirthError
from firth.vectors import WordVectors, load, write

FILES = ("word2vec-text", "word2vec-binary", "glove")
MEGABYTES = 1e6

fuzz = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

words_allowed = st.text(
    st.characters(codec="utf-8", exclude_characters=" \t\n\r\v\f"), min_size=1, max_size=8
)


@st.composite
def word_vectors(draw: st.DrawFn) -> WordVectors:
    keys = draw(st.lists(words_allowed, min_size=1, max_size=6, unique=True))
    shape = (len(keys), draw(st.integers(1, 5)))
    numbers = st.floats(width=32, allow_nan=False, allow_infinity=False)
    return WordVectors(keys, draw(arrays(np.float32, shape, elements=numbers)))


@contextmanager
def little_memory(most: float = 40 * MEGABYTES) -> Iterator[None]:
    """The block may not allocate more than this at any one time."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


def survives(path: Path, content: bytes, **arguments: Any) -> WordVectors | None:
    """Load the content: word vectors, or None for an error of firth's; anything else is a failure."""
    path.write_bytes(content)
    with little_memory():
        try:
            words = load(path, **arguments)
        except FirthError:
            return None
    assert np.isfinite(words.vectors).all()
    assert len(set(words.index_to_key)) == len(words) == len(words.vectors)
    return words


@fuzz
@given(word_vectors(), st.sampled_from(FILES), st.booleans())
def test_round_trip(tmp_path: Path, words: WordVectors, format: Any, compressed: bool) -> None:
    path = tmp_path / ("a.gz" if compressed else "a")
    write(words, path, format=format)
    again = load(path, format=format)
    assert again.index_to_key == words.index_to_key
    assert again.vectors.tobytes() == words.vectors.tobytes()


@fuzz
@given(word_vectors(), st.sampled_from(["word2vec-text", "glove"]))
def test_text_is_found_to_be_text(tmp_path: Path, words: WordVectors, format: Any) -> None:
    write(words, tmp_path / "a", format=format)
    assert load(tmp_path / "a").index_to_key == words.index_to_key


@fuzz
@given(st.binary(max_size=200), st.sampled_from([None, *FILES]))
@example(b"1 1\n", "word2vec-binary")
@example(b"\x1f\x8b", None)
def test_random_bytes(tmp_path: Path, content: bytes, format: Any) -> None:
    survives(tmp_path / "a", content, format=format)
    survives(tmp_path / "a", gzip.compress(content), format=format)


@fuzz
@given(
    st.from_regex(rb"-?[0-9]{0,20} -?[0-9]{1,20}\r?\n", fullmatch=True),
    st.sampled_from(FILES[:2]),
    st.booleans(),
    word_vectors(),
)
def test_any_header(tmp_path: Path, header: bytes, format: Any, compressed: bool, words: WordVectors) -> None:
    path = tmp_path / "a"
    write(words, path, format=format)
    content = header + path.read_bytes().partition(b"\n")[2]
    survives(path, gzip.compress(content) if compressed else content, format=format)
    survives(path, content)


@fuzz
@given(word_vectors(), st.sampled_from(FILES), st.data())
def test_changed_bytes(tmp_path: Path, words: WordVectors, format: Any, data: st.DataObject) -> None:
    path = tmp_path / "a"
    write(words, path, format=format)
    content = path.read_bytes()
    at = data.draw(st.integers(0, len(content)))
    cut = data.draw(st.integers(0, 3))
    content = content[:at] + data.draw(st.binary(max_size=3)) + content[at + cut :]
    survives(path, content, format=format)
    survives(path, content)


@pytest.mark.parametrize("format", FILES)
@pytest.mark.parametrize("compressed", [True, False])
def test_cut_off_at_every_byte(format: Any, compressed: bool, tmp_path: Path) -> None:
    keys = ["the", "naïve", "水", "of"]
    words = WordVectors(keys, np.linspace(-1, 1, 12).reshape(4, 3))
    path = tmp_path / ("a.gz" if compressed else "a")
    write(words, path, format=format)
    content = path.read_bytes()
    whole = []
    for length in range(len(content)):
        for named in (format, None):
            left = survives(path, content[:length], format=named)
            if left is not None:
                assert left.index_to_key == keys[: len(left)]
                whole.append((length, len(left)))
    if compressed:
        assert whole == []
    elif format == "word2vec-binary":
        assert set(whole) == {(len(content) - 1, 4)}  # all but the last newline
    elif format == "word2vec-text":
        # without its end, the last number is another number, and nobody can tell
        assert {count for _, count in whole} == {4}
        assert min(length for length, _ in whole) > len(content) - 5
