from hypothesis import given
from hypothesis import strategies as st

from firth.vectors import native
from firth.vectors.ngrams import hashed, marked, ngrams, numbers


def test_ngrams_of_letters_not_bytes() -> None:
    assert list(ngrams("née".encode(), 1, 2)) == [
        part.encode() for part in ("<n", "n", "né", "é", "ée", "e", "e>")
    ]
    assert list(ngrams(b"a", 3, 6)) == [b"<a>"]
    assert list(ngrams(b"a", 4, 6)) == []
    assert list(ngrams(b"", 1, 6)) == [b"<>"]


def test_the_hash() -> None:
    assert hashed(b"") == 0x811C9DC5
    assert hashed(b"a") == 0xE40C292C  # the published 32-bit FNV-1a
    assert hashed(b"foobar") == 0xBF9CF968
    assert hashed(b"\xe9") == ((0x811C9DC5 ^ 0xFFFFFFE9) * 16777619) % (1 << 32)  # a signed byte


@given(
    st.lists(st.binary(max_size=20), max_size=5),
    st.integers(1, 4),
    st.integers(0, 4),
    st.integers(1, (1 << 31) - 1),
)
def test_the_core_finds_the_same(words: list[bytes], min_n: int, more: int, buckets: int) -> None:
    found, ends = native.ngrams([marked(word) for word in words], min_n, min_n + more, buckets)
    expected = [numbers(word, min_n, min_n + more, buckets) for word in words]
    assert found.tolist() == [number for word in expected for number in word]
    assert [b - a for a, b in zip([0, *ends], ends, strict=False)] == [len(word) for word in expected]
