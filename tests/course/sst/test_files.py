from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.course.sst.features import Features
from firth.course.sst.files import check, write
from firth.course.sst.sentiment import CLASSES
from firth.errors import InvalidInput
from tests.course.sst.runs import refuse_files_in, small, small_run

pytest.importorskip("matplotlib")

NAMES = {
    *("report.md", "table.tsv", "dev.tsv"),
    *(f"{name}.{ending}" for name in ("accuracy", "confusion") for ending in ("png", "svg")),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "sentiment"
    sets, _, splits = small()
    features = Features(sets, tokens=480, unknown=3, stand_in=False, empty=1)
    for _ in range(2):  # the second takes the place of the first
        write(small_run(), features, [["Word", f"{i}"] for i in range(240)], splits, folder, "toy/")
    return folder


def test_only_the_folder_itself_must_be_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_files_in(tmp_path, monkeypatch)
    with pytest.raises(InvalidInput, match="cannot be written, because of"):
        check(tmp_path / "new")
    (tmp_path / "sentiment").mkdir()
    check(tmp_path / "sentiment")


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def test_there_are_page_tables_and_pictures_and_nothing_else(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == NAMES
    assert [path.name for path in written.parent.iterdir()] == ["sentiment"]


def test_the_table_has_every_penalty_of_every_kind_of_features(written: Path) -> None:
    head, *table = rows(written / "table.tsv")
    assert head[:4] == ["features", "penalty", "train", "train_low"]
    assert len(table) == 6
    assert all(len(row) == len(head) for row in table)
    assert sorted(row[-1] for row in table) == ["no"] * 4 + ["yes"] * 2
    for row in table:
        (trial,) = [
            trial
            for some in small_run().sets
            for trial in some.trials
            if [some.name, f"{trial.penalty:g}"] == row[:2]
        ]
        told = {name: float(row[head.index(name)]) for name in ("objective", "gradient", "gap", "test_loss")}
        model = trial.model
        assert told == {
            "objective": pytest.approx(model.objective, abs=1e-6),
            "gradient": pytest.approx(model.gradient_norm, rel=1e-3),
            "gap": pytest.approx(model.gap, rel=1e-3),
            "test_loss": pytest.approx(trial.loss["test"], abs=1e-6),
        }
        low, high = (float(row[head.index(name)]) for name in ("dev_low", "dev_high"))
        assert low <= float(row[head.index("dev")]) <= high


def test_pictures_are_of_these_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: dict[str, Any] = {}
    monkeypatch.setattr(
        "firth.course.sst.files.accuracy_curves", lambda panels, **rest: drawn.update(panels=panels, **rest)
    )
    monkeypatch.setattr(
        "firth.course.sst.files.confusion_matrix", lambda counts, labels, path: drawn.update(counts=counts)
    )
    run, (sets, _, splits) = small_run(), small()
    write(run, Features(sets, 480, 3, False, 1), [["Word"]] * 240, splits, tmp_path, "toy/")
    for some, panel in zip(run.sets, drawn["panels"], strict=True):
        assert panel.chosen == some.chosen.penalty
        assert panel.penalties == [trial.penalty for trial in some.trials]
        assert panel.curves["test"] == [trial.accuracy["test"].share for trial in some.trials]
        assert panel.band[1] == [trial.accuracy["dev"].low for trial in some.trials]
    own, answers = run.gold["dev"], run.best.chosen.predicted["dev"]
    counts = [[np.count_nonzero((own == i) & (answers == j)) for j in range(5)] for i in range(5)]
    assert drawn["counts"].tolist() == counts
    assert drawn["baselines"]["test"] == run.majority["test"].share


def test_answers_on_dev_are_those_of_the_chosen_model(written: Path) -> None:
    head, *answers = rows(written / "dev.tsv")
    assert head == ["sentence", "class", "answer", *CLASSES, "text"]
    assert [int(row[0]) for row in answers] == [*range(161, 241)]
    assert answers[0][-1] == "Word 160"
    shares = np.array([[float(share) for share in row[3:-1]] for row in answers])
    assert shares.sum(axis=1) == pytest.approx(1, abs=3e-4)
    assert [CLASSES[i] for i in shares.argmax(axis=1)] == [row[2] for row in answers]
    run = small_run()
    assert sum(row[1] == row[2] for row in answers) == run.best.chosen.accuracy["dev"].right


def test_the_page_tells_what_was_not_known_and_what_was_chosen(written: Path) -> None:
    page = (written / "report.md").read_text(encoding="utf-8")
    chosen = small_run().best.chosen
    assert (
        "3 of the 480 words of the sentences have no vector and are left out, as the model has no UNK."
        in page
    )
    assert "Sentences none of whose words has one: 1; their features are zeros." in page
    assert f"{chosen.penalty:g} *" in page
    assert str(chosen.accuracy["dev"]) in page
    for name in ("accuracy.png", "confusion.png"):
        assert f"]({name})" in page
