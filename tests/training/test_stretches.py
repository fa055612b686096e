import numpy as np
import pytest

from firth.kernels import keep_thresholds, native
from firth.training import stretches as module
from firth.training.parts import Part
from tests.kernels import toy


@pytest.mark.parametrize("chunk", [1, 7, 64, 100, 10_000])
@pytest.mark.parametrize("window", [1, 5])
def test_stretches_cover_the_thinned_text_once_with_its_windows(chunk, window, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", chunk)
    plan = toy.plan(window=window)
    ids, offsets = toy.corpus()
    thresholds = keep_thresholds(np.linspace(0.3, 1, toy.WORDS))
    words, sentences, positions = native.thin(plan, ids, offsets, thresholds, 2, 0, len(ids))
    done = 0
    for stretch in module.stretches(native, plan, Part.whole(ids, offsets), thresholds, 2):
        size = stretch.end - stretch.begin
        assert stretch.tile * plan.positions == done
        before, after = min(window, done), min(window, len(words) - done - size)
        around = slice(done - before, done + size + after)
        here = slice(stretch.begin - before, stretch.end + after)
        assert stretch.words[here].tolist() == words[around].tolist()
        assert stretch.sentences[here].tolist() == sentences[around].tolist()
        assert stretch.positions[here].tolist() == positions[around].tolist()
        done += size
        assert size % plan.macro_batch == 0 or done == len(words)
    assert done == len(words)


def test_pieces_are_whole_macro_batches():
    plan = toy.plan()
    ids, offsets = toy.corpus()
    whole = Part.whole(ids, offsets)
    (stretch,) = module.stretches(native, plan, whole, keep_thresholds(np.ones(toy.WORDS)), 0)
    rest, sizes = stretch, []
    while rest is not None:
        piece, rest = module.pieces(rest, plan, 2)
        assert piece.tile * plan.positions == sum(sizes)
        sizes.append(piece.end - piece.begin)
    assert sum(sizes) == len(ids)
    assert set(sizes[:-1]) == {2 * plan.macro_batch}


@pytest.mark.parametrize("chunk", [1, 7, 64, 10_000])
@pytest.mark.parametrize("one_line", [True, False])
def test_a_part_is_thinned_as_if_the_rest_were_not_there(one_line, chunk, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", chunk)
    plan = toy.plan()
    ids, offsets = toy.corpus()
    if one_line:
        offsets = np.array([0, len(ids)])
    starts, stops = np.array([0, 30, 99, 333]), np.array([10, 98, 100, len(ids)])
    part = Part(ids, offsets, starts, stops)
    thresholds = keep_thresholds(np.linspace(0.3, 1, toy.WORDS))
    # the slow twin: everything is thinned, and what does not belong is taken out
    words, sentences, positions = native.thin(plan, ids, offsets, thresholds, 2, 0, len(ids))
    number = np.searchsorted(starts, positions, side="right") - 1
    belongs = positions < stops[number]
    places = np.concatenate([np.arange(start, stop) for start, stop in zip(starts, stops, strict=True)])
    found = {"words": [], "sentences": [], "positions": []}
    for stretch in module.stretches(native, plan, part, thresholds, 2):
        for name, values in found.items():
            values += getattr(stretch, name)[stretch.begin : stretch.end].tolist()
    assert found["words"] == words[belongs].tolist()
    assert found["positions"] == np.searchsorted(places, positions[belongs]).tolist()
    together = np.stack([sentences, number])[:, belongs]
    same = (together[:, 1:] == together[:, :-1]).all(axis=0)
    assert (np.diff(found["sentences"]) == 0).tolist() == same.tolist()
    assert same.any()
