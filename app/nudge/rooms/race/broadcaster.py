"""Sends the race of a room to its viewers: the state, the paths on the plane, and the surface."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

from nudge.data.datasets import Dataset
from nudge.descent.race import Race
from nudge.errors import NudgeError
from nudge.protocol.server_messages import RaceChanged, RaceState
from nudge.rooms.feed.hub import Hub, Mailbox
from nudge.rooms.inbox import reject
from nudge.rooms.race.frames import paths_frame, surface_frame
from nudge.rooms.race.race_plane import Picture, RacePlane, View
from nudge.rooms.race.snapshot import PathProjector, RaceSnapshot
from nudge.rooms.threads.background_job import BackgroundJob
from nudge.training.resumable import Resumable

SEND_EVERY: Final = 0.1
FIT_EVERY: Final = 0.7
"""Seconds between two states, and between two fits of the plane, while the runs move."""
SEND_SHARE: Final = 1
"""Between two states passes at least this many times the time that the last one took."""
FIT_EVERY_AT_FIRST: Final = 0.2
"""Seconds between two fits while the paths have few points."""
FEW_POINTS: Final = 16
"""Points of all paths together, up to which the plane is fitted every FIT_EVERY_AT_FIRST."""


class Source(Protocol):
    """The owner of the race, which the broadcaster only reads."""

    race: Race

    @property
    def playing(self) -> bool:
        """Whether the race plays, or will play once a run can make steps."""
        ...

    @property
    def costs_pending(self) -> bool:
        """Whether the cost at the newest point of a run is not computed yet."""
        ...

    @property
    def is_moving(self) -> bool:
        """Whether the runs make steps."""
        ...


class RaceBroadcaster:
    """Sends one race to its viewers, by three background jobs.

    They are ``sending``, ``drawing`` and ``looking`` ahead. ``clock`` returns seconds.
    ``dataset`` is that of the race.
    """

    def __init__(
        self,
        room: str,
        hub: Hub,
        source: Source,
        dataset: Dataset,
        clock: Callable[[], float],
    ) -> None:
        self.race_plane = RacePlane(source.race, dataset)
        self.sending = BackgroundJob(self._begin_snapshot, self._send)
        self.drawing = BackgroundJob(self._begin_drawing, self._show)
        self.looking = BackgroundJob(self._begin_looking, lambda _: self.changed())
        self._room, self._hub, self._source, self._now = room, hub, source, clock
        self._projector = PathProjector()
        self._changes, self._sent = 1, 0
        self._send_at = self._fit_at = 0.0
        self._state: RaceState | None = None
        self._last_payloads: dict[str, str | bytes] = {}
        self._waiting: list[asyncio.Future[RaceState]] = []
        self._snapshot_changes, self._snapshot_began = 0, 0.0
        self._refined_view: View | None = None
        self._published: tuple[int, Picture | None] = 0, None

    def set_race(self) -> None:
        """Send the source's race from now on: another race, or the same with other settings."""
        self.drawing.drop()
        self.looking.drop()
        self.race_plane.set_race(self._source.race)
        if self.race_plane.view is None:
            self._forget_payloads()
        self._forget_state()
        self.changed()

    def changed(self) -> None:
        """Note that the state has changed and is to be sent."""
        self._changes += 1

    def send_at_once(self) -> None:
        """Send the state next, without the usual delay: after a command that plays or pauses."""
        self._forget_state()
        self._send_at = self._now()
        self.changed()

    def state(self) -> asyncio.Future[RaceState]:
        """Return a future of the race's newest state."""
        answer: asyncio.Future[RaceState] = asyncio.get_running_loop().create_future()
        costs_pending = self._source.costs_pending and not self._source.is_moving
        if self._sent == self._changes and self._state is not None and not costs_pending:
            answer.set_result(self._state)
        else:
            self._waiting.append(answer)
        return answer

    def show_to(self, mailbox: Mailbox) -> None:
        """Put the last payload of each kind in ``mailbox``."""
        for kind, payload in self._last_payloads.items():
            mailbox.put(kind, payload)

    def end(self, reason: NudgeError) -> None:
        """Reject all futures of ``state`` with ``reason``."""
        while self._waiting:
            reject(self._waiting.pop(), reason)

    def delay(self) -> float | None:
        """Return the seconds until a state or a fit is due; None where nothing is to be done."""
        due = [self._send_at] if self._is_wanted and self._sent != self._changes else []
        if self._is_wanted and self.race_plane.is_behind(self._source.race):
            due.append(self._fit_at)
        return max(0.0, min(due) - self._now()) if due else None

    @property
    def _is_wanted(self) -> bool:
        return "race" in self._hub.demand.channels

    # -- sending --------------------------------------------------------------------------

    def _begin_snapshot(self) -> Resumable[RaceSnapshot] | None:
        is_due = self._is_wanted and self._now() >= self._send_at
        is_awaited = self._waiting and (self._source.is_moving or not self._source.costs_pending)
        if self._sent == self._changes or not (is_due or is_awaited):
            return None
        self._snapshot_changes, self._snapshot_began = self._changes, self._now()
        return self._take_snapshot(wanted=self._is_wanted)

    def _take_snapshot(self, *, wanted: bool) -> Resumable[RaceSnapshot]:
        """Take a snapshot. Where no viewer is subscribed, fit the plane first if that is due."""
        is_due = self._now() >= self._fit_at and self.race_plane.is_behind(self._source.race)
        if not wanted and (is_due or self.race_plane.needs_first_fit):
            yield from self._fit()
        return (
            yield from self._projector.snapshot(
                self._source.race, self.race_plane, self._source.playing
            )
        )

    def _send(self, snapshot: RaceSnapshot) -> None:
        self._sent, self._state = self._snapshot_changes, snapshot.state
        took = self._now() - self._snapshot_began
        self._send_at = self._now() + max(SEND_EVERY, SEND_SHARE * took)
        self._publish("race", RaceChanged(race=snapshot.state).model_dump_json(by_alias=True))
        frame = paths_frame(self._room, snapshot)
        if frame is not None:
            self._publish("paths", frame)
        self._publish_surface()
        refined = self._refined_view
        if refined is not None and self.race_plane.shows_other_than(refined):
            self.drawing.drop()  # the runs have left that part of the plane
        for answer in self._waiting:
            if not answer.done():
                answer.set_result(snapshot.state)
        self._waiting = []

    # -- drawing --------------------------------------------------------------------------

    def _begin_drawing(self) -> Resumable[Picture | None] | None:
        """Begin to fit the plane or to compute the surface, whichever is due."""
        race_plane, self._refined_view = self.race_plane, None
        if not self._is_wanted:
            return None
        next_detail = race_plane.next_detail
        is_due = self._now() >= self._fit_at and next_detail != "fine"
        if race_plane.needs_first_fit or (is_due and race_plane.is_behind(self._source.race)):
            return self._fit()
        self._refined_view = race_plane.view if next_detail == "fine" else None
        return None if next_detail is None else race_plane.draw(self._source.race, next_detail)

    def _begin_looking(self) -> Resumable[None] | None:
        """Begin to find the paths ahead of the runs, once the picture of now is complete."""
        is_idle = self._is_wanted and self.race_plane.next_detail is None
        return self.race_plane.look_ahead(self._source.race) if is_idle else None

    def _fit(self) -> Resumable[None]:
        yield from self.race_plane.fit(self._source.race)
        points = sum(len(race_run.path) for race_run in self._source.race.runs)
        self._fit_at = self._now() + (FIT_EVERY if points > FEW_POINTS else FIT_EVERY_AT_FIRST)

    def _show(self, picture: Picture | None) -> None:
        """Send the surface. After a fit (None), have the paths on the new plane sent first."""
        if picture is None:
            self._send_at = self._now()
            self.changed()
        self._publish_surface()

    def _publish_surface(self) -> None:
        """Send the surface, once, after the paths on the same plane have been sent."""
        picture, state, number = self.race_plane.picture, self._state, self._source.race.number
        if picture is None or state is None or self._published == (number, picture):
            return
        if (state.number, state.plane.number) == (number, picture.plane.number):
            self._published = number, picture
            frame = surface_frame(self._room, number, picture, self.race_plane.examples)
            self._publish("surface", frame)

    def _publish(self, kind: str, payload: str | bytes) -> None:
        self._last_payloads[kind] = payload
        self._hub.publish(kind, payload)

    def _forget_state(self) -> None:
        """Drop all states from before a command, so that no viewer gets one after its answer."""
        self.sending.drop()
        self._last_payloads.pop("race", None)
        self._hub.withdraw("race")

    def _forget_payloads(self) -> None:
        """Withdraw the paths and the surface of runs that no longer exist."""
        self._last_payloads = {}
        self._hub.withdraw("paths", "surface")
