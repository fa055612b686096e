import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.explorer.guard import HEADERS, refusal

HOST = (b"host", b"127.0.0.1:8000")


def refused(
    path: str = "/secret/", *headers: tuple[bytes, bytes], host: tuple[bytes, bytes] = HOST
) -> str | None:
    return refusal(path, [host, *headers], "secret")


@pytest.mark.parametrize("host", [b"127.0.0.1:8000", b"localhost:9000", b"127.0.0.1"])
def test_this_machine_is_let_in(host: bytes) -> None:
    assert refused("/secret/api/about", host=(b"host", host)) is None
    assert refused("/secret/", (b"origin", b"http://" + host), host=(b"host", host)) is None


@pytest.mark.parametrize(
    "host",
    [
        b"evil.example",
        b"127.0.0.1.evil.example",
        b"evil.example:8000",
        b"127.0.0.1:",
        b"127.0.0.1:8000@evil",
        b"",
    ],
)
def test_other_names_for_this_machine_are_not(host: bytes) -> None:
    assert refused(host=(b"host", host)) == "the host must be 127.0.0.1 or localhost"


def test_one_host_must_be_named() -> None:
    assert refused("/secret/", HOST) == "the host must be 127.0.0.1 or localhost"
    assert refusal("/secret/", [], "secret") == "the host must be 127.0.0.1 or localhost"


@pytest.mark.parametrize(
    "origin",
    [
        b"http://evil.example",
        b"null",
        b"https://127.0.0.1:8000",
        b"http://127.0.0.1:8001",
        b"http://localhost:8000",
    ],
)
def test_other_origins_are_refused(origin: bytes) -> None:
    assert refused("/secret/", (b"origin", origin)) == "requests of other sites are refused"


@pytest.mark.parametrize("site", [b"cross-site", b"same-site", b"anything"])
def test_what_a_browser_says_of_other_sites(site: bytes) -> None:
    said = (b"sec-fetch-site", site)
    assert refused("/secret/", said) == "requests of other sites are refused"
    frame = (b"sec-fetch-mode", b"navigate"), (b"sec-fetch-dest", b"iframe")
    assert refused("/secret/", said, *frame) == "requests of other sites are refused"
    link = (b"sec-fetch-mode", b"navigate"), (b"sec-fetch-dest", b"document")
    assert refused("/secret/", said, *link) is None
    assert refused("/secret/", (b"sec-fetch-site", b"same-origin")) is None


@pytest.mark.parametrize(
    "path", ["/", "", "/secre/", "/secrets/", "/Secret/", "//secret/", "*", "/%73ecret/", "/\udcff/"]
)
def test_the_token_must_be_there(path: str) -> None:
    assert refused(path) == "the address must hold the token that firth explore printed"


@given(st.text(), st.lists(st.tuples(st.sampled_from([b"host", b"origin", b"sec-fetch-site"]), st.binary())))
def test_anything_else_is_refused(path: str, headers: list[tuple[bytes, bytes]]) -> None:
    assert refusal("/" + path, headers, "secret") is not None


def test_the_policy_allows_no_one_else() -> None:
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
