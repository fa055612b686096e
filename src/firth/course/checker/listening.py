"""In the student's process: what the file's own sampler of negatives returns is written down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from firth.course.checker.wire import encode

SAMPLERS = ("getNegativeSamples", "get_negative_samples")
_END = object()


@contextmanager
def heard_samples(module: ModuleType) -> Iterator[list[Any]]:
    """Inside, the samples of the outermost calls are gathered, encoded: a sampler may call itself."""
    samplers = {name: vars(module)[name] for name in SAMPLERS if callable(vars(module).get(name))}
    ears = _Ears()
    vars(module).update({name: ears.on(sampler) for name, sampler in samplers.items()})
    try:
        yield ears.samples
    finally:
        vars(module).update(samplers)


class _Ears:
    """Samples as they are returned, and how deep in samplers we are."""

    def __init__(self) -> None:
        self.samples: list[Any] = []
        self._depth = 0

    def on(self, sampler: Callable[..., Any]) -> Callable[..., Any]:
        """The sampler, listened to."""

        def sample(*arguments: Any, **keywords: Any) -> Any:
            drawn = self._inside(sampler, *arguments, **keywords)
            if isinstance(drawn, Iterator):
                return drawn if self._depth else self._one_by_one(drawn)
            if not self._depth:
                self.samples.append(encode(drawn))  # now: its caller may add to it
            return drawn

        return sample

    def _one_by_one(self, words: Iterator[Any]) -> Iterator[Any]:
        """An iterator's words are those that are taken from it."""
        taken: list[Any] = []
        self.samples.append({"sequence": "list", "items": taken})
        while (word := self._inside(next, words, _END)) is not _END:
            taken.append(encode(word))
            yield word

    def _inside(self, function: Callable[..., Any], *arguments: Any, **keywords: Any) -> Any:
        self._depth += 1
        try:
            return function(*arguments, **keywords)
        finally:
            self._depth -= 1
