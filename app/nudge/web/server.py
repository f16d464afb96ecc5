"""Runs the application in uvicorn, and says where it is once it answers."""

from __future__ import annotations

import contextlib
import socket
import threading
import webbrowser
from collections.abc import Callable
from types import FrameType

import uvicorn

from nudge.settings import Settings
from nudge.web.connection import Connection
from nudge.web.factory import create_app
from nudge.web.security import WILDCARDS

GRACE = 3
"""Seconds for connections to end when the server is asked to."""


class Server(uvicorn.Server):
    """uvicorn's, but it announces itself in one line on stdout, when it accepts connections.

    When it is asked to end, ``on_stop`` comes first: whoever waits for a long command is answered.
    """

    def __init__(
        self, config: uvicorn.Config, address: str, *, browser: bool, on_stop: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._on_stop = on_stop
        self._address = address
        self._browser = browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        print(f"Nudge is at {self._address}", flush=True)
        if self._browser:
            threading.Thread(target=webbrowser.open, args=(self._address,), daemon=True).start()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End when asked to; having done so is no failure, so the signal is not raised again."""
        super().handle_exit(sig, frame)
        self._captured_signals.clear()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, and keep nobody waiting."""
        self._on_stop()
        await super().shutdown(sockets)


def run(settings: Settings, listener: socket.socket) -> None:
    """Serve at ``listener`` until interrupted."""
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        ws=Connection,
        ws_max_size=settings.max_message_bytes,
        ws_per_message_deflate=False,
    )
    server = Server(
        config,
        address_of(settings.host, listener),
        browser=settings.browser,
        on_stop=lambda: app.state.registry.interrupt(),
    )
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again when it has ended
        server.run(sockets=[listener])


def address_of(host: str, listener: socket.socket) -> str:
    """Return where a browser on this machine finds the page."""
    port = listener.getsockname()[1]
    name = "127.0.0.1" if host in WILDCARDS else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"
