import signal

import numpy as np
import pytest

import firth
from firth.errors import InvalidInput, WrongType
from firth.training import Callback, TrainingInterrupted, train_seeds
from firth.training.word2vec import Word2Vec
from firth.vectors.runs import run_folder, runs
from tests.training.toy import digest, small, two_topics


def written(folder):
    """What every file of the runs holds, and when it was written."""
    return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(folder.rglob("*")) if p.is_file()}


def test_every_model_is_the_one_that_its_seed_gives(tmp_path):
    text, model = two_topics(2_000), small(seed=3)
    paths = train_seeds(model, text, tmp_path / "runs", 2)
    assert paths == [run_folder(tmp_path / "runs", seed) for seed in (3, 4)] == runs(tmp_path / "runs")
    for seed, path in zip((3, 4), paths, strict=True):
        assert digest(Word2Vec.load(path)) == digest(small(seed=seed).fit(text))
    assert model.seed == 3
    assert not hasattr(model, "vectors_")


def test_models_that_are_there_are_not_trained_again(tmp_path):
    text = two_topics(2_000)
    train_seeds(small(seed=1), text, tmp_path, 2)
    before = written(tmp_path)
    assert len(train_seeds(small(seed=1, workers=1), text, tmp_path, 4)) == 4
    assert len(runs(tmp_path)) == 4
    assert before.items() <= written(tmp_path).items()


def test_a_text_that_can_be_read_once_is_read_once(tmp_path):
    paths = train_seeds(small(), (line for line in two_topics(1_000)), tmp_path, 3)
    assert len({firth.load(path).info["corpus"]["sha256"] for path in paths}) == 1
    assert len({firth.load(path)["a1"].tobytes() for path in paths}) == 3


def test_phrases_are_found_once_and_the_same_everywhere(tmp_path):
    text = [["new", "york", *sentence] for sentence in two_topics(300)]
    model = small(phrases=firth.Phrases(min_count=2, threshold=0.9), sample=0)
    for _ in range(2):
        paths = train_seeds(model, text, tmp_path, 2)
    assert all("new_york" in firth.load(path) for path in paths)


@pytest.mark.parametrize(
    ("changes", "text", "message"),
    [
        (
            {"vector_size": 8},
            two_topics(1_000),
            r"the model .*seed-5 was written with vector_size = 24, this",
        ),
        ({}, two_topics(1_100), r"the model .*seed-5 was written with another corpus"),
        ({"seed": 90, "window": 3}, two_topics(1_000), r"seed-5 was written with window = 5"),
    ],
)
def test_models_of_another_kind_are_refused(tmp_path, changes, text, message):
    train_seeds(small(), two_topics(1_000), tmp_path, 2)
    before = written(tmp_path)
    with pytest.raises(InvalidInput, match=message):
        train_seeds(small(**changes), text, tmp_path, 3)
    assert written(tmp_path) == before


def test_what_is_no_folder_of_runs_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    small().fit(two_topics(1_000)).save(tmp_path / "model")
    (tmp_path / "other" / "seed-1").mkdir(parents=True)
    (tmp_path / "other" / "seed-1" / "mine.txt").write_text("x")
    for name, message in [
        ("file", "is a file, several models are a folder"),
        ("model", "is a model itself"),
        ("other", "holds something else than a firth model"),
    ]:
        with pytest.raises(InvalidInput, match=message):
            train_seeds(small(), two_topics(1_000), tmp_path / name, 2)


@pytest.mark.parametrize(("seeds", "error"), [(0, InvalidInput), (True, WrongType), (2.0, WrongType)])
def test_a_number_of_models_that_is_none(tmp_path, seeds, error):
    with pytest.raises(error, match="seeds must be"):
        train_seeds(small(), two_topics(1_000), tmp_path, seeds)


def test_the_last_seed_must_be_one_too(tmp_path):
    with pytest.raises(InvalidInput, match="seed must be at most"):
        train_seeds(small(seed=2**64 - 2), two_topics(1_000), tmp_path, 3)


def test_what_was_stopped_is_not_taken_for_a_run(tmp_path):
    text = two_topics(1_000)
    stop = Callback(on_epoch_end=lambda state: state.stop())
    with pytest.warns(TrainingInterrupted):
        small().fit(text, callbacks=[stop]).save(run_folder(tmp_path, 5))
    train_seeds(small(), text, tmp_path, 1)
    assert not Word2Vec.load(run_folder(tmp_path, 5)).interrupted_


def test_ctrl_c_leaves_what_is_finished(tmp_path, monkeypatch):
    text, fit = two_topics(2_000), Word2Vec.fit

    def interrupted(self, source, *, callbacks):
        if self.seed == 6:
            callbacks = [Callback(on_epoch_end=lambda _: signal.raise_signal(signal.SIGINT))]
        return fit(self, source, callbacks=callbacks)

    monkeypatch.setattr(Word2Vec, "fit", interrupted)
    with pytest.warns(TrainingInterrupted, match="stopped at seed 6; finished models are kept in"):
        assert [path.name for path in train_seeds(small(), text, tmp_path, 3)] == ["seed-5"]
    assert [path.name for path in tmp_path.iterdir()] == ["seed-5"]
    monkeypatch.setattr(Word2Vec, "fit", fit)
    train_seeds(small(), text, tmp_path, 3)
    assert digest(Word2Vec.load(run_folder(tmp_path, 6))) == digest(small(seed=6).fit(text))


def test_progress_is_that_of_all_models_that_are_trained(tmp_path, capsys):
    text = two_topics(1_000)
    train_seeds(small(), text, tmp_path, 1)
    train_seeds(small(), text, tmp_path, 4, progress=True)
    assert "training 100% model 3/3, epoch 2/2, 0:00 left, loss" in capsys.readouterr().err
    assert np.isfinite(firth.load(run_folder(tmp_path, 8)).vectors).all()
