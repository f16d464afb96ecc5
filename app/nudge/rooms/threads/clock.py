"""A room's clock: how many steps are due now, and when the next one is due.

The clock only computes. Its methods are given the time, in seconds, and the run's step, so that
tests need neither a real clock nor a run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FLAT_OUT: Final = 1_000_000
"""Steps due where there is no rate; the deadline of a slice ends them much earlier."""
MAX_LAG: Final = 0.25
"""Seconds that a clock may be behind. If it is more, it drops the steps missed so far."""


@dataclass
class Clock:
    """Paused, or playing at ``rate`` steps a second; with a rate of None, as fast as possible."""

    playing: bool = False
    rate: float | None = None
    _first: int = 1
    _first_due: float = 0.0

    def play(self, rate: float | None, now: float, step: int) -> None:
        """Play on from ``step``; the next step is due at once."""
        self.playing, self.rate = True, rate
        self._first, self._first_due = step + 1, now

    def pause(self) -> None:
        """Stop. The rate is retained, because the room's state shows it."""
        self.playing = False

    def due(self, now: float, step: int) -> int:
        """Return how many steps are due now for a run that stands at ``step``."""
        if not self.playing:
            return 0
        if self.rate is None:
            return FLAT_OUT
        if now - self._due_time(step + 1, self.rate) > MAX_LAG:
            self._first, self._first_due = step + 1, now
        passed = int((now - self._first_due) * self.rate + 1e-9)
        return max(0, self._first + passed - step)

    def delay(self, now: float, step: int) -> float | None:
        """Return the seconds until the next step is due; None while paused."""
        if not self.playing:
            return None
        if self.rate is None:
            return 0.0
        return max(0.0, self._due_time(step + 1, self.rate) - now)

    def _due_time(self, step: int, rate: float) -> float:
        return self._first_due + (step - self._first) / rate
