"""Runs the browser tests many times under hard conditions, and counts the failures.

    python -m tests.soak [--times N] [--idle] [--prompt] [arguments of pytest ...]

Each round has another random order. The server is late at random (tests/support/late.py), and other
processes keep every core busy. Ends with status 1 where a test has failed.
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
"""More than the machine has cores: most of these tests wait for late answers."""
TEST_TIMEOUT = "600"
"""Seconds that one test may take."""
FAILURE_TAGS = ("failure", "error")
"""The tags in pytest's report of a test that failed, and of a test whose fixtures failed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tests ``--times`` times, then print the failures; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often all of it is run")
    parser.add_argument("--idle", action="store_true", help="leave the other cores idle")
    parser.add_argument("--prompt", action="store_true", help="let the server answer at once")
    options, pytest_arguments = parser.parse_known_args(arguments)
    failed: Counter[str] = Counter()
    ran = 0
    with busy_cores(0 if options.idle else os.cpu_count() or 1):
        for round_ in range(1, options.times + 1):
            seed = int(time.time())
            print(f"--- {round_} of {options.times}, in the order of seed {seed}", flush=True)
            count, names = run_once(seed, pytest_arguments, late=not options.prompt)
            ran += count
            failed.update(names)
    return print_report(failed, ran, options.times)


def run_once(seed: int, pytest_arguments: Sequence[str], *, late: bool) -> tuple[int, list[str]]:
    """Run the tests in one random order; return how many ran, and the names of those that failed.

    Raises RuntimeError where pytest itself did not complete.
    """
    environment = {**os.environ, "PYTEST_ADDOPTS": "", **({"NUDGE_LATE": "1"} if late else {})}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, f"--timeout={TEST_TIMEOUT}"]
        command += ["-p", "no:cacheprovider", "-p", "randomly"]
        command += [f"--randomly-seed={seed}", f"--junitxml={report}"]
        finished = subprocess.run(
            [*command, *(pytest_arguments or ["tests/browser"])],
            cwd=ROOT,
            env=environment,
            check=False,
        )
        if finished.returncode not in (0, 1) or not report.exists():
            raise RuntimeError(f"pytest ended with {finished.returncode}")
        return read_report(report)


def read_report(report: Path) -> tuple[int, list[str]]:
    """Return the number of tests in pytest's report, and the names of those that failed."""
    cases = list(ElementTree.parse(report).iter("testcase"))
    failed = [case for case in cases if any(case.find(kind) is not None for kind in FAILURE_TAGS)]
    return len(cases), [f"{case.get('classname')}::{case.get('name')}" for case in failed]


def print_report(failed: Counter[str], ran: int, times: int) -> int:
    """Print how often each test failed; return 1 where one failed or none ran, else 0."""
    for name, count in failed.most_common():
        print(f"{count} of {times}: {name}")
    print(f"{ran - failed.total()} passed, {failed.total()} failed in {times} rounds")
    return int(bool(failed) or not ran)


@contextmanager
def busy_cores(count: int) -> Iterator[None]:
    """Keep ``count`` cores busy within the context."""
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
    """Keep a core busy until the parent process ends."""
    parent = os.getppid()
    while os.getppid() == parent:
        for _ in range(1_000_000):
            pass


if __name__ == "__main__":
    sys.exit(main())
