import gzip
from pathlib import Path

import pytest

from firth.errors import DamagedFile
from firth.vectors.formats.source import opened

CONTENT = b"1 1\na 1\n" * 1000


def test_gzip_is_found_by_content(tmp_path: Path) -> None:
    for content, size in ((CONTENT, len(CONTENT)), (gzip.compress(CONTENT), None)):
        path = tmp_path / "a.any"
        path.write_bytes(content)
        with opened(path) as source:
            assert source.stream.read() == CONTENT
            assert source.size == size
            assert source.name == str(path)


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data + b"x", lambda data: data[:2]])
def test_damaged_gzip_is_a_sentence(damage: object, tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(damage(gzip.compress(CONTENT)))  # type: ignore[operator]
    with pytest.raises(DamagedFile, match="is gzip that is damaged or truncated"), opened(path) as source:
        source.stream.read()
