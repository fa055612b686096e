"""Files and folders of word vectors: one file a format, and the table of how each is read and written."""

from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.table import FORMATS, WRITABLE, FormatName, recognised
from firth.vectors.formats.using import check_format, left_out, read, write

__all__ = [
    "FORMATS",
    "WRITABLE",
    "Content",
    "FormatName",
    "Wanted",
    "check_format",
    "left_out",
    "read",
    "recognised",
    "write",
]
