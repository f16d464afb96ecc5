"""Reads addresses, names and networks as an operator writes them.

Each function returns the form that is stored, and raises ArgumentTypeError with a readable line.
"""

from __future__ import annotations

import argparse
import ipaddress
from urllib.parse import quote, unquote, urlsplit

OWN_PATHS = ("api", "draw", "lab", "r", "static", "story", "ws")
"""How the server's own paths begin: a proxy's prefix could not be told from them."""
NEVER_IN_ADDRESSES = frozenset(" \"'<>;,\\")
"""An address goes into HTML and into a header."""
AS_IT_IS = "%/:@!$&()*+="
"""The signs of a path that stay as they are, beside those that ``quote`` never encodes."""


def public_address(text: str) -> str:
    """Return an address of a server or of a path on it, with one slash at its end.

    Raises ArgumentTypeError where it is no such address, or where its path begins as one of ours.
    """
    address = web_address(text)
    first = unquote(urlsplit(address).path).split("/")[1]
    if first in OWN_PATHS:
        message = f"{text!r}: its path may begin with anything but {', '.join(OWN_PATHS)}"
        raise argparse.ArgumentTypeError(message)
    return address


def web_address(text: str) -> str:
    """Return an address as browsers send it: in ASCII, with one slash at its end.

    Raises ArgumentTypeError where it is none.
    """
    allowed = "an address such as https://school.example/nudge"
    problem = argparse.ArgumentTypeError(f"{text!r} is not {allowed}")
    if not text.isprintable() or set(text) & NEVER_IN_ADDRESSES:
        raise problem
    try:
        parts = urlsplit(text)
        name, port = ascii_name(parts.hostname or ""), parts.port
    except ValueError:
        raise problem from None
    is_plain = parts.scheme in ("http", "https") and not (parts.query or parts.fragment)
    if not (is_plain and name and port != 0 and not set("@%") & set(parts.netloc)):
        raise problem
    host = f"[{name}]" if ":" in name else name
    path = quote(parts.path.rstrip("/"), safe=AS_IT_IS)
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{path}/"


def ascii_name(name: str) -> str:
    """Return a host's name as browsers send it: in lower case, and in ASCII.

    Raises ValueError where it has letters beyond ASCII that no name may have.
    """
    if name.isascii():
        return name.lower()
    import idna  # needed only here

    return idna.encode(name, uts46=True).decode()


def web_origin(text: str) -> str:
    """Return an origin, without a slash. Raises ArgumentTypeError where it has a path."""
    address = web_address(text).removesuffix("/")
    if urlsplit(address).path:
        raise argparse.ArgumentTypeError(f"{text!r} has a path; an origin has none")
    return address


def network(text: str) -> str:
    """Return an IP address or a network.

    Raises ArgumentTypeError where it is neither, or is IPv4 written as IPv6: no peer is seen so.
    """
    allowed = "an IP address or a network such as 10.0.0.0/8"
    problem = argparse.ArgumentTypeError(f"{text!r} is not {allowed}")
    try:
        found = ipaddress.ip_network(text)
    except ValueError:
        raise problem from None
    if isinstance(found, ipaddress.IPv6Network) and found.network_address.ipv4_mapped:
        raise problem
    return text
