"""docs/formats.md is right: its examples run, and its table has the formats that there are."""

import re
from pathlib import Path

import pytest

from firth.vectors import FORMATS, WRITABLE
from firth.vectors.formats.table import TABLE

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_run(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "formats.md", "exec"), {})


def test_the_table_of_formats() -> None:
    rows = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in PAGE.splitlines()
        if line.startswith("| `")
    ]
    said = {name.strip("`"): cells for name, *cells in rows}
    assert tuple(said) == FORMATS
    for name, (endings, read, written, *_) in said.items():
        format = TABLE[name]
        assert read == ("yes, also gzip" if format.packed else "yes")
        assert written.startswith("yes") == (name in WRITABLE)
        expected = "no ending" if name == "folder" else " ".join(f"`{ending}`" for ending in format.endings)
        assert endings == expected
