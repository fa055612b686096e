import random
from pathlib import Path

import numpy as np
import pytest

from firth.course.sst.by_windows import train_by_windows
from firth.course.sst.run import VectorRun
from firth.course.sst.settings import Settings
from firth.course.sst.text import Text
from firth.course.sst.treebank import read_sentences
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.maths import capture_random_states


def compare(text: Text, settings: Settings, iterations: int) -> list[str]:
    """Batch by batch and window by window: losses, tables and printed digits; the lines."""
    run, lines = VectorRun(text, settings), []
    losses = [run.advance() for _ in range(iterations)]
    V, U, expected = train_by_windows(text, settings, iterations, lines.append)
    np.testing.assert_allclose(losses, expected, rtol=0, atol=1e-12)
    np.testing.assert_allclose(run.V, V, rtol=0, atol=1e-12)
    np.testing.assert_allclose(run.U, U, rtol=0, atol=1e-12)
    assert run.log() == lines
    return lines


def test_it_is_what_is_done_window_by_window(text: Text, settings: Settings) -> None:
    before = capture_random_states()
    lines = compare(text, settings, 50)
    assert [line.partition(":")[0] for line in lines] == [f"iter {i}" for i in range(10, 51, 10)]
    assert capture_random_states() == before  # the global streams are left alone


def test_the_first_200_iterations_on_the_treebank(data: Path) -> None:
    lines = compare(Text.of(read_sentences(data / "stanfordSentimentTreebank")), Settings(), 200)
    assert lines[0] == "iter 10: 19.061546"


def test_the_step_is_halved_after_the_update(text: Text, settings: Settings) -> None:
    run, steps = VectorRun(text, settings), []
    for _ in range(31):
        steps.append(run.step)
        run.advance()
    assert steps == [0.3] * 15 + [0.15] * 15 + [0.075]


def test_the_average_takes_every_tenth_loss_and_no_other(text: Text, settings: Settings) -> None:
    run = VectorRun(text, settings)
    losses = [run.advance() for _ in range(35)]
    first, second = losses[9], 0.95 * losses[9] + 0.05 * losses[19]
    assert run.averages == [first, second, 0.95 * second + 0.05 * losses[29]]
    assert run.log(since=2) == [f"iter 30: {run.averages[2]:.6f}"]


@pytest.mark.parametrize("at", [1, 9, 10, 15, 29])
def test_a_resumed_run_has_the_bits_of_an_uninterrupted_one(
    text: Text, settings: Settings, at: int, tmp_path: Path
) -> None:
    whole, stopped = VectorRun(text, settings), VectorRun(text, settings)
    losses = [whole.advance() for _ in range(40)]
    for _ in range(at):
        stopped.advance()
    stopped.save(tmp_path / "checkpoint.npz")
    resumed = VectorRun(text, settings)
    resumed.resume(tmp_path / "checkpoint.npz")
    assert (resumed.iteration, resumed.step) == (at, stopped.step)
    assert [resumed.advance() for _ in range(40 - at)] == losses[at:]
    np.testing.assert_array_equal(resumed.V, whole.V)
    np.testing.assert_array_equal(resumed.U, whole.U)
    assert resumed.averages == whole.averages


def test_it_goes_on_only_where_it_stood(text: Text, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    run = VectorRun(text, settings)
    with pytest.raises(MissingFile, match=r"there is no checkpoint .*checkpoint\.npz"):
        run.resume(path)
    run.advance()
    run.save(path)
    for other in (VectorRun(text), VectorRun(Text.of([["a", "b"]]), settings)):
        with pytest.raises(InvalidInput, match="is the checkpoint of another text or of other settings"):
            other.resume(path)
    for content in (b"", b"something else", path.read_bytes()[:-50], path.read_bytes()[:5000]):
        path.write_bytes(content)
        with pytest.raises(DamagedFile, match="is not a checkpoint of this run, or is damaged: start anew"):
            run.resume(path)
    np.savez(path, V=run.V, U=run.U, state=np.array("{}"))
    with pytest.raises(DamagedFile, match="is not a checkpoint"):
        run.resume(path)


def test_the_seeds_alone_decide(text: Text, settings: Settings) -> None:
    random.seed(1)
    first = VectorRun(text, settings)
    random.seed(2)
    assert first.advance() == VectorRun(text, settings).advance()
