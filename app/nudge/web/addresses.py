"""Under which addresses browsers know the server: names, origins, and paths below a prefix.

The server writes no absolute address. A page, a redirect and the description of the interface name
everything relative to where the browser stands: so they hold below any path that a proxy removes.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from nudge.option_values import ascii_name
from nudge.settings import Settings

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARDS: Final = frozenset({"0.0.0.0", "::", ""})
DEFAULT_PORTS: Final = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """An origin as browsers compare it: its port is always a number."""

    scheme: str
    name: str
    port: int


def host_name(host: str) -> str | None:
    """Return the name in a Host header, in lower case and without its port; None if malformed.

    A dot at the end of a name is left out: it is the same name.
    """
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return None
    return None if not name or set(host) & set("/?#@ \\") else name.removesuffix(".")


def read_origin(text: str) -> Origin | None:
    """Return the origin that a header Origin or an address names; None if it names none."""
    try:
        parts = urlsplit(text.lower())
        port = parts.port or DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None
    if port is None or not parts.hostname:
        return None
    return Origin(parts.scheme, parts.hostname.removesuffix("."), port)


def origins_of(host: str) -> set[Origin]:
    """Return the two origins of pages from a host: without encryption, and with it."""
    return {origin for scheme in DEFAULT_PORTS if (origin := read_origin(f"{scheme}://{host}"))}


def server_names(settings: Settings) -> frozenset[str]:
    """Return the host names that a server with ``settings`` answers to, in lower case."""
    names: Iterable[str] = (*LOOPBACK, *settings.allowed_host)
    if settings.host in WILDCARDS:
        own = socket.gethostname()
        names = (*names, own, f"{own.partition('.')[0]}.local")
    else:
        names = (*names, settings.host)
    if settings.public_url:
        names = (*names, urlsplit(settings.public_url).hostname or "")
    return frozenset(_as_sent(name) for name in names if name)


def _as_sent(name: str) -> str:
    """Return a name as browsers send it: in lower case, and in ASCII."""
    name = name.lower().strip("[]").removesuffix(".")
    try:
        return ascii_name(name)
    except ValueError:  # IDNA knows no such name
        return name


def is_address(name: str) -> bool:
    """Return whether a name is an IP address: DNS rebinding needs a name."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def relative_base(path: str) -> str:
    """Return the address of the server's root, relative to a page at ``path``.

    ``/lab`` gives ``./``, and ``/r/ABC234/lab`` gives ``../../``.
    """
    return "../" * (path.count("/") - 1) or "./"


def path_below(path: str, prefix: str) -> str:
    """Return ``path`` without ``prefix``. Some proxies have removed it already, others have not.

    Of several slashes at the beginning one is left: a proxy may have removed what was before them.
    """
    if path == prefix or path.startswith(f"{prefix}/"):
        path = path.removeprefix(prefix)
    return f"/{path.lstrip('/')}"
