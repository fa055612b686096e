import json
from pathlib import Path

import numpy as np
import pytest

from firth.errors import InvalidInput, MissingFile
from firth.evaluation import Bootstrap, analogy, categorisation, evaluate, similarity
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


KINDS = "".join(f"w{i}\t{'abc'[i % 3]}\n" for i in range(30))


@pytest.fixture
def kinds(folder: Path) -> Path:
    """Words with categories beside everything else, in every layout."""
    files = {
        "kinds.tsv": KINDS,
        "ap/x.txt": "w1\nw2\nw3\nw4\nw5\n",
        "ap/y.txt": "w11\nw12\nw13\nw14\nw15\n",
        "unclear.txt": "".join(f"w{i}\t{'aaab'[i // 10]}{i % 2}\n" for i in range(32)) + "w40\tc\n",
        "alone/list.txt": "w1\nw2\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_categories_are_recognised_and_what_is_unclear_is_said(words: WordVectors, kinds: Path) -> None:
    result = evaluate(words, kinds)
    assert result.categorisations == (
        categorisation(words, kinds / "kinds.tsv"),
        categorisation(words, kinds / "ap"),
    )
    skipped = {Path(file).name: reason for file, reason in result.skipped}
    assert list(skipped) == ["README.md", "broken.txt", "model.bin", "unclear.txt", "list.txt"]
    assert "name it with --categories" in skipped["unclear.txt"]
    assert skipped["list.txt"] == "one word a line, which is a category where lists beside it hold others"
    assert "200 x words, each clustered anew (categories)" in str(result)
    assert len(result.similarities) == len(result.analogies) == 2


def test_categories_can_be_said_to_be_such(words: WordVectors, kinds: Path) -> None:
    result = evaluate(words, kinds, categories=kinds / "unclear.txt", resamples=0)
    assert [r.name for r in result.categorisations] == ["kinds", "unclear", "ap"]
    assert "unclear.txt" not in {Path(file).name for file, _ in result.skipped}
    alone = evaluate(words, [], categories=[kinds / "bats" / "1_kind" / "I01.txt"])
    assert [r.total for r in alone.categorisations] == [2]
    assert not alone.analogies
    with pytest.raises(MissingFile, match="there is no benchmark file or folder"):
        evaluate(words, kinds, categories="nowhere")
    with pytest.raises(InvalidInput, match="line 1: expected a word and its category, got 'w1,w2,3'"):
        evaluate(words, [], categories=kinds / "sim" / "b.csv")


def test_lists_are_named_by_their_folder(words: WordVectors, kinds: Path, monkeypatch) -> None:
    monkeypatch.chdir(kinds / "ap")
    assert [r.name for r in evaluate(words, ".", resamples=0).categorisations] == ["ap"]


def test_settings_reach_every_benchmark(words: WordVectors, kinds: Path) -> None:
    result = evaluate(words, kinds, unknown="zero", resamples=150, seed=4, level=0.9)
    every = [*result.similarities, *result.analogies, *result.categorisations]
    assert {r.unknown for r in every} == {"zero"}
    assert {r.bootstrap for r in every} == {result.bootstrap} == {Bootstrap(150, 4, 0.9)}
    assert "[90 %]: where" in str(result)


def test_many_words_are_not_clustered_anew(words: WordVectors, kinds: Path, monkeypatch) -> None:
    monkeypatch.setattr("firth.evaluation.suite.MOST_CLUSTERED", 29)
    many, few = evaluate(words, kinds).categorisations
    assert (many.bootstrap.resamples, few.bootstrap.resamples) == (0, 200)
    assert many.interval.as_list() is None


def test_a_score_for_every_number_of_the_table(words: WordVectors, kinds: Path) -> None:
    result = evaluate(words, kinds)
    assert [(s.kind, s.name, s.part_of) for s in result.scores] == [
        ("similarity", "a", None),
        ("similarity", "b", None),
        ("analogy", "bats", None),
        ("analogy", "1_kind", "bats"),
        ("analogy", "2_kind", "bats"),
        ("analogy", "google", None),
        ("analogy", "semantic", "google"),
        ("analogy", "syntactic", "google"),
        ("categories", "kinds", None),
        ("categories", "ap", None),
    ]
    first, last = result.similarities[0], result.categorisations[-1]
    assert result.scores[0].value == first.spearman
    assert result.scores[-1].interval == last.interval
    assert result.scores[-1].as_dict()["chance"] == last.chance


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
    assert not result.categorisations
    assert len(result.skipped) == 2  # BATS' own README.md and metadata.json


def test_benchmarks_of_one_name_are_told_apart(words: WordVectors, tmp_path: Path) -> None:
    pairs = "w0 w1 1\nw2 w3 2\nw4 w5 3\n"
    for place in ("old/MEN.txt", "new/MEN.txt", "new/RW.txt", "new/RW.csv", "SimLex.txt"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(pairs)
    for kind in ("old", "new"):
        (tmp_path / kind / "questions.txt").write_text("w0 w1 w2 w3\n")
        (tmp_path / kind / "kinds.tsv").write_text("word\tcategory\nw0\ta\nw1\tb\n")
    found = evaluate(words, tmp_path, resamples=0)
    assert sorted(r.name for r in found.similarities) == ["RW.csv", "RW.txt", "SimLex", "new/MEN", "old/MEN"]
    assert sorted(r.name for r in found.analogies) == ["new/questions", "old/questions"]
    assert sorted(r.name for r in found.categorisations) == ["new/kinds", "old/kinds"]
    places = {(score.kind, score.name, score.part_of) for score in found.scores}
    assert len(places) == len(found.scores)  # a row for each in a figure


def test_a_file_that_is_named_twice_is_one_benchmark(
    words: WordVectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rated.txt").write_text("w0 w1 1\nw2 w3 2\nw4 w5 3\n")
    (tmp_path / "plain.txt").write_text("w0 a\nw1 b\n")
    monkeypatch.chdir(tmp_path)
    twice = ["rated.txt", Path("../") / tmp_path.name / "rated.txt", tmp_path]
    found = evaluate(words, twice, categories="plain.txt", resamples=0)
    assert [r.name for r in found.similarities] == ["rated"]
    assert [r.name for r in found.categorisations] == ["plain"]
