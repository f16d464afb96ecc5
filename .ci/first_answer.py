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


def parts_of(page: str) -> list[str]:
    """Every address below /static/ that the page's HTML names, its import map's included."""
    html = urlopen(page, timeout=30).read().decode()
    return sorted(set(re.findall(r"""["'](/static/[^"']+)["']""", html)))


def ask(address: str) -> str:
    """Fetch everything that the page at `address` names; returns what to print."""
    parts = parts_of(address)
    if "/static/vendor/preact.js" not in parts:
        raise RuntimeError(f"the page doesn't name its third-party modules: {parts}")
    size = sum(len(urlopen(urljoin(address, part), timeout=30).read()) for part in parts)
    urlopen(urljoin(address, "/api/health"), timeout=30).read()
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
