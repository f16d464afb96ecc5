"""Places for races: a few a server, and who gives way."""

from __future__ import annotations

import pytest
from nudge.errors import LimitReached
from nudge.rooms.race.slots import RaceSlots


class Held:
    """A race, or what the places know of one."""

    def __init__(self, races: RaceSlots, unwatched_for: float | None = None) -> None:
        self.unwatched_for = unwatched_for
        self.ended = False
        self._races = races

    def end(self) -> None:
        self.ended = True
        self._races.leave(self)


def test_a_place_is_held_until_it_is_left() -> None:
    races = RaceSlots(2)
    one, two, three = (Held(races) for _ in range(3))
    races.enter(one)
    races.enter(two)
    with pytest.raises(LimitReached) as caught:
        races.enter(three)
    assert (caught.value.code, caught.value.allowed) == ("too_many_races", "2 races at a time")
    races.leave(one)
    races.enter(three)
    assert len(races) == 2


def test_whoever_has_a_place_may_enter_again() -> None:
    races = RaceSlots(1)
    one = Held(races)
    races.enter(one)
    races.enter(one)
    assert len(races) == 1


def test_leaving_twice_does_no_harm() -> None:
    races = RaceSlots(1)
    one = Held(races)
    races.leave(one)
    races.enter(one)
    races.leave(one)
    races.leave(one)
    assert len(races) == 0


def test_the_one_that_was_left_longest_gives_way() -> None:
    races = RaceSlots(3)
    watched, long, short = Held(races), Held(races, 90.0), Held(races, 20.0)
    for held in (watched, long, short):
        races.enter(held)
    races.enter(Held(races))
    assert (watched.ended, long.ended, short.ended) == (False, True, False)
    assert len(races) == 3
