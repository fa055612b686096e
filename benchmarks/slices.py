"""Two slices of English, each dealt by document into six random parts of one size, and models of them.

    python benchmarks/slices.py WIKIPEDIA IMDB FOLDER [--words N]

WIKIPEDIA is text, compressed with xz, with its articles between lines <doc ...> and </doc>; IMDB is a file of
film reviews that firth classify reads. Both are read alike: words of Unicode, lower-cased, without
punctuation. What FOLDER holds already is not made again.

    wiki/seeds, imdb/seeds    one half of a source, three seeds
    wiki/again                the same half of Wikipedia, three other seeds
    wiki/other                its other half, three seeds
    wiki/thirds, imdb/thirds  every third of a source, each with a seed of its own
    wiki/sixths, imdb/sixths  every sixth
"""

import argparse
import lzma
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import firth
from firth.text import read_labelled
from firth.text.tokens import words
from firth.vectors.runs import run_folder

PARTS = 6
WORDS = 1_500_000  # of a part
SETTINGS = {"vector_size": 100, "window": 5, "min_count": 5, "epochs": 5}
FIRST, SECOND = (1, 2, 3), (4, 5, 6)
# by name: the parts and the seed of every run
PLAN: dict[str, dict[str, list[tuple[tuple[int, ...], int]]]] = {
    "wiki": {
        "seeds": [(FIRST, seed) for seed in (1, 2, 3)],
        "again": [(FIRST, seed) for seed in (4, 5, 6)],
        "other": [(SECOND, seed) for seed in (1, 2, 3)],
        "thirds": [((part, part + 3), part) for part in FIRST],
        "sixths": [((part,), part) for part in FIRST + SECOND],
    },
    "imdb": {
        "seeds": [(FIRST, seed) for seed in (1, 2, 3)],
        "thirds": [((part, part + 3), part) for part in FIRST],
        "sixths": [((part,), part) for part in FIRST + SECOND],
    },
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("wiki", "imdb", "folder"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--words", type=int, default=WORDS, help="of a part")
    options = parser.parse_args()
    made = {"wiki": articles(options.wiki), "imdb": reviews(options.imdb)}
    for name, documents in made.items():
        deal(documents, options.folder / name, options.words)
    for name, plan in PLAN.items():
        for runs, trainings in plan.items():
            for number, (parts, seed) in enumerate(trainings, 1):
                train(options.folder / name, parts, seed, run_folder(options.folder / name / runs, number))


def articles(path: Path) -> Iterator[list[str]]:
    """The lines of each article."""
    article: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("<doc "):
                article = []
            elif line.startswith("</doc>"):
                yield article
            else:
                article.append(line)


def reviews(path: Path) -> Iterator[list[str]]:
    """Each review, a line."""
    for text in read_labelled(path).texts:
        yield [re.sub(r"<br\s*/?>", " ", text)]


def deal(documents: Iterable[list[str]], folder: Path, size: int) -> None:
    """Write whole documents, in random order, into parts of so many words each."""
    if _part(folder, PARTS).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    shuffled = list(documents)
    random.Random(1).shuffle(shuffled)
    rest = iter(shuffled)
    for number in range(1, PARTS + 1):
        found, lines = 0, []
        while found < size:
            for line in next(rest):
                if tokens := words(line):
                    found += len(tokens)
                    lines.append(" ".join(tokens))
        _part(folder, number).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _part(folder: Path, number: int) -> Path:
    return folder / f"part-{number}.txt"


def train(folder: Path, parts: tuple[int, ...], seed: int, target: Path) -> None:
    if target.exists():
        return
    print(target, parts, seed, flush=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    model = firth.Word2Vec(**SETTINGS, seed=seed).fit([_part(folder, part) for part in parts])
    model.vectors_.save(target)


if __name__ == "__main__":
    main()
