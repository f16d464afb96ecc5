"""A small proxy in a process of its own, in the manner of those that stand before Nudge.

`python -m tests.support.proxy RULES` serves as the JSON object RULES says: see `Rules`. Every
request has a connection of its own; a socket is passed through.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Final

from tests.support import ROOT

NOT_FOUND: Final = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Rules:
    """What a proxy does.

    `port`, `to`: where it listens, and where the server does. `prefix`: the path below which it
    serves; `strip`: whether it removes the prefix. `headers`: values that it puts in the place of a
    header's (`{host}`: what the browser sent as Host). `certificate`: a file with a key and a
    certificate, where it speaks TLS.
    """

    port: int
    to: int
    prefix: str = ""
    strip: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    certificate: str = ""


HELD: Final[list[socket.socket]] = []
"""Sockets that keep the ports of `free_port`, until the process ends."""


def free_port() -> int:
    """Return a port that nobody listens at, for a server that listens with SO_REUSEADDR.

    On Linux the system gives the port to nobody else: two sockets with that option can be bound to
    one port while only one of them listens. Elsewhere another process may take the port.
    """
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    port = int(holder.getsockname()[1])
    if sys.platform == "linux":
        HELD.append(holder)
    else:
        holder.close()
    return port


@contextmanager
def proxy(rules: Rules) -> Iterator[None]:
    """Run a proxy within the context."""
    command = [sys.executable, "-m", "tests.support.proxy", json.dumps(asdict(rules))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()  # it listens once it has said so
            assert line, f"the proxy ended with {process.wait()}"
            yield
        finally:
            process.kill()


def rewritten(head: bytes, rules: Rules) -> bytes | None:
    """Return the head of a request as the server gets it; None where nothing is served there."""
    first, *lines = head.decode("latin1").split("\r\n")[:-2]
    method, path, version = first.split(" ")
    below = path.partition("?")[0]
    if rules.prefix and not (below == rules.prefix or below.startswith(f"{rules.prefix}/")):
        return None
    if rules.strip:
        path = f"/{path.removeprefix(rules.prefix).lstrip('/')}"
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    host = headers.get("host", "")
    headers |= {
        name: value.format(host=host)
        for name, value in rules.headers.items()
        if name != "origin" or "origin" in headers
    }
    if "upgrade" not in headers:
        headers["connection"] = "close"
    sent = [f"{method} {path} {version}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*sent, "", ""]).encode("latin1")


async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what comes, until it ends."""
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    writer.close()


async def serve(rules: Rules) -> None:
    """Listen, say so, and serve until the process is ended."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = rewritten(await reader.readuntil(b"\r\n\r\n"), rules)
            if head is None:
                writer.write(NOT_FOUND)
                writer.close()
                return
            server_reader, server_writer = await asyncio.open_connection("127.0.0.1", rules.to)
        except (OSError, asyncio.IncompleteReadError):
            writer.close()
            return
        server_writer.write(head)
        await asyncio.gather(copy(reader, server_writer), copy(server_reader, writer))

    context = None
    if rules.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(rules.certificate)
    server = await asyncio.start_server(answer, "127.0.0.1", rules.port, ssl=context)
    print("listening", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Rules(**json.loads(sys.argv[1]))))
