"""The server: bound to this machine alone, ended by Ctrl-C."""

import os
import secrets
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from os import PathLike
from threading import Thread

from firth.errors import InvalidInput, MissingDependency
from firth.explorer.session import Model, Session
from firth.explorer.shown import LIMIT

HOST = "127.0.0.1"


def explore(
    model: Model,
    other: Model | None = None,
    *,
    table: str | PathLike[str] | None = None,
    limit: int = LIMIT,
    port: int = 0,
    browser: bool = True,
    ready: Callable[[str, Session], None] | None = None,
) -> None:
    """Show a model, or two beside each other, in the web browser, until Ctrl-C.

    The page is served on 127.0.0.1 alone, under an address with a token that is new every time; nothing
    leaves the machine.

    Parameters
    ----------
    model, other : WordVectors or path
    table : path, optional
        A file in utf-8, .csv or .tsv, whose columns can colour the words. Words are in the column that is
        named ``word`` or ``words``, or else in the first.
    limit : int
        So many of the most frequent words are on the map; questions go to all words.
    port : int
        Where to listen; 0 takes a port that is free.
    browser : bool
        Whether the browser is opened.
    ready : callable(address, session), optional
        Called when the page can be opened.

    Raises
    ------
    MissingDependency
        starlette or uvicorn is not installed: ``pip install 'firth[explore]'``.
    InvalidInput, MissingFile, DamagedFile
    """
    check_server()
    if not 0 <= port <= 65535:
        raise InvalidInput(f"port must be from 0 to 65535, got {port}")
    session = Session.of(model, other, table=table, limit=limit)
    with _listening(port) as listener:
        token = secrets.token_urlsafe(16)
        address = f"http://{HOST}:{listener.getsockname()[1]}/{token}/"
        if ready is not None:
            ready(address, session)
        if browser:  # in a thread: some browsers return when their window is closed
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        Thread(target=session.prepare, daemon=True).start()
        try:
            serve(session, token, listener)
        finally:
            session.stop()


def check_server() -> None:
    """Refuse to begin without the libraries.

    Raises
    ------
    MissingDependency
    """
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        raise MissingDependency(
            "the explorer needs starlette and uvicorn: pip install 'firth[explore]'"
        ) from None


def serve(session: Session, token: str, listener: socket.socket) -> None:
    """Answer requests until Ctrl-C."""
    import uvicorn

    from firth.explorer.application import application

    config = uvicorn.Config(
        application(session, token),
        http="h11",
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="error",  # not a line for each request that is none
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    # in a thread, as a notebook has a loop of its own; Windows hears Ctrl-C between two waits
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    with suppress(KeyboardInterrupt):  # it is the way to end it
        while thread.is_alive():
            thread.join(0.2)
    server.should_exit = True
    thread.join()


def _listening(port: int) -> socket.socket:
    """A socket that listens, so that a browser can come before the server has begun."""
    # asyncio sends small answers at once (TCP_NODELAY) where the protocol is named, or else 40 ms late
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # the port of a server that has just ended; elsewhere it means another thing
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
        return listener
    except OSError as error:
        listener.close()
        raise InvalidInput(
            f"port {port} cannot be used ({error.strerror or error}): take another, or 0 for one that is free"
        ) from None
