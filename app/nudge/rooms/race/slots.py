"""Places for races in rooms: a few a server. One that nobody watches gives way."""

from __future__ import annotations

from typing import Final, Protocol

from nudge.errors import LimitReached

MOST: Final = 4
"""Races of one server at a time; beside training they take half of its thread."""


class SlotHolder(Protocol):
    """A race that holds a place."""

    @property
    def unwatched_for(self) -> float | None:
        """The seconds since somebody last asked for something; None while anybody is there."""
        ...

    def end(self) -> None:
        """End it; it then leaves its place."""
        ...


class RaceSlots:
    """``most`` places."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: set[SlotHolder] = set()

    def __len__(self) -> int:
        return len(self._held)

    def enter(self, race: SlotHolder) -> None:
        """Hold a place until ``leave``; raise LimitReached where all are in use."""
        if race not in self._held and len(self._held) >= self._most:
            self._make_place()
        self._held.add(race)

    def leave(self, race: SlotHolder) -> None:
        """Let go of a place, if it holds one."""
        self._held.discard(race)

    def _make_place(self) -> None:
        """End the race that has been without anybody for longest; raise LimitReached if none is."""
        alone = [(held.unwatched_for, held) for held in self._held]
        left = [(seconds, held) for seconds, held in alone if seconds is not None]
        if not left:
            message = f"{self._most} races are under way on this server; try again later."
            allowed = f"{self._most} races at a time"
            raise LimitReached(message, code="too_many_races", allowed=allowed)
        _, longest = max(left, key=lambda one: one[0])
        longest.end()
        self.leave(longest)
