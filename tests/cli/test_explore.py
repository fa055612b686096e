import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from tests.cli.conftest import Done


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be sent Ctrl-C here")
def test_it_serves_until_ctrl_c(start: Callable[..., "subprocess.Popen[str]"], model: Path) -> None:
    process = start("explore", model, "--no-browser")
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    with urlopen(address) as page:
        assert b"explorer.js" in page.read()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, "")
    assert err == "firth: open this address in a web browser of this machine; Ctrl-C ends it\n"


def test_a_page_is_written(run: Callable[..., Done], model: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run("explore", model, "--export", page, "--limit", 3)
    assert (done.code, done.out) == (0, f"wrote {page}: {page.stat().st_size / 1e6:.1f} MB\n")
    assert done.err == "firth: the 3 most frequent of 6 words of model are on the map\n"


def test_columns_that_are_left_out_are_named(run: Callable[..., Done], model: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(
        "word,n,no\x1b[31mte\nking,1,a\n" + "".join(f"w{i},1,n{i}\n" for i in range(300)), encoding="utf-8"
    )
    done = run("explore", model, "--export", tmp_path / "page.html", "--table", table)
    name = r"'no\x1b[31mte'"  # as Python writes it: it does nothing to a terminal
    assert done.err == f"firth: the column {name} of the table is left out: it has too many different texts\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--limit", "1"], "firth: limit must be from 2 to 200,000 words, got 1\n"),
        (["--port", "70000"], "firth: port must be from 0 to 65535, got 70000\n"),
        (["nowhere"], "firth: there is no file or folder nowhere"),
        (["--table", "table.txt"], "firth: a table's name must end in .csv or .tsv, got 'table.txt'\n"),
        (["--export", "page.png"], "firth: a page's name must end in .html, got 'page.png'\n"),
        (["--export", "nowhere/page.html"], "firth: the folder nowhere does not exist: make it first\n"),
    ],
)
def test_errors(run: Callable[..., Done], model: Path, words: list[str], sentence: str) -> None:
    done = run("explore", model, "--no-browser", *words)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(sentence)
