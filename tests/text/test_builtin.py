from pathlib import Path

import pytest

from firth.errors import MissingFile
from firth.text import builtin, builtin_sentences, read_corpus

SOURCE = '''\
#!/usr/bin/env python
# A comment
# of two lines.

class Shelf:
    """Holds books.

    Second paragraph.
    """

    pattern = "\\d"  # not this one
    def put(self): "Docstring."

    # indented
'''


@pytest.fixture(scope="module")
def sentences() -> list[list[str]]:
    return list(builtin_sentences())


def test_it_is_large_enough_to_learn_from(sentences: list[list[str]]) -> None:
    assert sum(map(len, sentences)) > 300_000
    assert all(sentences)


def test_words_that_a_python_user_knows_are_frequent(sentences: list[list[str]]) -> None:
    vocabulary = read_corpus(sentences, min_count=50).vocabulary
    expected = "true false list tuple directory float int bytes string file class function exception thread"
    assert {word for word in expected.split() if word not in vocabulary} == set()


def test_what_is_read_of_a_module(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(SOURCE, encoding="utf-8")
    found = [text.split() for text in builtin._documentation(path)]
    assert ["Holds", "books.", "Second", "paragraph."] in found
    assert ["Docstring."] in found
    assert ["!/usr/bin/env", "python", "A", "comment", "of", "two", "lines."] in found
    assert ["indented"] in found
    assert "not" not in str(found)


@pytest.mark.parametrize("source", ["def (:", "a\0b"])
def test_a_file_that_is_no_python_is_passed_over(tmp_path: Path, source: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    assert list(builtin._documentation(path)) == []


def test_a_python_without_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtin.sysconfig, "get_path", lambda name: str(tmp_path))
    with pytest.raises(MissingFile, match="this Python comes without the sources of its standard library"):
        next(builtin_sentences())


def test_other_peoples_packages_are_left_out(tmp_path: Path) -> None:
    for name in ("b.py", "a.py", "site-packages/c.py", "json/d.py", "json/tests/e.py", "f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in builtin._library_files(str(tmp_path))]
    assert found == ["a.py", "b.py", "json/d.py"]
