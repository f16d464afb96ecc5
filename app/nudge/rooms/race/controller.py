"""The race of a room, as commands and questions have it: there is one, or there is none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final, TypeVar

from nudge.data.datasets import Dataset
from nudge.descent.agreement import Agreement, agreement
from nudge.descent.race import Race
from nudge.descent.run import RaceRun
from nudge.descent.settings import RaceSettings, race_settings
from nudge.errors import BadMessage, NudgeError
from nudge.nn import COSTS
from nudge.protocol.server_messages import RaceChanged, RaceState
from nudge.rooms.feed.hub import Hub, Mailbox
from nudge.rooms.inbox import closed
from nudge.rooms.limits import refuse_too_long_steps
from nudge.rooms.race.broadcaster import RaceBroadcaster
from nudge.rooms.race.runner import Question, RaceRunner
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.threads.workers import Workers
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable

Result = TypeVar("Result")

ALONE: Final = 1.0
"""Seconds after which a race in a room without anybody may have to give way to another."""


class RaceController:
    """Where the runs of room ``code`` race.

    ``unused_for`` tells the seconds since somebody asked for something; None while anybody is
    there. After ``idle_seconds`` of it the race pauses.
    """

    def __init__(
        self,
        code: str,
        hub: Hub,
        workers: Workers,
        races: RaceSlots,
        *,
        unused_for: Callable[[], float | None],
        idle_seconds: float,
        clock: Callable[[], float],
    ) -> None:
        self._code, self._hub, self._workers, self._races = code, hub, workers, races
        self._unused_for, self._idle_seconds, self._now = unused_for, idle_seconds, clock
        self._runner: RaceRunner | None = None
        self._made_of: tuple[TrainingConfig, Dataset] | None = None
        self._number = 0
        self._closed: NudgeError | None = None

    # -- what anybody may ask -------------------------------------------------------------

    @property
    def is_moving(self) -> bool:
        """Whether runs go on by themselves."""
        return self._runner is not None and self._runner.is_moving

    @property
    def unwatched_for(self) -> float | None:
        """The seconds that nobody has been there; None while somebody may be."""
        seconds = self._unused_for()
        return seconds if seconds is not None and seconds >= ALONE else None

    async def state(self) -> RaceState | None:
        """Return where the race stands; None where there is none."""
        return await self._runner.state() if self._runner is not None else None

    async def ask(self, question: Question[Result]) -> Result:
        """Return what ``question`` finds out; raise NudgeError where there is no race."""
        runner = self._there()
        await runner.state()  # so that there is a plane, although nobody may be watching
        return await runner.ask(question)

    def greet(self, mailbox: Mailbox) -> None:
        """Show the race to a viewer who may just have subscribed to it."""
        if "race" not in mailbox.channels:
            return
        if self._runner is None:
            mailbox.put("race", _no_race())
        else:
            self._runner.broadcaster.greet(mailbox)
            self._runner.wake()

    def visited(self, run: int, step: int) -> TrainingConfig:
        """Return what the run at place ``run`` is trained with.

        Raises NudgeError where there is none, or it has not made ``step``.
        """
        race_run = self._run(run)
        _within("step", step, race_run.state.step)
        return race_run.config

    def agreement(self, run: int) -> tuple[int, Resumable[Agreement]]:
        """Return the step at which a run is, and the work of finding how well mini-batches agree.

        The run goes on meanwhile: the answer is of where it is now. Raises NudgeError where there
        is none.
        """
        race_run, (_, dataset) = self._run(run), self._origin()
        state, config = race_run.state, race_run.config
        work = agreement(state.network, dataset, COSTS[config.cost], seed=config.seed)
        return state.step, work

    # -- what commands do -----------------------------------------------------------------

    async def set(self, given: dict[str, Any], config: TrainingConfig, dataset: Dataset) -> None:
        """Begin a race from where a room of ``config`` begins; or change the one there is.

        Raises NudgeError for what is not allowed; nothing has changed then.
        """
        settings = race_settings(given)
        if self._runner is None:
            await self._begin(settings, config, dataset)
            return
        refuse_too_long_steps(settings, self._origin()[0])
        runner = self._runner
        await runner.become(lambda: runner.race.with_settings(settings))

    async def restart(self) -> None:
        """Begin the race anew, from where it began."""
        runner, (config, dataset) = self._there(), self._origin()

        def again() -> Race:
            race = Race(runner.race.settings, config, dataset)
            race.number = runner.race.number + 1
            return race

        await runner.become(again)

    def play(self) -> None:
        """Have the runs go on."""
        self._there().play()

    def pause(self) -> None:
        """Leave the runs where they are."""
        self._there().pause()

    def end(self) -> None:
        """End the race, if there is one."""
        self._end(NudgeError("The race was ended meanwhile.", code="no_race"))

    def close(self, why: NudgeError) -> None:
        """End the race, and have no other."""
        self._closed = why
        self._end(why)

    async def stop(self) -> None:
        """End it all, with the room."""
        self._closed = closed()
        await self._end(self._closed)

    # -- ----------------------------------------------------------------------------------

    async def _begin(
        self, settings: RaceSettings, config: TrainingConfig, dataset: Dataset
    ) -> None:
        if self._closed is not None:
            raise self._closed
        refuse_too_long_steps(settings, config)
        self._races.enter(self)
        try:
            race = await self._workers.run(lambda: Race(settings, config, dataset), urgent=True)
        except BaseException:
            self._races.leave(self)
            raise
        race.number = self._number + 1
        if self._closed is not None:  # meanwhile
            self._races.leave(self)
            raise self._closed
        self._made_of = config, dataset
        self._runner = self._runner_of(race, dataset)
        self._runner.start(f"race of room {self._code}")

    def _runner_of(self, race: Race, dataset: Dataset) -> RaceRunner:
        def broadcast(runner: RaceRunner) -> RaceBroadcaster:
            return RaceBroadcaster(self._code, self._hub, runner, dataset, self._now)

        return RaceRunner(
            race,
            broadcast,
            self._workers,
            clock=self._now,
            is_left=lambda: (self._unused_for() or 0.0) > self._idle_seconds,
            on_fault=self.end,
        )

    def _end(self, why: NudgeError) -> asyncio.Future[Any]:
        runner, self._runner = self._runner, None
        self._races.leave(self)
        if runner is None:
            return asyncio.gather()
        self._number = runner.race.number
        self._hub.withdraw("paths", "surface")
        self._hub.publish("race", _no_race())
        return runner.end(why)

    def _there(self) -> RaceRunner:
        if self._runner is None:
            message = "There is no race in this room."
            raise NudgeError(message, code="no_race", allowed="race with settings, before this")
        return self._runner

    def _run(self, run: int) -> RaceRun:
        runs = self._there().race.runs
        _within("run", run, len(runs) - 1)
        return runs[run]

    def _origin(self) -> tuple[TrainingConfig, Dataset]:
        assert self._made_of is not None, "there is a race"
        return self._made_of


def _no_race() -> str:
    return RaceChanged(race=None).model_dump_json()


def _within(field: str, value: int, most: int) -> None:
    if value > most:
        allowed = f"0 to {most}"
        message = f"{field} cannot be {value}: allowed is {allowed}."
        raise BadMessage(message, field=field, value=value, allowed=allowed)
