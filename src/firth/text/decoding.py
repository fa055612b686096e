"""From bytes to text, or to UTF-8 where that will do, a block at a time."""

import codecs
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from firth.errors import InvalidInput, WrongType
from firth.text.files import ByteMeter, opened_files


def text_blocks(files: list[Path], encoding: str, errors: str, meter: ByteMeter) -> Iterator[Iterator[str]]:
    """For each file, its text in blocks of any length, without a byte order mark."""
    _check_decoding(encoding, errors)
    opened = opened_files(files, meter)
    return (_decode(path, blocks, encoding, errors) for path, blocks in zip(files, opened, strict=True))


def utf8_blocks(files: list[Path], encoding: str, errors: str, meter: ByteMeter) -> Iterator[Iterator[bytes]]:
    """For each file, its text as UTF-8 in blocks of any length; surrogates are written like other characters.

    Where `is_strict_utf8` holds these are the bytes of the file, not looked at, a byte order mark among them.
    """
    if is_strict_utf8(encoding, errors):
        return opened_files(files, meter)
    texts = text_blocks(files, encoding, errors, meter)
    return ((text.encode("utf-8", "surrogatepass") for text in blocks) for blocks in texts)


def is_strict_utf8(encoding: str, errors: str) -> bool:
    """Whether bytes are UTF-8 or no text at all, so that nothing has to be decoded."""
    _check_decoding(encoding, errors)
    return errors == "strict" and codecs.lookup(encoding).name == "utf-8"


def undecodable(path: Path, error: UnicodeError, fed: int, encoding: str) -> InvalidInput:
    """Tell where a text stops being text, `fed` bytes having been decoded or held back by the decoder."""
    reason = str(error)
    if isinstance(error, UnicodeDecodeError):
        offset = fed - len(error.object) + error.start
        reason = f"byte 0x{error.object[error.start]:02x} at offset {offset:,} ({error.reason})"
    return InvalidInput(
        f"{path} is not {encoding} text: {reason}; give its encoding=, for example 'latin-1' or 'utf-16', "
        "or errors='replace' to read on with a mark in its place"
    )


def _check_decoding(encoding: str, errors: str) -> None:
    """Refuse what Python does not know."""
    for name, value in (("encoding", encoding), ("errors", errors)):
        if not isinstance(value, str):
            raise WrongType(f"{name} must be a name, got {value!r}")
    try:
        io.TextIOWrapper(io.BytesIO(), encoding)
    except LookupError as error:
        raise InvalidInput(
            f"encoding must be 'utf-8', 'latin-1', 'utf-16' or another that Python knows, got {encoding!r}"
        ) from error
    try:
        codecs.lookup_error(errors)
    except LookupError as error:
        raise InvalidInput(
            f"errors must be 'strict', 'replace', 'ignore' or another handler of open(), got {errors!r}"
        ) from error


def _decode(path: Path, blocks: Iterable[bytes], encoding: str, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    fed = 0
    at_start = True
    for block, final in _with_end(blocks):
        fed += len(block)
        try:
            text = decoder.decode(block, final)
        except UnicodeError as error:
            raise undecodable(path, error, fed, encoding) from error
        if at_start and text:
            text = text.removeprefix("\ufeff")
            at_start = False
        if text:
            yield text


def _with_end(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    for block in blocks:
        yield block, False
    yield b"", True
