"""Runs the application in uvicorn, and prints its address when it accepts connections."""

from __future__ import annotations

import contextlib
import socket
import threading
import webbrowser
from collections.abc import Callable
from types import FrameType

import uvicorn

from nudge.protocol.client_messages import UNANSWERED_HEARTBEATS
from nudge.settings import Settings
from nudge.web.addresses import WILDCARDS
from nudge.web.connection import Connection
from nudge.web.factory import create_app

STOP_TIMEOUT = 3
"""Seconds for open connections to end when the server stops."""


class Server(uvicorn.Server):
    """uvicorn's server. It prints one line with its address when it accepts connections.

    When it stops, it calls ``on_stop`` first: requests that wait for a long command are answered.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        address: str,
        *,
        public_url: str | None,
        browser: bool,
        on_stop: Callable[[], None],
    ) -> None:
        super().__init__(config)
        self._public_url = public_url
        self._on_stop = on_stop
        self._address = address
        self._browser = browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, print the address, and open the browser where that was asked for."""
        await super().startup(sockets)
        others = f", for others at {self._public_url}" if self._public_url else ""
        print(f"Nudge is at {self._address}{others}", flush=True)
        if self._browser:
            threading.Thread(target=webbrowser.open, args=(self._address,), daemon=True).start()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop after a signal. That is no failure, so uvicorn must not raise the signal again."""
        super().handle_exit(sig, frame)
        self._captured_signals.clear()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Call ``on_stop``, then stop."""
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
        timeout_graceful_shutdown=STOP_TIMEOUT,
        ws=Connection,
        ws_max_size=settings.max_message_bytes,
        ws_per_message_deflate=False,
        ws_ping_interval=settings.heartbeat_seconds,
        ws_ping_timeout=settings.heartbeat_seconds * UNANSWERED_HEARTBEATS,
        proxy_headers=False,  # Guard heeds one of them, from trusted proxies
    )
    server = Server(
        config,
        page_address(settings.host, listener),
        public_url=settings.public_url,
        browser=settings.browser,
        on_stop=lambda: app.state.registry.interrupt(),
    )
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again when it has ended
        server.run(sockets=[listener])


def page_address(host: str, listener: socket.socket) -> str:
    """Return the address of the page for a browser on this machine."""
    port = listener.getsockname()[1]
    name = "127.0.0.1" if host in WILDCARDS else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"
