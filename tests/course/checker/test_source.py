import ast
from pathlib import Path

import pytest

from firth.course.checker.source import own_names, read_source
from firth.errors import InvalidInput, MissingFile


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "is empty: it must hold Python functions"),
        (b" \n\n", "is empty"),
        (b"def f(:\n", r"line 1 is not Python: invalid syntax: def f\(:"),
        (b"x = 1\n  y = 2\n", "line 2 is not Python: unexpected indent: y = 2"),
        (b"print 'x'\n", r"line 1 is not Python: .* \(this looks like Python 2\): print 'x'"),
        (b"\x00\x01", "is not Python: .* null bytes"),
        (b"x = '\xff'\n", "is not Python: "),
        (b'{"cells": [], "nbformat": 4}', "is a notebook: export it first, with `jupyter nbconvert"),
    ],
)
def test_what_is_no_python_is_one_sentence(text: bytes, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_bytes(text)
    with pytest.raises(InvalidInput, match=sentence):
        read_source(file)


def test_a_folder_a_notebook_and_nothing(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is a folder: name a Python file"):
        read_source(tmp_path)
    with pytest.raises(MissingFile, match="there is no file"):
        read_source(tmp_path / "none.py")
    (tmp_path / "mine.ipynb").write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidInput, match="is a notebook"):
        read_source(tmp_path / "mine.ipynb")


def test_names_of_the_top_level_and_no_others() -> None:
    text = """
import numpy as np
from utils import softmax, sigmoid as logistic
from other import sgd
def skipgram():
    def inner(): pass
try:
    from fast import cbow
except ImportError:
    def cbow(): pass
if True:
    relu = lambda x: x
else:
    sigmoid: object = None
class Net: pass
sgd = sgd
tanh, (exp, *logs) = functions
table["relu"] = relu
"""
    own, imported = own_names(ast.parse(text))
    functions = {"skipgram": 5, "cbow": 10, "relu": 12, "sigmoid": 14, "Net": 15, "sgd": 16}
    assert own == {**functions, "tanh": 17, "exp": 17, "logs": 17}
    assert imported == {"np", "softmax", "logistic"}
