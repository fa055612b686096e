import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.classify import toy

import firth

Run = Callable[..., Any]


def write(path: Path, number: int, seed: int, **fields: Any) -> Path:
    rows = zip(*toy.texts(number, seed=seed), strict=True)
    lines = [json.dumps({"text": text, "label": label, **fields}) for text, label in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write(tmp_path / "texts.jsonl", 200, seed=1)


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    toy.words().save(tmp_path / "vectors")
    return tmp_path / "vectors"


@pytest.fixture
def classifier(tmp_path: Path) -> Path:
    firth.TextClassifier(toy.words(), penalty=1.0).fit(*toy.texts()).save(tmp_path / "classifier")
    return tmp_path / "classifier"


def test_train_on_the_texts_alone(run: Run, texts: Path, tmp_path: Path) -> None:
    done = run("classify", "train", texts, "-o", tmp_path / "m", "--window", 3, "--sample", 0)
    assert done.code == 0
    assert "200 texts read; their words get vectors from these texts alone" in done.err
    assert "classes\t2: food 100, sea 100\n" in done.out
    assert re.search(r"held out\t\d+\.\d% right\n", done.out)
    assert re.search(r"penalty\t[\d.]+, the best of 10 on texts held out\n", done.out)
    model = firth.TextClassifier.load(tmp_path / "m")
    assert model.vectors_.info["settings"]["window"] == 3
    assert model.score(*toy.texts(seed=3)) > 0.9


def test_train_with_given_vectors_and_settings(run: Run, texts: Path, vectors: Path, tmp_path: Path) -> None:
    options = ["--vectors", vectors, "--penalty", 2, "--weighting", "mean", "--repeats", "root", "--seed", 7]
    done = run("classify", "train", texts, "-o", tmp_path / "m", *options)
    assert "their words have the vectors of" in done.err
    assert "penalty\t2, as given\n" in done.out
    assert "held out" not in done.out
    settings = firth.TextClassifier.load(tmp_path / "m").get_params()
    assert (settings["weighting"], settings["repeats"], settings["seed"]) == ("mean", "root", 7)


def test_rows_and_fields_are_chosen(run: Run, vectors: Path, tmp_path: Path) -> None:
    lines = [
        f"{'ab'[n % 2]}\t{n}\t{text}\t{label}"
        for n, (text, label) in enumerate(zip(*toy.texts(90, 3), strict=True))
    ]
    table = tmp_path / "texts.tsv"
    table.write_text("\n".join(["part\tid\tbody\tkind", *lines]), encoding="utf-8")
    options = ["--text", "body", "--label", "kind", "--where", "part=a"]
    done = run("classify", "train", table, "-o", tmp_path / "m", "--vectors", vectors, *options)
    assert "texts\t45\n" in done.out
    again = run("classify", "test", tmp_path / "m", table, *options[:4], "--where", "part=b")
    assert "texts\t45\n" in again.out


def test_texts_without_known_words_are_told(run: Run, texts: Path, vectors: Path, tmp_path: Path) -> None:
    with texts.open("a", encoding="utf-8") as file:
        file.write('\n{"text": "", "label": "sea"}\n')
    done = run("classify", "train", texts, "-o", tmp_path / "m", "--vectors", vectors, "--penalty", 1)
    assert "empty\t1 text without a word that has a vector\n" in done.out


def test_quiet(run: Run, texts: Path, tmp_path: Path) -> None:
    done = run("classify", "train", texts, "-o", tmp_path / "m", "-q")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_predict(run: Run, classifier: Path, tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("a storm\n\nbread\n", encoding="utf-8")
    done = run("classify", "predict", classifier, "cheese soup", "--file", file)
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [label for label, _ in rows[:2] + rows[3:]] == ["food", "sea", "food"]
    wanted = firth.TextClassifier.load(classifier).predict_proba(["cheese soup", "a storm", "", "bread"])
    assert [share for _, share in rows] == [f"{row.max():.4f}" for row in wanted]


def test_predict_json(run: Run, classifier: Path) -> None:
    (answer,) = json.loads(run("classify", "predict", classifier, "cheese soup", "--json").out)
    assert answer["label"] == "food"
    assert sum(answer["probabilities"].values()) == pytest.approx(1)
    assert list(answer["probabilities"]) == ["food", "sea"]


def test_judge(run: Run, classifier: Path, tmp_path: Path) -> None:
    data = write(tmp_path / "new.jsonl", 100, seed=9)
    done = run("classify", "test", classifier, data)
    share = firth.TextClassifier.load(classifier).score(*toy.texts(100, seed=9))
    assert f"accuracy\t{100 * share:.1f} % (" in done.out
    assert re.search(r"food\t[\d.]+ %\t[\d.]+ %\t[\d.]+ %\t50\n", done.out)
    result = json.loads(run("classify", "test", classifier, data, "--json").out)
    assert result["accuracy"] == share
    assert result["interval"][0] < share < result["interval"][1]
    assert sum(map(sum, result["confusion"])) == 100
    assert result["classes"]["sea"]["recall"] == result["confusion"][1][1] / 50


def test_a_picture_of_the_confusion(run: Run, classifier: Path, texts: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    done = run("classify", "test", classifier, texts, "--picture", tmp_path / "c.png")
    assert done.err == f"wrote {tmp_path / 'c.png'}\n"
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")


def test_labels_of_a_table_are_meant_as_the_numbers_they_spell(run: Run, tmp_path: Path) -> None:
    texts, kinds = toy.texts()
    firth.TextClassifier(toy.words(), penalty=1.0).fit(texts, [int(kind == "sea") for kind in kinds]).save(
        tmp_path / "m"
    )
    table = tmp_path / "t.csv"
    table.write_text("text,label\napple bread,0\nboat,1\n", encoding="utf-8")
    assert "accuracy\t100.0 %" in run("classify", "test", tmp_path / "m", table).out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["predict", "{classifier}"], 2, "give a text in quotes"),
        (["predict", "{classifier}", "--file", "{tmp}/no"], 1, "there is no file"),
        (["predict", "{vectors}", "a"], 1, "holds word vectors, not a classifier"),
        (["test", "{classifier}", "{tmp}/no"], 1, "there is no file or folder"),
        (["test", "{classifier}", "{other}"], 1, "does not know the label space; it knows food, sea"),
        (["test", "{classifier}", "{texts}", "--picture", "{tmp}/a.gif"], 1, "must end in .png or .svg"),
        (["train", "{texts}", "-o", "{tmp}/m", "--where", "split"], 1, "--where needs NAME=VALUE"),
        (["train", "{texts}", "-o", "{tmp}/m", "--where", "a=1", "--where", "a=2"], 1, "no row has both"),
        (["train", "{texts}", "-o", "{tmp}/m", "--label", "stars"], 1, "line 1: no field 'stars'"),
        (["train", "{texts}", "-o", "{tmp}/m", "--vectors", "{tmp}/no"], 1, "there is no file or folder"),
        (["train", "{texts}", "-o", "{tmp}/m", "--repeats", "twice"], 1, "repeats must be one of"),
        (["train", "{texts}", "-o", "{classifier}"], 1, "holds a model already"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    run: Run,
    classifier: Path,
    vectors: Path,
    texts: Path,
    tmp_path: Path,
    words: list[str],
    code: int,
    sentence: str,
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("text,label\nmoon,space\n", encoding="utf-8")
    names = {"classifier": classifier, "vectors": vectors, "texts": texts, "tmp": tmp_path, "other": other}
    done = run("classify", *(word.format(**names) for word in words))
    assert done.code == code
    assert sentence in re.sub(r"[\s│]+", " ", done.err)
    assert done.out == ""
