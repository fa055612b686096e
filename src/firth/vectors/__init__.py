"""Word vectors as a value: looked up, searched, compared, read from files and written to them."""

from firth.vectors.folder import check_target, read_config, read_folder, write_folder
from firth.vectors.formats import FORMATS, WRITABLE, FormatName, left_out, write
from firth.vectors.loading import load
from firth.vectors.subwords import Subwords
from firth.vectors.wordvectors import TABLES, TableName, WordVectors

__all__ = [
    "FORMATS",
    "TABLES",
    "WRITABLE",
    "FormatName",
    "Subwords",
    "TableName",
    "WordVectors",
    "check_target",
    "left_out",
    "load",
    "read_config",
    "read_folder",
    "write",
    "write_folder",
]
