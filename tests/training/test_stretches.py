import numpy as np
import pytest

from firth.kernels import keep_thresholds, native
from firth.training import stretches as module
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
    for stretch in module.stretches(native, plan, ids, offsets, thresholds, 2):
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
    (stretch,) = module.stretches(native, plan, ids, offsets, keep_thresholds(np.ones(toy.WORDS)), 0)
    rest, sizes = stretch, []
    while rest is not None:
        piece, rest = module.pieces(rest, plan, 2)
        assert piece.tile * plan.positions == sum(sizes)
        sizes.append(piece.end - piece.begin)
    assert sum(sizes) == len(ids)
    assert set(sizes[:-1]) == {2 * plan.macro_batch}
