import pytest

from firth.plots import lettering as module
from firth.plots.figures import FONT
from firth.plots.lettering import EMPTY_BOX, lettering

pytest.importorskip("matplotlib")


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("$x_1$", "$x_1$"),
        ("new\nline\ttab", "new line tab"),
        ("zero\u200bwidth", "zerowidth"),
        ("half\udc80", "half" + EMPTY_BOX),
        ("", "''"),
        (" ", "' '"),
        ("a" * 28, "a" * 28),
        ("a" * 29, "a" * 27 + "…"),
        (7, "7"),
        (("New", "York"), "('New', 'York')"),
    ],
)
def test_labels_are_one_short_line(word: object, label: str) -> None:
    assert lettering([word])[0] == [label]


def test_european_and_hebrew_words_need_no_other_font() -> None:
    words = ["naïve", "Ελλάδα", "Москва", "שלום"]
    assert lettering(words) == (words, [FONT], 0)


def test_letters_that_no_font_has_are_boxes_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_fonts_for", lambda letters: ([FONT], letters - {ord("京")}))
    assert lettering(["北京", "京", "cat"]) == (["北" + EMPTY_BOX, EMPTY_BOX, "cat"], [FONT], 2)


def test_another_installed_font_is_asked_for_missing_letters() -> None:
    """The letter ᶁ is not in DejaVu Sans, but in STIXGeneral, which comes with matplotlib."""
    labels, fonts, unreadable = lettering(["\u1d81", "cat"])
    assert labels == ["\u1d81", "cat"]
    assert fonts[0] == FONT
    assert len(fonts) == 2
    assert unreadable == 0
