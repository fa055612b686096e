from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import DamagedFile
from firth.evaluation.files.category_layouts import Unclear, categories_file, categories_of_lists, word_list
from firth.evaluation.files.layouts import crossed_pairs
from firth.evaluation.files.lines import Misfit

KINDS = [
    ("ant", "insect"),
    ("bee", "insect"),
    ("fly", "insect"),
    ("oak", "tree"),
    ("elm", "tree"),
    ("ash", "tree"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kinds.txt"


@pytest.mark.parametrize("separator", ["\t", ",", ";", " "])
@pytest.mark.parametrize("heading", ["", "noun{}kind", "Word{}Category"])
def test_two_columns_with_and_without_headings(file: Path, separator: str, heading: str) -> None:
    lines = [heading.format(separator)] * bool(heading) + [separator.join(item) for item in KINDS]
    file.write_text("\n".join(lines))
    assert categories_file(file, certain=False) == KINDS
    assert categories_file(file, certain=True) == KINDS


def test_headings_say_which_columns_count(file: Path) -> None:
    rows = [f"{k},{category},{word},0.5" for k, (word, category) in enumerate(KINDS[:4])]
    file.write_text("\n".join(["id,class,concept,frequency", *rows]))
    assert categories_file(file, certain=False) == KINDS[:4]  # one tree is enough where it is said
    file.write_text("word\tcategory\nant\tinsect\nbee\n")
    with pytest.raises(Misfit, match="line 3: expected a word and its category"):
        categories_file(file, certain=True)


def test_bless_as_it_is_published(file: Path) -> None:
    file.write_text(
        "ant-n\tinsect\tcoord\tbee-n\nant-n\tinsect\thyper\tanimal-n\noak-n\ttree\trandom-v\tsing-v\n"
    )
    assert categories_file(file, certain=False) == [("ant", "insect"), ("oak", "tree")]


def test_a_word_may_have_two_categories_but_counts_once_in_each(file: Path) -> None:
    file.write_text("orange fruit\napple fruit\norange fruit\norange colour\nred colour\nblue colour\n")
    assert Counter(categories_file(file, certain=False)) == Counter(
        [("orange", "fruit"), ("apple", "fruit"), ("orange", "colour"), ("red", "colour"), ("blue", "colour")]
    )


def test_no_file_of_bats_is_taken_for_categories(data: Path) -> None:
    files = sorted((data / "analogy" / "BATS_3.0").rglob("*.txt"))
    assert len(files) == 40
    for path in files:
        with pytest.raises(Misfit):
            categories_file(path, certain=False)
        assert crossed_pairs(path).questions


words = st.text("abcdefgh", min_size=1, max_size=4)


@given(st.lists(words, min_size=2, max_size=60))
def test_what_lies_between_is_refused(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    file = tmp_path_factory.mktemp("between") / "x.txt"
    file.write_text("\n".join(f"word{k}\t{name}" for k, name in enumerate(names)))
    sizes = Counter(names[1:] if Counter(names)[names[0]] == 1 < min(Counter(names[1:]).values()) else names)
    if len(sizes) < 2 or 2 * len(sizes) > sizes.total():
        with pytest.raises(Misfit):
            categories_file(file, certain=False)
    elif min(sizes.values()) < 2 or 3 * len(sizes) > sizes.total():
        with pytest.raises(Unclear, match="may be their categories or their answers in analogies: name"):
            categories_file(file, certain=False)
    else:
        assert len(categories_file(file, certain=False)) == sizes.total()
    assert len(categories_file(file, certain=True)) == sizes.total()


def test_answers_with_a_slash_are_answers(file: Path) -> None:
    file.write_text("".join(f"w{k} {'red/blue' if k % 2 else 'green'}\n" for k in range(20)))
    with pytest.raises(Misfit):
        categories_file(file, certain=False)
    assert {c for _, c in categories_file(file, certain=True)} == {"red/blue", "green"}


@pytest.mark.parametrize("text", ["ant 3\nbee 4\n", "ant\nbee\n", "ant bee fly\n", "ant\t\nbee\tx\n"])
def test_other_files_are_refused(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(DamagedFile, match="line 1: expected a word and its category"):
        categories_file(file, certain=True)


@pytest.mark.parametrize("more", ["", "\nand so on", "\nthe end"])
def test_running_text_with_the_words_of_headings_is_refused(file: Path, more: str) -> None:
    file.write_text("a word of abuse for the working class radicals" + more)
    with pytest.raises(Misfit, match="a word and its category"):
        categories_file(file, certain=True)


def test_lists_of_words(file: Path) -> None:
    file.write_text("ant-n\nbee-n\n")
    assert word_list(file) == ["ant", "bee"]
    file.write_text("ant\nbee fly\n")
    with pytest.raises(Misfit, match="line 2: expected one word, got 'bee fly'"):
        word_list(file)
    file.write_text("1\n2\n")
    with pytest.raises(Misfit, match="expected one word"):
        word_list(file)


def test_lists_are_categories_where_they_share_no_word() -> None:
    lists = {"insect": ["ant", "bee", "ant"], "tree": ["oak", "elm"]}
    items = [("ant", "insect"), ("bee", "insect"), ("oak", "tree"), ("elm", "tree")]
    assert categories_of_lists(lists, certain=False) == items
    for other in ({"insect": ["ant", "bee"]}, {**lists, "two": ["elm", "ash"]}, {**lists, "one": ["ash"]}):
        assert categories_of_lists(other, certain=False) is None
    assert len(categories_of_lists({**lists, "two": ["elm", "ash"]}, certain=True) or []) == 6
