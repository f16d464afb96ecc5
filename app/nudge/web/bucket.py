"""The rate limit of one viewer's messages, as a token bucket."""

from __future__ import annotations

from collections.abc import Callable


class Bucket:
    """A token bucket: ``rate`` tokens are added per second, up to twice ``rate``.

    Every message takes one token, also from an empty bucket: the level then becomes negative.
    ``clock`` returns seconds.
    """

    def __init__(self, rate: int, clock: Callable[[], float]) -> None:
        self.rate = rate
        self._clock = clock
        self._level = 2.0 * rate
        self._filled = clock()

    def take(self) -> bool:
        """Take one token for a message; return whether the message is within the limit."""
        now = self._clock()
        self._level = min(2.0 * self.rate, self._level + (now - self._filled) * self.rate)
        self._filled = now
        self._level -= 1
        return self._level >= 0

    @property
    def is_flooded(self) -> bool:
        """Whether the viewer is so far over the limit that its socket is to be closed."""
        return self._level < -self.rate
