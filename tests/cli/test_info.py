import json
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

import firth
from firth.kernels import native

Run = Callable[..., Any]


def facts(out: str) -> dict[str, str]:
    return dict(line.split("\t") for line in out.splitlines())


def test_the_installation(run: Run) -> None:
    told = facts(run("info").out)
    assert told["firth"] == firth.__version__
    assert told["python"] == platform.python_version()
    assert told["instruction set"] == native.instruction_set
    assert told["threads"] == str(native.usable_cores())


def test_a_model_that_firth_trained(run: Run, text: Path, tmp_path: Path) -> None:
    run("train", text, "-o", tmp_path / "m", "--vector-size", 4, "--epochs", 2, "-q")
    told = facts(run("info", tmp_path / "m").out)
    assert (told["words"], told["dimensions"], told["training"]) == ("14", "4", "finished")
    assert "vector_size=4, " in told["settings"]
    assert "tokens=840, " in told["corpus"]
    assert told["first step"] == "0.05"  # the longest: the text is short
    assert len(told["loss"].split()) == 2
    result = json.loads(run("info", tmp_path / "m", "--json").out)
    assert result["settings"]["epochs"] == 2
    assert [f"{loss:.4f}" for loss in result["loss"]] == told["loss"].split()


def test_vectors_alone(run: Run, model: Path) -> None:
    assert facts(run("info", model).out) == {"model": str(model), "words": "6", "dimensions": "3"}
