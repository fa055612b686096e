"""Every address of the page's questions, and what answers it: parameters in, JSON or arrays out."""

from collections.abc import Callable
from typing import Any

import numpy.typing as npt

from firth.explorer import questions
from firth.explorer.differences import as_answer
from firth.explorer.params import Params
from firth.explorer.session import Session
from firth.explorer.shown import Shown

Answer = dict[str, Any] | list[str] | npt.NDArray[Any]
Endpoint = Callable[[Session, Params], Answer]

_MOST = 1000  # answers
_MOST_ON_AXIS = 20_000
_MOST_IN_MATRIX = 60


def about(session: Session, given: Params) -> Answer:
    """What there is."""
    return session.about()


def words(session: Session, given: Params) -> Answer:
    """The words on the map."""
    model = _model(session, given)
    return model.labels[: model.size]


def frequencies(session: Session, given: Params) -> Answer:
    """How frequent they are, on a scale of logarithms."""
    return _model(session, given).frequencies


def clusters(session: Session, given: Params) -> Answer:
    """The cluster of each word."""
    return session.clusters(_number(session, given), given.number("k", 12, 2, 32))[0]


def cluster_names(session: Session, given: Params) -> Answer:
    """The clusters' names."""
    return session.clusters(_number(session, given), given.number("k", 12, 2, 32))[1]


def complete(session: Session, given: Params) -> Answer:
    """Words that go on from the letters typed."""
    number = _number(session, given)
    n = given.number("n", 10, 1, _MOST)
    return questions.complete(session.model(number), session.completer(number), given.text("q"), n)


def neighbours(session: Session, given: Params) -> Answer:
    """The nearest words."""
    return questions.neighbours(_model(session, given), given.word("word"), given.number("n", 20, 1, _MOST))


def analogy(session: Session, given: Params) -> Answer:
    """The answers to a formula."""
    return questions.analogy(_model(session, given), given.text("q"), given.number("n", 10, 1, _MOST))


def axis(session: Session, given: Params) -> Answer:
    """Words between two poles."""
    n = given.number("n", 2000, 1, _MOST_ON_AXIS)
    return questions.axis(_model(session, given), given.words("from", 1), given.words("to", 1), n)


def odd(session: Session, given: Params) -> Answer:
    """The word that does not belong."""
    return questions.odd(_model(session, given), given.words("word", 3))


def similarities(session: Session, given: Params) -> Answer:
    """All pairs of some words."""
    return questions.similarities(_model(session, given), given.words("word", 2, _MOST_IN_MATRIX))


def differences(session: Session, given: Params) -> Answer:
    """Words whose neighbourhoods differ."""
    n, topn = given.number("n", 100, 1, _MOST), given.number("topn", 10, 1, 50)
    return as_answer(session.differences(topn), session.models[0], n)


ENDPOINTS: dict[str, Endpoint] = {
    endpoint.__name__: endpoint
    for endpoint in (
        about,
        words,
        frequencies,
        clusters,
        cluster_names,
        complete,
        neighbours,
        analogy,
        axis,
        odd,
        similarities,
        differences,
    )
}


def map_of(session: Session, given: Params, name: str) -> Answer:
    """The places of the words on a map."""
    return session.map(_number(session, given), name)


def start_map(session: Session, given: Params, name: str) -> Answer:
    """Begin to make a map."""
    number = _number(session, given)
    session.startable(number, name).start()
    return {"maps": session.maps(number)}


def column(session: Session, given: Params, name: str) -> Answer:
    """A column of the user's table."""
    return session.column(_number(session, given), Params(f"column={name}").number("column", 0, 0, 10**6))


def _number(session: Session, given: Params) -> int:
    """Which model is meant."""
    number = given.number("model", 0, 0, 1)
    session.model(number)
    return number


def _model(session: Session, given: Params) -> Shown:
    return session.model(_number(session, given))
