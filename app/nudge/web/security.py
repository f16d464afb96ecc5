"""What is refused before anything else happens, and what browsers are told not to do.

The server answers only to its own names (against DNS rebinding), takes orders only from
its own pages or from what is no browser (against other sites), reads only so much, and
lets a browser load nothing from elsewhere. Pure ASGI: it adds nothing to a socket's messages.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nudge.errors import NotAllowed, NudgeError
from nudge.settings import Settings
from nudge.web.api.refusal import refusal

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARDS: Final = frozenset({"0.0.0.0", "::", ""})
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
FILES_POSTED: Final = "/drawings/import"
"""How a path ends to which a file is posted."""
DIGITS: Final = 18
"""Of a body's length: more than any limit has."""

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

POLICY: Final = (
    "default-src 'self'; script-src {scripts}; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)


def content_security_policy(nonce: str | None = None) -> str:
    """Return the policy of a response; a page's own inline script carries ``nonce``."""
    return POLICY.format(scripts="'self'" + (f" 'nonce-{nonce}'" if nonce else ""))


class BodyTooLarge(HTTPException):
    """A body of more bytes than are read; an HTTPException, so that it passes through FastAPI."""

    def __init__(self, most: int) -> None:
        super().__init__(413, f"The body is too large: allowed are {most} bytes.")
        self.most = most


class Guard:
    """Middleware around everything, sockets included."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = names_of(settings)
        self._any_address = settings.host in WILDCARDS
        self._most_of_file = settings.max_body_bytes
        self._most_of_message = settings.max_message_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        outward = send if scope["type"] == "websocket" else _with_headers(send)
        try:
            self._check_host(headers)
            self._check_origin(scope, headers)
        except NudgeError as error:
            await _refuse(error, scope, receive, outward)
            return
        if scope["type"] == "http":
            is_file = scope["method"] == "PUT" or scope["path"].endswith(FILES_POSTED)
            most = self._most_of_file if is_file else self._most_of_message
            receive = _limited(receive, most, headers.get("content-length", ""))
        await self._app(scope, receive, outward)

    def _check_host(self, headers: Headers) -> None:
        given = headers.get("host", "")
        name = urlsplit(f"//{given}").hostname if _is_netloc(given) else None
        if name is None or not (name in self._names or (self._any_address and _is_address(name))):
            allowed = ", ".join(sorted(self._names))
            message = f"This server does not answer to the name {given[:80]!r}."
            raise NotAllowed(message, field="host", value=given, allowed=allowed)

    def _check_origin(self, scope: Scope, headers: Headers) -> None:
        origin, host = headers.get("origin"), headers.get("host", "")
        harmless = scope["type"] == "http" and scope["method"] in SAFE_METHODS
        if harmless:
            return
        if headers.get("sec-fetch-site") == "cross-site":  # a browser says so, whatever the origin
            message = "Pages of other sites may not do this."
            raise NotAllowed(message, field="sec-fetch-site", value="cross-site", allowed="none")
        if origin is None:
            return
        if origin.lower() not in (f"http://{host.lower()}", f"https://{host.lower()}"):
            message = f"Pages of {origin[:80]!r} may not do this."
            raise NotAllowed(message, field="origin", value=origin, allowed=f"http://{host}")


def names_of(settings: Settings) -> frozenset[str]:
    """Return the names under which a server with ``settings`` is known."""
    names: Iterable[str] = (*LOOPBACK, *settings.allowed_host)
    if settings.host in WILDCARDS:
        own = socket.gethostname()
        names = (*names, own, f"{own}.local")
    else:
        names = (*names, settings.host)
    return frozenset(name.lower().strip("[]") for name in names if name)


def _limited(receive: Receive, most: int, told: str) -> Receive:
    """Return ``receive`` for a body of ``most`` bytes: what is more is never read.

    Where its length is ``told`` and more than that, nothing is.
    """
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        if told.isdecimal() and int(told[:DIGITS]) > most:
            raise BodyTooLarge(most)
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise BodyTooLarge(most)
        return message

    return limited


def _is_netloc(text: str) -> bool:
    try:
        return bool(urlsplit(f"//{text}").hostname) and not set(text) & set("/?#@ \\")
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    """Whether a name is an IP address, which nobody can rebind."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", content_security_policy())
        await send(message)

    return send_with_headers


async def _refuse(error: NudgeError, scope: Scope, receive: Receive, send: Send) -> None:
    response = refusal(error)
    if scope["type"] != "websocket" or "websocket.http.response" in scope.get("extensions", {}):
        await response(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1008, "reason": error.message[:100]})
