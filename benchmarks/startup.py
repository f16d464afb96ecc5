"""How long from the command `nudge` to the first answer."""

from __future__ import annotations

import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.support.report import Figure, at_most, unit
from tests.support.server import Server

STARTS: Final = 7
MOST_SECONDS: Final = 1.0


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the time of a start whose files the system has read before."""
    if not smallest:
        answered()
    times = [answered() for _ in range(1 if smallest else STARTS)]
    yield at_most("from `nudge` to the first answer", median(times), MOST_SECONDS, unit("s", 2))


def answered() -> float:
    """Return the seconds from starting the command to having the page."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        command = Server(Path(folder)).command()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                address = process.stdout.readline().split()[-1]  # printed when it takes connections
                with urllib.request.urlopen(address) as page:
                    page.read()
                return time.perf_counter() - began
            finally:
                process.terminate()
