"""The machine's own roof: float32 fused multiply-adds on one thread, compiled and measured on the spot."""

import os
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("fma_peak.cpp")
SECONDS = 0.5


def compiled(folder: Path) -> Path:
    """The program, compiled into a folder for the processor of this machine."""
    program = folder / "fma_peak"
    compiler = os.environ.get("CXX", "c++")
    subprocess.run([compiler, "-O3", "-march=native", SOURCE, "-o", program], check=True)
    return program


def peak(program: Path) -> float:
    """GFLOP/s."""
    return float(subprocess.run([program, str(SECONDS)], capture_output=True, text=True, check=True).stdout)
