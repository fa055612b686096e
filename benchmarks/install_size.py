"""How much room firth takes with its dependencies, in a fresh environment, pip itself not counted.

Run it with any Python that has pip and a C++ compiler beside it: python benchmarks/install_size.py
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from record import write

ROOT = Path(__file__).resolve().parents[1]
NOT_COUNTED = {"pip", "setuptools", "wheel"}
SIZES = """
import json, importlib.metadata as m
sizes = {}
for d in m.distributions():
    files = [d.locate_file(f) for f in d.files or []]
    sizes[f"{d.name} {d.version}"] = sum(f.stat().st_size for f in files if f.is_file())
print(json.dumps(sizes))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "env"
        venv.create(environment, with_pip=True)
        python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", ROOT], check=True)
        printed = subprocess.run(
            [python, "-I", "-c", SIZES], capture_output=True, text=True, check=True
        ).stdout
    sizes = {name: size for name, size in json.loads(printed).items() if name.split()[0] not in NOT_COUNTED}
    largest_first = sorted(sizes.items(), key=lambda item: -item[1])
    results = {
        "total_megabytes": round(sum(sizes.values()) / 1e6, 1),
        "megabytes": {name: round(size / 1e6, 2) for name, size in largest_first},
    }
    versions = {"python": sys.version.split()[0]} | dict(name.split() for name in sorted(sizes))
    write(
        __file__,
        versions=versions,
        settings={"extras": [], "bytecode": "compiled by pip, counted"},
        results=results,
    )


if __name__ == "__main__":
    main()
