"""A proxy in a process of its own that, when told to, swallows everything: a network gone silent.

    python -m tests.support.swallowing PORT

passes connections on to the server at PORT of this machine, and prints its own port. After a line
on its input it accepts connections and passes nothing on, neither way, until the next line. What
came meanwhile stays swallowed, and connections from then stay silent. It ends with its input.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.support import ROOT
from tests.support.server import Server, environment

HOST = "127.0.0.1"
CHUNK = 65_536


class Line:
    """Passes connections on, or swallows them."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.is_silent = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass one connection on, both ways."""
        if self.is_silent:
            await asyncio.Event().wait()
        server_reader, server_writer = await asyncio.open_connection(HOST, self.port)
        ways = (self._pass_on(reader, server_writer), self._pass_on(server_reader, writer))
        await asyncio.gather(*ways, return_exceptions=True)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(CHUNK):
            if self.is_silent:
                await asyncio.Event().wait()
            writer.write(data)
            await writer.drain()
        if self.is_silent:
            await asyncio.Event().wait()
        writer.close()


async def main(port: int) -> None:
    """Serve until the input ends."""
    line = Line(port)
    listener = await asyncio.start_server(line.serve, HOST, 0)
    print(listener.sockets[0].getsockname()[1], flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        line.is_silent = not line.is_silent
        print("silent" if line.is_silent else "passing on", flush=True)


@dataclass(frozen=True)
class SwallowingProxy:
    """The proxy's process, before a server; `url` is its address."""

    process: subprocess.Popen[str]
    url: str

    def toggle(self) -> str:
        """Swallow everything from now on, or pass on again; return which of the two."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return read_line(self.process)


@contextmanager
def swallowing_proxy(server: Server) -> Iterator[SwallowingProxy]:
    """Run the proxy before `server` within the context."""
    command = [sys.executable, "-m", "tests.support.swallowing", str(server.port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield SwallowingProxy(process, f"http://{HOST}:{int(read_line(process))}")
    finally:
        process.kill()
        process.communicate()


def read_line(process: subprocess.Popen[str]) -> str:
    """Return the next line that the proxy prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
