"""uvicorn's WebSocket connection, with one thing more: it can be cut off.

Closing a connection waits until what was written has been taken. A viewer who takes
nothing would keep it, and its memory, for as long as they like.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from starlette.websockets import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION: Final = "nudge.abort"


class Connection(WebSocketsSansIOProtocol):
    """A connection that offers its ``abort`` to the application, as an extension of ASGI."""

    def handle_connect(self, event: Any) -> None:
        """Begin to serve a request; the application runs after this."""
        super().handle_connect(event)
        scope: dict[str, Any] = getattr(self, "scope", {})  # none where the handshake failed
        scope.get("extensions", {})[EXTENSION] = self.transport.abort


def cut_off(socket: WebSocket) -> None:
    """End a connection without waiting for anything, where the server can."""
    abort: Callable[[], None] | None = socket.scope.get("extensions", {}).get(EXTENSION)
    if abort is not None:
        abort()
