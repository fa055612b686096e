"""Modules of the course that a lone file imports, for where the real ones are not there."""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any

from firth import maths


def _nothing(*_: Any, **__: Any) -> None:
    """In place of the course's own tests: the check is another."""


class _NoData:
    """In place of the reader of the sentiment treebank."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError("the sentiment treebank's reader is not beside the file: nothing is read")


_TESTS = dict.fromkeys(("gradcheck_naive", "grad_tests_softmax", "grad_tests_negsamp"), _nothing)
_ROWS = {"normalizeRows": maths.normalize_rows, "softmax": maths.softmax, "sigmoid": maths.sigmoid}

STAND_INS: dict[str, dict[str, Any]] = {
    "utils": {},
    "utils.utils": _ROWS,
    "utils.gradcheck": _TESTS,
    "utils.sanity_checks": {},
    "utils.treebank": {"StanfordSentiment": _NoData},
    "q1_softmax": {"softmax": maths.softmax},
    "q2_gradcheck": _TESTS,
    "q2_sigmoid": {"sigmoid": maths.sigmoid, "sigmoid_grad": maths.sigmoid_derivative},
}


class StandIns(MetaPathFinder, Loader):
    """Finds a stand-in where every other finder found nothing, and remembers which."""

    def __init__(self) -> None:
        self.used: list[str] = []

    def install(self) -> None:
        """Be asked last."""
        sys.meta_path.append(self)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The stand-in of this name, if there is one."""
        if name not in STAND_INS:
            return None
        return spec_from_loader(name, self, origin="firth", is_package=name == "utils")

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave the making to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Fill in the names."""
        vars(module).update(STAND_INS[module.__name__])
        if module.__name__ != "utils":  # the folder around the others
            self.used.append(module.__name__)
