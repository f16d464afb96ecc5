"""How far the runs of a race may be by now.

It only counts. Time is handed in, in seconds, and so is the pace: examples, steps or seconds of
computing, each second.
"""

from __future__ import annotations

from math import isinf
from typing import Final

TICK: Final = 0.02
"""Seconds between two looks at how far they may be."""
FORGIVEN: Final = 0.1
"""Seconds that count at most between two looks: a race that cannot keep up falls behind."""


class Pace:
    """Where runs may go, from where the foremost of them is on."""

    def __init__(self, front: float, now: float) -> None:
        self._goal, self._at = front, now

    def rest(self, now: float) -> None:
        """Let the time until now pass without anything coming of it."""
        self._at = now

    def delay(self, now: float) -> float:
        """Return the seconds until it is worth another look."""
        return max(0.0, self._at + TICK - now)

    def goal(self, now: float, a_second: float, until: float) -> float:
        """Return how far they may be now; as far as ``until`` where ``a_second`` is infinite."""
        passed, self._at = min(now - self._at, FORGIVEN), now
        self._goal = until if isinf(a_second) else min(until, self._goal + passed * a_second)
        return self._goal
