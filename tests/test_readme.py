"""The README's examples run as they are written."""

import re
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
BLOCKS = re.findall(
    r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
)


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 2


@pytest.mark.filterwarnings("ignore:sample=0.001 leaves")  # what the reader's corpus.txt is not: a few words
@pytest.mark.parametrize("code", BLOCKS, ids=range(len(BLOCKS)))
def test_examples_run(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sentences = "the king and the queen met a man and a woman\nbreakfast cereal dinner lunch\n" * 20
    (tmp_path / "corpus.txt").write_text(sentences, encoding="utf-8")
    exec(compile(code, str(README), "exec"), {})


@pytest.mark.parametrize("name", ["demo", "test"])
def test_commands_are_one_line(name: str) -> None:
    pattern = rf"^<!-- command: {name} -->\n```sh\n(.*)\n```$"
    assert len(re.findall(pattern, README.read_text(encoding="utf-8"), flags=re.MULTILINE)) == 1
