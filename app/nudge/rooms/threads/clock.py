"""A room's clock: how many steps are due, and when the next one is.

It only counts. Time and the run's step are handed in, in seconds and steps, so that it can be
tested without either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FLAT_OUT: Final = 1_000_000
"""Steps due where only the deadline of a slice limits them."""
FORGIVEN: Final = 0.25
"""Seconds a clock may be behind before it lets the lost steps go, instead of rushing."""


@dataclass
class Clock:
    """Paused, or playing at ``rate`` steps a second, or (rate None) as fast as it goes."""

    playing: bool = False
    rate: float | None = None
    _first: int = 1
    _first_due: float = 0.0

    def play(self, rate: float | None, now: float, step: int) -> None:
        """Go on from ``step``, the next being due at once."""
        self.playing, self.rate = True, rate
        self._first, self._first_due = step + 1, now

    def pause(self) -> None:
        """Stop; the rate is kept, to be shown."""
        self.playing = False

    def due(self, now: float, step: int) -> int:
        """Return how many steps are to be made now by a run that stands at ``step``."""
        if not self.playing:
            return 0
        if self.rate is None:
            return FLAT_OUT
        if now - self._time_of(step + 1, self.rate) > FORGIVEN:
            self._first, self._first_due = step + 1, now
        passed = int((now - self._first_due) * self.rate + 1e-9)
        return max(0, self._first + passed - step)

    def delay(self, now: float, step: int) -> float | None:
        """Return the seconds until the next step is due; None while paused."""
        if not self.playing:
            return None
        if self.rate is None:
            return 0.0
        return max(0.0, self._time_of(step + 1, self.rate) - now)

    def _time_of(self, step: int, rate: float) -> float:
        return self._first_due + (step - self._first) / rate
