import gzip
import lzma

import pytest

from firth.errors import InvalidInput, MissingFile
from firth.text import read_labelled

FORMS = {
    "json": '{"label": "pos", "text": "so good"}\n\n{"text": "so, bad", "label": "neg"}\n',
    "csv": 'label,text\npos,so good\nneg,"so, bad"\n',
    "tsv": "id\ttext\tlabel\r\n1\tso good\tpos\r\n2\tso, bad\tneg\r\n",
    "semicolons": "\ufefftext;label\nso good;pos\nso, bad;neg\n",
    "fasttext": "\n__label__pos so good\n__label__neg so, bad\n",
}


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "texts"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lzma.compress], ids=["plain", "gzip", "xz"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same(written, form, pack):
    found = read_labelled(written(pack(FORMS[form].encode())))
    assert (found.texts, found.labels, len(found)) == (["so good", "so, bad"], ["pos", "neg"], 2)


def test_a_folder_of_folders(tmp_path):
    for name, text in {"pos/b.txt": "so good", "neg/a.txt": "so,\nbad", "pos/a/c.txt": "well"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    (tmp_path / "README").write_text("no text", encoding="utf-8")
    (tmp_path / ".hidden").mkdir()
    found = read_labelled(tmp_path)
    assert (found.texts, found.labels) == (["so,\nbad", "so good", "well"], ["neg", "pos", "pos"])


def test_fields_of_other_names_and_labels_that_are_numbers(written):
    path = written(
        '{"review": "good", "stars": 5}\n{"review": "bad", "stars": 1.5}\n{"review": "", "stars": true}'
    )
    found = read_labelled(path, text="review", label="stars")
    assert found.labels == [5, 1.5, True]
    assert found.texts == ["good", "bad", ""]


def test_rows_are_chosen(written):
    path = written("split,text,label\ntrain,a,x\ntest,b,y\ntrain,c,y\n")
    assert read_labelled(path, where={"split": "train"}).texts == ["a", "c"]
    assert read_labelled(path, where={"split": "train", "label": "y"}).texts == ["c"]
    path = written('{"text": "a", "label": 1, "fold": 3}\n{"text": "b", "label": 2, "fold": 4}')
    assert read_labelled(path, where={"fold": "4"}).texts == ["b"]


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        ("", {}, "texts holds no texts"),
        ("text,label\n", {}, "texts holds no texts"),
        ("just words\n", {}, "line 1: neither JSON, nor a header with the columns text and label"),
        ("\n\ntext,label\n", {"label": "stars"}, "line 3: neither .* columns text and stars"),
        ('{"text": "a", "label": 1}\n{"text": "b"}', {}, "line 2: no field 'label'; its fields are text"),
        ('{"text": 3, "label": 1}', {}, "line 1: text must be text, got 3"),
        ('{"text": "a", "label": null}', {}, "line 1: label must be a word or a number, got null"),
        ('{"text": "a", "label": ["x"]}', {}, 'line 1: label must be a word or a number, got \\["x"\\]'),
        ("text,label\na,\n", {}, "line 2: label must be a word or a number, got nothing"),
        ("__label__a b\nc\n", {}, "line 2: no __label__x before the text: 'c'"),
        ("__label__a __label__b c\n", {}, "line 1: several labels"),
        ("__label__a b\n", {"where": {"split": "train"}}, "has no fields, so rows cannot be chosen by split"),
        ("text,label\na,b\n", {"where": {"split": "x"}}, "line 2: no field 'split'"),
        ("text,label\na,b\n", {"where": {"label": "x"}}, "no row of .* has label=x"),
        (b"text,label\n\xff,b\n", {}, "is not utf-8 text"),
    ],
)
def test_what_cannot_be_read_is_refused(written, content, options, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        read_labelled(written(content), **options)


def test_nothing_there(tmp_path):
    with pytest.raises(MissingFile, match="there is no file or folder"):
        read_labelled(tmp_path / "nowhere")
    with pytest.raises(InvalidInput, match="holds no folders"):
        read_labelled(tmp_path)
