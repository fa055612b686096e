"""The sdist and the wheel: built from a clean copy, complete, installable; clear without a compiler."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import firth

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
LEFTOVERS = shutil.ignore_patterns(
    ".git", ".venv*", "build", "dist", "*.so", "*.pyd", "__pycache__", ".*_cache", ".hypothesis"
)


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command and return all it printed, whitespace made single; the output stands in the assertion."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | environment
    done = subprocess.run(
        command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return f"exit {done.returncode} " + " ".join(done.stdout.split())


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources without anything that was built."""
    folder = tmp_path_factory.mktemp("source") / "firth"
    shutil.copytree(ROOT, folder, ignore=LEFTOVERS)
    return folder


@pytest.fixture(scope="module")
def dist(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    output = run(sys.executable, "-m", "build", "--outdir", folder, cwd=source)
    assert output.startswith("exit 0"), output
    return folder


def test_sdist_holds_what_a_build_and_its_tests_need(dist: Path, source: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {
        "CMakeLists.txt",
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "CITATION.cff",
        "pyproject.toml",
        "docs/design.md",
    }
    for folder in ("native", "src", "tests"):
        needed |= {
            path.relative_to(source).as_posix() for path in (source / folder).rglob("*") if path.is_file()
        }
    assert needed - names == set()
    assert not [name for name in names if name.endswith((".so", ".pyd", ".pyc"))]


def test_wheel_holds_the_package_and_no_sources_of_the_core(dist: Path, source: Path) -> None:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as archive:
        names = set(archive.namelist())
    package = {
        path.relative_to(source / "src").as_posix() for path in (source / "src").rglob("*") if path.is_file()
    }
    info = f"firth-{firth.__version__}.dist-info/"
    compiled = {
        name for name in names if name.startswith("firth/_native.") and name.endswith((".so", ".pyd"))
    }
    assert package - names == set()
    assert len(compiled) == 1
    assert {name for name in names - package - compiled if not name.startswith(info)} == set()
    assert f"{info}licenses/LICENSE" in names


def test_wheel_works_in_a_fresh_environment(dist: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    installed = run(scripts / "python", "-m", "pip", "install", next(dist.glob("*.whl")), cwd=tmp_path)
    assert installed.startswith("exit 0"), installed
    assert run(scripts / "firth", "--version", cwd=tmp_path) == f"exit 0 firth {firth.__version__}"
    train = (
        "import firth; print(firth.Word2Vec(min_count=1, sample=0).fit([['a', 'b'], ['b', 'c']]).vectors_)"
    )
    assert run(scripts / "python", "-W", "error", "-c", train, cwd=tmp_path).startswith(
        "exit 0 WordVectors(3 words"
    )


def test_a_missing_compiler_is_named(source: Path, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no-such-compiler")
    output = run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "-w",
        tmp_path,
        source,
        cwd=tmp_path,
        CC=nowhere,
        CXX=nowhere,
    )
    assert output.startswith("exit 1"), output
    assert (
        "firth needs a C++20 compiler and none was found. Install one and try again: 'apt install g++'"
        in output
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems look for their compiler outside PATH")
def test_a_path_without_compilers_is_named(source: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    command = (sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", tmp_path, source)
    output = run(*command, cwd=tmp_path, PATH=str(tmp_path / "bin"), CC="", CXX="")
    assert output.startswith("exit 1"), output
    assert (
        "firth needs a C++20 compiler and none was found. Install one and try again: 'apt install g++'"
        in output
    )


@pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("c++"),
    reason="the old compiler is played by a shell script around c++",
)
def test_a_compiler_too_old_is_named(source: Path, tmp_path: Path) -> None:
    old = tmp_path / "old-compiler"
    old.write_text(f'#!/bin/sh\nexec {shutil.which("c++")} "$@" -std=c++17\n', encoding="utf-8")
    old.chmod(0o755)
    output = run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", tmp_path, source, cwd=tmp_path, CXX=str(old)
    )
    assert output.startswith("exit 1"), output
    assert f"firth needs a C++20 compiler and {old}" in output
    assert "Install GCC 11, Clang 14, Xcode 14 or newer" in output
