import json
import sys
import warnings

import pytest

from firth.cli.output import as_json, losses, plain, say_table, shown, warnings_as_notes


def test_in_a_pipe_a_table_is_lines_with_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    say_table([["cat", "0.5"], ["New York", "-0.25"]], ["word", "similarity"], numbers=[1])
    assert capsys.readouterr().out == "cat\t0.5\nNew York\t-0.25\n"


def test_on_a_terminal_columns_are_aligned(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    say_table([["[red]cat", "0.5"], ["東京", "-0.25"]], ["word", "value"], numbers=[1])
    lines = ["word      value", "[red]cat    0.5", "東京      -0.25"]  # the two letters are four columns wide
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == lines


@pytest.mark.parametrize("key", ["a\tb", "a\nb", "\x1b[31mred", "", " a", 7, (1, "b"), b"x", None])
def test_a_key_is_shown_on_one_line(key: object) -> None:
    assert shown(key).isprintable()
    assert shown(key) == repr(key)


def test_keys_that_json_has_no_type_for_are_written_as_python_does() -> None:
    assert [plain(key) for key in ("a", 7, True, (1, 2))] == ["a", 7, "True", "(1, 2)"]


def test_json_has_no_nan() -> None:
    value = {"loss": [1.5, float("nan"), None], "inner": {"pair": (float("inf"), 2)}}
    assert json.loads(as_json(value)) == {"loss": [1.5, None, None], "inner": {"pair": [None, 2]}}


@pytest.mark.filterwarnings("always")
def test_a_warning_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    class Small(UserWarning):
        pass

    before = warnings.showwarning
    with warnings_as_notes():
        warnings.warn("the text is small", Small, stacklevel=1)
    assert warnings.showwarning is before
    assert capsys.readouterr().err == "firth: the text is small\n"


def test_of_many_losses_the_first_and_last_are_shown() -> None:
    assert losses(range(10)).count(" ") == 9
    assert losses(range(100)) == (
        "0.0000 1.0000 2.0000 3.0000 4.0000 ... 95.0000 96.0000 97.0000 98.0000 99.0000"
    )


def test_a_narrow_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "8")
    say_table([["cat", "0.5"], ["東京", "-0.25"]], numbers=[1])
    lines = ["cat  0.5", "東   -0.", "京    25"]
    assert capsys.readouterr().out.splitlines() == lines


def test_a_table_that_needs_its_headings_has_them_in_a_pipe_too(capsys: pytest.CaptureFixture[str]) -> None:
    say_table([["a", "1"]], ["word", "count"])
    say_table([["a", "1"]], ["word", "count"], always_headed=True)
    assert capsys.readouterr().out == "a\t1\nword\tcount\na\t1\n"
