"""The server as a process, over a real connection."""

import http.client
import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from urllib.parse import urlsplit

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.explorer.served import served

from firth.errors import InvalidInput, MissingDependency
from firth.explorer import explore
from firth.vectors import WordVectors


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that must never have complained."""
    folder: Path = tmp_path_factory.mktemp("served")
    WordVectors(["king", "queen", "man"], np.eye(3)).save(folder / "model")
    with served(folder / "model") as address:
        yield address


def sent(address: str, content: bytes) -> bytes:
    """What the server answers to bytes."""
    with socket.create_connection(
        (urlsplit(address).hostname, urlsplit(address).port), timeout=10
    ) as connection:
        answer = b""
        try:
            connection.sendall(content)
            connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(1 << 16):
                answer += part
        except ConnectionError:  # it has heard enough
            pass
    return answer


def test_it_answers_quickly_on_one_connection(address: str) -> None:
    parts = urlsplit(address)
    assert (parts.scheme, parts.hostname) == ("http", "127.0.0.1")
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=10)
    for _ in range(3):
        connection.request("GET", f"{parts.path}api/neighbours?word=king&n=1")
        response = connection.getresponse()
        assert response.status == 200
        assert json.loads(response.read())["word"] == "king"
        assert response.getheader("server") is None
    connection.request("GET", "/wrong/")
    assert connection.getresponse().status == 403
    connection.close()


@settings(max_examples=60)
@example(b"GET / HTTP/1.1\r\n\r\n")
@example(b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
@example(b"GET /%ff%fe HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
@example(b"POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\n\r\nabc")
@example(b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n")
@given(st.binary() | st.binary().map(lambda tail: b"GET /" + tail + b" HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"))
def test_random_bytes_are_refused(address: str, content: bytes) -> None:
    answer = sent(address, content)
    assert not answer or answer.startswith(b"HTTP/1.1 4")


def test_it_listens_on_this_machine_alone(address: str) -> None:
    port = urlsplit(address).port
    others = {entry[4][0] for entry in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)}
    for host in others - {"127.0.0.1"}:
        if not host.startswith("127."):
            with pytest.raises((ConnectionError, TimeoutError)):
                socket.create_connection((host, port), timeout=2)
    with pytest.raises(InvalidInput, match=f"port {port} cannot be used"):
        explore(WordVectors(["a", "b"], np.eye(2)), port=port, browser=False)


@pytest.mark.parametrize("port", [-1, 65536])
def test_ports(port: int) -> None:
    with pytest.raises(InvalidInput, match=f"port must be from 0 to 65535, got {port}"):
        explore(WordVectors(["a", "b"], np.eye(2)), port=port, browser=False)


def test_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(MissingDependency, match=r"pip install 'firth\[explore\]'"):
        explore(WordVectors(["a", "b"], np.eye(2)))


def test_the_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: Queue[str] = Queue()
    monkeypatch.setattr("webbrowser.open", opened.put)
    monkeypatch.setattr("firth.explorer.serving.serve", lambda *_: None)
    told: list[str] = []
    explore(WordVectors(["a", "b"], np.eye(2)), ready=lambda address, session: told.append(address))
    assert [opened.get(timeout=20)] == told
