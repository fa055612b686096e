import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, MissingFile
from firth.explorer import export
from firth.explorer.exporting import inlined
from firth.explorer.shipped import page_file
from firth.vectors import WordVectors


def decoded(text: str, kind: str) -> np.ndarray[Any, Any]:
    return np.frombuffer(base64.b64decode(text), kind)


@pytest.fixture
def page(words: WordVectors, tmp_path: Path) -> str:
    """The page of two models and a table, as a file."""
    table = tmp_path / "table.csv"
    table.write_text("word,n\nking,1\nman,2\n", encoding="utf-8")
    other = WordVectors(
        [f"w{i}" for i in range(30)] + ["king"], np.random.default_rng(1).standard_normal((31, 4))
    )
    words = WordVectors([*other.index_to_key[:30], "king", "</script>"], np.eye(32) + 0.1)
    session = export(words, tmp_path / "page.html", other=other, table=table, limit=31)
    assert [model.size for model in session.models] == [31, 31]
    return (tmp_path / "page.html").read_text(encoding="utf-8")


def held(page: str) -> Any:
    """The data of a page."""
    found = re.findall(r'<script type="application/json" id="firth-data">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


def test_everything_is_in_the_file(page: str) -> None:
    data = held(page)
    first = data["models"][0]
    assert first["words"][:2] == ["w0", "w1"]
    assert data["about"]["models"][0]["words"] == 31
    vectors = decoded(first["vectors"], "i1").reshape(31, first["dimensions"]).astype(float)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    table = np.eye(32)[:31] + 0.1
    np.testing.assert_allclose(unit, table / np.linalg.norm(table, axis=1, keepdims=True), atol=0.01)
    assert decoded(first["maps"]["pca"], "<f4").shape == (62,)
    assert decoded(first["frequencies"], "<f4").shape == (31,)
    assert (
        decoded(first["clusters"]["codes"], "u1").max()
        < first["clusters"]["k"]
        == len(first["clusters"]["names"])
    )
    assert decoded(data["models"][1]["columns"][0], "<f4")[30] == 1
    states = {one["id"]: one["state"] for one in data["about"]["models"][0]["maps"]}
    assert states == {"pca": "ready", "tsne": "unavailable"}
    assert (data["differences"]["topn"], data["differences"]["compared"]) == (25, 31)


@pytest.mark.parametrize(("first", "topn"), [("king", 1), ("boat", None)])
def test_models_that_share_little_are_written(
    words: WordVectors, tmp_path: Path, first: str, topn: int | None
) -> None:
    other = WordVectors([first, "queen" if topn else "ship", "sea"], np.eye(3))
    export(words, tmp_path / "page.html", other=other)
    data = held((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert data.get("differences", {}).get("topn") == topn
    assert ("no_differences" in data) == (topn is None)
    assert topn or data["no_differences"].startswith("the models share no word")


def test_nothing_is_fetched_and_only_what_is_inside_runs(page: str) -> None:
    assert not re.search(r'<\w+[^>]*\b(src|href)="(?!data:)', page)
    policy = re.findall(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">', page)[0]
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[0]
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[0]
    for text in (style, script):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy


def test_words_cannot_end_the_data(words: WordVectors, tmp_path: Path) -> None:
    keys = ["</script><script>alert(1)</script>", "<!--<script>", "\udce9"]
    export(WordVectors(keys, np.eye(3)), tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert held(page)["models"][0]["words"] == keys
    assert "alert(1)</script>" not in page


def test_the_shipped_page_can_be_written_as_one_file() -> None:
    html, style, script = (page_file(name) for name in ("index.html", "explorer.css", "explorer.js"))
    assert len(inlined(html, style, script, {})) > len(html) + len(style) + len(script) - 200
    with pytest.raises(ValueError, match=r"index\.html must hold"):
        inlined("<html></html>", style, script, {})
    with pytest.raises(ValueError, match="what is put into <script> must not end it"):
        inlined(html, style, "'</SCRIPT>'", {})


def test_where_no_page_can_be_written(words: WordVectors, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"a page's name must end in \.html, got 'page\.txt'"):
        export(words, tmp_path / "page.txt")
    with pytest.raises(MissingFile, match="does not exist"):
        export(words, tmp_path / "nowhere" / "page.html")
