"""What a room's viewers see of its race, and when: where the runs are, and the surface."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

from nudge.data.datasets import Dataset
from nudge.descent.race import Race
from nudge.errors import NudgeError
from nudge.protocol.server_messages import RaceChanged, RaceState
from nudge.rooms.feed.hub import Hub, Mailbox
from nudge.rooms.inbox import refuse
from nudge.rooms.race.frames import paths_frame, surface_frame
from nudge.rooms.race.landscape import Landscape, Picture, View
from nudge.rooms.race.snapshot import PathProjector, RaceSnapshot
from nudge.rooms.threads.background_job import BackgroundJob
from nudge.training.resumable import Resumable

TELL_EVERY: Final = 0.1
FIT_EVERY: Final = 0.7
"""Seconds between two of each while the runs go on."""
TELL_SHARE: Final = 1
"""So many times what finding it out took passes at least until the next is told."""
FIT_EVERY_AT_FIRST: Final = 0.2
FEW_POINTS: Final = 16
"""While all paths together have no more points than that, the plane is fitted more often."""


class Source(Protocol):
    """What keeps the race going. The broadcaster only reads it."""

    race: Race

    @property
    def playing(self) -> bool:
        """Whether the race plays, or will once a run can go on."""
        ...

    @property
    def settling(self) -> bool:
        """Whether the runs rest but have not measured their cost there yet."""
        ...

    @property
    def is_moving(self) -> bool:
        """Whether the runs go on."""
        ...


class RaceBroadcaster:
    """Sends one race to its viewers. Two background jobs do so: ``telling`` and ``drawing``."""

    def __init__(
        self,
        room: str,
        hub: Hub,
        source: Source,
        dataset: Dataset,
        clock: Callable[[], float],
    ) -> None:
        self.landscape = Landscape(source.race, dataset)
        self.telling = BackgroundJob(self._survey, self._tell)
        self.drawing = BackgroundJob(self._look, self._show)
        self._room, self._hub, self._source, self._now = room, hub, source, clock
        self._surveyor = PathProjector()
        self._changes, self._told = 1, 0
        self._tell_at = self._fit_at = 0.0
        self._state: RaceState | None = None
        self._shown: dict[str, str | bytes] = {}
        self._waiting: list[asyncio.Future[RaceState]] = []
        self._surveyed, self._survey_began = 0, 0.0
        self._refined: View | None = None
        self._published: tuple[int, Picture | None] = 0, None

    def suit(self) -> None:
        """Show the source's race from now on: another one, or the same with other settings."""
        self.telling.drop()
        self.drawing.drop()
        self.landscape.suit(self._source.race)
        if self.landscape.view is None:
            self._forget()
        self._hub.withdraw("race")
        self.changed()

    def changed(self) -> None:
        """Note that there is something else to be told."""
        self._changes += 1

    def hurry(self) -> None:
        """Have it told at once that the runs go on or rest: whoever has asked for it waits for it.

        What was being found out is of how it was before, and so is what waits to be sent: whoever
        has the answer of a command is told nothing older after it.
        """
        self.telling.drop()
        self._hub.withdraw("race")
        self._tell_at = self._now()
        self.changed()

    def told(self) -> asyncio.Future[RaceState]:
        """Return where the race stands, once that is found."""
        answer: asyncio.Future[RaceState] = asyncio.get_running_loop().create_future()
        settling = self._source.settling and not self._source.is_moving
        if self._told == self._changes and self._state is not None and not settling:
            answer.set_result(self._state)
        else:
            self._waiting.append(answer)
        return answer

    def greet(self, mailbox: Mailbox) -> None:
        """Put what was shown last in a mailbox."""
        for kind, payload in self._shown.items():
            mailbox.put(kind, payload)

    def end(self, why: NudgeError) -> None:
        """Answer whoever waits."""
        while self._waiting:
            refuse(self._waiting.pop(), why)

    def delay(self) -> float | None:
        """Return the seconds until something is due to be told or drawn; None: nothing will be."""
        due = [self._tell_at] if self._is_wanted and self._told != self._changes else []
        if self._is_wanted and self.landscape.is_behind(self._source.race):
            due.append(self._fit_at)
        return max(0.0, min(due) - self._now()) if due else None

    @property
    def _is_wanted(self) -> bool:
        return "race" in self._hub.demand.channels

    # -- telling --------------------------------------------------------------------------

    def _survey(self) -> Resumable[RaceSnapshot] | None:
        is_due = self._is_wanted and self._now() >= self._tell_at
        is_asked = self._waiting and (self._source.is_moving or not self._source.settling)
        if self._told == self._changes or not (is_due or is_asked):
            return None
        self._surveyed, self._survey_began = self._changes, self._now()
        return self._surveyed_for(wanted=self._is_wanted)

    def _surveyed_for(self, *, wanted: bool) -> Resumable[RaceSnapshot]:
        """Find where the runs are; where nobody watches, so that there is a plane to tell of."""
        is_due = self._now() >= self._fit_at and self.landscape.is_behind(self._source.race)
        if not wanted and (is_due or self.landscape.is_new):
            yield from self._fit()
        return (
            yield from self._surveyor.snapshot(
                self._source.race, self.landscape, self._source.playing
            )
        )

    def _tell(self, snapshot: RaceSnapshot) -> None:
        self._told, self._state = self._surveyed, snapshot.state
        took = self._now() - self._survey_began
        self._tell_at = self._now() + max(TELL_EVERY, TELL_SHARE * took)
        self._publish("race", RaceChanged(race=snapshot.state).model_dump_json(by_alias=True))
        frame = paths_frame(self._room, snapshot)
        if frame is not None:
            self._publish("paths", frame)
        self._publish_surface()
        if self._refined is not None and self._refined is not self.landscape.view:
            self.drawing.drop()  # the runs have left that part of the plane
        for answer in self._waiting:
            if not answer.done():
                answer.set_result(snapshot.state)
        self._waiting = []

    # -- drawing --------------------------------------------------------------------------

    def _look(self) -> Resumable[Picture | None] | None:
        """Begin to fit the plane or to draw the surface, whichever is due."""
        landscape, self._refined = self.landscape, None
        if not self._is_wanted:
            return None
        undrawn = landscape.undrawn
        is_due = self._now() >= self._fit_at and undrawn != "fine"
        if landscape.is_new or (is_due and landscape.is_behind(self._source.race)):
            return self._fit()
        self._refined = landscape.view if undrawn == "fine" else None
        return None if undrawn is None else landscape.draw(self._source.race, undrawn)

    def _fit(self) -> Resumable[None]:
        yield from self.landscape.fit(self._source.race)
        points = sum(len(each.path) for each in self._source.race.runs)
        self._fit_at = self._now() + (FIT_EVERY if points > FEW_POINTS else FIT_EVERY_AT_FIRST)

    def _show(self, picture: Picture | None) -> None:
        """Send the surface; or where the plane is another now, have the paths on it told first."""
        if picture is None:
            self._tell_at = self._now()
            self.changed()
        self._publish_surface()

    def _publish_surface(self) -> None:
        """Send the surface, once, after the paths on that plane have been told."""
        picture, state, number = self.landscape.picture, self._state, self._source.race.number
        if picture is None or state is None or self._published == (number, picture):
            return
        if (state.number, state.plane.number) == (number, picture.plane.number):
            self._published = number, picture
            frame = surface_frame(self._room, number, picture, self.landscape.examples)
            self._publish("surface", frame)

    def _publish(self, kind: str, payload: str | bytes) -> None:
        self._shown[kind] = payload
        self._hub.publish(kind, payload)

    def _forget(self) -> None:
        """Take back what is of runs that are not there any more."""
        self._shown = {}
        self._hub.withdraw("paths", "surface")
