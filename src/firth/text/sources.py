"""Anything that holds sentences: paths are files, and anything else gives lists of tokens."""

import os
import reprlib
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from firth.errors import WrongType
from firth.text.decoding import text_blocks
from firth.text.files import ByteMeter, find_files, is_path
from firth.text.tokens import Tokenizer

_SENTENCE = "a sentence is a list of tokens, for example text.split()"


def files_or_sentences(source: object) -> list[Path] | Iterator[list[Any]]:
    """Look at a source, once and from its beginning: the files it names, or its sentences."""
    if isinstance(source, str | os.PathLike):
        return find_files([source])
    if isinstance(source, bytes | bytearray | Mapping | Set):
        raise WrongType(
            f"a source cannot be a {type(source).__name__}: give a path or an iterable of lists of tokens"
        )
    try:
        items = iter(source)  # type: ignore[call-overload]
    except TypeError:
        raise WrongType(
            f"a source must be a path, paths or an iterable of lists of tokens, got {type(source).__name__}"
        ) from None
    for first in items:
        if isinstance(first, str | os.PathLike):
            if not is_path(first):
                raise WrongType(
                    f"the source holds {reprlib.repr(first)} where a sentence is expected: {_SENTENCE}"
                )
            return find_files(chain([first], items))
        return _from_sentences(chain([first], items))
    return iter(())


def from_files(
    files: list[Path], tokenize: Tokenizer, *, encoding: str, errors: str, meter: ByteMeter
) -> Iterator[list[str]]:
    """The lines of files, tokenised."""
    texts = text_blocks(files, encoding, errors, meter)
    return (tokenize(line) for blocks in texts for line in lines(blocks))


def _from_sentences(sentences: Iterable[object]) -> Iterator[list[Any]]:
    return (_tokens(sentence, number) for number, sentence in enumerate(sentences))


def _tokens(sentence: object, number: int) -> list[Hashable]:
    if type(sentence) is list:
        return sentence
    if isinstance(sentence, np.ndarray):
        if sentence.ndim != 1:
            raise WrongType(f"sentence {number} is an array with {sentence.ndim} dimensions: {_SENTENCE}")
        return sentence.tolist()  # type: ignore[no-any-return]
    if isinstance(sentence, str | bytes | Mapping | Set) or not isinstance(sentence, Iterable):
        raise WrongType(
            f"sentence {number} is a {type(sentence).__name__} ({reprlib.repr(sentence)}): {_SENTENCE}"
        )
    return list(sentence)


def lines(blocks: Iterable[str]) -> Iterator[str]:
    r"""Lines of a text that comes in blocks. Only ``\n`` and ``\r\n`` end a line."""
    held: list[str] = []
    for block in blocks:
        *finished, tail = block.split("\n")
        for line in finished:
            if held:
                line = "".join([*held, line])
                held.clear()
            yield line.removesuffix("\r")
        if tail:
            held.append(tail)
    if held:
        yield "".join(held)
