"""How long `import firth` takes beside a bare `import numpy`, each in a fresh interpreter, turn by turn.

The third statement opens the front door: every public name is loaded, and NumPy with them.
Run it where firth is installed: python benchmarks/import_time.py
"""

import subprocess
import sys
import tempfile
from statistics import median

from record import versions, write

RUNS = 21
TIMED = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
STATEMENTS = {
    "numpy": "import numpy",
    "firth": "import firth",
    "every_public_name": "import firth; [getattr(firth, name) for name in firth.__all__]",
}


def seconds(statement: str, folder: str) -> float:
    """Seconds of one import in a fresh interpreter that sees installed packages only."""
    command = [sys.executable, "-I", "-c", TIMED.format(statement)]
    return float(subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    times: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    with tempfile.TemporaryDirectory() as folder:
        for statement in STATEMENTS.values():
            seconds(statement, folder)  # the first run reads from disk and compiles bytecode
        for _ in range(RUNS):
            for name, statement in STATEMENTS.items():
                times[name].append(seconds(statement, folder))
    results = {
        name: {
            "seconds": round(median(values), 4),
            "least": round(min(values), 4),
            "most": round(max(values), 4),
            "over_numpy": round(median(a / b for a, b in zip(values, times["numpy"], strict=True)), 3),
        }
        for name, values in times.items()
    }
    settings = {"runs": RUNS, "statistic": "median", "statements": STATEMENTS}
    write(__file__, versions=versions("firth", "numpy"), settings=settings, results=results)


if __name__ == "__main__":
    main()
