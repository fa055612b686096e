import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize("method", ["3cosadd", "3cosmul"])
def test_king_man_woman_is_king_less_man_and_woman(method: str, run: Run, model: Path) -> None:
    done = run("analogy", model, "king", "man", "woman", "-n", 1, "--method", method)
    assert done.code == 0
    assert done.out.startswith("queen\t")


def test_json(run: Run, model: Path) -> None:
    found = json.loads(run("analogy", model, "king", "man", "woman", "--json").out)
    assert found[0]["word"] == "queen"
    assert 0.9 < found[0]["score"] <= 1


def test_another_method_is_a_sentence(run: Run, model: Path) -> None:
    done = run("analogy", model, "king", "man", "woman", "--method", "add")
    assert (done.code, done.err) == (1, "firth: method must be 3cosadd or 3cosmul, got 'add'\n")
