import json
from pathlib import Path

import numpy as np
import pytest

from firth.errors import InvalidInput, MissingFile
from firth.evaluation import analogy, evaluate, similarity
from firth.vectors import WordVectors


@pytest.fixture(scope="module")
def words() -> WordVectors:
    rng = np.random.default_rng(5)
    return WordVectors([f"w{i}" for i in range(50)], rng.standard_normal((50, 6)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "sim/b.csv": "w1,w2,3\nw3,w4,2\nw5,w6,1\n",
        "sim/a.txt": "w1 w2 3\nw3 w4 2\nw5 x 1\n",
        "google.txt": ": one\nw1 w2 w3 w4\n: gram\nw5 w6 w7 x\n",
        "bats/1_kind/I01.txt": "w1\tw2/w9\nw3\tw4\n",
        "bats/1_kind/I02.txt": "w1\tw2\nw3\tw4\n",
        "bats/2_kind/D01.txt": "w5\tw6\nw7\tw8\n",
        "README.md": "These are the benchmarks.\nThey are small.\n",
        "broken.txt": "w1 w2 3\nw3 w4 2\nw5 w6\nw7 w8 2\n",
        ".git/config": "w1 w2 3\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "model.bin").write_bytes(b"\xff\x00")
    return tmp_path


def test_files_are_recognised_by_what_they_hold(words: WordVectors, folder: Path) -> None:
    result = evaluate(words, folder)
    assert result.similarities == (
        similarity(words, folder / "sim/a.txt"),
        similarity(words, folder / "sim/b.csv"),
    )
    assert result.analogies == (analogy(words, folder / "bats"), analogy(words, folder / "google.txt"))
    assert [group.name for group in result.analogies[0].groups] == ["1_kind", "2_kind"]


def test_other_files_are_named_with_the_reason(words: WordVectors, folder: Path) -> None:
    skipped = {Path(file).name: reason for file, reason in evaluate(words, folder).skipped}
    assert list(skipped) == ["README.md", "broken.txt", "model.bin"]
    assert skipped["broken.txt"] == "line 3: expected two words and a score, got 'w5 w6'"
    assert skipped["model.bin"] == "is not UTF-8 text"


def test_the_table_shows_every_benchmark_with_its_coverage(words: WordVectors, folder: Path) -> None:
    text = str(evaluate(words, folder))
    assert [line.split()[0] for line in text.splitlines() if line] == [
        *("similarity", "a", "b"),
        *("analogy", "bats", "1_kind", "2_kind", "google", "semantic", "syntactic"),
        *("[95", "resampled:", "unknown"),
        *("skipped", *(str(folder / name) + ":" for name in ("README.md", "broken.txt", "model.bin"))),
    ]
    assert text.count("covered") == 8
    assert "covered 2 of 3" in text


def test_of_many_other_files_the_first_are_shown(words: WordVectors, folder: Path) -> None:
    for i in range(38):
        (folder / f"x{i:02}.md").write_text("No benchmark.\n")
    result = evaluate(words, folder)
    lines = str(result).split("skipped\n")[1].splitlines()
    assert [line.split()[0] for line in lines[:-1]] == [f"{file}:" for file, _ in result.skipped[:5]]
    assert lines[-1] == "  and 36 more"
    assert len(result.as_dict()["skipped"]) == 41  # type: ignore[arg-type]


def test_files_can_be_named_one_by_one(words: WordVectors, folder: Path) -> None:
    result = evaluate(words, [folder / "sim/b.csv", folder / "bats/1_kind", str(folder / "sim/b.csv")])
    assert [r.name for r in result.similarities] == ["b"]
    assert [r.name for r in result.analogies] == ["1_kind"]
    assert evaluate(words, folder / "google.txt", method="3cosmul").analogies[0].method == "3cosmul"


def test_the_result_goes_to_json(words: WordVectors, folder: Path) -> None:
    result = json.loads(json.dumps(evaluate(words, folder).as_dict(), allow_nan=False))
    assert [r["name"] for r in result["similarities"]] == ["a", "b"]
    assert [r["name"] for r in result["analogies"]] == ["bats", "google"]
    assert [Path(s["file"]).name for s in result["skipped"]] == ["README.md", "broken.txt", "model.bin"]


def test_a_source_without_benchmarks_is_an_error(words: WordVectors, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(
        InvalidInput, match=r"no file of .* is a benchmark; the first of 1, .*line 3: expected"
    ):
        evaluate(words, folder / "broken.txt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidInput, match="holds no files"):
        evaluate(words, tmp_path / "empty")
    with pytest.raises(MissingFile, match="there is no benchmark file or folder"):
        evaluate(words, tmp_path / "nowhere")


def test_the_real_benchmarks_are_all_found(data: Path) -> None:
    words = WordVectors(["king", "queen", "man", "woman"], np.eye(4))
    result = evaluate(words, [data / "wordsim", data / "analogy"])
    totals = {r.name: r.total for r in result.similarities}
    assert len(totals) == 13
    assert totals["EN-WS-353-ALL"] == 353
    assert totals["EN-SIMLEX-999"] == 999
    assert totals["EN-MEN-TR-3k"] == 3000
    assert totals["EN-SimVerb-3500"] == 3500
    analogies = {r.name: r for r in result.analogies}
    assert {name: r.total.total for name, r in analogies.items()} == {
        "BATS_3.0": 98_000,
        "msr": 8_000,
        "questions-words": 19_544,
    }
    assert [len(r.sections) for r in analogies.values()] == [40, 1, 14]
    assert [group.total for group in analogies["questions-words"].groups] == [8_869, 10_675]
    assert len(result.skipped) == 2  # BATS' own README.md and metadata.json
