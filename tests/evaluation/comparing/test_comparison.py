import json
from pathlib import Path

import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.evaluation import compare, evaluate
from firth.evaluation.comparing.verdicts import number
from firth.vectors import WordVectors

WORDS = [f"w{k}" for k in range(60)]


def model(seed: int, noise: float, words: list[str] = WORDS) -> WordVectors:
    """The same truth for all, and noise of each seed."""
    truth = np.random.default_rng(0).normal(size=(60, 8))[[int(word[1:]) for word in words]]
    return WordVectors(words, truth + noise * np.random.default_rng(seed).normal(size=truth.shape))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    exact, random = model(1, 0.0), np.random.default_rng(1)
    chosen = [random.choice(60, 2, replace=False) for _ in range(200)]
    lines = [f"w{i}\tw{j}\t{exact.similarity(f'w{i}', f'w{j}'):.4f}" for i, j in chosen]
    (folder / "rated.txt").write_text("\n".join(lines))
    (folder / "few.txt").write_text("\n".join(lines[:6]))
    questions = [f"w{i} w{j} w{(i + 7) % 60} w{(j + 7) % 60}" for i, j in chosen]
    (folder / "questions.txt").write_text("\n".join(questions))
    return folder


def test_what_is_better_is_found_and_said(data: Path) -> None:
    worse, better = model(2, 2.0), model(3, 0.3)
    found = compare(worse, better, data / "rated.txt", names=("old", "new"))
    (one,) = found.benchmarks
    scores = [evaluate(words, data / "rated.txt", resamples=0).similarities[0] for words in (worse, better)]
    assert (one.a, one.b) == tuple((score.spearman,) for score in scores)
    assert one.difference is not None
    assert one.difference.value == pytest.approx(scores[1].spearman - scores[0].spearman)
    assert 0 < one.difference.low < one.difference.value < one.difference.high
    assert one.differs
    assert one.adjusted == one.difference.p
    (sentence,) = found.verdicts
    assert sentence.startswith("rated: new agrees more with people, +0.")
    assert sentence.endswith(", beyond chance.")
    (turned,) = compare(better, worse, data / "rated.txt", names=("new", "old")).verdicts
    assert turned == sentence


def test_what_is_not_told_apart_says_what_could_have_been_missed(data: Path) -> None:
    found = compare(model(2, 1.0), model(3, 1.0), data / "rated.txt")
    (one,), (sentence,) = found.benchmarks, found.verdicts
    assert one.difference is not None
    assert not one.differs
    missed = number("similarity", one.difference.detectable)
    assert f"; a true one below {missed} would often be missed here." in sentence
    assert "no difference beyond chance (-0." in sentence


def test_only_items_of_both_count_and_each_side_s_coverage_is_told(data: Path, tmp_path: Path) -> None:
    first, second = model(2, 1.0, WORDS[5:]), model(3, 1.0, WORDS[:55])
    (one,) = compare(first, second, data / "rated.txt").benchmarks
    pairs = [line.split() for line in (data / "rated.txt").read_text().splitlines()]
    known = [(a, b) for a, b, _ in pairs if {a, b} <= set(WORDS[5:55])]
    assert one.common == len(known) < min(one.covered) < one.total == 200
    (tmp_path / "part.txt").write_text("\n".join("\t".join(p) for p in pairs if (p[0], p[1]) in known))
    assert one.b[0] == evaluate(second, tmp_path / "part.txt", resamples=0).similarities[0].spearman


def test_answers_that_are_the_same_are_not_certain_to_be_so_elsewhere(data: Path) -> None:
    words = model(2, 1.0)
    found = compare(words, WordVectors(WORDS, 2 * words.vectors), data)
    said = dict(zip((one.name for one in found.benchmarks), found.verdicts, strict=True))
    assert "no difference beyond chance (-0.0" in said["rated"]
    assert "nothing can be said, only 6 pairs" in said["few"]
    for one in found.benchmarks:
        if one.difference is not None:
            assert one.adjusted == one.difference.p == 1
            assert one.difference.low < 0 < one.difference.high
            assert one.difference.detectable > 0


def test_fewer_candidates_are_no_better_model(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    step = random.normal(size=12)
    firsts = random.normal(size=(40, 12))
    base = [f"a{k}" for k in range(40)] + [f"b{k}" for k in range(40)] + [f"z{k}" for k in range(400)]
    table = np.concatenate(
        [firsts, firsts + step + 0.3 * random.normal(size=(40, 12)), random.normal(size=(400, 12)) + step / 2]
    )
    lines = [f"a{i} b{i} a{j} b{j}" for i in range(40) for j in range(40) if i != j]
    (tmp_path / "questions.txt").write_text("\n".join(lines))
    wide = WordVectors(base, table)
    narrow = WordVectors(base[:80], 2 * table[:80])
    alone = [evaluate(words, tmp_path, resamples=0).scores[0].value for words in (wide, narrow)]
    assert alone[1] > alone[0] + 0.05
    found = compare(wide, narrow, tmp_path, resamples=200)
    (one,) = found.benchmarks
    assert one.a == one.b == (alone[1],)
    assert found.settings["candidates"] == 80
    assert "analogies are answered with the 80 words that all of them have" in str(found)
    first = compare(wide, WordVectors(base, 2 * table), tmp_path, resamples=200, restrict=80)
    assert (first.settings["candidates"], first.notes) == (None, ())


def test_each_side_s_coverage_of_analogies_is_its_own(data: Path) -> None:
    first, second = model(2, 1.0, WORDS[5:]), model(3, 1.0, WORDS[:55])
    (one,) = compare(first, second, data / "questions.txt").benchmarks
    own = [
        evaluate(words, data / "questions.txt", resamples=0).analogies[0].total for words in (first, second)
    ]
    assert one.covered == tuple(each.covered for each in own)
    assert one.common < min(one.covered)


def test_a_side_that_differs_in_more_than_its_seed_is_told(data: Path) -> None:
    told = [
        {"settings": {"window": window, "seed": seed}, "corpus": {"sha256": text}}
        for window, seed, text in ((5, 1, "x"), (5, 2, "x"), (9, 3, "x"), (5, 4, "y"))
    ]
    made = [WordVectors(WORDS, model(k, 1.0).vectors, info=info) for k, info in enumerate(told, 2)]
    assert compare(made[:2], model(7, 1.0), data / "rated.txt", resamples=100).notes == ()
    (note,) = compare(made[:3], model(7, 1.0), data / "rated.txt", resamples=100).notes
    assert note.startswith("the models of A differ in window, not in their seed alone")
    (note,) = compare(model(7, 1.0), made, data / "rated.txt", resamples=100).notes
    assert note.startswith("the models of B differ in window, text,")


def test_several_models_are_compared_by_their_settings(data: Path) -> None:
    a, b = (
        [model(seed, noise) for seed in seeds] for seeds, noise in ((range(1, 5), 1.5), (range(5, 8), 0.5))
    )
    found = compare(a, iter(b), data / "rated.txt", names=("wide", "narrow"))
    (one,) = found.benchmarks
    assert found.models == (4, 3) == (len(one.a), len(one.b))
    assert one.difference is not None
    assert one.difference.value == pytest.approx(np.mean(one.b) - np.mean(one.a))
    assert one.difference.from_seeds == pytest.approx(
        np.sqrt(np.var(one.a, ddof=1) / 4 + np.var(one.b, ddof=1) / 3)
    )
    assert one.differs
    assert "4 models of wide and 3 models of narrow: the chance of the seeds is in" in str(found)
    alone = str(compare(a[0], b, data / "rated.txt", names=("wide", "narrow")))
    assert "wide is one model, as it is" in alone


def test_many_benchmarks_are_corrected_for_and_it_is_said(data: Path, tmp_path: Path) -> None:
    lines = (data / "rated.txt").read_text().splitlines()
    for k in range(8):
        (tmp_path / f"part{k}.txt").write_text("\n".join(lines[25 * k : 25 * (k + 1)]))
    found = compare(model(2, 1.1), model(3, 0.6), tmp_path)
    p = [one.difference.p for one in found.benchmarks if one.difference]
    assert min(one.adjusted for one in found.benchmarks) == pytest.approx(min(1.0, 8 * min(p)))
    lonely = [
        sentence
        for one, sentence in zip(found.benchmarks, found.verdicts, strict=True)
        if one.difference and one.difference.p < 0.05 < one.adjusted
    ]
    assert lonely
    assert all("among 8 benchmarks chance gives one as large in up to " in each for each in lonely)


def test_the_record_is_json_and_the_table_has_every_benchmark(data: Path) -> None:
    found = compare(model(2, 1.0), model(3, 0.5), data, resamples=200, seed=4)
    told = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert [one["name"] for one in told["benchmarks"]] == ["few", "rated", "questions"]
    assert told["benchmarks"][0]["difference"] is None
    assert told["benchmarks"][1]["verdict"] == found.verdicts[1]
    assert told["bootstrap"] == {"resamples": 200, "seed": 4, "level": 0.95}
    assert str(found).splitlines()[2].startswith("rated")
    assert told["settings"]["data"] == [data.as_posix()]
    assert (told["settings"]["restrict"], told["settings"]["method"]) == (300_000, "3cosadd")
    assert found == compare(model(2, 1.0), model(3, 0.5), data, resamples=200, seed=4)


def test_what_cannot_be_compared_is_refused(data: Path) -> None:
    words = model(2, 1.0)
    with pytest.raises(InvalidInput, match="b must be word vectors or several of them, got none"):
        compare(words, [], data)
    with pytest.raises(WrongType, match="words must be a WordVectors, got str"):
        compare(["model"], words, data)
    with pytest.raises(InvalidInput, match="two models of a have the very same vectors"):
        compare([words, model(2, 1.0)], words, data)
    with pytest.raises(InvalidInput, match="a model of a and one of b have the very same vectors"):
        compare(words, [model(3, 1.0), model(2, 1.0)], data)
    with pytest.raises(InvalidInput, match="resamples must be at least 100"):
        compare(words, words, data, resamples=0)
