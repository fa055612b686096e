import sys
from pathlib import Path

import pytest

from firth.text import read_corpus, tokenizer

# whatever a code point may do: alone, inside a word, between letters and joiners, beside a sigma
PLACES = ["{}", "a{}b", "a{}-b", "a-{}b", "の{}a", "Σ{}", "a{}Σ", "aΣ{}", "aΣ{}b"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "codes",
    [
        pytest.param([*range(0x3100), *range(0x3100, 0x20000, 97)], id="some"),
        pytest.param(range(sys.maxunicode + 1), id="all", marks=pytest.mark.slow),
    ],
)
def test_code_points_of_this_python(codes: range, place: str, tmp_path: Path) -> None:
    characters = [chr(code) for code in codes if code != ord("\n") and not 0xD800 <= code < 0xE000]
    lines = [place.format(character) for character in characters]
    path = tmp_path / "text"
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    words = tokenizer("words")
    expected = read_corpus([words(line) for line in lines], min_count=1)
    found = read_corpus(path, tokenizer="words", min_count=1)
    assert found.vocabulary.index_to_key == expected.vocabulary.index_to_key
    assert found.sha256 == expected.sha256
