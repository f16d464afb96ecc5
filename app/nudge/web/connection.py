"""uvicorn's WebSocket connection, with more: it can be cut off, it counts, it is not loud.

Closing a connection waits until what was written has been taken. A viewer who takes
nothing would keep it, and its memory, for as long as they like. And pings and the parts of
a message never come to the application, which limits messages only: they are limited here.
Nor does somebody's broken text belong in the server's log.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from starlette.websockets import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from nudge.protocol.client_messages import Close
from nudge.web.bucket import Bucket

INVALID_DATA: Final = 1007
"""RFC 6455, section 7.4.1: text that is not UTF-8."""
EXTENSION: Final = "nudge.abort"
PARTS_PER_SECOND: Final = 100
"""Pings, pongs and parts of messages from one viewer; twice as many in a burst."""


class Connection(WebSocketsSansIOProtocol):
    """A connection that offers its ``abort`` to the application, as an extension of ASGI."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._parts = Bucket(PARTS_PER_SECOND, time.perf_counter)

    def handle_connect(self, event: Any) -> None:
        """Begin to serve a request; the application runs after this."""
        super().handle_connect(event)
        scope: dict[str, Any] = getattr(self, "scope", {})  # none where the handshake failed
        scope.get("extensions", {})[EXTENSION] = self.transport.abort

    def handle_ping(self) -> None:
        """Answer a ping, unless there are too many."""
        if self._is_within_limits():
            super().handle_ping()

    def handle_pong(self, event: Any) -> None:
        """Take note of a pong, unless there are too many."""
        if self._is_within_limits():
            super().handle_pong(event)

    def handle_cont(self, event: Any) -> None:
        """Take another part of a message, unless there are too many."""
        if self._is_within_limits():
            super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        """Pass a message on; text that is not UTF-8 ends the visit."""
        is_text = self.curr_msg_data_type == "text" and not self.close_sent
        if is_text and not _is_utf8(b"".join(self.frames)):
            self.frames = []
            self.conn.send_close(INVALID_DATA, "this text is not UTF-8")
            self.handle_parser_exception()
        else:
            super().send_receive_event_to_app()

    def _is_within_limits(self) -> bool:
        """Count one part; end the visit of whoever sends too many."""
        if self._parts.take():
            return True
        if not self.close_sent:
            self.close_sent = True
            reason = f"Too many pings or parts: allowed are {PARTS_PER_SECOND} a second."
            self.queue.put_nowait({"type": "websocket.disconnect", "code": Close.TOO_MANY})
            self.conn.send_close(Close.TOO_MANY, reason)
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()
        return False


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def cut_off(socket: WebSocket) -> None:
    """End a connection without waiting for anything, where the server can."""
    abort: Callable[[], None] | None = socket.scope.get("extensions", {}).get(EXTENSION)
    if abort is not None:
        abort()
