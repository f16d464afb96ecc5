"""Checks that come before every route, and the security headers of every response.

- The server answers only to its own names, against DNS rebinding.
- Requests that change something must come from its own pages or from a program that is no browser,
  against cross-site requests.
- The length of a body is limited.
- The content security policy lets a browser load nothing from other hosts.

The middleware is plain ASGI: it adds no work to the messages of a socket.
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
from nudge.web.api.error_response import error_response

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARDS: Final = frozenset({"0.0.0.0", "::", ""})
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
FILE_UPLOAD_SUFFIX: Final = "/drawings/import"
"""The end of each path to which a file is posted."""
MAX_LENGTH_DIGITS: Final = 18
"""Digits of a Content-Length that are read: more than any limit has."""

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
    """Return the policy of a response. ``nonce`` allows the page's own inline script."""
    return POLICY.format(scripts="'self'" + (f" 'nonce-{nonce}'" if nonce else ""))


class BodyTooLarge(HTTPException):
    """A body is longer than ``max_bytes``. FastAPI passes it on, since it is an HTTPException."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(413, f"The body is too large: allowed are {max_bytes} bytes.")
        self.max_bytes = max_bytes


class Guard:
    """Middleware that checks every request and every socket."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = server_names(settings)
        self._any_address = settings.host in WILDCARDS
        self._max_file_bytes = settings.max_body_bytes
        self._max_message_bytes = settings.max_message_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded_send = send if scope["type"] == "websocket" else _with_headers(send)
        try:
            self._check_host(headers)
            self._check_origin(scope, headers)
        except NudgeError as error:
            await _send_error(error, scope, receive, guarded_send)
            return
        if scope["type"] == "http":
            is_file = scope["method"] == "PUT" or scope["path"].endswith(FILE_UPLOAD_SUFFIX)
            max_bytes = self._max_file_bytes if is_file else self._max_message_bytes
            receive = _limited(receive, max_bytes, headers.get("content-length", ""))
        await self._app(scope, receive, guarded_send)

    def _check_host(self, headers: Headers) -> None:
        host = headers.get("host", "")
        name = urlsplit(f"//{host}").hostname if _is_netloc(host) else None
        if name is None or not (name in self._names or (self._any_address and _is_address(name))):
            allowed = ", ".join(sorted(self._names))
            message = f"This server does not answer to the name {host[:80]!r}."
            raise NotAllowed(message, field="host", value=host, allowed=allowed)

    def _check_origin(self, scope: Scope, headers: Headers) -> None:
        origin, host = headers.get("origin"), headers.get("host", "")
        is_safe = scope["type"] == "http" and scope["method"] in SAFE_METHODS
        if is_safe:
            return
        if (
            headers.get("sec-fetch-site") == "cross-site"
        ):  # browsers send this header, whatever the origin
            message = "Pages of other sites may not do this."
            raise NotAllowed(message, field="sec-fetch-site", value="cross-site", allowed="none")
        if origin is None:
            return
        if origin.lower() not in (f"http://{host.lower()}", f"https://{host.lower()}"):
            message = f"Pages of {origin[:80]!r} may not do this."
            raise NotAllowed(message, field="origin", value=origin, allowed=f"http://{host}")


def server_names(settings: Settings) -> frozenset[str]:
    """Return the host names that a server with ``settings`` answers to, in lower case."""
    names: Iterable[str] = (*LOOPBACK, *settings.allowed_host)
    if settings.host in WILDCARDS:
        own = socket.gethostname()
        names = (*names, own, f"{own}.local")
    else:
        names = (*names, settings.host)
    return frozenset(name.lower().strip("[]") for name in names if name)


def _limited(receive: Receive, max_bytes: int, content_length: str) -> Receive:
    """Return a ``receive`` that raises BodyTooLarge after ``max_bytes`` bytes of the body.

    It raises before it reads anything where the header ``content_length`` is larger.
    """
    received = 0

    async def limited() -> Message:
        nonlocal received
        if content_length.isdecimal() and int(content_length[:MAX_LENGTH_DIGITS]) > max_bytes:
            raise BodyTooLarge(max_bytes)
        message = await receive()
        received += len(message.get("body", b""))
        if received > max_bytes:
            raise BodyTooLarge(max_bytes)
        return message

    return limited


def _is_netloc(text: str) -> bool:
    try:
        return bool(urlsplit(f"//{text}").hostname) and not set(text) & set("/?#@ \\")
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    """Whether a name is an IP address: DNS rebinding needs a name."""
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


async def _send_error(error: NudgeError, scope: Scope, receive: Receive, send: Send) -> None:
    response = error_response(error)
    if scope["type"] != "websocket" or "websocket.http.response" in scope.get("extensions", {}):
        await response(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1008, "reason": error.message[:100]})
