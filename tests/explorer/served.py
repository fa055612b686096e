"""A server as a process of its own, and a browser that looks at it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CODE = """
import sys, firth.explorer
models, table = sys.argv[1:3], sys.argv[3] or None
tell = lambda address, session: print(address, flush=True)
firth.explorer.explore(models[0], models[1] or None, table=table, browser=False, ready=tell)
"""


@contextmanager
def served(model: Path, other: Path | None = None, table: Path | None = None) -> Iterator[str]:
    """The address of a server, which must not complain until it is ended."""
    command = [sys.executable, "-c", CODE, *(str(path or "") for path in (model, other, table))]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            _, complaints = process.communicate(timeout=20)
    assert complaints == ""
