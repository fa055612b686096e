import json
import math
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import DamagedFile, InvalidInput, MissingFile, WrongType
from firth.evaluation import analogy, solving
from firth.evaluation.solving import METHODS, EncodedQuestion, solve
from firth.vectors import WordVectors

N = 120


@pytest.fixture(scope="module")
def words() -> WordVectors:
    """Sixty pairs that differ by nearly the same vector, so that many answers are right, but not all."""
    rng = np.random.default_rng(3)
    left = rng.standard_normal((N // 2, 8))
    right = left + [3, 0, 0, 0, 0, 0, 0, 0] + 0.5 * rng.standard_normal((N // 2, 8))
    return WordVectors([f"w{i}" for i in range(N)], np.stack([left, right], axis=1).reshape(N, 8))


def slow_answer(unit: Any, q: EncodedQuestion, method: str) -> int:
    """One word after the other, as the formulas are written."""
    best, answer = -math.inf, -1
    for d in range(len(unit)):
        cos_a, cos_b, cos_c = (float(unit[d].astype(float) @ unit[x].astype(float)) for x in (q.a, q.b, q.c))
        if method == "3cosadd":
            score = cos_b - cos_a + cos_c
        else:
            score = (1 + cos_b) / 2 * (1 + cos_c) / 2 / ((1 + cos_a) / 2 + 0.001)
        if d not in (q.a, q.b, q.c) and score > best:
            best, answer = score, d
    return answer


@pytest.mark.parametrize("method", METHODS)
def test_solve_against_the_slow_twin(
    words: WordVectors, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(4)
    questions = [
        EncodedQuestion(2 * x, 2 * x + 1, 2 * y, frozenset({2 * y + 1, int(other)}))
        for x, y, other in rng.integers(0, N // 2, (60, 3))
    ]
    expected = [slow_answer(words.unit, q, method) in q.d for q in questions]
    assert solve(words.unit, questions, method) == expected
    assert 5 < sum(expected) < 55
    monkeypatch.setattr(solving, "BLOCK", 7 * N)  # blocks of seven questions, the last one shorter
    assert solve(words.unit, questions, method) == expected


def test_against_gensim(tmp_path: Path, words: WordVectors) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        models = pytest.importorskip("gensim.models")
    theirs = models.KeyedVectors(8)
    theirs.add_vectors(words.index_to_key, words.vectors)
    lines = [f"w{2 * x} w{2 * x + 1} w{2 * y} w{2 * y + 1}" for x in range(70) for y in range(9) if x != y]
    file = tmp_path / "questions.txt"
    file.write_text("\n".join([": first", *lines[:300], ": gram-second", *lines[300:]]))
    for restrict in (N, 90):
        _, sections = theirs.evaluate_word_analogies(str(file), restrict_vocab=restrict, dummy4unknown=False)
        result = analogy(words, file, restrict=restrict)
        ours = [(s.name, s.correct, s.covered) for s in (*result.sections, result.total)]
        expected = [
            (s["section"], len(s["correct"]), len(s["correct"]) + len(s["incorrect"])) for s in sections
        ]
        assert ours == [*expected[:2], ("total", *expected[2][1:])]
        assert result.total.total == len(lines)


def test_groups_are_summed(tmp_path: Path, words: WordVectors) -> None:
    file = tmp_path / "google.txt"
    file.write_text(": a\nw0 w1 w2 w3\n: gram1\nw0 w1 w4 w5\n: b\nw0 w1 w6 w7\nw0 w1 w8 unknown\n")
    result = analogy(words, file)
    semantic, syntactic = result.groups
    assert (semantic.name, semantic.covered, semantic.total) == ("semantic", 2, 3)
    assert (syntactic.name, syntactic.covered, syntactic.total) == ("syntactic", 1, 1)
    assert semantic.correct + syntactic.correct == result.total.correct
    text = str(result)
    assert text.startswith("google (3cosadd)\nsection")
    table = text.splitlines()[2:-3]
    assert [line.split()[0] for line in table] == [
        "a",
        "gram1",
        "b",
        "semantic",
        "syntactic",
        "total",
    ]
    assert "covered 3 of 4" in table[-1]


def test_a_folder_of_pairs_counts_any_answer(tmp_path: Path) -> None:
    """d may be any known answer, b is the first known one."""
    words = WordVectors(
        ["x", "x2", "y", "y2", "far", "z"],
        [[1, 0, 0], [1, 0, 1], [0, 1, 0], [0, 1, 1], [-1, -1, -1], [1, -1, 0]],
    )
    folder = tmp_path / "BATS" / "1_kind"
    folder.mkdir(parents=True)
    (folder / "I01.txt").write_text("x\tunknown/x2\ny\tfar/y2\n")
    (tmp_path / "BATS" / "metadata.json").write_text("{}")
    result = analogy(words, tmp_path / "BATS")
    assert (result.name, result.sections[0].name, result.sections[0].group) == ("BATS", "I01", "1_kind")
    assert (result.total.covered, result.total.total) == (2, 2)
    assert result.total.correct == 1  # x : x2 :: y : y2 counts; y : far :: x : z does not
    assert analogy(words, folder / "I01.txt").total == result.total


def test_the_most_frequent_words_may_stand_anywhere(words: WordVectors) -> None:
    counted = WordVectors(words.index_to_key, words.vectors, counts=range(N, 0, -1))
    order = np.random.default_rng(1).permutation(N)
    keys = [words.index_to_key[row] for row in order]
    mixed = WordVectors(keys, words.vectors[order], counts=(N - order).tolist())
    questions = [
        (f"w{i}", f"w{i + 1}", f"w{j}", f"w{j + 1}") for i in range(0, 90, 6) for j in range(2, 90, 8)
    ]
    for restrict in (60, N, None):
        assert analogy(mixed, questions, restrict=restrict) == analogy(counted, questions, restrict=restrict)


def test_words_beyond_restrict_are_unknown(words: WordVectors) -> None:
    questions = [("w0", "w1", "w2", "w3"), ("w0", "w1", "w98", "w99")]
    assert analogy(words, questions, restrict=99).total.covered == 1
    assert analogy(words, questions, restrict=100).total.covered == 2
    assert analogy(words, questions, restrict=None) == analogy(words, questions, restrict=None, lower=False)


def test_words_are_lower_cased_where_needed(words: WordVectors) -> None:
    questions = [("W0", "w1", "w2", "W3")]
    assert analogy(words, questions).total.covered == 1
    assert analogy(words, questions, lower=False).total.covered == 0


def test_nothing_covered_is_no_accuracy(words: WordVectors) -> None:
    result = analogy(words, [("a", "b", "c", "d")], name="none")
    assert math.isnan(result.total.accuracy)
    assert str(result).splitlines()[2].split() == ["none", "-", "0", "covered", "0", "of", "1"]
    nothing = {"group": None, "accuracy": None, "interval": None, "correct": 0, "covered": 0, "total": 1}
    assert json.loads(json.dumps(result.as_dict(), allow_nan=False)) == {
        "name": "none",
        "method": "3cosadd",
        "restrict": 300_000,
        "unknown": "skip",
        "bootstrap": {"resamples": 2000, "seed": 1, "level": 0.95, "drawn": "pairs"},
        "total": {"name": "total", **nothing},
        "groups": [],
        "sections": [{"name": "none", **nothing}],
    }


def test_wrong_settings_are_refused(words: WordVectors) -> None:
    with pytest.raises(InvalidInput, match="method must be one of 3cosadd, 3cosmul, got 'cosadd'"):
        analogy(words, [], method="cosadd")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="restrict must be at least 1, or None for all words, got 0"):
        analogy(words, [], restrict=0)
    with pytest.raises(InvalidInput, match="drawn must be one of pairs, questions, got 'words'"):
        analogy(words, [], drawn="words")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="unknown must be one of skip, zero, got 'wrong'"):
        analogy(words, [], unknown="wrong")  # type: ignore[arg-type]
    with pytest.raises(WrongType, match=r"a question must be .*, got 'abcd'"):
        analogy(words, ["abcd"])  # type: ignore[list-item]


def test_wrong_files_are_refused(tmp_path: Path, words: WordVectors) -> None:
    with pytest.raises(MissingFile, match="there is no benchmark file"):
        analogy(words, tmp_path / "none.txt")
    with pytest.raises(MissingFile, match=r"there are no \.txt files in"):
        analogy(words, tmp_path)
    (tmp_path / "bad.txt").write_text("a b c d\na b c\n")
    with pytest.raises(DamagedFile, match="line 2: expected four words, got 'a b c'"):
        analogy(words, tmp_path / "bad.txt")


def test_the_answer_and_the_pairs_of_every_question(words: WordVectors) -> None:
    asked = [("w0", "w1", "w2", "w3"), ("w0", "w1", "boy", "prince"), ("w2", "w3", "w0", "w1")]
    result = analogy(words, asked)
    [section] = result.sections
    assert section.pairs.tolist() == [[0, 1], [0, 2], [1, 0]]
    assert section.answers[1] == -1
    assert (section.answers == 1).sum() == section.correct > 0
    assert result.total.answers.tolist() == section.answers.tolist()


def test_questions_that_are_not_covered_may_count_as_wrong(words: WordVectors) -> None:
    asked = [("w0", "w1", "w2", "w3"), ("w0", "w1", "boy", "prince"), ("w2", "w3", "w0", "w1")]
    skipped, counted = analogy(words, asked).total, analogy(words, asked, unknown="zero").total
    assert (counted.correct, counted.covered, counted.total) == (skipped.correct, 2, 3)
    assert counted.answers.tolist() == [max(0, answer) for answer in skipped.answers]
    assert counted.accuracy == skipped.accuracy * 2 / 3


def test_the_interval_is_that_of_questions_that_are_put_together_anew(words: WordVectors) -> None:
    pairs = [(f"w{i}", f"w{i + 1}") for i in range(0, 50, 2)]
    asked = [(*x, *y) for x in pairs for y in pairs if x != y]
    result = analogy(words, asked, resamples=300)
    draw, shares = np.random.default_rng(9), []
    right = dict(zip(asked, result.sections[0].answers.tolist(), strict=True))
    for _ in range(300):  # every pair as often as it is drawn, crossed with all others
        drawn = [pairs[k] for k in draw.integers(0, len(pairs), len(pairs))]
        shares.append(np.mean([right[(*x, *y)] for x in drawn for y in drawn if x != y]))
    assert 0.2 < result.total.accuracy < 0.9
    assert result.total.interval == pytest.approx(tuple(np.quantile(shares, [0.019, 0.981])), abs=0.025)
    alone = analogy(words, asked, resamples=300, drawn="questions").total.interval
    assert alone.high - alone.low < 0.5 * (result.total.interval.high - result.total.interval.low)
    assert "questions (analogy)" in str(analogy(words, asked, drawn="questions"))


def test_sections_are_resampled_independently(words: WordVectors, tmp_path: Path) -> None:
    for k, name in enumerate("abcd"):
        pairs = [f"w{i} w{i + 1}\n" for i in range(30 * k, 30 * k + 30, 2)]
        (tmp_path / f"{name}.txt").write_text("".join(pairs))
    result = analogy(words, tmp_path, resamples=500)
    one = np.mean([section.interval.high - section.interval.low for section in result.sections])
    assert result.total.interval.high - result.total.interval.low == pytest.approx(one / 2, rel=0.2)
    seeds = {tuple(section.resampled[0][:20]) for section in result.sections}
    assert len(seeds) == 4


def test_a_section_that_is_there_twice_is_no_second_fact(words: WordVectors, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("".join(f"w{i} w{i + 1}\n" for i in range(0, 40, 2)))
    result = analogy(words, tmp_path, resamples=500)
    assert result.total.interval == result.sections[0].interval


def test_both_directions_of_a_pair_are_one_fact(words: WordVectors) -> None:
    pairs = [(f"w{i}", f"w{i + 1}") for i in range(0, 60, 2)]
    forth = [(*pairs[k], *pairs[(k + step) % 30]) for k in range(30) for step in (1, 2, 3)]
    back = [(b, a, d, c) for a, b, c, d in forth]
    widths = [
        ends.high - ends.low
        for asked in (forth, back, forth + back)
        for ends in [analogy(words, asked).total.interval]
    ]
    assert max(widths) / 1.3 < widths[2]  # of twice as many facts it were narrower by 1.41


def test_of_questions_that_share_no_pair_each_is_one_fact(words: WordVectors) -> None:
    asked = [(f"w{i}", f"w{i + 1}", f"w{i + 2}", f"w{i + 3}") for i in range(0, 48, 4)]
    assert analogy(words, asked[:9]).total.as_dict()["interval"] is None  # though 18 pairs are drawn
    assert analogy(words, asked).total.as_dict()["interval"] is not None


def test_without_resamples_there_are_no_intervals(words: WordVectors) -> None:
    result = analogy(words, [("w0", "w1", "w2", "w3")] * 3, resamples=0)
    assert result.total.as_dict()["interval"] is None
    assert "[" not in str(result)
