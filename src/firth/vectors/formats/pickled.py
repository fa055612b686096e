"""What a pickle describes, without doing what it says.

A pickle is a program for a small machine with a stack: most of its instructions push text, numbers, lists
and dictionaries, and a few import a name and call it. Here the machine has no such power: a name becomes a
`Name`, which is two strings, and a call becomes a `Thing`, which holds the name and the arguments. Nothing
is imported, nothing is called, no module `pickle` is asked; of the names, only those that stand in models
of gensim are let through at all. `firth.vectors.formats.gensim` looks into the things for what it knows.
"""

import mmap
import struct
from collections.abc import Callable
from typing import Any

from firth.vectors.formats.things import Thing, allowed

_KEYS = {str, int, float, bool, bytes, type(None)}  # of dictionaries; what has another is of no use here
_MARK = object()


class Machine:
    """Reads one pickle of protocol 2 to 5; a `ValueError` says that it is damaged."""

    def __init__(self, data: "bytes | mmap.mmap") -> None:
        self._data = data
        self._at = 0
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def run(self) -> Any:
        """What the pickle describes."""
        data, steps, stop = self._data, self._steps(), ord(b".")
        try:
            while (code := data[self._at]) != stop:
                self._at += 1
                steps[code]()
            return self._stack.pop()
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, struct.error) as error:
            # the error as text: its repr may hold all the bytes that it is about
            raise ValueError(f"byte {self._at}: {type(error).__name__}: {error}") from None

    # ---- reading

    def _bytes(self, count: int) -> bytes:
        start, self._at = self._at, self._at + count
        if self._at > len(self._data):
            raise ValueError("truncated")
        return self._data[start : self._at]

    def _number(self, layout: str, size: int) -> Any:
        return struct.unpack(layout, self._bytes(size))[0]

    def _sized(self, layout: str, size: int) -> bytes:
        return self._bytes(self._number(layout, size))

    def _line(self) -> str:
        end = self._data.find(b"\n", self._at)
        if end < 0:
            raise ValueError("truncated")
        line = self._bytes(end - self._at)
        self._at += 1
        return line.decode("utf-8")

    # ---- the stack

    def _push(self, value: Any) -> None:
        self._stack.append(value)

    def _to_mark(self) -> list[Any]:
        """What stands above the last mark."""
        stack = self._stack
        place = len(stack) - 1
        while stack[place] is not _MARK:
            place -= 1
            if place < 0:
                raise ValueError("no mark")
        values = stack[place + 1 :]
        del stack[place:]
        return values

    def _extend(self, values: list[Any]) -> None:
        top = self._stack[-1]
        if isinstance(top, list):
            top.extend(values)
        elif not isinstance(top, Thing):  # of what it is filled with, nothing is needed
            raise ValueError("no list")

    def _fill(self, values: list[Any]) -> None:
        top = self._stack[-1]
        target = top.items if isinstance(top, Thing) else top
        if not isinstance(target, dict) or len(values) % 2:
            raise ValueError("no dictionary")
        keys = values[::2]
        if not set(map(type, keys)) <= _KEYS:  # the hash of a tuple of tuples of tuples may never end
            values = [
                part
                for pair in zip(keys, values[1::2], strict=True)
                if type(pair[0]) in _KEYS
                for part in pair
            ]
        target.update(zip(values[::2], values[1::2], strict=True))

    def _pair(self) -> list[Any]:
        value, key = self._stack.pop(), self._stack.pop()
        return [key, value]

    def _tuple(self, count: int) -> None:
        values = tuple(self._stack[-count:])
        if len(values) < count:
            raise ValueError("short stack")
        del self._stack[-count:]
        self._push(values)

    # ---- names and calls

    def _stacked_name(self) -> None:
        name, module = self._stack.pop(), self._stack.pop()
        self._push(allowed(module, name))

    def _call(self) -> None:
        arguments, of = self._stack.pop(), self._stack.pop()
        self._push(Thing(of, arguments))

    def _call_with_names(self) -> None:
        self._stack.pop()
        self._call()

    def _state(self) -> None:
        state = self._stack.pop()
        thing = self._stack[-1]
        if not isinstance(thing, Thing):
            raise ValueError("no thing")
        thing.state = state

    def _remember(self, number: int) -> None:
        self._memo[number] = self._stack[-1]

    def _steps(self) -> dict[int, Callable[[], Any]]:
        """What is done for every instruction."""
        push, memo, stack = self._push, self._memo, self._stack
        number, sized = self._number, self._sized

        def text(layout: str, size: int) -> None:
            push(str(sized(layout, size), "utf-8", "surrogatepass"))

        def old_text(layout: str, size: int) -> None:  # of Python 2: bytes that mostly are text
            push(str(sized(layout, size), "latin-1"))

        def integer(layout: str, size: int) -> None:
            push(int.from_bytes(sized(layout, size), "little", signed=True))

        steps: dict[bytes, Callable[[], Any]] = {
            b"\x80": lambda: self._bytes(1),
            b"\x95": lambda: self._bytes(8),
            b"(": lambda: push(_MARK),
            b"0": stack.pop,
            b"1": self._to_mark,
            b"N": lambda: push(None),
            b"\x88": lambda: push(True),
            b"\x89": lambda: push(False),
            b"J": lambda: push(number("<i", 4)),
            b"K": lambda: push(number("<B", 1)),
            b"M": lambda: push(number("<H", 2)),
            b"\x8a": lambda: integer("<B", 1),
            b"\x8b": lambda: integer("<I", 4),
            b"G": lambda: push(number(">d", 8)),
            b"X": lambda: text("<I", 4),
            b"\x8c": lambda: text("<B", 1),
            b"\x8d": lambda: text("<Q", 8),
            b"T": lambda: old_text("<I", 4),
            b"U": lambda: old_text("<B", 1),
            b"B": lambda: push(sized("<I", 4)),
            b"C": lambda: push(sized("<B", 1)),
            b"\x8e": lambda: push(sized("<Q", 8)),
            b"\x96": lambda: push(sized("<Q", 8)),
            b"]": lambda: push([]),
            b"}": lambda: push({}),
            b"\x8f": lambda: push([]),  # a set
            b")": lambda: push(()),
            b"a": lambda: self._extend([stack.pop()]),
            b"e": lambda: self._extend(self._to_mark()),
            b"\x90": lambda: self._extend(self._to_mark()),
            b"s": lambda: self._fill(self._pair()),
            b"u": lambda: self._fill(self._to_mark()),
            b"t": lambda: push(tuple(self._to_mark())),
            b"\x85": lambda: self._tuple(1),
            b"\x86": lambda: self._tuple(2),
            b"\x87": lambda: self._tuple(3),
            b"\x91": lambda: push(tuple(self._to_mark())),
            b"c": lambda: push(allowed(self._line(), self._line())),
            b"\x93": self._stacked_name,
            b"R": self._call,
            b"\x81": self._call,
            b"\x92": self._call_with_names,
            b"b": self._state,
            b"q": lambda: self._remember(number("<B", 1)),
            b"r": lambda: self._remember(number("<I", 4)),
            b"\x94": lambda: self._remember(len(memo)),
            b"h": lambda: push(memo[number("<B", 1)]),
            b"j": lambda: push(memo[number("<I", 4)]),
        }
        return {code[0]: step for code, step in steps.items()}
