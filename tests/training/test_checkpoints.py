"""Killed at any moment, a training goes on to the same bits; and it goes on with the same settings only."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from firth.errors import DamagedFile, InvalidInput
from firth.training import Callback, TrainingInterrupted
from firth.training.exact import passes
from firth.vectors import read_config
from tests.training.toy import digest, many_words, small, two_topics

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX")


def stopped(folder, **settings):
    """A checkpoint at the end of the first epoch."""
    watch = Callback(on_epoch_end=lambda state: state.stop())
    with pytest.warns(TrainingInterrupted):
        small(**settings).fit(two_topics(1_000), callbacks=[watch], checkpoint=folder)


def edit(folder, change):
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    change(config)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"validation": 0.2, "patience": 3}, "was written with validation = 0.1, this training has 0.2"),
        ({"validation": 0.1, "patience": 4}, "was written with patience = 3, this training has 4"),
        ({}, "was written with validation = 0.1, this training has 0.0"),
    ],
    ids=str,
)
def test_other_held_out_text_or_patience_is_refused(settings, sentence, tmp_path):
    stopped(tmp_path / "run", validation=0.1, patience=3)
    with pytest.raises(InvalidInput, match=f"{sentence}: use the same, or another folder"):
        small(**settings).fit(two_topics(1_000), checkpoint=tmp_path / "run", resume=True)


def test_a_checkpoint_from_before_a_setting_was_known_is_refused(tmp_path):
    stopped(tmp_path / "run")
    edit(
        tmp_path / "run",
        lambda config: (
            config.pop("given"),
            config["settings"].pop("patience"),
            config.update(firth_version="0.0.9"),
        ),
    )
    with pytest.raises(
        InvalidInput, match=r"written by firth 0\.0\.9, which has no setting patience: go on with that"
    ):
        small().fit(two_topics(1_000), checkpoint=tmp_path / "run", resume=True)


@pytest.mark.parametrize(
    "change",
    [
        lambda place: place.update(validation_loss_history=[]) or place.pop("validation_loss_history"),
        lambda place: place.update(validation_loss_history=["0x1p1", "0x1p1"]),
        lambda place: place["totals"].pop("lost"),
    ],
)
def test_a_damaged_history_is_refused(change, tmp_path):
    stopped(tmp_path / "run", validation=0.1)
    edit(tmp_path / "run", lambda config: change(config["checkpoint"]))
    with pytest.raises(DamagedFile, match="not a checkpoint that this firth writes"):
        small(validation=0.1).fit(two_topics(1_000), checkpoint=tmp_path / "run", resume=True)


LONG = {"vector_size": 64, "epochs": 60, "validation": 0.1}
PASSES = {"objective": "softmax", "vector_size": 100, "epochs": 20, "validation": 0.1, "patience": 99}

KILLED = """
import sys
from firth.training import Callback
from firth.training.exact import alternation, passes
from tests.training import test_checkpoints
from tests.training.toy import many_words, small, two_topics

run, workers, settings = sys.argv[1:]
passes.SETTLED = alternation.SECONDS_PER_PIECE = 1e-9
text = two_topics() if settings == "LONG" else many_words(10_000, 1_000)
tell = Callback(on_interval=lambda state: print(state.words, flush=True), interval=1e-9)
small(workers=int(workers), **getattr(test_checkpoints, settings)).fit(
    text, callbacks=[tell], checkpoint=run, checkpoint_every=1e-9, resume=True
)
"""


def killed(run, workers, chance, settings="LONG", most=18_000):
    """Whether a training was killed: some way on, and a moment later."""
    command = [sys.executable, "-c", KILLED, run, str(workers), settings]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        goal = None
        for line in process.stdout:
            goal = goal or int(line) + chance.randint(1, most)
            if int(line) >= goal:
                time.sleep(chance.uniform(0, 0.01))
                process.kill()
                break
    return process.returncode == -signal.SIGKILL


@pytest.mark.slow
@posix
def test_killed_twenty_times_it_ends_in_the_same_bits(tmp_path):
    chance, places = random.Random(4), []
    for i in range(20):
        assert killed(tmp_path / "run", 1 + i % 3, chance)
        place = read_config(tmp_path / "run")["checkpoint"]
        places.append((place["epoch"], place["tile"]))
    assert places == sorted(places)
    assert len(set(places)) > 5  # it got on between the kills
    resumed = small(**LONG).fit(two_topics(), checkpoint=tmp_path / "run", resume=True)
    assert digest(resumed) == digest(small(**LONG).fit(two_topics()))


@pytest.mark.slow
@posix
def test_killed_in_passes_it_ends_in_the_same_bits(tmp_path, monkeypatch):
    monkeypatch.setattr(passes, "SETTLED", 1e-9)
    chance, epochs, text = random.Random(5), [], many_words(10_000, 1_000)
    for i in range(10):
        assert killed(tmp_path / "run", 1 + i % 3, chance, "PASSES", 3_500)  # a pass has 2,000 rows
        epochs.append(read_config(tmp_path / "run")["checkpoint"]["epoch"])
    assert epochs == sorted(epochs)
    assert len(set(epochs)) > 3  # it got on between the kills
    resumed = small(**PASSES).fit(text, checkpoint=tmp_path / "run", resume=True)
    assert len(resumed.loss_history_) == 20
    assert digest(resumed) == digest(small(**PASSES).fit(text))


KILLED_WRITING = """
import os, signal, sys
from firth.training import crew
from tests.training.toy import small, two_topics

run, left = sys.argv[1], int(sys.argv[2])

ASKED = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree")

def kill(event, args):  # the interpreter tells of these operations before they are done
    global left
    if event in ASKED and ("run" in str(args[0]) or event == "os.remove"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

crew.SECONDS_PER_PIECE = 1e-9
corpus = two_topics(1_000)
model = small(epochs=1)
sys.addaudithook(kill)
model.fit(corpus, checkpoint=run, checkpoint_every=1e-9, resume=True)
"""


@pytest.mark.slow
@posix
def test_killed_before_any_operation_on_the_disk_it_ends_in_the_same_bits(tmp_path):
    whole = digest(small(epochs=1).fit(two_topics(1_000)))
    for operations in range(1, 36):
        run = tmp_path / f"run{operations}"
        for _ in range(2):  # what the first leaves must not be in the way of the second
            command = [sys.executable, "-c", KILLED_WRITING, run, str(operations)]
            assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
        resumed = small(epochs=1).fit(two_topics(1_000), checkpoint=run, resume=True)
        assert digest(resumed) == whole
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
