"""What the same bits cost: threads in step, beside threads that do not wait for one another.

    python benchmarks/racy.py TEXT [--turns 7]

Both train the same jobs on two threads, turn by turn; the ratio is that of the rates within a turn.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median

import with_firth
from jobs import JOBS, SETTINGS, WORKERS
from lines import cut
from record import versions, write

from firth.kernels import native


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("--turns", type=int, default=7)
    options = parser.parse_args()
    gains: dict[str, list[float]] = {name: [] for name in JOBS}
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        cut(options.text, text, None)
        for turn in range(options.turns):
            for name, job in JOBS.items():
                in_step, racing = with_firth.rate(job, text), with_firth.rate(job, text, racy=True)
                gains[name].append(racing / in_step)
                print(turn, name, f"{in_step:,.0f} {racing:,.0f} {gains[name][-1]:.2f}", flush=True)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings=SETTINGS
        | {"workers": WORKERS, "turns": options.turns}
        | {"instruction_set": native.instruction_set},
        results={
            name: {"racy_over_in_step": round(median(turns), 3), "turns": [round(t, 3) for t in turns]}
            for name, turns in gains.items()
        },
    )


if __name__ == "__main__":
    main()
