"""uvicorn's WebSocket connection with four additions.

- It can be cut off. A normal close waits until the viewer has read everything that was written.
  A viewer that reads nothing would occupy the connection and its memory without end.
- It limits pings and parts of messages. The application never sees them: it limits whole messages.
- It cuts off a viewer who does not answer a ping in time. ``server.run`` says when they are sent.
- It closes the connection after text that is not UTF-8, and writes nothing about it to the log.
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
    """A connection that offers its ``abort`` to the application, as an ASGI extension."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._parts = Bucket(PARTS_PER_SECOND, time.perf_counter)

    def handle_connect(self, event: Any) -> None:
        """Begin to serve a request. The application starts after this call."""
        super().handle_connect(event)
        scope: dict[str, Any] = getattr(self, "scope", {})  # missing where the handshake failed
        scope.get("extensions", {})[EXTENSION] = self.transport.abort

    def handle_ping(self) -> None:
        """Answer a ping, unless there are too many."""
        if self._is_within_limits():
            super().handle_ping()

    def handle_pong(self, event: Any) -> None:
        """Handle a pong, unless there are too many."""
        if self._is_within_limits():
            super().handle_pong(event)

    def keepalive_timeout(self) -> None:
        """Cut the connection off: a viewer who answers no ping would not read a close either."""
        super().keepalive_timeout()
        self.transport.abort()

    def handle_cont(self, event: Any) -> None:
        """Handle another part of a message, unless there are too many."""
        if self._is_within_limits():
            super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        """Pass a message to the application; close the connection where its text is not UTF-8."""
        is_text = self.curr_msg_data_type == "text" and not self.close_sent
        if is_text and not _is_utf8(b"".join(self.frames)):
            self.frames = []
            self.conn.send_close(INVALID_DATA, "this text is not UTF-8")
            self.handle_parser_exception()
        else:
            super().send_receive_event_to_app()

    def _is_within_limits(self) -> bool:
        """Count one part; return False, and close the connection, where there are too many."""
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
    """Abort a connection at once, where the server supports that."""
    abort: Callable[[], None] | None = socket.scope.get("extensions", {}).get(EXTENSION)
    if abort is not None:
        abort()
