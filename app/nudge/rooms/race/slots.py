"""Slots for the races of a server. A race that nobody watches loses its slot to a new race."""

from __future__ import annotations

from typing import Final, Protocol

from nudge.errors import LimitReached
from nudge.texts import Text

MAX_RACES: Final = 4
"""Races of one server at a time. Together with training, they take half of the thread's time."""


class SlotHolder(Protocol):
    """A race that may use a slot."""

    @property
    def unwatched_for(self) -> float | None:
        """Seconds without a viewer; None while there is one."""
        ...

    def end(self) -> None:
        """End the race, which then leaves its slot."""
        ...


class RaceSlots:
    """``max_races`` slots."""

    def __init__(self, max_races: int = MAX_RACES) -> None:
        self._max_races = max_races
        self._in_use: set[SlotHolder] = set()

    def __len__(self) -> int:
        return len(self._in_use)

    def enter(self, race: SlotHolder) -> None:
        """Give ``race`` a slot until ``leave``; raise LimitReached where all are in use."""
        if race not in self._in_use and len(self._in_use) >= self._max_races:
            self._make_place()
        self._in_use.add(race)

    def leave(self, race: SlotHolder) -> None:
        """Free the slot of ``race``, if it has one."""
        self._in_use.discard(race)

    def _make_place(self) -> None:
        """End the race that was unwatched for longest; raise LimitReached where all are watched."""
        times = [(holder.unwatched_for, holder) for holder in self._in_use]
        unwatched = [(seconds, holder) for seconds, holder in times if seconds is not None]
        if not unwatched:
            text = Text.of("server-too-many-races", most=self._max_races)
            allowed = f"{self._max_races} races at a time"
            raise LimitReached(text, code="too_many_races", allowed=allowed)
        _, longest = max(unwatched, key=lambda pair: pair[0])
        longest.end()
        self.leave(longest)
