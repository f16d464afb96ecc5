"""Who is sent what, and when: one mailbox for each viewer.

Of each kind of message that tells the present (a step's frame, the chart, the room's
state) a mailbox holds the newest only, and hands it out no more often than wanted. What must
arrive (answers, and the frames of steps that somebody asked for one by one) stands in a
queue of bounded length and weight. So a viewer that takes its time costs a fixed amount of memory
and nobody else's time.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Final, NamedTuple

from nudge.protocol.client_messages import Close
from nudge.rooms.feed.wakeup import Wakeup

Payload = bytes | str

RATES: Final = {
    "step": 60.0,
    "scalars": 5.0,
    "evaluation": 5.0,
    "room": 20.0,
    "race": 10.0,
    "paths": 10.0,
    "surface": 10.0,
}
"""Messages of a kind a second, at most."""
WITH: Final = {"paths": "race", "surface": "race"}
"""Kinds that come with what is subscribed to under another name."""
RELAXED: Final = 0.98
"""A mailbox's pace, as a part of the interval wanted. Where frames come at the very rate at
which they are wanted, this little ahead lets a mailbox that once made one wait catch up, and
then none waits. Two are never closer than half an interval."""
QUEUE_LENGTH: Final = 256
"""Answers and single steps that may wait for one viewer."""
QUEUE_BYTES: Final = 64 * 2**20
"""Bytes that they may hold together: a large network's step alone is some 20 MB."""


class Layout(NamedTuple):
    """Which tensors of a step a viewer is sent; those who want the same share a frame."""

    groups: tuple[str, ...]
    from_layer: int = 1


class Mailbox:
    """What one viewer has yet to be sent."""

    def __init__(
        self,
        clock: Callable[[], float] = time.perf_counter,
        on_subscribe: Callable[[], None] = lambda: None,
    ) -> None:
        self.layout: Layout | None = None
        self.channels: frozenset[str] = frozenset()
        self.rate = RATES["step"]
        self.sending_since: float | None = None
        self.show: asyncio.Future[None] | None = None
        """Done when what was subscribed to is made; None unless that waits for its turn."""
        self._clock = clock
        self._on_subscribe = on_subscribe
        self._queue: deque[Payload] = deque()
        self._weight = 0
        self._newest: dict[str, Payload] = {}
        self._due: dict[str, float] = {}
        self._wakeup = Wakeup()
        self.closed: asyncio.Future[tuple[Close, str]] = asyncio.Future()

    def subscribe(self, layout: Layout | None, channels: Iterable[str], rate: float) -> None:
        """Choose what to be sent from now on; what waits of it is forgotten."""
        self.layout, self.channels, self.rate = layout, frozenset(channels), rate
        for kind in RATES.keys() - {"room"}:
            self.withdraw(kind)
        self._on_subscribe()

    def put(self, kind: str, payload: Payload) -> None:
        """Have ``payload`` sent, unless a newer one of its kind comes before its time does."""
        self._newest[kind] = payload
        self._wakeup.wake()

    def withdraw(self, kind: str) -> None:
        """Have what waits of ``kind`` not be sent: it is not so any more."""
        self._newest.pop(kind, None)

    def put_ordered(self, payload: Payload, instead_of: str | None = None) -> None:
        """Have ``payload`` sent without fail, and what waits of kind ``instead_of`` not at all."""
        if instead_of is not None:
            self.withdraw(instead_of)
        weight = self._weight + len(payload)
        if not self._queue or (len(self._queue) < QUEUE_LENGTH and weight <= QUEUE_BYTES):
            self._queue.append(payload)
            self._weight = weight
        else:
            self.close(Close.TOO_SLOW, "too slow: too much is waiting to be taken")
        self._wakeup.wake()

    def close(self, code: Close, reason: str) -> None:
        """End the viewer's visit; whoever serves it sees to the socket."""
        if not self.closed.done():
            self.closed.set_result((code, reason))

    def pop(self) -> Payload | None:
        """Return what is to be sent now, if anything is."""
        if self._queue:
            payload = self._queue.popleft()
            self._weight -= len(payload)
            return payload
        now = self._clock()
        for kind in self._newest:
            due, interval = self._due.get(kind, 0.0), self._interval(kind)
            if due <= now:
                self._due[kind] = max(due + interval * RELAXED, now + interval / 2)
                return self._newest.pop(kind)
        return None

    def delay(self) -> float | None:
        """Return the seconds until something that waits is due; None where nothing waits."""
        soonest = min((self._due.get(kind, 0.0) for kind in self._newest), default=None)
        return None if soonest is None else max(0.0, soonest - self._clock())

    async def take(self) -> Payload:
        """Wait for the next thing to be sent."""
        while (payload := self.pop()) is None:
            await self._wakeup.wait(self.delay())
        return payload

    def _interval(self, kind: str) -> float:
        return 1 / (min(self.rate, RATES[kind]) if kind == "step" else RATES[kind])


class Demand(NamedTuple):
    """What the viewers of a room want, all together; frames a second as many as the quickest."""

    layouts: frozenset[Layout]
    frame_rate: float
    channels: frozenset[str]


class Hub:
    """The viewers of one room."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._mailboxes: set[Mailbox] = set()
        self._wishes: Demand | None = None

    def __len__(self) -> int:
        return len(self._mailboxes)

    def __contains__(self, mailbox: Mailbox) -> bool:
        """Whether the viewer is there, and is not being let go."""
        return mailbox in self._mailboxes and not mailbox.closed.done()

    @asynccontextmanager
    async def subscribe(self) -> AsyncIterator[Mailbox]:
        """Open a mailbox, for as long as the viewer is there."""
        mailbox = Mailbox(self._clock, self._forget_wishes)
        self._mailboxes.add(mailbox)
        try:
            yield mailbox
        finally:
            self._mailboxes.discard(mailbox)
            self._forget_wishes()

    @property
    def demand(self) -> Demand:
        """What is to be made; worked out when a subscription changes."""
        if self._wishes is None:
            looking = [box for box in self._mailboxes if box.layout is not None]
            self._wishes = Demand(
                layouts=frozenset(box.layout for box in looking if box.layout is not None),
                frame_rate=min(max((box.rate for box in looking), default=0.0), RATES["step"]),
                channels=frozenset().union(*(box.channels for box in self._mailboxes)),
            )
        return self._wishes

    def publish_frames(self, frames: Mapping[Layout, bytes], *, ordered: bool) -> None:
        """Give everybody their frame: without fail if ``ordered``, else as the newest."""
        for box in self._mailboxes:
            frame = frames.get(box.layout) if box.layout is not None else None
            if frame is not None and ordered:
                box.put_ordered(frame, instead_of="step")
            elif frame is not None:
                box.put("step", frame)

    def publish(self, kind: str, payload: Payload) -> None:
        """Give everybody who wants ``kind`` its newest; the room's state goes to all."""
        for box in self._mailboxes:
            if kind == "room" or WITH.get(kind, kind) in box.channels:
                box.put(kind, payload)

    def withdraw(self, *kinds: str) -> None:
        """Have nobody be sent what waits of ``kinds``."""
        for box in self._mailboxes:
            for kind in kinds:
                box.withdraw(kind)

    def drop_stalled(self, seconds: float) -> None:
        """Let go of viewers who have taken nothing for ``seconds``."""
        latest = self._clock() - seconds
        for box in self._mailboxes:
            if box.sending_since is not None and box.sending_since < latest:
                box.close(Close.TOO_SLOW, f"too slow: nothing was taken for {seconds:g} s")

    def close(self, code: Close, reason: str) -> None:
        """End everybody's visit."""
        for box in self._mailboxes:
            box.close(code, reason)

    def _forget_wishes(self) -> None:
        self._wishes = None
