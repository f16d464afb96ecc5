"""Slots for races: a limited number a server, and which race loses its slot."""

from __future__ import annotations

import pytest
from nudge.errors import LimitReached
from nudge.rooms.race.slots import RaceSlots


class FakeRace:
    """The part of a race that the slots use."""

    def __init__(self, races: RaceSlots, unwatched_for: float | None = None) -> None:
        self.unwatched_for = unwatched_for
        self.ended = False
        self._races = races

    def end(self) -> None:
        self.ended = True
        self._races.leave(self)


def test_a_slot_is_in_use_until_the_race_leaves() -> None:
    races = RaceSlots(2)
    first, second, third = (FakeRace(races) for _ in range(3))
    races.enter(first)
    races.enter(second)
    with pytest.raises(LimitReached) as caught:
        races.enter(third)
    assert (caught.value.code, caught.value.allowed) == ("too_many_races", "2 races at a time")
    races.leave(first)
    races.enter(third)
    assert len(races) == 2


def test_a_race_with_a_slot_may_enter_again() -> None:
    races = RaceSlots(1)
    race = FakeRace(races)
    races.enter(race)
    races.enter(race)
    assert len(races) == 1


def test_leaving_twice_does_no_harm() -> None:
    races = RaceSlots(1)
    race = FakeRace(races)
    races.leave(race)
    races.enter(race)
    races.leave(race)
    races.leave(race)
    assert len(races) == 0


def test_the_race_that_was_unwatched_for_longest_loses_its_slot() -> None:
    races = RaceSlots(3)
    watched, long, short = FakeRace(races), FakeRace(races, 90.0), FakeRace(races, 20.0)
    for race in (watched, long, short):
        races.enter(race)
    races.enter(FakeRace(races))
    assert (watched.ended, long.ended, short.ended) == (False, True, False)
    assert len(races) == 3
