"""The command ``nudge``: starts the server, says where it is, opens the page."""

from __future__ import annotations

import errno
import logging
import os
import socket
import sys
from collections.abc import Sequence

from nudge.settings import DEFAULT_PORT, MAX_PORT, Settings

BLAS = ("BLIS", "MKL", "NUMEXPR", "OMP", "OPENBLAS", "VECLIB_MAXIMUM")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the server until it is interrupted, or see to the data sets."""
    pin_blas()
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["data"]:
        from nudge.data.terminal import run as run_data

        sys.exit(run_data(given[1:]))
    settings = Settings.from_arguments(given)
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    try:
        listener = listen(settings.host, settings.port)
    except OSError as error:
        sys.exit(f"nudge: cannot listen at {settings.host}, {_reason(error, settings)}")
    from nudge.web.server import run  # slow to load, NumPy and all: first is there a port?

    run(settings, listener)


def pin_blas() -> None:
    """Give BLAS one thread; has an effect only before NumPy is imported.

    These matrices are small, and a second thread only fights the event loop for its core.
    """
    for library in BLAS:
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")


def listen(host: str, port: int | None) -> socket.socket:
    """Return a bound socket; without a port given, at the first free one from the default on.

    Raises OSError where the address or the port cannot be had.
    """
    candidates = range(DEFAULT_PORT, MAX_PORT + 1) if port is None else (port,)
    for candidate in candidates:
        try:
            return _bound(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or candidate == candidates[-1]:
                raise
    raise AssertionError("there is always a last candidate")


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere this would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError:
        listener.close()
        raise
    return listener


def _reason(error: OSError, settings: Settings) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {settings.port}: something else does already. Choose another with --port."
    return f"port {settings.port or DEFAULT_PORT}: {error.strerror or error}."


if __name__ == "__main__":
    main()
