"""Words as they can be drawn: any script, no control characters, no warnings."""

import unicodedata
from collections.abc import Hashable, Sequence

from firth.plots.figures import FONT

LONGEST = 28  # characters; a longer word is cut, or its label would cover the map
EMPTY_BOX = "\u25a1"  # stands for a letter that no installed font has
# by category: controls and line ends are spaces, unseen steering is dropped, half a surrogate pair is nothing
_STAND_INS = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cs": EMPTY_BOX}


def lettering(
    words: Sequence[Hashable], *, longest: int | None = LONGEST
) -> tuple[list[str], list[str], int]:
    """Labels of words, the fonts to draw them with, and the number of words with letters that no font has."""
    texts = [_printable(str(word), longest) for word in words]
    fonts, drawable = _fonts_for({ord(letter) for text in texts for letter in text})
    labels = ["".join(letter if ord(letter) in drawable else EMPTY_BOX for letter in text) for text in texts]
    return labels, fonts, sum(label != text for label, text in zip(labels, texts, strict=True))


def _printable(word: str, longest: int | None) -> str:
    """The word on one line, cut if it is long, without characters that only steer the text around them."""
    text = "".join(_STAND_INS.get(unicodedata.category(letter), letter) for letter in word)
    if not text.strip():
        text = ascii(word)  # an empty label would be lost
    return text if longest is None or len(text) <= longest else text[: longest - 1] + "…"


def _fonts_for(letters: set[int]) -> tuple[list[str], set[int]]:
    """The standard font and what else is needed of the installed ones, and the letters that these have."""
    from matplotlib.font_manager import findfont, fontManager, get_font

    drawable = set(get_font(findfont(FONT)).get_charmap()) & letters
    fonts = [FONT]
    if drawable == letters:
        return fonts, drawable
    upright = [
        f for f in fontManager.ttflist if f.style == "normal" and f.weight in (400, "normal", "regular")
    ]
    # sans-serif first, to go with the rest; a "Last Resort" font has no letters, only boxes
    candidates = sorted(
        ("sans" not in f.name.lower(), f.name, f.fname) for f in upright if "Last Resort" not in f.name
    )
    has = {name: letters & set(get_font(file).get_charmap()) for _, name, file in candidates}
    while has:
        best = max(has, key=lambda name: len(has[name] - drawable))  # the first of equals
        if not has[best] - drawable:
            break
        fonts.append(best)
        drawable |= has[best]
    return fonts, drawable
