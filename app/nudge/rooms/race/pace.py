"""The pace of a race: how far its runs may have got at a time.

Progress is in examples, steps or seconds of computing, and a pace is progress a second. The time is
an argument, in seconds.
"""

from __future__ import annotations

from math import isinf
from typing import Final

TICK: Final = 0.02
"""Seconds between two new goals."""
MAX_ELAPSED: Final = 0.1
"""Seconds between two goals that count at most: a slow race falls behind and never catches up."""


class Pace:
    """The progress that runs may reach. It starts at ``front``, that of the foremost run."""

    def __init__(self, front: float, now: float) -> None:
        self._goal, self._measured_at = front, now

    def rest(self, now: float) -> None:
        """Leave the time up to ``now`` out of account."""
        self._measured_at = now

    def delay(self, now: float) -> float:
        """Return the seconds until the next goal is due."""
        return max(0.0, self._measured_at + TICK - now)

    def goal(self, now: float, per_second: float, until: float) -> float:
        """Return the progress allowed at ``now``: ``until`` where ``per_second`` is infinite.

        The goal grows by ``per_second`` times the time since the last goal, up to ``until``.
        """
        elapsed, self._measured_at = min(now - self._measured_at, MAX_ELAPSED), now
        self._goal = until if isinf(per_second) else min(until, self._goal + elapsed * per_second)
        return self._goal
