"""Finding phrases and joining them: words a second of firth and of gensim, with the same settings.

    python benchmarks/phrases.py TEXT [--turns 5] [--words 1000000]

All take turns in one process, on the first words of the text as a file of lines. firth reads, finds, joins
and numbers, which is what a training with `phrases=` does before its first epoch. gensim finds (Phrases),
exports (FrozenPhrases) and goes through the joined sentences. "lists" is firth from lists of strings to lists
of strings. firth also takes the whole text. The best of the turns counts, by the clock and by the processor's
time of the process: others on the machine only take time away.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from gensim.models.phrases import Phrases as Theirs
from gensim.models.word2vec import LineSentence
from lines import cut
from record import versions, write

import firth
from firth.cores import usable_cores


def with_gensim(path: Path, scoring: str, threshold: float) -> int:
    """Find, export and join; the words that are left."""
    sentences = LineSentence(str(path))
    frozen = Theirs(sentences, min_count=5, scoring=scoring, threshold=threshold).freeze()
    return sum(map(len, frozen[sentences]))


def with_firth(path: Path, scoring: Any, threshold: float, workers: int) -> int:
    phrases = firth.Phrases(min_count=5, scoring=scoring, threshold=threshold)
    return firth.read_corpus(path, phrases=phrases, workers=workers).total_tokens


def with_lists(sentences: Iterable[list[str]], scoring: Any, threshold: float) -> int:
    phrases = firth.Phrases(min_count=5, scoring=scoring, threshold=threshold).fit(sentences)
    return sum(map(len, phrases.transform(sentences)))


def timed(work: Callable[[], int]) -> tuple[float, float, int]:
    wall, used = time.perf_counter(), time.process_time()
    left = work()
    return time.perf_counter() - wall, time.process_time() - used, left


def jobs(part: Path, whole: Path, scoring: str, threshold: float) -> dict[str, Callable[[], int]]:
    """What takes turns; the name says on which text."""
    sentences = [line.split() for line in part.read_text(encoding="utf-8").splitlines()]
    way = scoring, threshold
    threads = sorted({1, usable_cores()})
    return {
        "gensim, part": lambda: with_gensim(part, *way),
        "firth lists, part": lambda: with_lists(sentences, *way),
        **{f"firth {n} threads, part": lambda n=n: with_firth(part, *way, n) for n in threads},
        **{f"firth {n} threads, whole": lambda n=n: with_firth(whole, *way, n) for n in threads},
    }


def rates(
    part: Path, whole: Path, words: dict[str, int], way: tuple[str, float], turns: int
) -> dict[str, Any]:
    best: dict[str, list[float]] = {}
    left: dict[str, set[int]] = {text: set() for text in words}
    for _ in range(turns):
        for name, work in jobs(part, whole, *way).items():
            *seconds, joined = timed(work)
            best[name] = [min(pair) for pair in zip(best.get(name, seconds), seconds, strict=True)]
            left[name.split(", ")[1]].add(joined)
            print(name, [round(one, 3) for one in seconds], flush=True)
    assert all(len(one) == 1 for one in left.values()), "they do not join the same"
    count = {name: words[name.split(", ")[1]] for name in best}
    theirs = [one / count["gensim, part"] for one in best["gensim, part"]]
    return {
        name: {
            "words_per_second": round(count[name] / wall),
            "words_per_core_second": round(count[name] / used),
            "times_gensim": round(theirs[0] * count[name] / wall, 1),
            "times_gensim_per_core": round(theirs[1] * count[name] / used, 1),
        }
        for name, (wall, used) in best.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--words", type=int, default=1_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        part, whole = Path(folder, "part"), Path(folder, "whole")
        cut(options.text, part, options.words)
        cut(options.text, whole)
        words = {
            "part": options.words,
            "whole": firth.read_corpus(whole).total_tokens,
        }
        results = {
            scoring: rates(part, whole, words, (scoring, threshold), options.turns)
            for scoring, threshold in {"default": 10.0, "npmi": 0.5}.items()
        }
    write(
        __file__,
        versions=versions("firth", "gensim", "numpy"),
        settings={"text": options.text.name, "words": words, "min_count": 5, "turns": options.turns},
        results=results,
    )


if __name__ == "__main__":
    main()
