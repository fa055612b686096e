"""Which benchmarks lie in files and folders, told by what the files hold."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from firth.errors import DamagedFile, MissingFile
from firth.evaluation.files.category_layouts import (
    Categorised,
    categories_file,
    categories_of_lists,
    word_list,
)
from firth.evaluation.files.layouts import Section, analogy_file, rated_pairs
from firth.evaluation.files.lines import Misfit, files_below

Named = Iterable[str | os.PathLike[str]]
Rated = list[tuple[str, str, float]]


@dataclass
class Found:
    """The benchmarks, in the order of their files, and the files that are none, each with the reason.

    Files of pairs of one relation belong to the folder above theirs (BATS), lists of words to their folder.
    """

    rated: dict[Path, Rated] = field(default_factory=dict)
    questions: dict[Path, list[Section]] = field(default_factory=dict)
    categorised: dict[Path, list[Categorised]] = field(default_factory=dict)
    lists: dict[Path, dict[str, list[str]]] = field(default_factory=dict)
    skipped: list[tuple[Path, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.rated or self.questions or self.categorised)


def recognised(named: Named, categories: Named) -> Found:
    """The benchmarks in the files and folders that are named; those of `categories` hold nothing else."""
    certain = {path.resolve() for path in _files(categories)}
    found = Found()
    for path in _once([*_files(named), *_files(categories)]):
        try:
            _sort(path, found, certain=path.resolve() in certain)
        except DamagedFile as error:
            found.skipped.append((path, str(error).removeprefix(str(path)).lstrip(", ")))
    for folder, lists in found.lists.items():
        sure = all((folder / name).resolve() in certain for name in lists)
        if items := categories_of_lists(lists, certain=sure):
            found.categorised[folder] = items
        else:
            reason = "one word a line, which is a category where lists beside it hold others"
            found.skipped += [(folder / name, reason) for name in lists]
    return found


def name_of(home: Path) -> str:
    """The name of a file without its ending, or that of a folder."""
    return home.resolve().name if home.is_dir() else home.stem


def family_place(home: Path, sections: list[Section]) -> Path:
    """The file, or the folder that all the files of pairs share."""
    folders = {section.group for section in sections}
    return home if home.is_file() or len(folders) > 1 else home / str(sections[0].group)


def distinct_names(places: Iterable[Path]) -> list[str]:
    """A name for each benchmark, with as many folders before it as tell it from others.

    Examples
    --------
    >>> distinct_names([Path("a/old/MEN.txt"), Path("a/new/MEN.txt"), Path("a/new/RW.txt")])
    ['old/MEN', 'new/MEN', 'RW']
    >>> distinct_names([Path("a/MEN.txt"), Path("a/MEN.csv")])
    ['MEN.txt', 'MEN.csv']
    """
    whole = [place.resolve() for place in places]
    plain = [place.with_name(name_of(place)) for place in whole]
    times = Counter(plain)
    parts = [(p if times[p] == 1 else place).parts for p, place in zip(plain, whole, strict=True)]
    length = [1] * len(parts)
    while True:
        names = ["/".join(part[-n:]) for part, n in zip(parts, length, strict=True)]
        again = Counter(names)
        longer = [n + (again[name] > 1) for n, name in zip(length, names, strict=True)]
        if longer == length or len(set(parts)) < len(parts):
            return names
        length = longer


def _sort(path: Path, found: Found, *, certain: bool) -> None:
    """Add what the file holds to what was found; if it holds nothing known, say what came nearest."""

    def rated() -> None:
        found.rated[path] = rated_pairs(path)

    def categorised() -> None:
        found.categorised[path] = categories_file(path, certain=certain)

    def questions() -> None:
        home, sections = analogy_file(path)
        found.questions.setdefault(home, []).extend(sections)

    def listed() -> None:
        words = word_list(path)
        found.lists.setdefault(path.parent, {})[path.name] = words

    # headings come first: they say what the columns are, whatever else these may look like
    readers: list[Callable[[], None]] = (
        [categorised, listed] if certain else [categorised, rated, questions, listed]
    )
    misfits = []
    for read in readers:
        try:
            return read()
        except Misfit as misfit:
            misfits.append(misfit)
    nearest = misfits if certain else [*misfits[1:], misfits[0]]  # of equals the first: rated pairs are many
    raise max(nearest, key=lambda misfit: misfit.line)


def _once(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file once, however often and by whatever path it is named."""
    first: dict[Path, Path] = {}
    for path in paths:
        first.setdefault(path.resolve(), path)
    yield from first.values()


def _files(named: Named) -> Iterator[Path]:
    """The files that are named, and those below the folders that are named."""
    for path in map(Path, named):
        if not path.exists():
            raise MissingFile(f"there is no benchmark file or folder {path}")
        yield from files_below(path) if path.is_dir() else [path]
