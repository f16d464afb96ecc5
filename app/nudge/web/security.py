"""Checks that come before every route, and the security headers of every response.

- The server answers only to its own names, against DNS rebinding.
- Requests that change something must come from its own pages or from a program that is no browser,
  against cross-site requests.
- What a proxy says about a request counts only where the proxy's address is trusted. It may make
  another origin one of our own, but the names are checked as always: a page of somebody else can
  connect from a trusted address too.
- The length of a body is limited.
- The content security policy lets a browser load nothing from other hosts, and other pages embed
  nothing of ours, unless the server was told so.

The middleware is plain ASGI: it adds no work to the messages of a socket.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nudge.errors import NotAllowed, NudgeError
from nudge.settings import Settings
from nudge.texts import Text
from nudge.web.addresses import (
    LOOPBACK,
    WILDCARDS,
    Origin,
    host_name,
    is_address,
    origins_of,
    path_below,
    read_origin,
    relative_base,
    server_names,
)
from nudge.web.api.error_response import error_response

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
FILE_UPLOAD_SUFFIX: Final = "/drawings/import"
"""The end of each path to which a file is posted."""
MAX_LENGTH_DIGITS: Final = 18
"""Digits of a Content-Length that are read: more than any limit has."""

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

OPENER_POLICY: Final = "Cross-Origin-Opener-Policy"
FETCH_SITE: Final = "sec-fetch-site"
"""Browsers send this header to origins that they trust: HTTPS, and the loopback."""

POLICY: Final = (
    "default-src 'self'; script-src {scripts}; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)


def content_security_policy(settings: Settings, nonce: str | None = None) -> str:
    """Return the policy of a response. ``nonce`` allows the page's own inline scripts."""
    scripts = "'self'" + (f" 'nonce-{nonce}'" if nonce else "")
    return POLICY.format(scripts=scripts, ancestors=" ".join(("'self'", *settings.allow_embedding)))


class BodyTooLarge(HTTPException):
    """A body is longer than ``max_bytes``. FastAPI passes it on, since it is an HTTPException."""

    def __init__(self, max_bytes: int) -> None:
        super().__init__(413)
        self.max_bytes = max_bytes


class Guard:
    """Middleware that checks every request and every socket."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._proxies = [ipaddress.ip_network(each) for each in settings.trusted_proxy]
        self._names = server_names(settings)
        self._any_address = settings.host in WILDCARDS
        self._public_origin = read_origin(settings.public_url or "")
        self._public_path = unquote(urlsplit(settings.public_url or "").path).rstrip("/")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request that is not allowed; pass on all others, with limited bodies."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        hosts = [headers.get("host", "")]
        if self._is_from_trusted_proxy(scope):
            # of several proxies in a row, the first has named what the browser asked for
            hosts += [host for host in headers.get("x-forwarded-host", "").split(",")[:1] if host]
        scope["path"] = path_below(scope["path"], self._public_path)
        is_socket = scope["type"] == "websocket"
        guarded_send = send if is_socket else self._with_headers(scope, headers, send)
        try:
            for host in hosts:
                self._check_host(host)
            self._check_origin(scope, headers, hosts)
        except NudgeError as error:
            await _send_error(error, scope, receive, guarded_send)
            return
        if not is_socket:
            settings = self._settings
            is_file = scope["method"] == "PUT" or scope["path"].endswith(FILE_UPLOAD_SUFFIX)
            max_bytes = settings.max_body_bytes if is_file else settings.max_message_bytes
            receive = _limited(receive, max_bytes, headers.get("content-length", ""))
        await self._app(scope, receive, guarded_send)

    def _is_from_trusted_proxy(self, scope: Scope) -> bool:
        """Return whether the other end of the connection is one, whatever X-Forwarded-For says."""
        host, _ = scope.get("client") or ("", 0)
        if not is_address(host):
            return False
        address = ipaddress.ip_address(host)
        if isinstance(address, ipaddress.IPv6Address):  # a socket that listens to both has IPv4 so
            address = address.ipv4_mapped or address
        return any(address in network for network in self._proxies)

    def _check_host(self, host: str) -> None:
        name = host_name(host)
        if name is None or not (name in self._names or (self._any_address and is_address(name))):
            allowed = ", ".join(sorted(self._names))
            text = Text.of("server-host-unknown", host=repr(host[:80]))
            raise NotAllowed(text, field="host", value=host, allowed=allowed)

    def _check_origin(self, scope: Scope, headers: Headers, hosts: Sequence[str]) -> None:
        is_safe = scope["type"] == "http" and scope["method"] in SAFE_METHODS
        if is_safe:
            return
        if headers.get(FETCH_SITE) == "cross-site":  # whatever the origin
            text = Text.of("server-other-sites")
            raise NotAllowed(text, field=FETCH_SITE, value="cross-site", allowed="none")
        claimed = headers.get("origin")
        if claimed is None:
            return
        own = {self._public_origin, *(origin for host in hosts for origin in origins_of(host))}
        origin = read_origin(claimed)
        if origin is None or not (origin in own or self._is_put_there(origin, scope, headers)):
            text = Text.of("server-other-origin", origin=repr(claimed[:80]))
            allowed = self._settings.public_url or f"http://{hosts[-1]}"
            raise NotAllowed(text, field="origin", value=claimed, allowed=allowed)

    def _is_put_there(self, origin: Origin, scope: Scope, headers: Headers) -> bool:
        """Return whether the proxy of a public address has put our local origin there.

        The origin of the page is lost then. So the browser itself must say, in a header that no
        page can set, that a request comes from a page of the same origin. Chromium sends no such
        header with a socket: but without the room's token a socket can only watch.
        """
        own_port = (scope.get("server") or ("", None))[1]
        if not self._public_origin or own_port is None:
            return False
        is_local = origin in {Origin("http", name, own_port) for name in LOOPBACK}
        is_vouched_for = headers.get(FETCH_SITE) == "same-origin" or scope["type"] == "websocket"
        return is_local and is_vouched_for

    def _with_headers(self, scope: Scope, headers: Headers, send: Send) -> Send:
        """Return a ``send`` that adds the security headers, and makes redirects relative."""
        path = scope["path"]
        is_trusted_by_browsers = FETCH_SITE in headers

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answer.setdefault(name, value)
                if is_trusted_by_browsers:  # others heed it not, and write that into their console
                    answer.setdefault(OPENER_POLICY, "same-origin")
                policy = content_security_policy(self._settings)
                answer.setdefault("Content-Security-Policy", policy)
                if "location" in answer:
                    target = urlsplit(answer["location"])
                    relative = relative_base(path) + target.path.lstrip("/")
                    answer["location"] = target._replace(
                        scheme="", netloc="", path=relative
                    ).geturl()
            await send(message)

        return send_with_headers


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


async def _send_error(error: NudgeError, scope: Scope, receive: Receive, send: Send) -> None:
    response = error_response(error)
    if scope["type"] != "websocket" or "websocket.http.response" in scope.get("extensions", {}):
        await response(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1008, "reason": error.message[:100]})
