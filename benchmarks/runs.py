"""Measurements, each a line of JSON, that a benchmark which is started again goes on from."""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any


def judging_parser(doc: str | None) -> argparse.ArgumentParser:
    """The options of every script that trains on a text, judges, and keeps what it measured."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("benchmarks", type=Path)
    parser.add_argument("--runs", type=Path, help="file of measurements to go on from")
    return parser


class Runs:
    """What has been measured so far; kept in a file where one is given.

    The key of a measurement says what was measured and in which turn. One that is there already is not
    taken again, so a file is for one build on one machine: remove it to measure anew.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._done: list[tuple[dict[str, Any], dict[str, Any]]] = []
        if path is not None and path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            self._done = [(run["key"], run["values"]) for run in map(json.loads, lines)]

    def measure(self, function: Callable[[], Mapping[str, Any]], **key: Any) -> None:
        """Call the function, show what it returns and keep it."""
        if any(done == key for done, _ in self._done):
            return
        values = dict(function())
        self._done.append((key, values))
        print(" ".join(map(str, key.values())), values, flush=True)
        if self._path is not None:
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps({"key": key, "values": values}) + "\n")

    def of(self, **key: Any) -> list[dict[str, Any]]:
        """The values of all measurements whose keys hold these, in the order they were taken."""
        return [values for done, values in self._done if done.items() >= key.items()]
