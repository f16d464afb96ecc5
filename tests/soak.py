"""Runs the browser tests again and again, where it is hardest for them, and counts what fails.

    python -m tests.soak [--times N] [--idle] [--prompt] [what pytest takes ...]

Each time in another random order, against a server that is late at random (tests/support/late.py),
while something else keeps every core busy. Ends with 1 where anything has failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from tests.support import ROOT

WORKERS = "4"
"""More than there are cores: most of these tests wait for late answers."""
LONGEST = "600"
"""Seconds that one test may take."""
TROUBLE = ("failure", "error")
"""What a report of pytest calls a test that failed, and one whose fixtures did."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tests as often as asked, then say what failed, and how often."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often all of it is run")
    parser.add_argument("--idle", action="store_true", help="leave the other cores idle")
    parser.add_argument("--prompt", action="store_true", help="let the server answer at once")
    asked, others = parser.parse_known_args(arguments)
    failed: Counter[str] = Counter()
    ran = 0
    with busy_cores(0 if asked.idle else os.cpu_count() or 1):
        for round_ in range(1, asked.times + 1):
            seed = int(time.time())
            print(f"--- {round_} of {asked.times}, in the order of seed {seed}", flush=True)
            count, names = once(seed, others, late=not asked.prompt)
            ran += count
            failed.update(names)
    return told(failed, ran, asked.times)


def once(seed: int, others: Sequence[str], *, late: bool) -> tuple[int, list[str]]:
    """Run the tests in one random order; how many ran, and the names of those that failed.

    Raises RuntimeError where pytest itself did not come to its end.
    """
    environment = {**os.environ, "PYTEST_ADDOPTS": "", **({"NUDGE_LATE": "1"} if late else {})}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, f"--timeout={LONGEST}"]
        command += ["-p", "no:cacheprovider", "-p", "randomly"]
        command += [f"--randomly-seed={seed}", f"--junitxml={report}"]
        done = subprocess.run(
            [*command, *(others or ["tests/browser"])], cwd=ROOT, env=environment, check=False
        )
        if done.returncode not in (0, 1) or not report.exists():
            raise RuntimeError(f"pytest ended with {done.returncode}")
        return read(report)


def read(report: Path) -> tuple[int, list[str]]:
    """How many tests a report of pytest tells of, and the names of those that failed."""
    cases = list(ElementTree.parse(report).iter("testcase"))
    bad = [case for case in cases if any(case.find(kind) is not None for kind in TROUBLE)]
    return len(cases), [f"{case.get('classname')}::{case.get('name')}" for case in bad]


def told(failed: Counter[str], ran: int, times: int) -> int:
    """Say which tests failed how often; 1 where there are any, else 0."""
    for name, count in failed.most_common():
        print(f"{count} of {times}: {name}")
    print(f"{ran - failed.total()} passed, {failed.total()} failed in {times} rounds")
    return int(bool(failed) or not ran)


@contextmanager
def busy_cores(count: int) -> Iterator[None]:
    """Keep so many cores busy meanwhile."""
    loops = [multiprocessing.Process(target=spin, daemon=True) for _ in range(count)]
    for loop in loops:
        loop.start()
    try:
        yield
    finally:
        for loop in loops:
            loop.terminate()
            loop.join()


def spin() -> None:
    """Take all of a core for as long as whoever asked for it lives."""
    parent = os.getppid()
    while os.getppid() == parent:
        for _ in range(1_000_000):
            pass


if __name__ == "__main__":
    sys.exit(main())
