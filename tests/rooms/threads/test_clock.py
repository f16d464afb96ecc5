"""A room's clock, which is given the time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from nudge.rooms.threads.clock import FLAT_OUT, MAX_LAG, Clock


def test_a_paused_clock_has_nothing_due() -> None:
    clock = Clock()
    assert clock.due(now=100.0, step=0) == 0
    assert clock.delay(now=100.0, step=0) is None


def test_the_first_step_is_due_at_once() -> None:
    clock = Clock()
    clock.play(2.0, now=10.0, step=5)
    assert clock.due(10.0, 5) == 1
    assert clock.due(10.0, 6) == 0
    assert clock.delay(10.0, 6) == 0.5


def test_without_a_rate_only_the_end_of_a_slice_limits_the_steps() -> None:
    clock = Clock()
    clock.play(None, now=10.0, step=5)
    assert clock.due(10.0, 5) == FLAT_OUT
    assert clock.delay(10.0, 5) == 0.0


def test_a_pause_does_not_change_the_rate() -> None:
    clock = Clock()
    clock.play(7.0, now=0.0, step=0)
    clock.pause()
    assert (clock.playing, clock.rate) == (False, 7.0)


@given(
    rate=st.floats(0.5, 1000),
    lateness=st.lists(st.floats(0, MAX_LAG / 4), min_size=5, max_size=50),
)
def test_the_rate_does_not_drift_however_late_the_clock_is_read(
    rate: float, lateness: list[float]
) -> None:
    clock, now, step = Clock(), 0.0, 0
    clock.play(rate, now, step)
    for late in lateness:
        step += clock.due(now, step)
        delay = clock.delay(now, step)
        assert delay is not None
        now += delay + late
    step += clock.due(now, step)
    assert abs(step - (1 + now * rate)) <= 1 + 1e-6


def test_a_clock_far_behind_drops_the_missed_steps() -> None:
    clock = Clock()
    clock.play(100.0, now=0.0, step=0)
    assert clock.due(60.0, 1) == 1
    assert clock.due(60.01, 2) == 1
