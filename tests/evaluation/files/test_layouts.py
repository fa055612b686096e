import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firth.errors import DamagedFile
from firth.evaluation.files.layouts import Question, crossed_pairs, questions, rated_pairs

CAT_DOG = [("cat", "dog", 7.5), ("car", "bus", 6.0)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.txt"


@pytest.mark.parametrize(
    "text",
    [
        "cat\tdog\t7.5\ncar\tbus\t6.0\n",
        "cat dog 7.5\ncar bus 6\n",
        "cat,dog,7.5\r\ncar,bus,6\r\n",
        "cat;dog;7.5\ncar;bus;6",
        '"cat","dog","7.5"\n"car","bus","6"\n',
        "Word 1,Word 2,Human (mean)\ncat,dog,7.5\ncar,bus,6\n",
        "# a comment\n\nword1\tword2\tscore\n  cat\tdog\t7.5\n# another\ncar\tbus\t6.0\n",
        "\ufeffcat\tdog\t7.5\ncar\tbus\t6.0\n",
        "word1\tword2\tPOS\tSimLex999\tconc\ncat\tdog\tN\t7.5\t1.2\ncar\tbus\tN\t6\t3\n",  # SimLex-999
        "cat\tdog\tN\t7.5\tNONE\ncar\tbus\tN\t6\tANTONYMS\n",  # SimVerb-3500
        "cat\tdog\t7.5\t8\t7\ncar\tbus\t6\t5\t7\n",  # RW, with the scores of each person
        "cat-n dog-n 7.5\ncar-n bus-v 6\n",  # MEN
        "1\tcat\tdog\t7.5\n2\tcar\tbus\t6\n",  # numbered lines
    ],
)
def test_rated_pairs_in_the_usual_layouts(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    assert rated_pairs(file) == CAT_DOG


def test_a_single_pair_needs_no_second(file: Path) -> None:
    file.write_text("cat dog 7.5")
    assert rated_pairs(file) == CAT_DOG[:1]


def test_lemma_endings_go_only_where_all_words_have_one(file: Path) -> None:
    file.write_text("vitamin-c orange 7.5\nx-ray bone 6")
    assert rated_pairs(file) == [("vitamin-c", "orange", 7.5), ("x-ray", "bone", 6.0)]


words = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pairs=st.lists(
        st.tuples(words, words, st.floats(-100, 100)).filter(
            lambda p: all(w.lower() not in ("nan", "inf", "infinity") for w in p[:2])
        ),
        min_size=1,
    ),
    separator=st.sampled_from(["\t", ",", ";", " ", "  "]),
    end=st.sampled_from(["\n", "\r\n"]),
    header=st.booleans(),
)
def test_rated_pairs_come_back_as_written(
    tmp_path: Path, pairs: list[tuple[str, str, float]], separator: str, end: str, header: bool
) -> None:
    rows = [("one", "two", "score")] * header + [(a, b, repr(score)) for a, b, score in pairs]
    file = tmp_path / "pairs"
    file.write_bytes("".join(separator.join(row) + end for row in rows).encode())
    assert rated_pairs(file) == pairs


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "anything"
    file.write_bytes(content)
    for read in (rated_pairs, questions, crossed_pairs):
        with contextlib.suppress(DamagedFile):  # any other error fails
            read(file)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("cat dog 7.5\ncar bus\nsun moon 3\n", "line 2: expected two words and a score, got 'car bus'"),
        ("a b N 7.5\nc d N 6\ne f N x\n", "line 3: expected two words and a score, got 'e f N x'"),
        ("just some text\nof no use\n", "line 2: expected two words and a score, got 'of no use'"),
        ("cat dog nan\ncar bus 3\nsun moon inf\n", "line 3: "),
        ("the 0.1 0.2 0.3\nof 0.3 0.4 0.5\n", "expected two words and a score"),
    ],
)
def test_rated_pairs_name_the_line_that_does_not_fit(file: Path, text: str, line: str) -> None:
    file.write_text(text)
    with pytest.raises(DamagedFile, match=line):
        rated_pairs(file)


def test_google_questions_have_sections_and_groups(file: Path) -> None:
    file.write_text(
        ": family\nboy girl king queen\n: gram1-adverb\nfast quickly slow slowly\n\nbad badly good well\n"
    )
    family, adverbs = questions(file)
    assert (family.name, family.group, len(family.questions)) == ("family", "semantic", 1)
    assert (adverbs.name, adverbs.group, len(adverbs.questions)) == ("gram1-adverb", "syntactic", 2)
    assert family.questions == [Question("boy", ("girl",), "king", ("queen",))]


def test_questions_without_sections_are_one_section_named_by_the_file(file: Path) -> None:
    file.write_text("good\tbetter\trough\trougher\r\nbetter\tgood\trougher\trough\r\n")
    (section,) = questions(file)
    assert (section.name, section.group, len(section.questions)) == ("file", None, 2)


def test_questions_name_the_line_that_does_not_fit(file: Path) -> None:
    file.write_text(": a\none two three four\n: b\none two three\n")
    with pytest.raises(DamagedFile, match="line 4: expected four words, got 'one two three'"):
        questions(file)


def test_sections_need_questions(file: Path) -> None:
    file.write_text(": a section\n: and no questions\n")
    with pytest.raises(DamagedFile, match="line 2: expected four words, got ': and no questions'"):
        questions(file)


def test_pairs_are_crossed_with_all_their_answers(tmp_path: Path) -> None:
    folder = tmp_path / "3_semantics"
    folder.mkdir()
    file = folder / "E01 [young].txt"
    file.write_text("dog\tpuppy/whelp/\r\ncat\tkitten\r\ncow\tcalf/calf\r\n")
    section = crossed_pairs(file)
    assert (section.name, section.group) == ("E01 [young]", "3_semantics")
    assert len(section.questions) == 6
    assert section.questions[0] == Question("dog", ("puppy", "whelp"), "cat", ("kitten",))
    assert section.questions[-1] == Question("cow", ("calf",), "cat", ("kitten",))


@pytest.mark.parametrize("text", ["the 1000\nof 800\n", "a b c\n", "a /\nb c\n", "a\n"])
def test_pairs_refuse_other_files(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(DamagedFile, match="line 1: expected a word and its answers"):
        crossed_pairs(file)


def test_the_number_of_pairs_is_limited(file: Path) -> None:
    file.write_text("\n".join(f"a{i} b{i}" for i in range(1001)))
    with pytest.raises(DamagedFile, match="1001 pairs; a relation needs 2 to 1,000"):
        crossed_pairs(file)
