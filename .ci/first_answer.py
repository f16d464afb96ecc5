"""Starts `nudge` as a user would, and asks for the page and all it names.

    python .ci/first_answer.py COMMAND [FOLDER]

COMMAND is a line for the shell that ends with `nudge`; it runs in FOLDER, or in an empty one,
where only what was installed can answer. Rooms are kept in a temporary folder. Ends with 0 when
every part of the page came, with the server's own words otherwise.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO
from urllib.parse import urljoin
from urllib.request import urlopen

NAMED = re.compile(r"""["'](/static/[^"']+\.[a-z0-9]+)["']""")
IMPORTED = re.compile(r"""\b(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+\.js)["']""")


def fetch(address: str) -> bytes:
    """The body at `address`. Raises OSError, of which HTTP's errors are a kind, without one."""
    with urlopen(address, timeout=30) as answer:
        return bytes(answer.read())


def parts_of(page: str) -> dict[str, bytes]:
    """All that the page's HTML names, its import map's included, and what its modules import."""
    named = [urljoin(page, found) for found in NAMED.findall(fetch(page).decode())]
    parts: dict[str, bytes] = {}
    while named:
        address = named.pop()
        if address in parts:
            continue
        parts[address] = fetch(address)
        if address.endswith(".js"):
            imported = IMPORTED.findall(parts[address].decode())
            named += [urljoin(address, module) for module in imported]
    return parts


def ask(address: str) -> str:
    """Fetch the page at `address` with all its parts; returns what to print."""
    parts = parts_of(address)
    if not any(part.endswith("/main.js") for part in parts):
        raise RuntimeError(f"the page doesn't name its entry: {sorted(parts)}")
    if not any(b"__html" in part for part in parts.values()):  # a name of Preact's, never shortened
        raise RuntimeError(f"the third-party modules are not among the parts: {sorted(parts)}")
    fetch(urljoin(address, "/api/health"))
    size = sum(map(len, parts.values()))
    return f"nudge answered at {address}: the page and {len(parts)} parts, {size} bytes"


def address_in(output: IO[str]) -> str:
    """The first address that the command prints. Raises RuntimeError if it ends without one."""
    said = []
    for line in output:
        found = re.search(r"https?://[^\s/]+:\d+", line)
        if found:
            return found[0]
        said.append(line)
    raise RuntimeError(f"nudge printed no address: {said!r}")


def main(command: str, folder: str | None = None) -> None:
    with tempfile.TemporaryDirectory() as own, Path(own, "log").open("w+") as log:
        server = subprocess.Popen(
            ["/bin/sh", "-c", command],
            cwd=folder or own,
            env={**os.environ, "XDG_DATA_HOME": f"{own}/data"},
            text=True,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,  # so that whatever the shell has started is ended with it
        )
        try:
            assert server.stdout is not None
            print(ask(address_in(server.stdout)))
        except (OSError, RuntimeError) as problem:
            log.seek(0)
            sys.exit(f"{problem}\n{log.read()}")
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
