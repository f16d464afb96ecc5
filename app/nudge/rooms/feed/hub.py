"""The mailboxes of a room's viewers: which messages wait for each viewer, and when they are sent.

A frame of a step, the chart and the room's state show the present. Of each of these kinds a mailbox
has only the newest message, and sends one no more often than the viewer wants. Answers, and frames
of steps that somebody asked for one by one, must all arrive. They wait in a queue, which is
bounded: 256 messages, 64 MiB. So a slow viewer takes a bounded amount of memory, and the other
viewers do not wait for it.
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
from nudge.texts import Text

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
"""The greatest number of messages of each kind a second."""
CHANNELS: Final = {"paths": "race", "surface": "race"}
"""The channel of each kind of message that has not the channel's name."""
PACE_FACTOR: Final = 0.98
"""The interval between two sent messages, as a part of the interval that the viewer wants.

Frames may be made at exactly the wanted rate. A mailbox that has let one frame wait then catches
up, because its interval is a little shorter; after that no frame waits. The time between two
messages is never less than half the wanted interval.
"""
QUEUE_LENGTH: Final = 256
"""The greatest number of messages in the queue of one viewer."""
QUEUE_BYTES: Final = 64 * 2**20
"""The greatest size of that queue. One frame of a large network's step has about 20 MB."""


class FrameLayout(NamedTuple):
    """Which tensors of a step a viewer is sent. Viewers with the same layout share one frame.

    ``from_layer`` is the first layer whose parameters are sent.
    """

    groups: tuple[str, ...]
    from_layer: int = 1


class Mailbox:
    """The messages that wait for one viewer, and what the viewer subscribed to.

    ``layout`` is None where the viewer wants no frames of steps; ``rate`` is in frames a second.
    ``sending_since`` is the time at which the present send began; None between two sends.
    ``closed`` is done once the connection is to be closed. ``on_subscribe`` is called after each
    change of the subscription.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.perf_counter,
        on_subscribe: Callable[[], None] = lambda: None,
    ) -> None:
        self.layout: FrameLayout | None = None
        self.channels: frozenset[str] = frozenset()
        self.rate = RATES["step"]
        self.sending_since: float | None = None
        self.pending_show: asyncio.Future[None] | None = None
        """Done once the frames of a new subscription are made; None unless they wait to be made."""
        self._clock = clock
        self._on_subscribe = on_subscribe
        self._queue: deque[Payload] = deque()
        self._queued_bytes = 0
        self._newest: dict[str, Payload] = {}
        self._due: dict[str, float] = {}
        self._wakeup = Wakeup()
        self.closed: asyncio.Future[tuple[Close, Text]] = asyncio.Future()

    def subscribe(self, layout: FrameLayout | None, channels: Iterable[str], rate: float) -> None:
        """Set what the viewer is sent from now on.

        Drops the waiting messages, except those in the queue and the room's state.
        """
        self.layout, self.channels, self.rate = layout, frozenset(channels), rate
        for kind in RATES.keys() - {"room"}:
            self.withdraw(kind)
        self._on_subscribe()

    def put(self, kind: str, payload: Payload) -> None:
        """Send ``payload`` once it is due, unless a newer one of its kind replaces it before."""
        self._newest[kind] = payload
        self._wakeup.wake()

    def withdraw(self, kind: str) -> None:
        """Drop the waiting message of ``kind``: its content is out of date."""
        self._newest.pop(kind, None)

    def put_ordered(self, payload: Payload, instead_of: str | None = None) -> None:
        """Append ``payload`` to the queue and drop the waiting message of kind ``instead_of``.

        Closes the mailbox where the queue is full; an empty queue takes a message of any size.
        """
        if instead_of is not None:
            self.withdraw(instead_of)
        size = self._queued_bytes + len(payload)
        if not self._queue or (len(self._queue) < QUEUE_LENGTH and size <= QUEUE_BYTES):
            self._queue.append(payload)
            self._queued_bytes = size
        else:
            self.close(Close.TOO_SLOW, Text.of("server-closing-too-much"))
        self._wakeup.wake()

    def close(self, code: Close, reason: Text) -> None:
        """Mark the mailbox as closed; the task that serves the viewer then closes the socket."""
        if not self.closed.done():
            self.closed.set_result((code, reason))

    def pop(self) -> Payload | None:
        """Return the message to send now; None where none is due."""
        if self._queue:
            payload = self._queue.popleft()
            self._queued_bytes -= len(payload)
            return payload
        now = self._clock()
        for kind in self._newest:
            due, interval = self._due.get(kind, 0.0), self._interval(kind)
            if due <= now:
                self._due[kind] = max(due + interval * PACE_FACTOR, now + interval / 2)
                return self._newest.pop(kind)
        return None

    def delay(self) -> float | None:
        """Return the seconds until a waiting message is due; None where none waits."""
        soonest = min((self._due.get(kind, 0.0) for kind in self._newest), default=None)
        return None if soonest is None else max(0.0, soonest - self._clock())

    async def take(self) -> Payload:
        """Return the next message, once it is due."""
        while (payload := self.pop()) is None:
            await self._wakeup.wait(self.delay())
        return payload

    def _interval(self, kind: str) -> float:
        return 1 / (min(self.rate, RATES[kind]) if kind == "step" else RATES[kind])


class Demand(NamedTuple):
    """The union of what the viewers of a room subscribed to.

    ``frame_rate`` is the highest rate of all viewers who want frames, in frames a second.
    """

    layouts: frozenset[FrameLayout]
    frame_rate: float
    channels: frozenset[str]


class Hub:
    """The mailboxes of all viewers of one room."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._mailboxes: set[Mailbox] = set()
        self._demand: Demand | None = None

    def __len__(self) -> int:
        return len(self._mailboxes)

    def __contains__(self, mailbox: Mailbox) -> bool:
        """Return whether the viewer is there, and the mailbox is not closed."""
        return mailbox in self._mailboxes and not mailbox.closed.done()

    @asynccontextmanager
    async def subscribe(self) -> AsyncIterator[Mailbox]:
        """Open a mailbox for a viewer; it is removed when the context ends."""
        mailbox = Mailbox(self._clock, self._forget_demand)
        self._mailboxes.add(mailbox)
        try:
            yield mailbox
        finally:
            self._mailboxes.discard(mailbox)
            self._forget_demand()

    @property
    def demand(self) -> Demand:
        """The union of all subscriptions; computed anew after one of them has changed."""
        if self._demand is None:
            subscribed = [box for box in self._mailboxes if box.layout is not None]
            self._demand = Demand(
                layouts=frozenset(box.layout for box in subscribed if box.layout is not None),
                frame_rate=min(max((box.rate for box in subscribed), default=0.0), RATES["step"]),
                channels=frozenset().union(*(box.channels for box in self._mailboxes)),
            )
        return self._demand

    def publish_frames(self, frames: Mapping[FrameLayout, bytes], *, ordered: bool) -> None:
        """Put each viewer's frame into the queue if ``ordered``, else as the newest of its kind."""
        for box in self._mailboxes:
            frame = frames.get(box.layout) if box.layout is not None else None
            if frame is not None and ordered:
                box.put_ordered(frame, instead_of="step")
            elif frame is not None:
                box.put("step", frame)

    def publish(self, kind: str, payload: Payload, *, ordered: bool = False) -> None:
        """Put a message into the mailboxes that want its ``kind``; the room's state goes to all.

        It goes into the queues if ``ordered``, else it is the newest of its kind.
        """
        for box in self._mailboxes:
            if kind == "room" or CHANNELS.get(kind, kind) in box.channels:
                if ordered:
                    box.put_ordered(payload, instead_of=kind)
                else:
                    box.put(kind, payload)

    def withdraw(self, *kinds: str) -> None:
        """Drop the waiting messages of ``kinds`` in all mailboxes."""
        for box in self._mailboxes:
            for kind in kinds:
                box.withdraw(kind)

    def drop_stalled(self, seconds: float) -> None:
        """Close the mailboxes of viewers that have read nothing for ``seconds``."""
        latest = self._clock() - seconds
        for box in self._mailboxes:
            if box.sending_since is not None and box.sending_since < latest:
                box.close(Close.TOO_SLOW, Text.of("server-closing-too-slow", seconds=seconds))

    def close(self, code: Close, reason: Text) -> None:
        """Close all mailboxes."""
        for box in self._mailboxes:
            box.close(code, reason)

    def _forget_demand(self) -> None:
        self._demand = None
