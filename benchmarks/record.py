"""What every benchmark writes: a JSON file beside the script, with machine, versions and settings."""

import json
import os
import platform
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any


def machine() -> dict[str, Any]:
    """The machine in words and numbers, without its name."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def versions(*distributions: str) -> dict[str, str]:
    """The versions of Python and of the installed distributions named."""
    return {"python": platform.python_version()} | {name: metadata.version(name) for name in distributions}


def write(
    script: str, *, versions: Mapping[str, str], settings: Mapping[str, Any], results: Mapping[str, Any]
) -> Path:
    """Write NAME.json beside the script NAME.py and show it."""
    path = Path(script).resolve().with_suffix(".json")
    record = {"machine": machine(), "versions": versions, "settings": settings, "results": results}
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(text)
    return path


def _processor() -> str:
    """The processor's name where the system tells it."""
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
