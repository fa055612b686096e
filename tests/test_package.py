"""The package as a whole: its front door, what an import costs, what is shipped."""

import subprocess
import sys
from importlib import import_module, metadata, resources

import pytest

import firth

HEAVY = {
    "IPython",
    "backports",
    "matplotlib",
    "regex",
    "rich",
    "safetensors",
    "openTSNE",
    "scipy",
    "starlette",
    "threadpoolctl",
    "torch",
    "typer",
    "uvicorn",
}
ROOMS = ["classify", "evaluation", "explorer", "kernels", "maths", "plots", "text", "training", "vectors"]


def modules_after(statement: str) -> set[str]:
    """The names in sys.modules of a fresh interpreter that has run one statement."""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_loads_numpy_and_nothing_heavier() -> None:
    new = modules_after("import firth") - modules_after("import numpy")
    assert "firth" in new
    assert {name.partition(".")[0] for name in new} - set(sys.stdlib_module_names) == {"firth"}


@pytest.mark.parametrize("room", [*ROOMS, "compat.gensim"])
def test_rooms_load_their_libraries_only_when_used(room: str) -> None:
    loaded = modules_after(f"import firth.{room}")
    assert f"firth.{room}" in loaded
    assert not {name.partition(".")[0] for name in loaded} & HEAVY


def test_front_door_is_exact() -> None:
    assert firth.__all__ == [
        "Callback",
        "Corpus",
        "Counts",
        "Ensemble",
        "FirthError",
        "Phrases",
        "TextClassifier",
        "TextEncoder",
        "Vocabulary",
        "Word2Vec",
        "WordVectors",
        "count_pairs",
        "load",
        "read_corpus",
        "__version__",
    ]


@pytest.mark.parametrize("name", firth.__all__)
def test_every_public_name_resolves(name: str) -> None:
    assert getattr(firth, name) is not None
    assert name in dir(firth)


@pytest.mark.parametrize("room", [*ROOMS, "cli", "compat"])
def test_rooms_are_attributes_and_name_what_they_offer(room: str) -> None:
    module = getattr(firth, room)
    assert module is import_module(f"firth.{room}")
    for name in getattr(module, "__all__", []):
        assert hasattr(module, name), f"firth.{room}.__all__ names {name}, which is not there"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'firth' has no attribute 'word2vec'"):
        firth.word2vec  # noqa: B018


def test_types_are_shipped() -> None:
    assert resources.files("firth").joinpath("py.typed").is_file()


def test_version_is_that_of_the_metadata() -> None:
    assert firth.__version__ == metadata.version("firth")


def test_optional_libraries_are_extras() -> None:
    required = metadata.requires("firth") or []
    assert [line for line in required if "matplotlib" in line and "extra ==" not in line] == []
    assert set(metadata.metadata("firth").get_all("Provides-Extra") or []) >= {"plots", "all"}
