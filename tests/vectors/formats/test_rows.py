import gzip
import tracemalloc
from pathlib import Path

import pytest

from firth.errors import DamagedFile
from firth.vectors import load
from firth.vectors.formats.rows import header_of


@pytest.mark.parametrize(
    ("line", "header"),
    [
        (b"3 4\n", (3, 4)),
        (b" 3\t4 \r\n", (3, 4)),
        (b"-3 4", (-3, 4)),
        (b"3 4 5\n", None),
        (b"3\n", None),
        (b"3 4.0\n", None),
        (b"3 " + b"9" * 5000, None),
        (b"", None),
    ],
)
def test_headers(line: bytes, header: tuple[int, int] | None) -> None:
    assert header_of(line) == header


@pytest.mark.parametrize("format", ["word2vec-text", "word2vec-binary"])
@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize(
    "header",
    [
        "1000000000000 100",
        "3 1000000000",
        "1000000000000 1000000",
        "999999999 1",
        "-1 3",
        "3 -1",
        "3 0",
        "-9 -9",
    ],
)
def test_a_lying_header_costs_nothing(header: str, format: str, compressed: bool, tmp_path: Path) -> None:
    content = f"{header}\n".encode() + b"a 1 2 3\nb 4 5 6\nc 7 8 9\n" * 10
    path = tmp_path / "a.vec"
    path.write_bytes(gzip.compress(content) if compressed else content)
    tracemalloc.start()
    try:
        with pytest.raises(DamagedFile):
            load(path, format=format)  # type: ignore[arg-type]
        assert tracemalloc.get_traced_memory()[1] < 80e6
    finally:
        tracemalloc.stop()
