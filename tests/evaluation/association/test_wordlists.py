from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firth.errors import DamagedFile, FirthError, MissingFile
from firth.evaluation.association.wordlists import NamedTest, WordLists, word_lists


def read(folder: Path, text: str) -> WordLists:
    path = folder / "lists.txt"
    path.write_text(text, encoding="utf-8")
    return word_lists(path)


def test_lists_comments_continuations_and_tests(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "\ufeff# lists\nx: a b\n  c\n\ny : New York, Rome,\nä:d\nb:e\n\ttwo\ntest: x y ä b\ntest: y x b ä\n",
    )
    assert found.lists == {"x": ["a", "b", "c"], "y": ["New York", "Rome"], "ä": ["d"], "b": ["e", "two"]}
    assert found.tests == [NamedTest("x", "y", "ä", "b"), NamedTest("y", "x", "b", "ä")]


def test_four_lists_are_one_test(tmp_path: Path) -> None:
    assert read(tmp_path, "p: 1\nq: 2\nr: 3\ns: 4").tests == [NamedTest("p", "q", "r", "s")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x: a\nrose tulip", "line 2: expected a name, a colon and words, got 'rose tulip'"),
        ("two words: a", "line 1: expected a name, a colon and words"),
        (": flowers", "line 1: expected a name"),
        ("x:\ny: a", "line 1: the list 'x' has no words"),
        ("x: a\nx: b", "line 2: there is a list 'x' already"),
        ("x: a b a", "line 1: 'a' stands twice in 'x'"),
        ("x: a\n  b\n a", "line 1: 'a' stands twice"),
        ("x: a\ntest: x x x", "line 2: 'x' stands twice in 'test'"),
        ("x: a\ny: b\nz: c\ntest: x y z", "line 4: a test needs the names of 4 lists, got 3"),
        ("x: a\ny: b\nz: c\ntest: x y z w", "line 4: there is no list 'w': the lists are x, y, z"),
        ("x: a\ny: b", "names no test and has 2 lists"),
        (" x: a", "line 1: a line that begins with a space goes on with another one"),
        ("# nothing\n\n", "holds no word lists"),
        ("", "holds no word lists"),
    ],
)
def test_what_is_no_list_is_refused(text: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=sentence):
        read(tmp_path, text)


def test_files_that_are_no_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingFile, match="there is no file of word lists"):
        word_lists(tmp_path / "none")
    with pytest.raises(MissingFile):
        word_lists(tmp_path)
    (tmp_path / "latin").write_bytes(b"x: caf\xe9")
    with pytest.raises(DamagedFile, match="is not UTF-8 text"):
        word_lists(tmp_path / "latin")
    monkeypatch.setattr("firth.evaluation.association.wordlists.LARGEST_FILE", 5)
    with pytest.raises(DamagedFile, match="8 bytes, too many for word lists"):
        read(tmp_path, "x: a b c")


WORD = st.text(st.characters(exclude_categories=("Z", "C"), exclude_characters="#:,"), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        WORD.filter(lambda name: name != "test"),
        st.lists(WORD, min_size=1, unique=True),
        min_size=4,
        max_size=4,
    ),
    st.sampled_from([" ", ", ", ",", "  "]),
)
def test_what_is_written_is_read(tmp_path: Path, lists: dict[str, list[str]], between: str) -> None:
    text = "".join(f"{name}: {between.join(words)}\n" for name, words in lists.items())
    assert read(tmp_path, text).lists == lists


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80) | st.text(st.sampled_from("ab :,#\n\ttes"), max_size=80))
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    try:
        found = read(tmp_path, text.encode("utf-8", "replace").decode("utf-8"))
    except FirthError:
        return
    assert found.tests
    assert all(name in found.lists for test in found.tests for name in test)
