"""Time taken by turns, so that whatever else the machine does falls on all sides alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

Work = Callable[[], object]


def by_turns(*works: Work, rounds: int, warm: bool = True) -> list[list[float]]:
    """Return the seconds that each piece of work took in every round, one after the other.

    ``warm``: all is done once before, so that caches are warm.
    """
    for work in works if warm else ():
        work()
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            taken.append(seconds(work))
    return times


def seconds(work: Work) -> float:
    """Return how long ``work`` took once, of all threads' time: what others take doesn't count.

    On a machine that does nothing else this is the time on the wall, as none of it waits.
    """
    began = time.process_time()
    work()
    return time.process_time() - began


def ratio(above: list[float], below: list[float]) -> float:
    """Return the median of the ratios of neighbours, which the machine's moods spare."""
    return median(one / other for one, other in zip(above, below, strict=True))


def repeated(work: Work, times: int) -> Work:
    """Return work that does ``work`` so many times."""

    def again() -> None:
        for _ in range(times):
            work()

    return again


def percentile(values: list[float], percent: float) -> float:
    """Return the value that ``percent`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
