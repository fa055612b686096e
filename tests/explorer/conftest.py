"""Small models whose answers are known, and a way to ask the application without a network."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.explorer.application import application
from firth.explorer.session import Session
from firth.vectors import WordVectors

TOKEN = "token"
HOST = (b"host", b"127.0.0.1:8000")
WORDS = ["king", "queen", "man", "woman", "New York", "<b>bold</b>", "\udce9t\u00e9", 7]


@dataclass(frozen=True)
class Response:
    """What the application answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


Ask = Callable[..., Response]


@pytest.fixture(autouse=True)
def no_cache_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is kept in the folder of the test."""
    monkeypatch.setattr("firth.explorer.cache.folder", lambda: tmp_path / "cache")


@pytest.fixture
def words() -> WordVectors:
    """Few words in three dimensions; one is no text, one looks like HTML, one is not Unicode."""
    table = [
        [1, 1, 0],
        [-1, 1, 0],
        [1, 0, 0.2],
        [-1, 0, 0.2],
        [0, 0, 1],
        [0, 0.2, -1],
        [0.5, 0, 1],
        [0, 1, 1],
    ]
    return WordVectors(WORDS, table, counts=[800, 700, 600, 500, 400, 300, 200, 100])


@pytest.fixture
def session(words: WordVectors) -> Iterator[Session]:
    """Two models: the second has the words of the first in other places."""
    other = WordVectors(["king", "man", "queen", "boat"], [[1, 0.9], [1, 0.8], [0, 1], [0.2, 1]])
    session = Session.of(words, other, table=None)
    yield session
    session.stop()


@pytest.fixture
def ask(session: Session) -> Ask:
    """Ask the application of the session."""
    return asking(session)


def asking(session: Session) -> Ask:
    """A function that asks the application of a session."""
    app = application(session, TOKEN)

    def ask(
        path: str | None,
        query: bytes = b"",
        *,
        method: str = "GET",
        token: str = TOKEN,
        headers: tuple[tuple[bytes, bytes], ...] = (HOST,),
    ) -> Response:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": f"/{token}" if path is None else f"/{token}/{path}",
            "raw_path": b"",
            "query_string": query,
            "root_path": "",
            "headers": list(headers),
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        asyncio.run(app(scope, receive, send))
        body = b"".join(message.get("body", b"") for message in sent[1:])
        head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Response(sent[0]["status"], head, body)

    return ask


@pytest.fixture
def scattered() -> np.ndarray[Any, np.dtype[np.float32]]:
    """Unit vectors (300, 8) in three bundles."""
    random = np.random.default_rng(1)
    table = np.repeat(np.eye(3, 8), 100, axis=0) + 0.2 * random.standard_normal((300, 8))
    return (table / np.linalg.norm(table, axis=1, keepdims=True)).astype(np.float32)
