"""`weat`: one test.

Caliskan, Bryson and Narayanan, *Semantics derived automatically from language corpora contain human-like
biases*, Science 2017.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.evaluation.association.permutations import Alternative, permuted
from firth.evaluation.association.results import ListCoverage, WeatResult
from firth.evaluation.lookup import finder, ranks
from firth.evaluation.resampling import NO_INTERVAL, RESAMPLES, Interval, interval, multiplicities
from firth.vectors import WordVectors
from firth.vectors.arithmetic import directions

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

ROLES = ("X", "Y", "A", "B")
FEWEST = 2  # words of a list that must have vectors
DRAWS = 100_000


def weat(
    words: WordVectors,
    X: Iterable[Hashable],
    Y: Iterable[Hashable],
    A: Iterable[Hashable],
    B: Iterable[Hashable],
    *,
    names: Sequence[str] = ROLES,
    alternative: Alternative = "two-sided",
    lower: bool = True,
    seed: int = 1,
) -> WeatResult:
    r"""Test whether target words X and Y differ in how near they are to attribute words A and B (WEAT).

    The association of a word, the statistic and the effect size are

    .. math::

        s(w) = \operatorname{mean}_{a \in A} \cos(w, a) - \operatorname{mean}_{b \in B} \cos(w, b), \quad
        S = \sum_{x \in X} s(x) - \sum_{y \in Y} s(y), \quad
        d = \frac{\operatorname{mean}_{x \in X} s(x) - \operatorname{mean}_{y \in Y} s(y)}
        {\operatorname{std}_{w \in X \cup Y} s(w)}

    (Caliskan, Bryson and Narayanan 2017; the standard deviation with n - 1). p is the share of all ways to
    divide X and Y anew, in lists as large, that have as large a difference, in either direction unless
    `alternative` is "greater", as in the paper. Up to 200,000 ways are enumerated; of more 100,000 are drawn,
    and p is (r + 1) / 100,001 where r are as extreme.

    With X and Y equally long, d lies between -2 and 2; with n and m words, N in all, within
    ± sqrt(N (N - 1) / (n m)).

    The interval resamples the words of all four lists; lists of equal vectors have none. Words without a
    vector are left out, and stand in the coverage. What such a test can show, and what it cannot, stands in
    docs/health.md: it tells of these vectors and words like these, not of causes, and lists of unlike
    frequency differ for that alone (Ethayarajh, Duvenaud and Hirst 2019).

    Parameters
    ----------
    words : WordVectors
    X, Y : iterables of keys
        The targets.
    A, B : iterables of keys
        The attributes.
    names : sequence of str
        The names of the four lists.
    alternative : {"two-sided", "greater"}
        Whether X and Y differ at all, or X goes with A more than Y does.
    lower : bool
        Whether a word that is not in the vocabulary as it is written is tried again lower-cased.
    seed : int
        Draws the divisions and the resamples.

    Returns
    -------
    WeatResult

    Raises
    ------
    InvalidInput
        A word stands twice in a list, or in two lists; or an argument is not one of those allowed.
    WrongType
        A list is a single string.

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> rows = [[9, 1], [8, 2], [9, 3], [1, 9], [2, 8], [1, 8], [3, 1], [4, 1], [1, 3], [1, 4]]
    >>> words = WordVectors("rose tulip daisy ant wasp fly good nice bad nasty".split(), rows)
    >>> flowers, insects = ["rose", "tulip", "daisy"], ["ant", "wasp", "fly"]
    >>> result = weat(words, flowers, insects, ["good", "nice"], ["bad", "nasty"])
    >>> result.effect, result.p
    (1.814, 0.1)
    """
    find = finder(words, lower=lower)
    if alternative not in ("two-sided", "greater"):
        raise InvalidInput(f"alternative must be two-sided or greater, got {alternative!r}")
    if len(names) != len(ROLES):
        raise InvalidInput(f"names must be 4, one a list, got {len(names)}")
    chosen = [_checked(name, source) for name, source in zip(names, (X, Y, A, B), strict=True)]
    rows = [[find(word) for word in each] for each in chosen]
    _check_apart(names, chosen, rows)
    place = ranks(words.counts, len(words))
    lists, vectors = [], []
    for name, each, found in zip(names, chosen, rows, strict=True):
        coverage, directions = _covered(words, place, name, each, found)
        lists.append(coverage)
        vectors.append(directions)
    unanswered = WeatResult(tuple(lists), alternative)
    few = next((each for each in lists if each.covered < FEWEST), None)
    if few is not None:
        says = f"the model knows {few.covered} of the {few.total} words of {few.name}"
        reason = f"{says}, and at least {FEWEST} are needed"
        return replace(unanswered, reason=reason)
    return _tested(unanswered, vectors, seed)


def _tested(unanswered: WeatResult, vectors: list[Floats], seed: int) -> WeatResult:
    """The result, given the unit vectors of the four lists."""
    x, y, a, b = vectors
    targets, n = np.concatenate([x, y]), len(x)
    to_a, to_b = (_cosines(targets, attributes) for attributes in (a, b))
    s = to_a.mean(axis=1) - to_b.mean(axis=1)
    spread = float(s.std(ddof=1))
    if spread <= 1e-9:
        return replace(unanswered, reason="all targets have the same association")
    alternative: Alternative = unanswered.alternative  # type: ignore[assignment]
    p, divisions, exact = permuted(s[:n], s[n:], alternative=alternative, draws=DRAWS, seed=seed)
    return replace(
        unanswered,
        effect=float(s[:n].mean() - s[n:].mean()) / spread,
        interval=_wide(interval(_effects(to_a, to_b, n, seed))),
        statistic=float(s[:n].sum() - s[n:].sum()),
        p=p,
        adjusted=p,
        divisions=divisions,
        exact=exact,
    )


def _effects(to_a: Floats, to_b: Floats, n: int, seed: int) -> Floats:
    """The effect size of every resample of the four lists; the first n targets are X.

    Lists as short as four words have an interval too, unlike benchmarks of few items: four lists vary in it,
    so that it holds the truth nearly as often as it says (benchmarks/health.py).
    """
    sizes = n, len(to_a) - n, to_a.shape[1], to_b.shape[1]
    x, y, a, b = (
        np.concatenate([*multiplicities(size, RESAMPLES, 4 * seed + role)]).astype(np.float64)
        for role, size in enumerate(sizes)
    )
    s = (_cosines(a, to_a) / sizes[2] - _cosines(b, to_b) / sizes[3]).T  # (targets, resamples)
    in_x, in_y = x.T, y.T
    difference = (in_x * s[:n]).sum(axis=0) / sizes[0] - (in_y * s[n:]).sum(axis=0) / sizes[1]
    both, total = np.concatenate([in_x, in_y]), sizes[0] + sizes[1]
    centred = s - (both * s).sum(axis=0) / total
    spread = np.sqrt((both * centred**2).sum(axis=0) / (total - 1))
    return np.where(spread > 1e-9, difference / np.where(spread > 1e-9, spread, 1), np.nan)


def _wide(ends: Interval) -> Interval:
    """The interval, if the resamples differ: where they do not, they say nothing of other words."""
    return ends if ends.high - ends.low > 1e-6 else NO_INTERVAL


def _cosines(one: Floats, other: Floats) -> Floats:
    """All products of the rows of one with the rows of the other, each summed in the same order."""
    products: Floats = np.einsum("id,jd->ij", one, other, optimize=False)
    return products


def _checked(name: str, source: Iterable[Hashable]) -> list[Hashable]:
    """The words of a list."""
    if isinstance(source, str | bytes):
        raise WrongType(f"{name} must be a list of words, got the single {type(source).__name__} {source!r}")
    return list(source)


def _check_apart(names: Sequence[str], chosen: list[list[Hashable]], rows: list[list[int | None]]) -> None:
    """Refuse words that stand twice, under any spelling that is one word of the model."""
    seen: dict[Hashable, str] = {}
    for name, each, found in zip(names, chosen, rows, strict=True):
        for word, row in zip(each, found, strict=True):
            one, told = ("unknown", word) if row is None else row, f"{word!r} of {name}"
            if one in seen:
                raise InvalidInput(f"{told} is {seen[one]} too: a word can stand in one list, once")
            seen[one] = told


def _covered(
    words: WordVectors,
    place: Counts,
    name: str,
    chosen: list[Hashable],
    rows: list[int | None],
) -> tuple[ListCoverage, Floats]:
    """How much of a list has a direction, and the unit vectors of that."""
    known = [row for row in rows if row is not None and _has_direction(words, row)]
    missing = tuple(word for word, row in zip(chosen, rows, strict=True) if row not in known)
    rank = float(np.median(place[known])) if known else float("nan")
    coverage = ListCoverage(name, len(known), len(chosen), missing, rank)
    return coverage, directions(words.stored.rows(np.array(known, np.intp)))


def _has_direction(words: WordVectors, row: int) -> bool:
    vector = words.stored.rows(row)
    return bool(np.isfinite(vector).all() and vector.any())
