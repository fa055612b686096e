"""Words with their categories, in the layouts in which BLESS, Battig, AP and the ESSLLI sets go round.

A file with a word and its category a line looks like one with a word and its answer (BATS). Told by their
headings, or by how often the second column repeats itself, they are never taken for one another: between the
two lies a stretch where a file is refused until somebody says what it is.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from firth.errors import DamagedFile
from firth.evaluation.files.layouts import without_lemmas
from firth.evaluation.files.lines import Misfit, columns_of, is_number, lines_of

Categorised = tuple[str, str]

CATEGORY = frozenset({"category", "categories", "class", "classes", "concept_class", "concept class"})
WORD = frozenset({"word", "words", "concept", "concepts", "noun", "nouns"})
BLESS = frozenset({"attri", "coord", "event", "hyper", "mero", "random-j", "random-n", "random-v"})
ON_AVERAGE = 3  # words of a category, where nothing else says that it is one
EXPECTED = "a word and its category"


class Unclear(DamagedFile):
    """A file that may hold words with categories, or pairs of one relation."""


def categories_file(path: Path, *, certain: bool) -> list[Categorised]:
    """A word and its category a line, with or without headings, or BLESS with its relations.

    Where it is not certain that these are categories, each must hold 2 words and all of them 3 on average.
    """
    lines = lines_of(path)
    rows = columns_of(lines)
    headed = _headed(rows[0])
    if headed is not None:
        word, category = headed
        if len(rows) == 1:  # running text may hold the words that head columns
            raise Misfit(path, lines[0], EXPECTED)
        for line, row in zip(lines, rows, strict=True):
            if len(row) != len(rows[0]):
                raise Misfit(path, line, EXPECTED)
        return _distinct([(row[word], row[category]) for row in rows[1:]])
    if all(len(row) == 4 and row[2] in BLESS for row in rows):
        return _distinct([(row[0], row[1]) for row in rows])
    for line, row in zip(lines, rows, strict=True):
        if len(row) != 2 or not all(row) or any(map(is_number, row)):
            raise Misfit(path, line, EXPECTED)
    items = _without_heading([(row[0], row[1]) for row in rows])
    if not certain and not _repetitive(path, Counter(category for _, category in items)):
        raise Misfit(path, lines[-1], EXPECTED)
    return _distinct(items)


def word_list(path: Path) -> list[str]:
    """One word a line: a category, where other files beside it hold the others (AP)."""
    lines = lines_of(path)
    for line in lines:
        if len(columns_of([line])[0]) != 1 or is_number(line.text):
            raise Misfit(path, line, "one word")
    words = [line.text for line in lines]
    return without_lemmas(words) or words


def categories_of_lists(lists: Mapping[str, list[str]], *, certain: bool) -> list[Categorised] | None:
    """The words of several lists, each with the list's name; None if they are no categories.

    Where it is not certain that they are, each must hold 2 words, and none a word of another.
    """
    items = [(word, name) for name, words in lists.items() for word in dict.fromkeys(words)]
    shared = len(items) > len({word for word, _ in items})
    alone = len(lists) < 2 or (not certain and min(map(len, lists.values())) < 2)
    return None if alone or (shared and not certain) else items


def _headed(row: list[str]) -> tuple[int, int] | None:
    """The columns of words and of categories, if both have a heading."""
    cells = [cell.lower() for cell in row]
    word = next((i for i, cell in enumerate(cells) if cell in WORD), None)
    category = next((i for i, cell in enumerate(cells) if cell in CATEGORY), None)
    return None if word is None or category is None else (word, category)


def _without_heading(items: list[Categorised]) -> list[Categorised]:
    """The items without a first line whose second word is nowhere else, though all others are."""
    sizes = Counter(category for _, category in items[1:])
    return items[1:] if sizes and items[0][1] not in sizes and min(sizes.values()) > 1 else items


def _repetitive(path: Path, sizes: Counter[str]) -> bool:
    """Whether the second column repeats itself as categories do: answers do not, some do neither."""
    words = sizes.total()
    if len(sizes) < 2 or words < 2 * len(sizes) or any("/" in name for name in sizes):
        return False
    if words < ON_AVERAGE * len(sizes) or min(sizes.values()) < 2:
        raise Unclear(
            f"{path} has {words} words with {len(sizes)} words beside them, which may be their categories or "
            "their answers in analogies: name it with --categories, categories=, or give it to analogy()"
        )
    return True


def _distinct(items: list[Categorised]) -> list[Categorised]:
    """The items, each once, without an ending that all words have."""
    words = without_lemmas([word for word, _ in items])
    if words is not None:
        items = [(word, category) for word, (_, category) in zip(words, items, strict=True)]
    return list(dict.fromkeys(items))
