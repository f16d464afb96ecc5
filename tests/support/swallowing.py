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
from types import TracebackType
from typing import Self

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


class SwallowingProxy:
    """The proxy's process, before a server. A context manager; `url` is its address."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.url = ""
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.swallowing", str(self.server.port)],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = f"http://{HOST}:{int(self._read_line())}"
        return self

    def toggle(self) -> str:
        """Swallow everything from now on, or pass on again; return which of the two."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self._read_line()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.communicate()

    def _read_line(self) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
