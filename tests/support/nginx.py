"""A real nginx in a process of its own, with the configuration of docs/deployment.md.

Where there is no nginx, its tests are skipped, and say so; `.ci/run` installs it where it can.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.support import ROOT

SEARCHED: Final = f"{Path('/usr/sbin')}:{Path('/usr/local/sbin')}"
START_TIMEOUT: Final = 60  # seconds: the machine may be busy
TEMPORARY: Final = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
FRAME: Final = """daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    {temporary}
    server {{
        listen 127.0.0.1:{port}{tls};
        {location}
    }}
}}
"""


def documented() -> str:
    """Return the location block of docs/deployment.md."""
    text = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    found = re.search(r"```nginx\n(location .*?\n)```", text, re.DOTALL)
    assert found, "docs/deployment.md shows no configuration"
    return found[1]


def find_nginx() -> str:
    """Return the path of nginx; skip the test where there is none."""
    path = shutil.which("nginx") or shutil.which("nginx", path=SEARCHED)
    if path is None:
        pytest.skip("NO NGINX: Debian's package nginx-light has it")
    return path


@contextmanager
def nginx(folder: Path, port: int, location: str, certificate: str = "") -> Iterator[None]:
    """Run an nginx within the context, with one location block; with a certificate it speaks TLS.

    Raises AssertionError with its log where it does not start.
    """
    tls = (
        f" ssl;\n        ssl_certificate {certificate};\n        ssl_certificate_key {certificate}"
    )
    configuration = FRAME.format(
        folder=folder,
        port=port,
        tls=tls if certificate else "",
        temporary=" ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY),
        location=location,
    )
    (folder / "nginx.conf").write_text(configuration)
    log = folder / "nginx.log"
    command = [find_nginx(), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with log.open("wb") as stderr, subprocess.Popen(command, stderr=stderr) as process:
        try:
            end = time.monotonic() + START_TIMEOUT
            while not _listens(port):
                is_starting = process.poll() is None and time.monotonic() < end
                assert is_starting, log.read_text()
                time.sleep(0.02)
            yield
        finally:
            process.kill()


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
