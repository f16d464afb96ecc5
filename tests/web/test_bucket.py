"""The rate limit of one viewer's messages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from nudge.web.bucket import Bucket


class Time:
    """A clock that shows the time it is set to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_of_twice_the_rate_is_taken_and_no_more() -> None:
    bucket = Bucket(10, Time())
    assert [bucket.take() for _ in range(25)] == [True] * 20 + [False] * 5
    assert not bucket.is_flooded


def test_whoever_waits_may_speak_again() -> None:
    time = Time()
    bucket = Bucket(10, time)
    for _ in range(21):
        bucket.take()
    time.now += 1.0
    assert bucket.take()


def test_whoever_goes_on_regardless_is_a_flood() -> None:
    bucket = Bucket(10, Time())
    for _ in range(31):
        bucket.take()
    assert bucket.is_flooded


@given(st.lists(st.floats(0, 1), min_size=1, max_size=300))
def test_in_the_long_run_no_more_are_taken_than_the_rate_allows(gaps: list[float]) -> None:
    time = Time()
    bucket = Bucket(5, time)
    taken = 0
    for gap in gaps:
        time.now += gap
        taken += bucket.take()
    assert taken <= 10 + 5 * time.now + 1e-6


@given(st.lists(st.floats(0.2, 5), max_size=100))
def test_whoever_keeps_to_the_rate_is_never_refused(gaps: list[float]) -> None:
    time = Time()
    bucket = Bucket(5, time)
    for gap in gaps:
        time.now += gap
        assert bucket.take()
