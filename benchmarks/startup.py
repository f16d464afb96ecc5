"""The time from the command `nudge` to the first answer."""

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
MAX_SECONDS: Final = 1.0


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield the time of a start with the files in the system's cache."""
    if not smallest:
        time_to_first_answer()
    times = [time_to_first_answer() for _ in range(1 if smallest else STARTS)]
    yield at_most("from `nudge` to the first answer", median(times), MAX_SECONDS, unit("s", 2))


def time_to_first_answer() -> float:
    """Return the seconds from the start of the command to the end of the page's HTML."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        command = Server(Path(folder)).command()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                address = process.stdout.readline().split()[
                    -1
                ]  # printed when it accepts connections
                with urllib.request.urlopen(address) as page:
                    page.read()
                return time.perf_counter() - began
            finally:
                process.terminate()
