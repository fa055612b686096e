"""Who is let in: the token of the address, and hosts and origins that are this machine's own.

A page of another site can send requests to 127.0.0.1, directly or by a name that it makes point there (DNS
rebinding). It knows no token, its requests carry its name as their host or their origin, and its scripts can
read no answer.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from secrets import compare_digest
from typing import Any

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]

# any port: that of a tunnel (ssh -L) is not the one that is bound
_HOST = re.compile(rb"(127\.0\.0\.1|localhost)(:[0-9]{1,5})?")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_HEADERS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


def refusal(path: str, headers: list[tuple[bytes, bytes]], token: str) -> str | None:
    """Why a request is refused, or None.

    Examples
    --------
    >>> refusal("/secret/api/about", [(b"host", b"evil.example")], "secret")
    'the host must be 127.0.0.1 or localhost'
    """
    hosts = [value for name, value in headers if name == b"host"]
    if len(hosts) != 1 or not _HOST.fullmatch(hosts[0]):
        return "the host must be 127.0.0.1 or localhost"
    if any(value != b"http://" + hosts[0] for name, value in headers if name == b"origin"):
        return "requests of other sites are refused"
    if any(value not in (b"same-origin", b"none") for name, value in headers if name == b"sec-fetch-site"):
        opened = (b"sec-fetch-mode", b"navigate") in headers and (b"sec-fetch-dest", b"document") in headers
        if not opened:  # a link to here may stand anywhere, as long as its page cannot read what it opens
            return "requests of other sites are refused"
    given = path.split("/", 2)[1] if path.startswith("/") else ""
    if not compare_digest(given.encode("utf-8", "surrogatepass"), token.encode()):
        return "the address must hold the token that firth explore printed"
    return None


class Guard:
    """Lets requests through to an application, without the token in their path, and adds safe headers."""

    def __init__(
        self, app: App, token: str, refused: Callable[[str], App], moved: Callable[[str], App]
    ) -> None:
        self._app = app
        self._token = token
        self._refused = refused
        self._moved = moved

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer a request."""
        if scope["type"] != "http":  # no websockets, nothing to do at start and end
            return

        async def guarded(message: Scope) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        why = refusal(scope["path"], scope["headers"], self._token)
        if why is not None:
            await self._refused(why)(scope, receive, guarded)
            return
        rest = scope["path"][len(self._token) + 1 :]
        if not rest:  # an address that lost its last slash, which the page's own addresses begin behind
            await self._moved(f"/{self._token}/")(scope, receive, guarded)
            return
        inner = {**scope, "path": rest, "raw_path": rest.encode("utf-8", "surrogatepass"), "root_path": ""}
        await self._app(inner, receive, guarded)
