import os
import random

import numpy as np
import pytest

from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.maths import sgd

START = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])


def seed_all() -> None:
    random.seed(31415)
    np.random.seed(9265)  # noqa: NPY002


def noisy(x):
    """A loss that draws from both global streams, and leaves half of a normal pair behind."""
    noise = np.random.standard_normal(x.shape) * random.gauss(1, 0.1)  # noqa: NPY002
    np.random.standard_normal()  # noqa: NPY002
    return np.sum((x - noise) ** 2), 2 * (x - noise)


class Stopped(Exception):
    pass


def stops_at(iteration):
    """The noisy loss, which breaks off in the given call."""
    calls = 0

    def loss(x):
        nonlocal calls
        calls += 1
        if calls == iteration:
            raise Stopped
        return noisy(x)

    return loss


@pytest.mark.parametrize("x", [2.0, [1.0, -3.0], START])
def test_finds_the_minimum_and_leaves_x(x) -> None:
    before = np.array(x)
    found = sgd(lambda x: (np.sum((x - 5) ** 2), 2 * (x - 5)), x, step=0.1, iterations=200)
    assert isinstance(found, np.ndarray)
    assert found.shape == before.shape
    np.testing.assert_allclose(found, 5)
    np.testing.assert_array_equal(x, before)


def test_no_iterations() -> None:
    found = sgd(noisy, START, step=0.1, iterations=0)
    assert found is not START
    np.testing.assert_array_equal(found, START)


def test_the_step_is_halved_after_the_update_of_every_third_iteration() -> None:
    seen = []
    sgd(
        lambda x: (float(x), np.ones(())),
        0.0,
        step=0.5,
        iterations=7,
        anneal_every=3,
        callback=lambda i, loss, x: seen.append((i, loss, float(x))),
    )
    steps = [before - after for _, before, after in seen]
    assert steps == [0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125]
    assert [i for i, _, _ in seen] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("stop", [1, 2, 8, 17, 20])
def test_a_resumed_run_has_the_bits_of_an_uninterrupted_one(tmp_path, stop) -> None:
    keywords = {"step": 0.3, "iterations": 20, "anneal_every": 6}
    seed_all()
    whole = sgd(noisy, START, **keywords)
    following = (random.random(), np.random.random())  # noqa: NPY002

    kept = {**keywords, "checkpoint": tmp_path / "run", "checkpoint_every": 5}
    seed_all()
    with pytest.raises(Stopped):
        sgd(stops_at(stop), START, **kept)
    random.seed(1)
    np.random.seed(1)  # noqa: NPY002
    resumed = sgd(noisy, np.zeros_like(START), **kept)
    assert resumed.tobytes() == whole.tobytes()
    assert (random.random(), np.random.random()) == following  # noqa: NPY002


def test_more_iterations_go_on_from_the_end(tmp_path) -> None:
    seed_all()
    whole = sgd(noisy, START, step=0.3, iterations=12)
    seed_all()
    path = str(tmp_path / "run.npz")
    sgd(noisy, START, step=0.3, iterations=7, checkpoint=path)
    seen = []
    longer = sgd(
        noisy, START, step=0.3, iterations=12, checkpoint=path, callback=lambda i, loss, x: seen.append(i)
    )
    assert longer.tobytes() == whole.tobytes()
    assert seen == [8, 9, 10, 11, 12]


def test_a_finished_run_is_read_back(tmp_path) -> None:
    path = tmp_path / "run"
    first = sgd(noisy, START, step=0.3, iterations=4, checkpoint=path)
    again = sgd(stops_at(1), START, step=0.3, iterations=4, checkpoint=path)
    assert again.tobytes() == first.tobytes()


def test_a_crash_while_writing_leaves_the_old_checkpoint(tmp_path, monkeypatch) -> None:
    path = tmp_path / "run"
    sgd(noisy, START, step=0.3, iterations=4, checkpoint=path)
    old = path.read_bytes()

    def no_space(*_):
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "replace", no_space)
    with pytest.raises(OSError, match="no space left"):
        sgd(noisy, START, step=0.3, iterations=9, checkpoint=path)
    assert path.read_bytes() == old
    assert [file.name for file in tmp_path.iterdir()] == ["run"]


@pytest.mark.parametrize(
    ("keywords", "message"),
    [
        ({"step": 0.2}, "a checkpoint of a run with .*'step': 0.3.*: give the settings it was made with"),
        ({"anneal_every": 5}, "a checkpoint of a run with .*'anneal_every': None"),
        ({"x": np.zeros(3)}, r"with x of shape \(2, 3\) .* not of shape \(3,\)"),
        ({"iterations": 3}, "iterations must be at least 4, where .* stands, got 3"),
    ],
)
def test_a_checkpoint_of_another_run_is_refused(tmp_path, keywords, message) -> None:
    settings = {"x": START, "step": 0.3, "iterations": 4, "checkpoint": tmp_path / "run"}
    sgd(noisy, **settings)
    with pytest.raises(InvalidInput, match=message):
        sgd(noisy, **{**settings, **keywords})


def damaged(kind, whole):
    return {
        "empty": b"",
        "text": b"not a checkpoint",
        "truncated": whole[: len(whole) // 2],
        "changed": whole.replace(
            b"i\x00\x00\x00t\x00\x00\x00e\x00\x00\x00r", b"o\x00\x00\x00t\x00\x00\x00e\x00\x00\x00r"
        ),
        "an array": b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }".ljust(
            127
        )
        + b"\n"
        + bytes(8),
    }[kind]


@pytest.mark.parametrize("kind", ["empty", "text", "truncated", "changed", "an array"])
def test_a_damaged_checkpoint_is_a_sentence(tmp_path, kind) -> None:
    path = tmp_path / "run"
    sgd(noisy, START, step=0.3, iterations=1, checkpoint=path)
    whole = path.read_bytes()
    path.write_bytes(damaged(kind, whole))
    assert path.read_bytes() != whole
    with pytest.raises(
        DamagedFile, match="is not a checkpoint of sgd, or is damaged: delete it to start over"
    ):
        sgd(noisy, START, step=0.3, iterations=1, checkpoint=path)


@pytest.mark.parametrize(
    ("keywords", "message"),
    [
        ({"step": 0.0}, "step must be one finite number above 0, got 0.0"),
        ({"step": np.nan}, "step must be one finite number above 0, got nan"),
        ({"iterations": -1}, "iterations must be at least 0, got -1"),
        ({"anneal_every": 0}, "anneal_every must be at least 1, got 0"),
        ({"checkpoint_every": 0}, "checkpoint_every must be at least 1, got 0"),
        ({"loss_and_gradient": lambda x: (0.0, x[0])}, r"the shape of x, \(2, 3\), got \(3,\)"),
    ],
)
def test_at_the_door(keywords, message) -> None:
    with pytest.raises(InvalidInput, match=message):
        sgd(**{"loss_and_gradient": noisy, "x": START, "step": 0.1, "iterations": 1, **keywords})


def test_places_where_no_checkpoint_can_be(tmp_path) -> None:
    with pytest.raises(MissingFile, match="the folder of the checkpoint is not there"):
        sgd(noisy, START, step=0.1, iterations=1, checkpoint=tmp_path / "missing" / "run")
    with pytest.raises(InvalidInput, match="checkpoint must be a file, got the folder"):
        sgd(noisy, START, step=0.1, iterations=1, checkpoint=tmp_path)
