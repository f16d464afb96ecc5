"""Times measured by turns, so that other work on the machine affects all sides alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

Work = Callable[[], object]


def by_turns(*works: Work, rounds: int, warm: bool = True) -> list[list[float]]:
    """Return the seconds of each piece of work in every round: a list for each of ``works``.

    The works alternate. ``warm``: each is done once before, so that caches are warm.
    """
    for work in works if warm else ():
        work()
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            taken.append(seconds(work))
    return times


def seconds(work: Work) -> float:
    """Return the CPU seconds that this process took for ``work``, of all its threads.

    On an idle machine they equal the elapsed time, since the work never waits.
    """
    began = time.process_time()
    work()
    return time.process_time() - began


def ratio(above: list[float], below: list[float]) -> float:
    """Return the median ratio of neighbouring times, which hardly depends on the machine's load."""
    return median(
        numerator / denominator for numerator, denominator in zip(above, below, strict=True)
    )


def repeated(work: Work, times: int) -> Work:
    """Return work that does ``work`` ``times`` times."""

    def run_repeatedly() -> None:
        for _ in range(times):
            work()

    return run_repeatedly


def percentile(values: list[float], percent: float) -> float:
    """Return the value that ``percent`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
