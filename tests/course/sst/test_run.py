import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.fixture(scope="module")
def wide(settings: Settings) -> Settings:
    """With tables of more bytes than zipfile reads, and sums up, before NumPy sees a head: 4,096."""
    return replace(settings, dimensions=20)


@pytest.fixture(scope="module")
def saved(text: Text, wide: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint after twelve iterations."""
    run, path = VectorRun(text, wide), tmp_path_factory.mktemp("run") / "checkpoint.npz"
    for _ in range(12):
        run.advance()
    run.save(path)
    return path


def resumed(path: Path, text: Text, wide: Settings) -> list[object]:
    """Where a run stands that goes on from a checkpoint for one iteration."""
    run = VectorRun(text, wide)
    run.resume(path)
    loss = run.advance()
    return [loss, run.iteration, run.step, run.averages, run.V.tobytes(), run.U.tobytes()]


@given(st.data())
@hypothesis.settings(max_examples=300)
def test_flipped_bytes_are_found_or_do_not_matter(
    text: Text, wide: Settings, saved: Path, data: st.DataObject
) -> None:
    content = bytearray(saved.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.one_of(st.integers(0, 200), st.integers(0, len(content) - 1)))
        content[at] ^= data.draw(st.integers(1, 255))
    damaged = saved.with_name("damaged.npz")
    damaged.write_bytes(content)
    try:
        found = resumed(damaged, text, wide)
    except DamagedFile:
        return
    assert found == resumed(saved, text, wide)


def test_numbers_that_are_read_two_bytes_too_early_are_found(text: Text, wide: Settings, saved: Path) -> None:
    """The head of V says that it is shorter than it is; the last bytes, and the checksum, are not read."""
    content = bytearray(saved.read_bytes())
    at = content.index(b"\x93NUMPY") + 8
    content[at] -= 2
    damaged = saved.with_name("damaged.npz")
    damaged.write_bytes(content)
    with pytest.raises(DamagedFile, match="is not a checkpoint of this run"):
        resumed(damaged, text, wide)


def rewritten(saved: Path, tables: dict[str, Any], **state: Any) -> Path:
    """A checkpoint with other tables, or with other numbers in its state."""
    with np.load(saved) as arrays:
        parts = dict(arrays)
    told = json.loads(str(parts["state"])) | state
    np.savez(saved.with_name("other.npz"), **parts | tables | {"state": np.array(json.dumps(told))})
    return saved.with_name("other.npz")


def test_tables_of_another_kind_are_refused_and_of_another_order_taken(
    text: Text, wide: Settings, saved: Path
) -> None:
    with np.load(saved) as arrays:
        V, U = arrays["V"], arrays["U"]
    for other in (V.astype(np.float32), V.T, V[:-1], V.astype(str)):
        with pytest.raises(DamagedFile, match="is not a checkpoint of this run"):
            resumed(rewritten(saved, {"V": other}), text, wide)
    turned = rewritten(saved, {"V": np.asfortranarray(V), "U": np.asfortranarray(U)})
    assert resumed(turned, text, wide) == resumed(saved, text, wide)


@pytest.mark.parametrize(
    "state",
    [
        {"random": {}},
        {"random": []},
        {"random": {"python": [3, [1, 2], None], "numpy": {}}},
        {"iteration": "12"},
        {"iteration": 20},
        {"step": None},
        {"averages": [None]},
        {"averages": 1},
    ],
)
def test_a_state_that_is_none_is_refused(
    text: Text, wide: Settings, saved: Path, state: dict[str, Any]
) -> None:
    run = VectorRun(text, wide)
    before = run.V.tobytes()
    with pytest.raises(DamagedFile, match="is not a checkpoint of this run"):
        run.resume(rewritten(saved, {}, **state))
    assert (run.V.tobytes(), run.iteration) == (before, 0)
    assert run.advance() == VectorRun(text, wide).advance()


def test_a_failure_to_save_leaves_the_checkpoint_before(
    text: Text, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "checkpoint.npz"
    run = VectorRun(text, settings)
    run.save(path)
    before = path.read_bytes()

    def fail(file: Any, **arrays: Any) -> None:
        file.write(b"half")
        raise OSError("disk gone")

    monkeypatch.setattr(np, "savez", fail)
    with pytest.raises(OSError, match="disk gone"):
        run.save(path)
    assert path.read_bytes() == before
