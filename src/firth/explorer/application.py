"""The application: pages and questions behind the guard; only here are requests and answers those of HTTP."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from firth.errors import FirthError
from firth.explorer import endpoints
from firth.explorer.arrays import little_endian
from firth.explorer.guard import Guard
from firth.explorer.params import Params
from firth.explorer.refusals import NotReady, NotThere
from firth.explorer.session import Session
from firth.explorer.shipped import page_file
from firth.explorer.shown import Unknown

PAGE = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/explorer.js": ("explorer.js", "text/javascript; charset=utf-8"),
    "/explorer.css": ("explorer.css", "text/css; charset=utf-8"),
}


def application(session: Session, token: str) -> Guard:
    """The ASGI application that shows a session to who knows the token."""
    routes = [Route(path, _file(*page)) for path, page in PAGE.items()]
    routes += [Route(f"/api/{name}", _asked(session, ask)) for name, ask in endpoints.ENDPOINTS.items()]
    named = (
        ("map", endpoints.map_of, "GET"),
        ("map", endpoints.start_map, "POST"),
        ("column", endpoints.column, "GET"),
    )
    routes += [
        Route(f"/api/{path}/{{name}}", _named(session, ask), methods=[way]) for path, ask, way in named
    ]
    handlers: dict[Any, Any] = {FirthError: _refused, HTTPException: _no_such_page}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return Guard(app, token, lambda why: _json({"error": why}, 403), RedirectResponse)


def _file(name: str, kind: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return Response(page_file(name), headers={"content-type": kind})

    return answer


def _asked(session: Session, ask: endpoints.Endpoint) -> Callable[[Request], Response]:
    """Functions that are not async run in threads of their own: a long search stops no other."""

    def answer(request: Request) -> Response:
        return _answered(ask(session, _given(request)))

    return answer


def _named(
    session: Session, ask: Callable[[Session, Params, str], endpoints.Answer]
) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        found = ask(session, _given(request), request.path_params["name"])
        return _answered(found, 202 if request.method == "POST" else 200)

    return answer


def _given(request: Request) -> Params:
    return Params(request.scope["query_string"].decode("latin-1"))


def _answered(found: endpoints.Answer, status: int = 200) -> Response:
    if isinstance(found, np.ndarray):
        return Response(little_endian(found), media_type="application/octet-stream")
    return _json(found, status)


def _json(value: Any, status: int) -> Response:
    """JSON in ASCII, which can hold words that UTF-8 cannot."""
    text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    return Response(text, status, headers={"content-type": "application/json"})


def _refused(request: Request, error: FirthError) -> Response:
    if isinstance(error, Unknown):
        return _json({"error": str(error), "nearest": error.nearest}, 404)
    status = 409 if isinstance(error, NotReady) else 404 if isinstance(error, NotThere) else 400
    return _json({"error": str(error)}, status)


def _no_such_page(request: Request, error: HTTPException) -> Response:
    sentence = "there is no such page: open the address that firth explore printed"
    return _json({"error": sentence if error.status_code == 404 else error.detail}, error.status_code)
