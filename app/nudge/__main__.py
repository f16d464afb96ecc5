"""The command ``nudge``: starts the server, prints its address and opens the page."""

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
    """Run the server until it is interrupted; with ``data`` as first argument, handle data sets.

    Exits with a readable line where the arguments are wrong or the port is not free.
    """
    pin_blas()
    argv = sys.argv[1:] if arguments is None else arguments
    if argv[:1] == ["data"]:
        from nudge.data.terminal import run as run_data

        sys.exit(run_data(argv[1:]))
    settings = Settings.from_arguments(argv)
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    try:
        listener = listen(settings.host, settings.port)
    except OSError as error:
        sys.exit(f"nudge: cannot listen at {settings.host}, {_reason(error, settings)}")
    from nudge.web.server import run  # loads slowly, with NumPy: the port is tried first

    run(settings, listener)


def pin_blas() -> None:
    """Give BLAS one thread. Has an effect only before NumPy is imported.

    The matrices are small: a second thread would only compete with the event loop for a core.
    """
    for library in BLAS:
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")


def listen(host: str, port: int | None) -> socket.socket:
    """Return a listening socket. Without a port, the first free one from the default on is taken.

    Raises OSError where the address or the port is not available.
    """
    candidates = range(DEFAULT_PORT, MAX_PORT + 1) if port is None else (port,)
    for candidate in candidates:
        try:
            return _bind(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or candidate == candidates[-1]:
                raise
    raise AssertionError("there is always a last candidate")


def _bind(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # on Windows the option would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if address[0] == "::":  # all addresses: over IPv4 as well, also where the system says no
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
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
