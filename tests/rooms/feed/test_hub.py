"""Mailboxes: the newest message of a kind, no more often than wanted; all answers in order."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.protocol.client_messages import Close
from nudge.rooms.feed.hub import (
    PACE_FACTOR,
    QUEUE_BYTES,
    QUEUE_LENGTH,
    Demand,
    FrameLayout,
    Hub,
    Mailbox,
)
from nudge.texts import Text

pytestmark = pytest.mark.anyio

WHOLE = FrameLayout(("example", "parameters"))
THIN = FrameLayout(("example", "parameters"), from_layer=2)


class Time:
    """A clock that tests set."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


async def mailbox(time: Time, rate: float = 10.0) -> Mailbox:
    box = Mailbox(time)
    box.subscribe(WHOLE, {"scalars"}, rate)
    return box


async def test_the_newest_of_a_kind_replaces_the_one_that_waits(time: Time) -> None:
    box = await mailbox(time)
    for frame in (b"1", b"2", b"3"):
        box.put("step", frame)
    assert box.pop() == b"3"
    assert box.pop() is None


async def test_answers_come_all_in_order_and_before_anything_else(time: Time) -> None:
    box = await mailbox(time)
    box.put("step", b"frame")
    for answer in ("1", "2", "3"):
        box.put_ordered(answer)
    assert [box.pop() for _ in range(4)] == ["1", "2", "3", b"frame"]


async def test_a_frame_in_the_queue_replaces_an_older_one(time: Time) -> None:
    box = await mailbox(time)
    box.put("step", b"older")
    box.put_ordered(b"asked for", instead_of="step")
    assert [box.pop(), box.pop()] == [b"asked for", None]


async def test_kinds_do_not_wait_for_each_other(time: Time) -> None:
    box = await mailbox(time, rate=1.0)
    box.put("step", b"1")
    assert box.pop() == b"1"
    box.put("step", b"2")
    box.put("scalars", b"chart")
    assert [box.pop(), box.pop()] == [b"chart", None]


@given(rate=st.floats(0.5, 60), gaps=st.lists(st.floats(0.0005, 0.1), min_size=20, max_size=200))
def test_frames_come_no_more_often_than_wanted(rate: float, gaps: list[float]) -> None:
    async def sending_times() -> list[float]:
        time = Time()
        box = await mailbox(time, rate)
        times = []
        for gap in gaps:
            box.put("step", b"frame")
            if box.pop():
                times.append(time.now)
            time.now += gap
        return times

    times = asyncio.run(sending_times())
    passed = times[-1] - times[0]
    assert len(times) - 1 <= passed * rate / PACE_FACTOR + 0.5 + 1e-6
    assert all(np.diff(times) >= 0.5 / rate - 1e-9)


async def test_frames_that_come_as_often_as_wanted_never_wait(time: Time) -> None:
    box = await mailbox(time, rate=30.0)
    box.put("step", b"a burst")
    assert box.pop()
    time.now += 0.005
    waited = []
    for number in range(300):
        box.put("step", b"%d" % number)
        waited.append(box.pop() is None)
        time.now += 1 / 30
    assert not any(waited[150:])


async def test_a_waiting_message_is_sent_when_it_is_due(time: Time) -> None:
    box = await mailbox(time, rate=10.0)
    box.put("step", b"1")
    assert box.pop() == b"1"
    box.put("step", b"2")
    assert box.pop() is None
    delay = box.delay()
    assert delay is not None
    time.now += delay - 1e-6
    assert box.pop() is None
    time.now += 2e-6
    assert box.pop() == b"2"
    assert box.delay() is None


async def test_taking_waits_for_something_to_be_put(time: Time) -> None:
    box = await mailbox(time)
    taking = asyncio.ensure_future(box.take())
    await asyncio.sleep(0)
    assert not taking.done()
    box.put_ordered("answer")
    assert await taking == "answer"


async def test_too_many_answers_close_the_mailbox_and_take_no_more_memory(time: Time) -> None:
    box = await mailbox(time)
    for number in range(QUEUE_LENGTH):
        box.put_ordered(str(number))
    assert not box.closed.done()
    for _ in range(1000):
        box.put_ordered("one too many")
    assert box.closed.result()[0] is Close.TOO_SLOW
    queued = [box.pop() for _ in range(QUEUE_LENGTH + 1)]
    assert queued == [str(number) for number in range(QUEUE_LENGTH)] + [None]


async def test_a_viewer_who_reads_nothing_changes_nothing_for_the_others(time: Time) -> None:
    hub = Hub(time)
    async with hub.subscribe() as slow, hub.subscribe() as quick:
        for box in (slow, quick):
            box.subscribe(WHOLE, (), 60.0)
        slow.sending_since = time.now
        received = []
        for number in range(100):
            hub.publish_frames({WHOLE: b"%d" % number}, ordered=False)
            received.append(quick.pop())
            time.now += 1 / 30
        assert received == [b"%d" % number for number in range(100)]
        hub.drop_stalled(5.0)
        assert not slow.closed.done()
        time.now += 5.0
        hub.drop_stalled(5.0)
        assert slow.closed.result()[0] is Close.TOO_SLOW
        assert not quick.closed.done()
        slow.sending_since = None
        assert [slow.pop(), slow.pop()] == [b"99", None]


async def test_everybody_is_sent_the_very_same_bytes_of_their_layout(time: Time) -> None:
    hub = Hub(time)
    frames = {WHOLE: b"whole", THIN: b"thin"}
    async with hub.subscribe() as first, hub.subscribe() as second, hub.subscribe() as third:
        first.subscribe(WHOLE, (), 60.0)
        second.subscribe(WHOLE, (), 60.0)
        third.subscribe(THIN, (), 60.0)
        assert hub.demand.layouts == {WHOLE, THIN}
        hub.publish_frames(frames, ordered=True)
        assert first.pop() is frames[WHOLE]
        assert second.pop() is frames[WHOLE]
        assert third.pop() is frames[THIN]


async def test_only_those_who_asked_for_the_chart_are_sent_it(time: Time) -> None:
    hub = Hub(time)
    async with hub.subscribe() as first, hub.subscribe() as second:
        first.subscribe(None, {"scalars"}, 60.0)
        hub.publish("scalars", b"chart")
        hub.publish("room", "state")
        assert {first.pop(), first.pop()} == {b"chart", "state"}
        assert [second.pop(), second.pop()] == ["state", None]


async def test_the_demand_is_the_union_of_the_present_viewers_subscriptions(time: Time) -> None:
    hub = Hub(time)
    both = Demand(frozenset({WHOLE, THIN}), 30.0, frozenset({"scalars", "evaluation"}))
    assert hub.demand == Demand(frozenset(), 0.0, frozenset())
    async with hub.subscribe() as first:
        first.subscribe(THIN, {"evaluation"}, 12.0)
        async with hub.subscribe() as second:
            second.subscribe(WHOLE, {"scalars"}, 30.0)
            assert hub.demand == both
        assert hub.demand == Demand(frozenset({THIN}), 12.0, frozenset({"evaluation"}))
    assert len(hub) == 0


async def test_a_mailbox_is_gone_when_its_viewer_is_however_that_ends(time: Time) -> None:
    hub = Hub(time)
    with pytest.raises(ConnectionError):
        async with hub.subscribe():
            raise ConnectionError
    assert len(hub) == 0


async def test_another_subscription_drops_waiting_frames(time: Time) -> None:
    box = await mailbox(time)
    box.put("step", b"of before")
    box.put("room", "state")
    box.subscribe(THIN, (), 60.0)
    assert [box.pop(), box.pop()] == ["state", None]


async def test_a_queue_is_limited_in_bytes_too(time: Time) -> None:
    box = await mailbox(time)
    large = bytes(QUEUE_BYTES // 2 + 1)
    box.put_ordered(large)
    assert not box.closed.done()
    box.put_ordered(large)
    assert box.closed.result()[0] is Close.TOO_SLOW
    assert [box.pop(), box.pop()] == [large, None]


async def test_an_empty_queue_takes_a_message_of_any_size(
    time: Time,
) -> None:
    box = await mailbox(time)
    larger = bytes(QUEUE_BYTES + 1)
    for _ in range(3):
        box.put_ordered(larger)
        assert box.pop() is larger
    assert not box.closed.done()


async def test_a_viewer_whose_mailbox_is_closed_is_no_longer_in_the_hub(time: Time) -> None:
    hub = Hub(time)
    async with hub.subscribe() as box:
        assert box in hub
        box.close(Close.TOO_SLOW, Text.of("server-closing-too-much"))
        assert box not in hub


async def test_messages_about_a_race_go_to_viewers_who_subscribed_to_the_race(time: Time) -> None:
    hub = Hub(time)
    async with hub.subscribe() as watching, hub.subscribe() as other:
        watching.subscribe(None, {"race"}, 60.0)
        other.subscribe(WHOLE, {"scalars"}, 60.0)
        for kind in ("race", "paths", "surface"):
            hub.publish(kind, kind)
        assert {watching.pop() for _ in range(3)} == {"race", "paths", "surface"}
        assert other.pop() is None


async def test_withdrawn_messages_are_not_sent(time: Time) -> None:
    hub = Hub(time)
    async with hub.subscribe() as box:
        box.subscribe(None, {"race"}, 60.0)
        for kind in ("race", "paths", "surface"):
            hub.publish(kind, kind)
        hub.withdraw("paths", "surface")
        assert (box.pop(), box.pop()) == ("race", None)


async def test_another_subscription_drops_waiting_messages_of_a_race(time: Time) -> None:
    hub = Hub(time)
    async with hub.subscribe() as box:
        box.subscribe(None, {"race"}, 60.0)
        hub.publish("paths", b"paths")
        box.subscribe(None, set(), 60.0)
        assert box.pop() is None
