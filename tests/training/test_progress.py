import io
import math
import re
import sys
import types

import numpy as np
import pytest

import firth
from firth.training import progress
from firth.training.callbacks import TrainingState
from tests.training.toy import exact, two_topics


class Recorder:
    def __init__(self):
        self.shown = []

    def show(self, *seen):
        self.shown.append(seen)

    def close(self):
        pass


def state(words):
    table = np.zeros((2, 2), np.float32)
    return TrainingState(1, 3, words, 900_000, 2.34567, [2.5], table, table)


def test_training_shows_epoch_rate_loss_and_time_left(monkeypatch):
    clock = iter([0.0, 0.0, 2.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    display = Recorder()
    shown = progress.Progress(display)
    shown.training(state(300_000))
    shown.training(state(500_000))
    assert display.shown == [
        ("training", 300_000, 900_000, "epoch 2/3"),
        ("training", 500_000, 900_000, "epoch 2/3, 0:04 left, loss 2.3457, 100.00 k words/s"),
    ]


def test_several_trainings_are_shown_as_one(monkeypatch):
    clock = iter([0.0, 0.0, 1.0, 2.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    display = Recorder()
    shown = progress.Progress(display)
    for number, words in [(0, 0), (0, 900_000), (1, 300_000)]:
        shown.part(number, 2)
        shown.training(state(words))
    assert display.shown == [
        ("training", 0, 1_800_000, "model 1/2, epoch 2/3"),
        ("training", 900_000, 1_800_000, "model 1/2, epoch 2/3, 0:01 left, loss 2.3457, 900.00 k words/s"),
        ("training", 1_200_000, 1_800_000, "model 2/2, epoch 2/3, 0:01 left, loss 2.3457, 600.00 k words/s"),
    ]


def passes(epoch, words, losses, epochs=8):
    table, loss = np.zeros((2, 2), np.float32), losses[-1] if losses else math.nan
    return TrainingState(epoch, epochs, words, 1000 * epochs, loss, losses, table, table, open_end=True)


def test_a_training_without_a_known_end_says_about(monkeypatch, capsys):
    clock = iter([0.0, 0.0, 1.0, 6.0, 10.0, 12.0, 20.0, 21.0, 22.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    display = Recorder()
    shown = progress.Progress(display)
    shown.training(passes(0, 0, []))
    shown.training(passes(0, 500, []))
    shown.training(passes(2, 3_000, [7.5, 7.25]))
    shown.training(passes(7, 7_500, [7.5, 7.25, 7.1, 7.05, 7.03, 7.02, 7.01]))
    shown.training(passes(8, 8_000, [7.5, 7.25, 7.1, 7.05, 7.03, 7.02, 7.01, 7.01]))
    assert [text for *_, text in display.shown] == [
        "epoch 1 of about 8",
        "epoch 1 of about 8, 0:15 left, 500 rows/s",  # no pass has told a loss yet
        "epoch 3 of about 8, 0:10 left, loss 7.2500, 500 rows/s",
        "epoch 8 of about 8, 0:01 left, loss 7.0100, 750 rows/s",
        "epoch 8 of about 8, 0:00 left, loss 7.0100, 667 rows/s",
    ]
    line = progress.LineDisplay(0.0)
    line.show(*display.shown[2])
    assert capsys.readouterr().err == "training  38% epoch 3 of about 8, 0:10 left, loss 7.2500, 500 rows/s\n"


def test_the_progress_of_an_exact_training(capsys):
    exact().fit(two_topics(1_000), progress=True)
    reading, counting, training = capsys.readouterr().err.splitlines()
    assert reading.startswith(" reading")
    assert counting == "counting 100% 1,000 of 1,000 words"
    assert re.fullmatch(
        r"training 100% epoch (\d+) of about \1, 0:00 left, loss \d\.\d{4}, [\d.]+ k? ?rows/s", training
    )


def test_reading_shows_words_and_rate():
    display = Recorder()
    progress.Progress(display).reading(1_000_000, 5, 10)
    task, done, total, text = display.shown[0]
    assert (task, done, total) == ("reading", 5, 10)
    assert text.startswith("1,000,000 words, ")


def test_counting_shows_words():
    display = Recorder()
    progress.Progress(display).counting(1_000, 4_000)
    assert display.shown == [("counting", 1_000, 4_000, "1,000 of 4,000 words")]


def test_lines_are_few_and_the_last_is_never_lost(capsys):
    display = progress.LineDisplay(seconds=1000)
    for done in range(5):
        display.show("reading", done, 4, f"{done}")
    display.show("training", 1, None, "epoch 1/1")
    display.close()
    assert capsys.readouterr().err == " reading 100% 4\ntraining epoch 1/1\n"


def terminal(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    return screen


def test_a_terminal_gets_a_bar(monkeypatch):
    screen = terminal(monkeypatch)
    with progress.shown_progress(True) as shown:
        shown.training(state(900_000))
    assert "training" in screen.getvalue()
    assert "100%" in screen.getvalue()


def test_a_narrow_terminal_cuts_nothing_but_the_rate(monkeypatch):
    screen = terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "80")
    table, losses = np.zeros((2, 2), np.float32), [2.5] * 98
    with progress.shown_progress(True) as shown:
        for words in (0, 400_000):
            shown.training(TrainingState(98, 100, words, 800_000, 2.34567, losses, table, table, losses))
    last = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen.getvalue()).rstrip().splitlines()[-1]
    assert re.search(r"training  50% epoch 99/100, 0:00 left, loss 2.3457, held out 2.5000, .", last)


def test_a_notebook_gets_one_output_a_task(monkeypatch):
    seen = []

    class Handle:
        def update(self, line, raw):
            seen.append(("update", line["text/plain"]))

    def display(line, raw, display_id):
        seen.append(("display", line["text/plain"]))
        return Handle()

    shell = types.SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", types.SimpleNamespace(get_ipython=lambda: shell))
    monkeypatch.setitem(sys.modules, "IPython.display", types.SimpleNamespace(display=display))
    with progress.shown_progress(True) as shown:
        shown.training(state(0))
        shown.training(state(450_000))
    assert [kind for kind, _ in seen] == ["display", "update"]
    assert seen[1][1].startswith("training  50% epoch 2/3")


@pytest.mark.parametrize("wanted", [True, False])
def test_progress_does_not_change_the_result(wanted, capsys):
    sentences = [["a", "b", "c"]] * 50
    model = firth.Word2Vec(vector_size=8, min_count=1, sample=0, seed=3).fit(sentences, progress=wanted)
    plain = firth.Word2Vec(vector_size=8, min_count=1, sample=0, seed=3).fit(sentences)
    assert (model.vectors_.vectors == plain.vectors_.vectors).all()
    assert ("loss" in capsys.readouterr().err) == wanted


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0:00"), (61, "1:01"), (3661, "1:01:01")])
def test_time_left_reads_like_a_clock(seconds, text):
    assert progress._clock(seconds) == text
