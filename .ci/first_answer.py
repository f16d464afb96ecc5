"""Starts `nudge` as a user would, and requests the page and all its files.

    python .ci/first_answer.py COMMAND [FOLDER]

COMMAND is a line for the shell that ends with `nudge`. It runs in FOLDER, or in an empty folder,
where only the installed package can answer. Rooms are stored in a temporary folder. Ends with 0
when every part of the page was received, otherwise with the server's own error.
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

NAMED_FILE = re.compile(r"""["']((?:\.?/)?static/[^"']+\.[a-z0-9]+)["']""")
IMPORTED_FILE = re.compile(r"""\b(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+\.js)["']""")


def fetch(address: str) -> bytes:
    """Return the body at `address`. Raises OSError, also for an HTTP error."""
    with urlopen(address, timeout=30) as answer:
        return bytes(answer.read())


def fetch_parts(page: str) -> dict[str, bytes]:
    """Return the files that the page names and its modules import, by their addresses."""
    named = [urljoin(page, found) for found in NAMED_FILE.findall(fetch(page).decode())]
    parts: dict[str, bytes] = {}
    while named:
        address = named.pop()
        if address in parts:
            continue
        parts[address] = fetch(address)
        if address.endswith(".js"):
            imported = IMPORTED_FILE.findall(parts[address].decode())
            named += [urljoin(address, module) for module in imported]
    return parts


def check_page(address: str) -> str:
    """Fetch the page at `address` with all its parts; return the line to print.

    Raises OSError or RuntimeError where a part is missing.
    """
    parts = fetch_parts(address)
    if not any(part.endswith("/main.js") for part in parts):
        raise RuntimeError(f"the page doesn't name its entry: {sorted(parts)}")
    if not any(
        b"__html" in part for part in parts.values()
    ):  # a name in Preact that minifiers keep
        raise RuntimeError(f"the third-party modules are not among the parts: {sorted(parts)}")
    fetch(urljoin(address, "/api/health"))
    size = sum(map(len, parts.values()))
    return f"nudge answered at {address}: the page and {len(parts)} parts, {size} bytes"


def read_address(output: IO[str]) -> str:
    """Return the first address that the command prints. Raises RuntimeError without one."""
    lines = []
    for line in output:
        found = re.search(r"https?://[^\s/]+:\d+", line)
        if found:
            return found[0]
        lines.append(line)
    raise RuntimeError(f"nudge printed no address: {lines!r}")


def main(command: str, folder: str | None = None) -> None:
    """Start the server, check its page and stop it. Exits with the server's log after an error."""
    with tempfile.TemporaryDirectory() as temporary, Path(temporary, "log").open("w+") as log:
        server = subprocess.Popen(
            ["/bin/sh", "-c", command],
            cwd=folder or temporary,
            env={**os.environ, "XDG_DATA_HOME": f"{temporary}/data"},
            text=True,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,  # so that the processes of the shell are ended with it
        )
        try:
            assert server.stdout is not None
            print(check_page(read_address(server.stdout)))
        except (OSError, RuntimeError) as problem:
            log.seek(0)
            sys.exit(f"{problem}\n{log.read()}")
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
