"""What one run of the explorer shows: one model or two, their maps, a table; computed when asked for."""

from dataclasses import replace
from os import PathLike
from typing import Any

import numpy as np
import numpy.typing as npt

import firth
from firth.errors import InvalidInput
from firth.evaluation.clustering import directions, spherical_kmeans
from firth.explorer.background import Layout
from firth.explorer.completion import Completer
from firth.explorer.differences import Differences, differences
from firth.explorer.kept import Kept
from firth.explorer.planes import principal_map
from firth.explorer.refusals import NotThere
from firth.explorer.shown import LIMIT, Shown, shown
from firth.explorer.tables import Table, read_table
from firth.vectors import WordVectors

Model = WordVectors | str | PathLike[str]
Codes = npt.NDArray[np.uint8]

_ROUNDS = 50  # few words move after those
_CENTRAL = 3  # words that name a cluster
_NAMING = 5000  # of the most frequent words


class Session:
    """The models that are looked at; what is asked is computed once and kept."""

    def __init__(self, models: list[Shown], table: Table) -> None:
        self.models = models
        self.table = table
        self._kept = Kept()

    @classmethod
    def of(
        cls, model: Model, other: Model | None, *, table: str | PathLike[str] | None, limit: int = LIMIT
    ) -> "Session":
        """Open what is to be shown, and refuse what cannot be."""
        read = Table() if table is None else read_table(table)
        models = [shown(one, limit) for one in (model, other) if one is not None]
        if table is not None and not any(read.words.intersection(one.labels) for one in models):
            raise InvalidInput(
                f"no word of {table} is in the model: its words are taken from the column {read.key!r}"
            )
        if len({one.name for one in models}) < len(models):
            models = [replace(one, name=f"{one.name} ({i})") for i, one in enumerate(models, 1)]
        return cls(models, read)

    def model(self, number: int) -> Shown:
        """The first model or the second."""
        if number >= len(self.models):
            raise NotThere(f"there is no model {number}: only one is open")
        return self.models[number]

    def about(self) -> dict[str, Any]:
        """What there is."""
        columns = [{"id": i} | column.described() for i, column in enumerate(self.table.columns)]
        models = [self._described(number) for number in range(len(self.models))]
        return {"version": firth.__version__, "models": models, "columns": columns}

    def maps(self, number: int) -> list[dict[str, Any]]:
        """The maps of a model and how far they are."""
        ready = {"state": "ready", "progress": 1.0, "message": ""}
        return [
            {"id": "pca", "title": "Principal components"} | ready,
            {"id": "tsne", "title": "Neighbourhoods (t-SNE)"} | self.layout(number).told(),
        ]

    def map(self, number: int, name: str) -> npt.NDArray[np.float32]:
        """The places of the words on a map."""
        model = self.model(number)
        if name == "pca":
            return self._kept.get(("pca", number), lambda: principal_map(model.unit))
        return self.startable(number, name).positions()

    def startable(self, number: int, name: str) -> Layout:
        """The map of that name, which is made when it is started."""
        if name != "tsne":
            raise NotThere(f"a map is pca or tsne, and tsne alone is started, got {name[:20]!r}")
        return self.layout(number)

    def layout(self, number: int) -> Layout:
        """The t-SNE map."""
        model = self.model(number)
        return self._kept.get(("tsne", number), lambda: Layout(model))

    def clusters(self, number: int, k: int) -> tuple[Codes, list[str]]:
        """The cluster of each word on the map, and the clusters' names: their most central frequent words."""
        model = self.model(number)
        return self._kept.get(("clusters", number, k), lambda: clusters(model, k))

    def completer(self, number: int) -> Completer:
        """What completes words."""
        model = self.model(number)
        return self._kept.get(("completer", number), lambda: Completer(model.labels))

    def differences(self, topn: int) -> Differences:
        """The words that both models have, by how much their neighbourhoods differ."""
        if len(self.models) < 2:
            raise NotThere("differences need a second model: firth explore MODEL MODEL2")
        one, other = self.models
        return self._kept.get(("differences", topn), lambda: differences(one, other, topn))

    def column(self, number: int, column: int) -> npt.NDArray[Any]:
        """A column of the table, for the words on the map."""
        model = self.model(number)
        if column >= len(self.table.columns):
            raise NotThere(f"there is no column {column}: the table has {len(self.table.columns)}")
        return self.table.columns[column].of(model.labels[: model.size])

    def prepare(self) -> None:
        """Compute what a page asks for first, before it does."""
        for number, model in enumerate(self.models):
            self.map(number, "pca")
            self.layout(number)
            _ = model.labels, model.rows
            self.completer(number)

    def stop(self) -> None:
        """End what is computed in the background."""
        for number in range(len(self.models)):
            self.layout(number).stop()

    def _described(self, number: int) -> dict[str, Any]:
        model = self.models[number]
        return {
            "name": model.name,
            "words": len(model.words),
            "shown": model.size,
            "dimensions": model.words.vector_size,
            "counted": model.words.counts is not None,
            "maps": self.maps(number),
        }


def clusters(model: Shown, k: int) -> tuple[Codes, list[str]]:
    """Spherical k-means of the words on the map, the largest first, each named by frequent words."""
    if k > model.size:
        raise InvalidInput(f"k must be at most the number of words, {model.size}, got {k}")
    found = spherical_kmeans(model.unit, k, restarts=1, rounds=_ROUNDS)
    rank = np.argsort(np.argsort(-np.bincount(found, minlength=k), kind="stable"))
    groups = rank[found]
    centres = directions(model.unit, groups, k)
    names = []
    for group in range(k):
        rows = np.flatnonzero(groups == group)
        rows = rows[
            : max(_CENTRAL, int(np.searchsorted(rows, _NAMING)))
        ]  # frequent ones, where there are any
        nearest = rows[np.argsort(-(model.unit[rows] @ centres[group]), kind="stable")[:_CENTRAL]]
        names.append(", ".join(model.labels[row] for row in nearest))
    return groups.astype(np.uint8), names
