"""When checkpoints are written, and that one that cannot be written costs nothing but itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from firth.errors import InvalidInput, WrongType
from firth.training import Callback, TrainingWarning, crew, keeper
from firth.vectors import read_config
from tests.training.toy import digest, small, two_topics

ROOT = Path(__file__).parents[2]


@pytest.fixture
def written(monkeypatch):
    """Where the training stands at each checkpoint."""
    places = []

    def write(path, **state):
        places.append((state["run"].epoch, state["run"].tile))
        original(path, **state)

    original = keeper.write_checkpoint
    monkeypatch.setattr(keeper, "write_checkpoint", write)
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    return places


@pytest.mark.parametrize(
    ("every", "epochs"), [("1 epoch", [1, 2, 3, 4]), ("2 epochs", [2, 4]), ("9 epochs", [])]
)
def test_epochs_between_checkpoints_are_counted_from_the_first(every, epochs, written, tmp_path):
    model = small(epochs=5).fit(two_topics(1_000), checkpoint=tmp_path / "run", checkpoint_every=every)
    assert written == [(epoch, 0) for epoch in epochs]
    assert read_config(tmp_path / "run")["training"]["loss_history"] == model.loss_history_


def test_a_resumed_training_keeps_the_rhythm(written, tmp_path):
    stop = Callback(on_epoch_end=lambda state: state.stop())
    keep = {"checkpoint": tmp_path / "run", "checkpoint_every": "2 epochs", "resume": True}
    for _ in range(3):
        with pytest.warns(UserWarning, match="stopped in epoch"):
            small(epochs=7).fit(two_topics(1_000), callbacks=[stop], **keep)
    written.clear()
    small(epochs=7).fit(two_topics(1_000), **keep)
    assert written == [(4, 0), (6, 0)]


def test_seconds_between_checkpoints(written, tmp_path):
    small().fit(two_topics(1_000), checkpoint=tmp_path / "run", checkpoint_every=3600)
    assert written == []
    small().fit(two_topics(1_000), checkpoint=tmp_path / "other", checkpoint_every="0.000001 s")
    assert len(written) > 10
    assert written == sorted(set(written))


def test_what_is_asked_of_checkpoints_is_looked_at_first(tmp_path):
    def explode():
        raise AssertionError("the source was touched")
        yield

    with pytest.raises(InvalidInput, match="checkpoint_every needs a folder to write: give checkpoint="):
        small().fit(explode(), checkpoint_every=60)
    with pytest.raises(InvalidInput, match="checkpoint_every must be a number of seconds"):
        small().fit(explode(), checkpoint=tmp_path / "run", checkpoint_every="often")
    with pytest.raises(WrongType, match="checkpoint_every must be a number of seconds"):
        small().fit(explode(), checkpoint=tmp_path / "run", checkpoint_every=[60])
    (tmp_path / "file").touch()
    with pytest.raises(InvalidInput, match=r"cannot be written, because of .*file"):
        small().fit(explode(), checkpoint=tmp_path / "file" / "run")


@pytest.mark.parametrize("kind", [PermissionError, InvalidInput, MemoryError])
def test_a_folder_that_cannot_be_written_meanwhile_is_a_warning(kind, monkeypatch, tmp_path):
    def locked(*_, **__):
        raise kind("no leave to write")

    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    lock = Callback(
        on_epoch_begin=lambda state: (
            state.epoch and monkeypatch.setattr("firth.vectors.folder.written_folder", locked)
        )
    )
    model = small()
    with pytest.warns(
        TrainingWarning, match="run could not be written, the one before is kept: no leave to write"
    ):
        model.fit(two_topics(1_000), callbacks=[lock], checkpoint=tmp_path / "run", checkpoint_every=1e-9)
    monkeypatch.undo()
    assert read_config(tmp_path / "run")["checkpoint"]["epoch"] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["run"]
    again = small().fit(two_topics(1_000), checkpoint=tmp_path / "run", resume=True)
    assert digest(model) == digest(again) == digest(small().fit(two_topics(1_000)))


FULL = """
import resource, sys, warnings
from firth.training import Callback, crew
from tests.training.toy import digest, small, two_topics

run, room = sys.argv[1], int(sys.argv[2])

def fill(state):
    if state.epoch == 1:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

crew.SECONDS_PER_PIECE = 1e-9
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    model = small().fit(
        two_topics(1_000), callbacks=[Callback(on_epoch_begin=fill)], checkpoint=run, checkpoint_every=1e-9
    )
print(digest(model))
print(*{str(warning.message) for warning in caught}, sep="\\n")
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are a thing of POSIX")
@pytest.mark.parametrize(
    "room", [10, 2000]
)  # for the list of words or the description; for those, but no table
def test_a_full_disk_costs_the_checkpoint_and_nothing_else(room, tmp_path):
    command = [sys.executable, "-c", FULL, tmp_path / "run", str(room)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    bits, *warned = done.stdout.splitlines()
    assert len(warned) == 1
    assert warned[0].startswith(
        f"the checkpoint {tmp_path / 'run'} could not be written, the one before is kept: "
    )
    assert "too large" in warned[0]
    assert [path.name for path in tmp_path.iterdir()] == ["run"]
    assert read_config(tmp_path / "run")["checkpoint"]["epoch"] == 0
    resumed = small().fit(two_topics(1_000), checkpoint=tmp_path / "run", resume=True)
    assert str(digest(resumed)) == bits == str(digest(small().fit(two_topics(1_000))))
