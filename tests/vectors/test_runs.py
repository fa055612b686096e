from pathlib import Path

import pytest

from firth.errors import MissingFile
from firth.vectors.runs import run_folder, runs


def test_a_folder_of_runs_stands_for_its_runs(tmp_path: Path) -> None:
    for seed in (10, 2, 1):
        run_folder(tmp_path / "runs", seed).mkdir(parents=True)
    (tmp_path / "runs" / "seed-other").mkdir()
    (tmp_path / "runs" / "seed-3").write_text("not a folder")
    assert [path.name for path in runs(tmp_path / "runs")] == ["seed-1", "seed-2", "seed-10"]


def test_anything_else_stands_for_itself(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text("cat 1 2\n")
    assert runs([tmp_path / "b.txt", tmp_path / "a"]) == [tmp_path / "b.txt", tmp_path / "a"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="there is no model"):
        runs(tmp_path / "none")
