import json
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.explorer.conftest import HOST, TOKEN, WORDS, Ask, asking

from firth.explorer.endpoints import ENDPOINTS
from firth.explorer.guard import HEADERS
from firth.explorer.session import Session
from firth.explorer.tables import Column, Table

NAMED = ["map/pca", "map/tsne", "map/nothing", "column/0", "column/1", "column/x"]


def test_the_page_and_its_parts(ask: Ask) -> None:
    kinds = {"": "text/html", "explorer.js": "text/javascript", "explorer.css": "text/css"}
    for path, kind in kinds.items():
        answer = ask(path)
        assert answer.status == 200
        assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
        assert answer.body


def test_every_answer_has_the_safe_headers(ask: Ask) -> None:
    for answer in (ask(""), ask("api/words"), ask("api/map/pca"), ask("nothing"), ask("", token="wrong")):
        assert HEADERS.items() <= answer.headers.items()


def test_what_there_is(ask: Ask) -> None:
    about = ask("api/about").json
    first, second = about["models"]
    assert (first["name"], second["name"]) == ("vectors (1)", "vectors (2)")
    assert (first["words"], first["shown"], first["dimensions"], first["counted"]) == (8, 8, 3, True)
    assert second["counted"] is False
    assert [(one["id"], one["state"]) for one in first["maps"]] == [("pca", "ready"), ("tsne", "unavailable")]
    assert about["columns"] == []


def test_words_maps_and_numbers(ask: Ask) -> None:
    words = ask("api/words").json
    assert words == [*WORDS[:-1], "7"]
    xy = np.frombuffer(ask("api/map/pca").body, "<f4").reshape(-1, 2)
    assert xy.shape == (8, 2)
    assert np.abs(xy).max() == 1
    frequencies = np.frombuffer(ask("api/frequencies", b"model=1").body, "<f4")
    np.testing.assert_allclose(frequencies, -np.log10([1, 2, 3, 4]), rtol=1e-6)
    codes = np.frombuffer(ask("api/clusters", b"k=3").body, "u1")
    assert sorted(set(codes.tolist())) == [0, 1, 2]
    names = ask("api/cluster_names", b"k=3").json
    assert [
        set(name.split(", ")) <= {words[i] for i in np.flatnonzero(codes == group)}
        for group, name in enumerate(names)
    ]


def test_columns(words: Any) -> None:
    session = Session.of(words, None, table=None)
    kinds = Column("kind", {"king": "person", "7": "number"}, ("person", "number"))
    session = Session(session.models, Table((Column("size", {"man": 2.5}), kinds)))
    ask = asking(session)
    described = ask("api/about").json["columns"]
    assert described == [
        {"id": 0, "name": "size", "kind": "number", "categories": []},
        {"id": 1, "name": "kind", "kind": "category", "categories": ["person", "number"]},
    ]
    numbers = np.frombuffer(ask("api/column/0").body, "<f4")
    assert numbers[2] == 2.5
    assert np.isnan(np.delete(numbers, 2)).all()
    assert np.frombuffer(ask("api/column/1").body, "<u2").tolist() == [0, *[65535] * 6, 1]
    assert ask("api/column/2").status == 404


@pytest.mark.parametrize(
    ("path", "query", "status", "sentence"),
    [
        ("api/neighbours", b"word=kng", 404, "'kng' is not in the vocabulary"),
        ("api/neighbours", b"word=king&n=0", 400, "n must be a number from 1 to 1000, got '0'"),
        ("api/neighbours", b"word=king&model=2", 400, "model must be a number from 0 to 1, got '2'"),
        ("api/analogy", b"q=king+man", 400, "write + or - before 'man', or put a word"),
        ("api/clusters", b"k=9", 400, "k must be at most the number of words, 8, got 9"),
        ("api/map/tsne", b"", 409, "the map tsne is not ready, but unavailable"),
        ("api/map/umap", b"", 404, "a map is pca or tsne"),
        ("api/odd", b"word=king&word=man", 400, "word must be given 3 to 200 times, got 2"),
        ("api/similarities", b"word=king&word=man" * 40, 400, "word must be given 2 to 60 times, got 80"),
        ("api/analogy", b"q=king+-+king", 400, "these words cancel each other out"),
        ("api/nothing", b"", 404, "there is no such page: open the address that firth explore printed"),
        ("../secret", b"", 404, "there is no such page"),
    ],
)
def test_refusals(ask: Ask, path: str, query: bytes, status: int, sentence: str) -> None:
    query = query.replace(b"manword", b"man&word")
    answer = ask(path, query)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/json")
    assert sentence in answer.json["error"]


def test_an_unknown_word_comes_with_its_neighbours(ask: Ask) -> None:
    assert ask("api/neighbours", b"word=quen").json["nearest"] == ["queen"]


def test_one_model_has_no_second(words: Any) -> None:
    ask = asking(Session.of(words, None, table=None))
    assert ask("api/words", b"model=1").json == {"error": "there is no model 1: only one is open"}
    assert ask("api/differences").status == 404


def test_questions(ask: Ask) -> None:
    assert ask("api/complete", b"q=wo").json["words"] == [{"word": "woman", "row": 3}]
    assert ask("api/neighbours", b"word=man&n=1&model=1").json["neighbours"][0]["word"] == "king"
    assert ask("api/analogy", b"q=king - man %2B woman&n=1").json["answers"][0]["word"] == "queen"
    assert ask("api/axis", b"from=man&to=woman&n=2").json["words"][0]["word"] == "man"
    several = ask("api/axis", b"from=New%20York&from=man&to=woman&to=%3Cb%3Ebold%3C/b%3E").json
    assert [one["word"] for one in several["from"]] == ["New York", "man"]
    assert [one["word"] for one in several["to"]] == ["woman", "<b>bold</b>"]
    assert ask("api/odd", b"word=man&word=king&word=%3Cb%3Ebold%3C/b%3E").json["odd"] == "<b>bold</b>"
    assert ask("api/similarities", b"word=man&word=king").json["words"] == ["man", "king"]
    found = ask("api/differences", b"topn=25").json
    assert (found["compared"], found["topn"]) == (3, 2)


def test_an_address_without_its_last_slash(ask: Ask) -> None:
    answer = ask(None)
    assert (answer.status, answer.headers["location"]) == (307, f"/{TOKEN}/")
    assert HEADERS.items() <= answer.headers.items()
    assert ask(None, token="wrong").status == 403


def test_what_a_stranger_gets(ask: Ask) -> None:
    assert ask("api/words", token="wrong").status == 403
    assert ask("api/words", headers=((b"host", b"evil.example"),)).status == 403
    assert ask("api/words", headers=(HOST, (b"origin", b"http://evil.example"))).status == 403
    assert ask("api/map/tsne", method="POST", headers=(HOST, (b"origin", b"null"))).status == 403
    assert ask("api/words", method="DELETE").status == 405


parameters = st.dictionaries(
    st.sampled_from(["model", "word", "q", "n", "k", "from", "to", "topn"]),
    st.one_of(
        st.sampled_from(["0", "1", "2", "king", "man", "king - man", "a,b", "7", "New York", "-1", "99999"]),
        st.text(max_size=5),
    ),
)
fuzzed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)


@fuzzed
@given(st.sampled_from([f"api/{name}" for name in ENDPOINTS] + [f"api/{name}" for name in NAMED]), parameters)
def test_any_parameters_get_an_answer_or_a_refusal(ask: Ask, path: str, given: dict[str, str]) -> None:
    from urllib.parse import urlencode

    query = urlencode(given, errors="surrogatepass").encode()
    answer = ask(path, query)
    assert answer.status in (200, 400, 404, 409)
    if answer.status != 200:
        assert set(answer.json) <= {"error", "nearest"}


@fuzzed
@given(
    st.sampled_from([f"api/{name}" for name in ENDPOINTS] + [f"api/{name}" for name in NAMED]) | st.text(),
    st.binary(max_size=60),
    st.sampled_from(["GET", "POST", "HEAD", "PUT", "\x00"]),
)
def test_random_bytes_are_refused(ask: Ask, path: str, query: bytes, method: str) -> None:
    answer = ask(path, query, method=method)
    assert 200 <= answer.status < 500
    if answer.headers["content-type"] == "application/json" and method != "HEAD":
        json.loads(answer.body)


@fuzzed
@given(st.text(), st.lists(st.tuples(st.binary(), st.binary()), max_size=3))
def test_no_one_without_the_token_gets_in(ask: Ask, token: str, headers: list[tuple[bytes, bytes]]) -> None:
    if token.split("/")[0] != TOKEN:
        assert ask("api/words", token=token, headers=(HOST, *headers)).status == 403
