import json
from pathlib import Path

import pytest

from firth.cli.door import check_model, check_picture, check_writable, words_of
from firth.errors import InvalidInput, MissingFile


def test_folders_that_are_to_be_made_are_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_writable(tmp_path / "a" / "b" / "model")
    monkeypatch.chdir(tmp_path)
    check_writable(Path("model"))
    assert list(tmp_path.iterdir()) == []


def test_nothing_can_be_written_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InvalidInput, match=r"cannot be written, because of .*file: "):
        check_writable(tmp_path / "file" / "a" / "model")


def test_a_folder_that_takes_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(InvalidInput, match=r"because of .*: Permission denied"):
        check_writable(tmp_path / "model")


def test_a_picture_needs_its_ending_and_its_folder(tmp_path: Path) -> None:
    check_picture(tmp_path / "a.PNG")
    with pytest.raises(InvalidInput, match=r"must end in \.png or \.svg, got 'a\.gif'"):
        check_picture(tmp_path / "a.gif")
    with pytest.raises(MissingFile, match="does not exist: make it first"):
        check_picture(tmp_path / "no" / "a.png")


def test_words_of_a_list(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("\ufeffone\r\n\n  New York \ntwo", encoding="utf-8")
    assert words_of(tmp_path / "list") == ["one", "New York", "two"]
    with pytest.raises(MissingFile, match="there is no file "):
        words_of(tmp_path / "missing")
    (tmp_path / "list").write_bytes(b"caf\xe9")
    with pytest.raises(InvalidInput, match="list is not a list of words in utf-8"):
        words_of(tmp_path / "list")


def test_a_model_makes_way_for_the_same_training_only(tmp_path: Path) -> None:
    def write(name: str, **config: object) -> Path:
        (tmp_path / name).mkdir(exist_ok=True)
        text = json.dumps({"format": "firth model", **config})
        (tmp_path / name / "config.json").write_text(text, encoding="utf-8")
        return tmp_path / name

    settings, corpus = {"window": 5, "workers": 2}, {"tokens": 9}
    model = write("model", settings=settings, corpus=corpus)
    same = write("same", settings={**settings, "workers": 1}, corpus=corpus, checkpoint={})
    check_model(model, overwrite=False, resumed=same)
    check_model(model, overwrite=True)
    check_model(tmp_path / "new", overwrite=False, resumed=tmp_path / "none")
    others = [
        write("window", settings={**settings, "window": 4}, corpus=corpus),
        write("text", settings=settings, corpus={"tokens": 8}),
        write("start", settings=settings, corpus=corpus, given={"start": {"words": 3}}),
        tmp_path / "none",
        None,
    ]
    for other in others:
        with pytest.raises(InvalidInput, match="holds a model already: name another folder, or give --over"):
            check_model(model, overwrite=False, resumed=other)
