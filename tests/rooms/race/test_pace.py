"""The progress that the pace allows the runs of a race, by times that the test gives."""

from __future__ import annotations

import math

import pytest
from nudge.rooms.race.pace import MAX_ELAPSED, TICK, Pace

END = 1000.0


def test_the_goal_moves_with_time() -> None:
    pace = Pace(10.0, now=5.0)
    assert pace.goal(5.02, 100.0, END) == pytest.approx(12.0)
    assert pace.goal(5.05, 100.0, END) == pytest.approx(15.0)


def test_where_no_time_passes_nothing_is_due() -> None:
    pace = Pace(10.0, now=5.0)
    assert pace.goal(5.0, 100.0, END) == 10.0


def test_another_speed_holds_from_then_on() -> None:
    pace = Pace(0.0, now=0.0)
    pace.goal(0.05, 100.0, END)
    assert pace.goal(0.10, 10.0, END) == pytest.approx(5.5)


def test_a_race_that_falls_behind_does_not_catch_up() -> None:
    pace = Pace(0.0, now=0.0)
    assert pace.goal(60.0, 100.0, END) == pytest.approx(100.0 * MAX_ELAPSED)


def test_time_at_rest_does_not_count() -> None:
    pace = Pace(3.0, now=0.0)
    pace.rest(60.0)
    assert pace.goal(60.01, 100.0, END) == pytest.approx(4.0)


def test_nothing_goes_beyond_the_end() -> None:
    pace = Pace(999.0, now=0.0)
    assert pace.goal(0.1, 100.0, END) == END
    assert pace.goal(0.2, 100.0, END) == END


def test_an_infinite_pace_allows_the_end_at_once() -> None:
    pace = Pace(0.0, now=0.0)
    assert pace.goal(0.0, math.inf, END) == END


def test_a_goal_is_due_every_tick() -> None:
    pace = Pace(0.0, now=0.0)
    assert pace.delay(0.0) == TICK
    assert pace.delay(TICK / 2) == pytest.approx(TICK / 2)
    assert pace.delay(9.0) == 0.0
    pace.goal(9.0, 1.0, END)
    assert pace.delay(9.0) == pytest.approx(TICK)
