"""Anything that holds sentences, as pieces of sentences: lists of tokens, each with whether it ends one."""

import os
import reprlib
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from firth.errors import WrongType
from firth.text.files import ByteMeter, find_files, is_path, text_blocks
from firth.text.tokens import Tokenizer, splits_at_whitespace

Piece = tuple[list[Any], bool]  # tokens, and whether the sentence ends with them

_SENTENCE = "a sentence is a list of tokens, for example text.split()"


def pieces(
    source: object, tokenize: Tokenizer, *, encoding: str, errors: str, meter: ByteMeter
) -> Iterator[Piece]:
    """Look at a source, once and from its beginning, and give its sentences piece by piece.

    A sentence comes in one piece, except for a line of a file that is longer than a block: where white space
    always parts words, it comes in several, so that a corpus on a single line needs no more memory.
    """
    if isinstance(source, str | os.PathLike):
        return _from_files(find_files([source]), tokenize, encoding, errors, meter)
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
            return _from_files(find_files(chain([first], items)), tokenize, encoding, errors, meter)
        return _from_sentences(chain([first], items))
    return iter(())


def _from_sentences(sentences: Iterable[object]) -> Iterator[Piece]:
    for number, sentence in enumerate(sentences):
        yield _tokens(sentence, number), True


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


def _from_files(
    files: list[Path], tokenize: Tokenizer, encoding: str, errors: str, meter: ByteMeter
) -> Iterator[Piece]:
    cut = splits_at_whitespace(tokenize)
    return (
        (tokenize(text), ends)
        for blocks in text_blocks(files, encoding, errors, meter)
        for text, ends in lines(blocks, cut=cut)
    )


def lines(blocks: Iterable[str], *, cut: bool) -> Iterator[tuple[str, bool]]:
    r"""Lines of a text that comes in blocks, and whether the line ends with what is given.

    Only ``\n`` and ``\r\n`` end a line. With `cut`, an unfinished line is given up to its last white space.
    """
    held: list[str] = []
    unfinished = False
    for block in blocks:
        *finished, tail = block.split("\n")
        for line in finished:
            if held:
                line = "".join([*held, line])
                held.clear()
            yield line.removesuffix("\r"), True
            unfinished = False
        head = ""
        if cut:
            head, tail = _at_last_whitespace(tail)
        if head:
            yield "".join([*held, head]), False
            held.clear()
            unfinished = True
        if tail:
            held.append(tail)
    if held or unfinished:
        yield "".join(held), True


def _at_last_whitespace(text: str) -> tuple[str, str]:
    """Cut a text so that no word is cut; ("", text) when it holds one word or none."""
    if text[-1:].isspace():
        return text, ""
    head, *tail = text.rsplit(None, 1) or [""]
    return (head, tail[0]) if tail else ("", text)
