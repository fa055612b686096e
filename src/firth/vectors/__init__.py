"""Word vectors as a value: looked up, searched, compared, read from files and written to them."""

from firth.vectors.folder import check_target, read_config, read_folder, write_folder
from firth.vectors.formats import FORMATS, load, write
from firth.vectors.wordvectors import TABLES, TableName, WordVectors

__all__ = [
    "FORMATS",
    "TABLES",
    "TableName",
    "WordVectors",
    "check_target",
    "load",
    "read_config",
    "read_folder",
    "write",
    "write_folder",
]
