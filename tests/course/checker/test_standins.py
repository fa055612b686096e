import sys
from importlib import import_module

import numpy as np
import pytest

from firth.course.checker.standins import STAND_INS, StandIns
from tests.course.checker.asking import module_of


def test_they_do_what_the_real_ones_do() -> None:
    module = module_of(
        "from utils.utils import normalizeRows, softmax\n"
        "from utils.gradcheck import *\n"
        "from utils.sanity_checks import *\n"
        "import utils.treebank\n"
        "from q2_sigmoid import sigmoid, sigmoid_grad\n"
        "from q1_softmax import softmax as older\n"
        "from q2_gradcheck import gradcheck_naive\n"
    )
    x = np.array([[3.0, 4.0]])
    np.testing.assert_allclose(module.normalizeRows(x), [[0.6, 0.8]])
    np.testing.assert_allclose(module.softmax(x).sum(axis=1), 1.0)
    np.testing.assert_allclose(module.older(1000 + x), module.softmax(x))
    assert module.sigmoid_grad(module.sigmoid(0.0)) == 0.25
    assert module.gradcheck_naive(None, x) is None
    with pytest.raises(NotImplementedError, match="treebank"):
        module.utils.treebank.StanfordSentiment()


def test_they_leave_no_other_name_and_remember_who_was_asked() -> None:
    stand_ins = StandIns()
    stand_ins.install()
    try:
        import_module("utils.utils")
        with pytest.raises(ModuleNotFoundError, match=r"utils\.other"):
            import_module("utils.other")
        assert stand_ins.used == ["utils.utils"]
    finally:
        sys.meta_path.remove(stand_ins)
        for name in STAND_INS:
            sys.modules.pop(name, None)
