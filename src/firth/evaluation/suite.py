"""A whole folder of benchmarks at once, each file recognised by what it holds."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.evaluation.analogies import AnalogyResult, analogy_table, judge
from firth.evaluation.layouts import Misfit, Section, analogy_file, files_below, rated_pairs
from firth.evaluation.similarities import SimilarityResult, similarity, similarity_table
from firth.evaluation.solving import Method
from firth.vectors import WordVectors

SKIPPED_SHOWN = 5  # files that are no benchmark; as_dict has all


@dataclass(frozen=True)
class EvaluationResult:
    """Every benchmark of a folder.

    Attributes
    ----------
    similarities : tuple of SimilarityResult
    analogies : tuple of AnalogyResult
        Both in the order of their files.
    skipped : tuple of (str, str)
        Files that hold no benchmark, each with the reason.
    """

    similarities: tuple[SimilarityResult, ...]
    analogies: tuple[AnalogyResult, ...]
    skipped: tuple[tuple[str, str], ...]

    def as_dict(self) -> dict[str, object]:
        """All results for JSON."""
        return {
            "similarities": [result.as_dict() for result in self.similarities],
            "analogies": [result.as_dict() for result in self.analogies],
            "skipped": [{"file": file, "reason": reason} for file, reason in self.skipped],
        }

    def __str__(self) -> str:
        parts = [similarity_table(self.similarities)] if self.similarities else []
        if self.analogies:
            scores = []
            for result in self.analogies:
                scores.append(replace(result.total, name=result.name))
                scores += [replace(group, name=f"  {group.name}") for group in result.groups]
            parts.append(analogy_table("analogy", scores))
        if self.skipped:
            lines = [f"  {file}: {reason}" for file, reason in self.skipped[:SKIPPED_SHOWN]]
            if len(self.skipped) > SKIPPED_SHOWN:
                lines.append(f"  and {len(self.skipped) - SKIPPED_SHOWN} more")
            parts.append("\n".join(["skipped", *lines]))
        return "\n\n".join(parts)


def evaluate(
    words: WordVectors,
    source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    restrict: int | None = 300_000,
    method: Method = "3cosadd",
    lower: bool = True,
) -> EvaluationResult:
    """Judge word vectors by every benchmark in a folder.

    Each file is recognised by what it holds: rated pairs, questions of four words, or pairs of one relation,
    which stand together with those of the folder next to theirs (BATS). Files and folders whose name begins
    with a dot are passed over; every other file that is not a benchmark is named in the result.

    Parameters
    ----------
    words : WordVectors
        The vectors to judge.
    source : path or iterable of paths
        A folder, looked through with all its subfolders, a file, or several of either.
    restrict, method, lower
        As in `similarity` and `analogy`.

    Returns
    -------
    EvaluationResult

    Raises
    ------
    MissingFile
        A path is not there.
    InvalidInput
        None of the files is a benchmark.

    Examples
    --------
    >>> from firth.evaluation import evaluate
    >>> print(evaluate(words, "benchmarks/"))  # doctest: +SKIP
    similarity     Spearman  Pearson              pairs
    EN-WS-353-ALL     0.666    0.641  covered 338 of 353
    """
    named = [source] if isinstance(source, str | os.PathLike) else list(source)
    similarities: list[SimilarityResult] = []
    families: dict[Path, list[Section]] = {}
    skipped: list[tuple[str, str]] = []
    for path in _files(named):
        try:
            pairs, home, sections = _recognise(path)
        except DamagedFile as error:
            skipped.append((path.as_posix(), str(error).removeprefix(str(path)).lstrip(", ")))
            continue
        if pairs:
            similarities.append(similarity(words, pairs, name=path.stem, lower=lower))
        else:
            families.setdefault(home, []).extend(sections)
    if not similarities and not families:
        raise InvalidInput(_nothing(", ".join(map(str, named)), skipped))
    analogies = [
        judge(words, _name(home, sections), sections, restrict=restrict, method=method, lower=lower)
        for home, sections in families.items()
    ]
    return EvaluationResult(tuple(similarities), tuple(analogies), tuple(skipped))


def _files(named: list[str | os.PathLike[str]]) -> Iterator[Path]:
    """The files that are named, and those below the folders that are named, each once."""
    paths = [Path(item) for item in named]
    for path in paths:
        if not path.exists():
            raise MissingFile(f"there is no benchmark file or folder {path}")
    return iter(dict.fromkeys(f for path in paths for f in (files_below(path) if path.is_dir() else [path])))


def _recognise(path: Path) -> tuple[list[tuple[str, str, float]], Path, list[Section]]:
    """The rated pairs of a file, or else what its questions belong to and the questions."""
    try:
        return rated_pairs(path), path, []
    except Misfit as not_rated:
        try:
            return [], *analogy_file(path)
        except Misfit as not_analogy:
            raise max(not_rated, not_analogy, key=lambda misfit: misfit.line) from None


def _name(home: Path, sections: list[Section]) -> str:
    """The file's name, or that of the folder that all the files of pairs share."""
    if home.is_file():
        return home.stem
    folders = {section.group for section in sections}
    return home.name if len(folders) > 1 else str(sections[0].group)


def _nothing(source: str, skipped: list[tuple[str, str]]) -> str:
    """A sentence about a source without benchmarks."""
    if not skipped:
        return f"{source} holds no files"
    file, reason = skipped[0]
    return f"no file of {source} is a benchmark; the first of {len(skipped)}, {file}: {reason}"
