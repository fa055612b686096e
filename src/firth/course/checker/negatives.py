"""Which negatives a function drew: what was heard can be read in several ways, and its results decide."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from firth.course.checker.answers import Outcome, outcomes, results_array
from firth.course.checker.exercise import Case, Exercise, Given
from firth.course.checker.wire import Foreign, decode

DEFAULT_K = 10  # the course's, which is drawn where K is ignored

UNHEARD = (
    "its negatives come neither from getNegativeSamples nor from dataset.sampleTokenIdx: "
    "nothing can be compared"
)
COUNT = "it draws {drawn} negatives, K is {K}"
TWICE = "negatives are drawn {times} times in one call: loss and gradients must be of the same ones"
KEPT = "a negative that equals the outside word is used: it must be drawn again"
LEFT_OUT = (
    "draws that equal the outside word are left out, but not drawn again: "
    "{drawn} negatives are left, K is {K}"
)
NOT_AGAIN = "draws that equal the outside word are not drawn again"


@dataclass(frozen=True)
class Reading:
    """Negatives that a function may have drawn, and what would be wrong with them."""

    negatives: list[int]
    problem: str = ""
    times: int = 1

    def told(self, K: int) -> str:
        """The problem with its numbers."""
        return self.problem.format(drawn=len(self.negatives), K=K, times=self.times)


def read(
    exercise: Exercise, case: Case, reply: Mapping[str, Any], results: Sequence[Any]
) -> tuple[Reading, list[Outcome]] | None:
    """The first reading by which some result is right, else the last; None where nothing was heard."""
    chosen = None
    for reading in _readings(case.given, reply):
        given = SimpleNamespace(**{**vars(case.given), "negatives": reading.negatives})
        chosen = reading, outcomes(exercise, case, given, results, exercise.right(given))
        if any(each.right for each in chosen[1]):
            break
    return chosen


def is_sample(given: Given, handed: Sequence[int], sample: Any) -> bool:
    """Whether these are K negatives, of what the data set handed out where it was asked at all."""
    words = _words(sample, len(given.U))
    if words is None or len(words) != given.K or given.o in words:
        return False
    return not handed or not Counter(words) - Counter(handed)


def sample_problem(given: Given, sample: Any) -> str | None:
    """What is wrong with K words that come from elsewhere than the data set."""
    array = results_array(sample)
    if isinstance(array, Foreign) or array.dtype.kind not in "iu" or array.shape != (given.K,):
        return None  # told as what it is
    if given.o in array:
        return KEPT
    return (
        None
        if _words(array, len(given.U))
        else f"a negative is out of range: words are 0 to {len(given.U) - 1}"
    )


def _readings(given: Given, reply: Mapping[str, Any]) -> list[Reading]:
    """All readings; the last is assumed where no result decides."""
    samples = [_words(decode(each), len(given.U)) for each in reply["samples"]]
    heard = [each for each in samples if each is not None]
    found = _of_samples(heard, given.K) if heard else _of_draws(list(reply["handed"]), given)
    return [
        each if each.problem or len(each.negatives) == given.K else Reading(each.negatives, COUNT)
        for each in found
    ]


def _of_samples(samples: list[list[int]], K: int) -> list[Reading]:
    """The sampler's own: one sample, or parts that are K together, or too many of them."""
    joined = [word for sample in samples for word in sample]
    if len(samples) == 1 or len(joined) == K:
        return [Reading(joined[:K]), Reading(joined)]
    whole = [Reading(each, TWICE, len(samples)) for each in samples if len(each) == K]
    return [*whole, *whole[:1]]


def _of_draws(handed: list[int], given: Given) -> list[Reading]:
    """Without a sampler, what the data set handed out: as many as are needed, or all."""
    allowed = [word for word in handed if word != given.o]
    if not handed:
        return []
    if len(allowed) < len(handed) == given.K:
        return [Reading(allowed, LEFT_OUT), Reading(handed, KEPT), Reading(handed, NOT_AGAIN)]
    kept = [Reading(some, KEPT) for some in (handed[: given.K], handed) if given.o in some]
    counted = [Reading(allowed[:count]) for count in (given.K, DEFAULT_K, len(allowed))]
    return [*counted, *kept, counted[0]]


def _words(sample: Any, words: int) -> list[int] | None:
    """A sample as rows of the table, if it is that."""
    array = results_array(sample)
    if isinstance(array, Foreign) or array.ndim > 1 or (array.size and array.dtype.kind not in "iu"):
        return None
    rows: list[int] = array.astype(int).ravel().tolist()
    return rows if all(0 <= row < words for row in rows) else None
