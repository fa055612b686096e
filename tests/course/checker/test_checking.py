"""A student's file in its own process, from the outside."""

import json
import os
from pathlib import Path

import pytest

import firth.course
from firth.course import CheckReport, check
from firth.errors import InvalidInput, MissingFile
from tests.course.checker.students import COURSE

SIGMOID = "import numpy as np\ndef sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n"


def examine(folder: Path, source: str, **options: float) -> CheckReport:
    """The report on a source, written into a folder."""
    file = folder / "mine.py"
    file.write_text(source, encoding="utf-8")
    return check(file, seed=1, **options)  # type: ignore[arg-type]


def test_a_right_file(tmp_path: Path) -> None:
    report = examine(tmp_path, COURSE)
    assert report.passed
    assert [verdict.function for verdict in report.verdicts] == [
        "sigmoid",
        "naiveSoftmaxLossAndGradient",
        "getNegativeSamples",
        "negSamplingLossAndGradient",
        "skipgram",
        "cbow",
        "sgd",
    ]
    assert report.stand_ins == ("utils.gradcheck", "utils.utils")
    assert report.imported == ("normalizeRows", "softmax")
    assert "relu" in report.missing
    assert "naive_softmax" not in report.missing
    assert json.loads(json.dumps(report.as_dict()))["passed"]
    assert os.listdir(tmp_path) == ["mine.py"]


def test_the_seed_repeats_the_inputs(tmp_path: Path) -> None:
    wrong = SIGMOID.replace("-x", "x")
    first, again = examine(tmp_path, wrong), examine(tmp_path, wrong)
    assert first == again
    assert check(tmp_path / "mine.py").seed != check(tmp_path / "mine.py").seed


def test_what_goes_wrong_in_one_function_leaves_the_others(tmp_path: Path) -> None:
    source = SIGMOID + (
        "import os, sys\n"
        "def relu(x):\n    for word in iter(int, 1):\n        word += 1\n"
        "def softmax(x):\n    os._exit(7)\n"
        "def sigmoid_grad(s):\n    sys.exit('enough')\n"
        "def normalizeRows(x):\n    print('word ' * 20_000)\n"
        "    return x / np.linalg.norm(x, axis=1)[:, None]\n"
        "def relu_derivative(x):\n    return input()\n"
    )
    report = examine(tmp_path, source, time_limit=1.0)
    told = {
        verdict.function: (verdict.status, *[each.problem for each in verdict.findings])
        for verdict in report.verdicts
    }
    assert told["sigmoid"] == ("right",)
    assert told["normalizeRows"] == ("right",)
    assert told["relu"][0] == "too slow"
    assert told["relu"][1].startswith("it did not return within 1 s; it was at line ")
    assert told["softmax"] == ("ended", "the process ended with exit code 7")
    assert "SystemExit: enough" in told["sigmoid_grad"][1]
    assert "EOFError" in told["relu_derivative"][1]
    assert 1000 < len(report.printed) <= 10_000
    assert not report.passed


def test_what_a_function_writes_is_not_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "saved.txt").write_text("mine", encoding="utf-8")
    body = "    with open('saved.txt', 'w') as file:\n        file.write('lost')\n    return x * (x > 0)\n"
    report = examine(tmp_path, f"def relu(x):\n{body}")
    assert report.passed
    assert sorted(os.listdir(tmp_path)) == ["mine.py", "saved.txt"]
    assert (tmp_path / "saved.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_that_is_imported_only_once(tmp_path: Path) -> None:
    source = (
        "import os, pathlib\n"
        "flag = pathlib.Path(__file__).with_name('flag')\n"
        "if flag.exists():\n    raise RuntimeError('once')\n"
        "def relu(x):\n    return x * (x > 0)\n"
        "def sigmoid(x):\n    flag.touch()\n    os._exit(1)\n"
        "def softmax(x):\n    return x\n"
        "def normalizeRows(x):\n    return x\n"
    )
    right, ended, *others = examine(tmp_path, source).verdicts
    assert (right.status, ended.status) == ("right", "ended")
    for other in others:
        assert other.status == "ended"
        assert "an earlier function took the process down, and then" in other.findings[0].problem
        assert "line 4 cannot be imported: RuntimeError: once" in other.findings[0].problem


def test_a_second_try_that_does_not_return(tmp_path: Path) -> None:
    head = "def naiveSoftmaxLossAndGradient(v, o, U, dataset):\n"
    head += "    if len(U) != len(v):\n        raise ValueError\n"
    for end in ("    while True:\n        pass\n", "    import os; os._exit(1)\n"):
        verdict = examine(tmp_path, head + end, time_limit=1.0).verdicts[0]
        assert verdict.status == "raised"
        assert verdict.findings[0].likely is None


def test_compiled_code_that_does_not_return(tmp_path: Path) -> None:
    source = "import re\ndef relu(x):\n    return re.match('(a+)+$', 'a' * 40 + 'b')\n"
    verdict = examine(tmp_path, source, time_limit=0.5).verdicts[0]
    assert verdict.status == "too slow"
    assert verdict.findings[0].problem == "it did not return within 0.5 s"


@pytest.mark.skipif(os.name != "posix", reason="processes end in another way")
def test_a_crash_is_told_by_its_signal(tmp_path: Path) -> None:
    source = "import os, signal\ndef relu(x):\n    os.kill(os.getpid(), signal.SIGSEGV)\n"
    verdict = examine(tmp_path, source).verdicts[0]
    assert (verdict.status, verdict.findings[0].problem) == ("ended", "the process was ended by SIGSEGV")


def test_neighbours_are_imported_and_the_main_block_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "utils").mkdir()
    (tmp_path / "utils" / "utils.py").write_text("def power(x):\n    return x**2\n", encoding="utf-8")
    source = (
        "import sys, random\nfrom utils.utils import power\nfrom utils.gradcheck import gradcheck_naive\n"
        "def relu(x):\n    return power(abs(x)) ** 0.5 * (x > 0)\n"
        "if __name__ == '__main__':\n    sys.exit(1)\n"
    )
    report = examine(tmp_path, source)
    assert report.passed
    assert report.stand_ins == ("utils.gradcheck",)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            "import no_such_thing\ndef relu(x): pass\n",
            "line 1 cannot be imported: ModuleNotFoundError: No module",
        ),
        ("def relu(x): pass\n1 / 0\n", r"line 2 cannot be imported: ZeroDivisionError: .* \(in `1 / 0`\)"),
        ("import sys\nsys.exit()\ndef relu(x): pass\n", "line 2 ends Python when it is imported"),
        ("def relu(x): pass\nwhile True:\n    pass\n", r"was not imported within 1 s \(line [23]: "),
        (
            "import os\nos._exit(3)\ndef relu(x): pass\n",
            "cannot be imported: the process ended with exit code 3",
        ),
    ],
)
def test_a_file_that_cannot_be_imported(source: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        examine(tmp_path, source, time_limit=1.0)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("x = 1\n", "defines none of the functions that are checked: softmax, sigmoid"),
        ("from utils.utils import softmax\n", "only imports softmax: check the file that defines it"),
        ("softmax = 3\n", "defines none of the functions"),
        ("class softmax: pass\n", "defines none of the functions"),
        ("import numpy as np\nrelu = np.abs\n", "only imports relu: check the file that defines it"),
    ],
)
def test_nothing_to_check(source: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        examine(tmp_path, source)


def test_only_the_file_s_own_functions_are_called(tmp_path: Path) -> None:
    source = """
import functools
import numpy as np
from utils.utils import normalizeRows as rows, softmax as theirs
class SGD:
    def __init__(self, a, b, c, d): pass
class Gate:
    def __call__(self, x): return x * (x > 0)
def plain(function):
    def inner(*args): return function(*args)
    return inner
def a(x): return 1 / (1 + np.exp(-x))
def b(x, axis): return x * (1 - x)
sigmoid, sigmoid_grad = a, functools.partial(b, axis=0)
relu = Gate()
relu_grad = np.vectorize(lambda x: 1.0 * (x > 0))
softmax = plain(theirs)
cross_entropy = functools.partial(theirs)
normalizeRows = rows
"""
    report = examine(tmp_path, source)
    assert [(verdict.function, verdict.status) for verdict in report.verdicts] == [
        (name, "right") for name in ("sigmoid", "sigmoid_grad", "relu", "relu_grad", "softmax")
    ]
    assert report.imported == ("cross_entropy", "normalizeRows")
    assert "sgd" in report.missing


def test_settings_out_of_range(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="there is no file"):
        check(tmp_path / "none.py")
    with pytest.raises(InvalidInput, match="time_limit must be above 0 seconds, got 0"):
        examine(tmp_path, SIGMOID, time_limit=0)
    with pytest.raises(InvalidInput, match="seed must be at least 0, got -1"):
        check(tmp_path / "mine.py", seed=-1)


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="only Linux bounds the data of a process")
def test_memory_is_bounded(tmp_path: Path) -> None:
    source = "import numpy as np\ndef relu(x):\n    return np.ones(1 << 28)\n"
    report = examine(tmp_path, source, memory_limit=1 << 30)
    assert "MemoryError" in report.verdicts[0].findings[0].problem


def test_the_front_door() -> None:
    assert firth.course.check is check
