"""Word vectors as a value: looked up, searched, compared, read from files and written to them."""

from firth.vectors.approximate import Index
from firth.vectors.batch import Neighbours
from firth.vectors.cost import Cost, cost
from firth.vectors.ensemble import Ensemble, Neighbour
from firth.vectors.folder import check_target, read_config, read_folder, write_folder
from firth.vectors.formats import FORMATS, WRITABLE, FormatName, left_out, write
from firth.vectors.loading import load
from firth.vectors.small import DTYPES
from firth.vectors.stored import DType, Stored
from firth.vectors.subwords import Subwords
from firth.vectors.text_encoder import TextEncoder
from firth.vectors.wordvectors import TABLES, TableName, WordVectors

__all__ = [
    "DTYPES",
    "FORMATS",
    "TABLES",
    "WRITABLE",
    "Cost",
    "DType",
    "Ensemble",
    "FormatName",
    "Index",
    "Neighbour",
    "Neighbours",
    "Stored",
    "Subwords",
    "TableName",
    "TextEncoder",
    "WordVectors",
    "check_target",
    "cost",
    "left_out",
    "load",
    "read_config",
    "read_folder",
    "write",
    "write_folder",
]
