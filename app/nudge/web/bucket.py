"""How many messages one viewer may send: so many a second, twice as many in a burst."""

from __future__ import annotations

from collections.abc import Callable


class Bucket:
    """Fills at ``rate`` a second up to twice that. Who goes on when it is empty digs a hole."""

    def __init__(self, rate: int, clock: Callable[[], float]) -> None:
        self.rate = rate
        self._clock = clock
        self._level = 2.0 * rate
        self._filled = clock()

    def take(self) -> bool:
        """Count one message; return whether it is within the limit."""
        now = self._clock()
        self._level = min(2.0 * self.rate, self._level + (now - self._filled) * self.rate)
        self._filled = now
        self._level -= 1
        return self._level >= 0

    @property
    def is_flooded(self) -> bool:
        """Whether refusals have not helped, and the viewer is to be let go."""
        return self._level < -self.rate
