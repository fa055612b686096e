"""The two pictures of the experiment."""

from pathlib import Path

from firth.plots import map_of_words
from firth.vectors import WordVectors

_TEXTS = {
    "words-1": "the a an , . ? ! `` '' -- good great cool brilliant wonderful well amazing worth sweet "
    "enjoyable boring bad waste dumb annoying",
    "words-2": "great cool brilliant wonderful well amazing worth sweet enjoyable boring bad dumb annoying "
    "female male queen king man woman rain snow hail coffee tea",
}
#: The words of each picture, by the name of its files.
LISTS = {name: text.split() for name, text in _TEXTS.items()}
ENDINGS = (".png", ".svg")


def draw(words: WordVectors, folder: Path) -> None:
    """Write both lists, and draw them as `firth plot --raw --words FILE` does."""
    for name, chosen in LISTS.items():
        (folder / f"{name}.txt").write_text("\n".join(chosen) + "\n", encoding="utf-8", newline="\n")
        for ending in ENDINGS:
            map_of_words(words, chosen, unit=False, path=folder / f"{name}{ending}")
