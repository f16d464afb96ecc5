"""Starts an installed `nudge` as a user would, and asks for the page and all it names.

    python .ci/first_answer.py PATH-OF-NUDGE

Away from the checkout, so that only what was installed can answer. Ends with 0 when every part
of the page came, with the server's own words otherwise.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from urllib.parse import urljoin
from urllib.request import urlopen


def parts_of(page: str) -> list[str]:
    """Every address below /static/ that the page's HTML names, its import map's included."""
    html = urlopen(page, timeout=30).read().decode()
    return sorted(set(re.findall(r"""["'](/static/[^"']+)["']""", html)))


def ask(line: str) -> str:
    """Fetch everything at the address in `line`; returns what to print."""
    found = re.search(r"https?://[^\s/]+", line)
    if found is None:
        raise RuntimeError(f"nudge printed no address: {line!r}")
    parts = parts_of(found[0])
    if "/static/vendor/preact.js" not in parts:
        raise RuntimeError(f"the page doesn't name its third-party modules: {parts}")
    size = sum(len(urlopen(urljoin(found[0], part), timeout=30).read()) for part in parts)
    urlopen(urljoin(found[0], "/api/health"), timeout=30).read()
    return f"nudge answered at {found[0]}: the page and {len(parts)} parts, {size} bytes"


def main(nudge: str) -> None:
    with tempfile.TemporaryDirectory() as folder, open(f"{folder}/log", "w+") as log:
        command = [nudge, "--port", "0", "--no-browser", "--data-dir", f"{folder}/data"]
        server = subprocess.Popen(
            command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=log
        )
        try:
            assert server.stdout is not None
            print(ask(server.stdout.readline()))
        except (OSError, RuntimeError) as problem:
            log.seek(0)
            sys.exit(f"{problem}\n{log.read()}")
        finally:
            server.kill()
            server.wait()


if __name__ == "__main__":
    main(sys.argv[1])
