import gzip
import io
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth import _native
from firth.errors import DamagedFile, FirthError, InvalidInput
from firth.text import Tokenizer, Vocabulary, files, native, read_corpus
from firth.text.tokens import words

# functions are called by Python, line by line: the slow twins
TWINS: dict[str, Tokenizer] = {
    "whitespace": lambda line: line.split(),
    "words": lambda line: words(line),
}

characters = st.sampled_from(
    "abB'’‐‑-_7 \n\t\r.\x00\x1c\x1f\x85\xa0\u1680\u2000\u200a\u200b\u2028\u2029\u202f\u205f\u3000"
    "\u0301İΣσςΑ東のん々\u302aſKßǅ\u00ad\ufeff\U00010400\U0001f600é\u200d"
)
texts = st.text() | st.lists(characters).map("".join) | st.text("ab \n", min_size=50)


def outcome(*arguments: Any, **settings: Any) -> object:
    """The whole corpus, or the error."""
    try:
        corpus = read_corpus(*arguments, **settings)
    except FirthError as error:
        return type(error), str(error)
    keys, counts = corpus.vocabulary.index_to_key, corpus.vocabulary.counts.tolist()
    return keys, counts, corpus.ids.tolist(), corpus.offsets.tolist(), corpus.total_tokens


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("native") / "text"


@pytest.mark.parametrize("name", TWINS)
@given(data=st.data())
def test_the_same_as_the_slow_twin(name: str, path: Path, data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(["utf-8", "UTF8", "utf-8-sig", "utf-16", "latin-1"]), "encoding")
    raw = data.draw(texts, "text").encode(encoding, "ignore")
    place = data.draw(st.integers(0, 2 * len(raw)), "place of damage")
    raw = raw[:place] + data.draw(st.sampled_from([b"", b"", b"\xff", b"\xc3"]), "damage") + raw[place:]
    path.write_bytes(raw)
    settings = {
        "encoding": encoding,
        "errors": data.draw(
            st.sampled_from(["strict", "replace", "ignore", "surrogateescape", "surrogatepass"]), "errors"
        ),
        "min_count": data.draw(st.integers(0, 2), "min_count"),
        "max_vocabulary": data.draw(st.none() | st.integers(1, 3), "max_vocabulary"),
    }
    if data.draw(st.booleans(), "a vocabulary is given"):
        keys = [*dict.fromkeys([*TWINS[name](raw.decode("utf-8", "replace")), "", 7])][::2]
        settings["vocabulary"] = Vocabulary(keys, [1] * len(keys))
    source = [path] * data.draw(st.integers(1, 2), "files")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "_CHUNK", data.draw(st.sampled_from([1, 10, 64, 1 << 18]), "chunk"))
        patch.setattr(native, "_BATCH", data.draw(st.sampled_from([1, 50, 1 << 22]), "batch"))
        patch.setattr(native, "_BATCH_PER_THREAD", 1)
        patch.setattr(native, "_CHUNKS", data.draw(st.integers(1, 3), "chunks renumbered"))
        patch.setattr(files, "_PLAIN_BLOCK", data.draw(st.sampled_from([1, 5, 40, 1 << 20]), "block"))
        patch.setattr(files, "_COMPRESSED_BLOCK", data.draw(st.sampled_from([6, 50, 1 << 14]), "head"))
        expected = outcome(source, tokenizer=TWINS[name], **settings)
        for workers in data.draw(st.sampled_from([[1, 2], [3, 8]]), "workers"):
            assert outcome(source, tokenizer=name, workers=workers, **settings) == expected


@pytest.mark.parametrize("name", TWINS)
def test_real_chunks(name: str, tmp_path: Path) -> None:
    path = tmp_path / "text"
    lines = (f"Word{i * i % 9973} the{i % 7} {'x' * (i % 40)} Ωmega’s-{i}\r" for i in range(60_000))
    path.write_text("\n".join(lines) + "y" * 600_000, encoding="utf-8", newline="\n")  # longer than a chunk
    expected = outcome(path, tokenizer=TWINS[name], min_count=2)
    for workers in (1, 2, 3, 8):
        assert outcome(path, tokenizer=name, min_count=2, workers=workers) == expected


def test_words_as_long_as_a_slot_holds_and_longer(tmp_path: Path) -> None:
    path = tmp_path / "text"
    tokens = ["a" * length + end for length in range(40) for end in ("b", "c", "\0", "\0\0")]
    path.write_text(" ".join(tokens * 2), encoding="utf-8", newline="\n")
    corpus = read_corpus(path, min_count=2)
    assert corpus.vocabulary.index_to_key == tokens


def test_standard_input_and_compressed_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "the cat\nété".encode()
    (tmp_path / "a.gz").write_bytes(gzip.compress(data))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    corpus = read_corpus([tmp_path, "-"], min_count=1)
    assert corpus.vocabulary.index_to_key == ["the", "cat", "été"]
    assert corpus.offsets.tolist() == [0, 2, 3, 5, 6]


def test_what_is_wrong_first_is_told(tmp_path: Path) -> None:
    bad, damaged = tmp_path / "bad", tmp_path / "damaged.gz"
    bad.write_bytes(b"good\n" + b"\xe9t\xe9\n")
    damaged.write_bytes(gzip.compress(b"text")[:-1])
    with pytest.raises(InvalidInput, match=r"bad is not utf-8 text: byte 0xe9 at offset 5 \(invalid cont"):
        read_corpus([bad, damaged])
    with pytest.raises(DamagedFile, match=r"damaged.gz is cut off"):
        read_corpus([damaged, bad])


def test_an_error_of_progress_passes_through(tmp_path: Path) -> None:
    def stop(*numbers: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "text"
    path.write_bytes(b"a b\n" * 100_000)
    with pytest.raises(KeyboardInterrupt):
        read_corpus(path, progress=stop)


def test_a_reader_that_is_left_alone_while_it_reads() -> None:
    reader = _native.Reader(threads=2, chunk_size=1 << 18, surrogates=False, letters=None, known=None)
    reader.start([(b"some words " * 200_000, False)])
    del reader  # waits for its threads
