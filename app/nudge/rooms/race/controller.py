"""The commands and questions about the race of a room. A room has one race or none."""

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
from nudge.rooms.inbox import closed_error
from nudge.rooms.race.broadcaster import RaceBroadcaster
from nudge.rooms.race.runner import Question, RaceRunner
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.threads.workers import Workers
from nudge.rooms.work_limits import refuse_slow_race_steps
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable

Result = TypeVar("Result")

UNWATCHED_AFTER: Final = 1.0
"""Seconds without a viewer after which a race may lose its slot to another room's race."""


class RaceController:
    """The race of room ``code``.

    ``unused_for`` returns the seconds since the last request; None while the room has viewers.
    After ``idle_seconds`` of them the race pauses. ``clock`` returns seconds.
    """

    def __init__(
        self,
        code: str,
        hub: Hub,
        workers: Workers,
        race_slots: RaceSlots,
        *,
        unused_for: Callable[[], float | None],
        idle_seconds: float,
        clock: Callable[[], float],
    ) -> None:
        self._code, self._hub, self._workers, self._race_slots = code, hub, workers, race_slots
        self._unused_for, self._idle_seconds, self._now = unused_for, idle_seconds, clock
        self._runner: RaceRunner | None = None
        self._created_from: tuple[TrainingConfig, Dataset] | None = None
        self._number = 0
        self._closed: NudgeError | None = None

    # -- questions ------------------------------------------------------------------------

    @property
    def is_moving(self) -> bool:
        """Whether the runs of a race make steps."""
        return self._runner is not None and self._runner.is_moving

    @property
    def unwatched_for(self) -> float | None:
        """Seconds without a viewer; None while there is one, or up to UNWATCHED_AFTER.

        A race that waits at its start counts as just left: it is in nobody's way.
        """
        if self._runner is not None and not self._runner.has_begun:
            return 0.0
        seconds = self._unused_for()
        return seconds if seconds is not None and seconds >= UNWATCHED_AFTER else None

    async def state(self) -> RaceState | None:
        """Return the state of the race; None without a race."""
        return await self._runner.state() if self._runner is not None else None

    async def ask(self, question: Question[Result]) -> Result:
        """Return the result of ``question``. Raises NudgeError without a race."""
        runner = self._get_runner()
        await runner.state()  # fits a plane, also where no viewer is subscribed
        return await runner.ask(question)

    def show_to(self, mailbox: Mailbox) -> None:
        """Put the last payloads in ``mailbox``, if it is subscribed to the race."""
        if "race" not in mailbox.channels:
            return
        if self._runner is None:
            mailbox.put("race", _no_race_message())
        else:
            self._runner.broadcaster.show_to(mailbox)
            self._runner.wake()

    def config_at(self, run: int, step: int) -> TrainingConfig:
        """Return the configuration of the run at index ``run``.

        ``step`` may also be the one after the run's newest point, which computes with the
        parameters of that point. Raises NudgeError without a race, where there is no such run, or
        where ``step`` is a later one, or diverges.
        """
        race_run = self._find_run(run)
        _refuse_outside("step", step, race_run.state.step + (race_run.diverged is None))
        return race_run.config

    def agreement(self, run: int) -> tuple[int, Resumable[Agreement]]:
        """Return the step of the run at index ``run``, and the work that computes the agreement.

        The agreement is that of the run's mini-batch gradients with its full-batch gradient, at its
        present parameters; the run goes on meanwhile. Raises NudgeError where there is no such run.
        """
        race_run, (_, dataset) = self._find_run(run), self._origin()
        state, config = race_run.state, race_run.config
        work = agreement(state.network, dataset, COSTS[config.cost], seed=config.seed)
        return state.step, work

    # -- commands -------------------------------------------------------------------------

    async def set(self, given: dict[str, Any], config: TrainingConfig, dataset: Dataset) -> None:
        """Begin a race from the start of a room with ``config``; or change the present race.

        ``given`` are the race's settings. Raises NudgeError where one is not allowed; nothing has
        changed then.
        """
        settings = race_settings(given)
        if self._runner is None:
            await self._begin(settings, config, dataset)
            return
        refuse_slow_race_steps(settings, self._origin()[0])
        runner = self._runner
        await runner.replace_race(lambda: runner.race.with_settings(settings))

    async def restart(self) -> None:
        """Begin the race again, from its start. Raises NudgeError without a race."""
        runner, (config, dataset) = self._get_runner(), self._origin()

        def new_race() -> Race:
            race = Race(runner.race.settings, config, dataset)
            race.number = runner.race.number + 1
            return race

        await runner.replace_race(new_race)

    def play(self) -> None:
        """Let the runs make steps. Raises NudgeError without a race."""
        self._get_runner().play()

    def pause(self) -> None:
        """Stop the runs where they are. Raises NudgeError without a race."""
        self._get_runner().pause()

    def end(self) -> None:
        """End the race, if there is one."""
        self._end(NudgeError(Text.of("server-race-ended"), code="no_race"))

    def close(self, reason: NudgeError) -> None:
        """End the race with ``reason``, and refuse any later one."""
        self._closed = reason
        self._end(reason)

    async def stop(self) -> None:
        """End the race with its room, and wait for the end of its task."""
        self._closed = closed_error()
        await self._end(self._closed)

    # -- internal -------------------------------------------------------------------------

    async def _begin(
        self, settings: RaceSettings, config: TrainingConfig, dataset: Dataset
    ) -> None:
        if self._closed is not None:
            raise self._closed
        refuse_slow_race_steps(settings, config)
        self._race_slots.enter(self)
        try:
            race = await self._workers.run(lambda: Race(settings, config, dataset), urgent=True)
        except BaseException:
            self._race_slots.leave(self)
            raise
        race.number = self._number + 1
        if self._closed is not None:  # closed during the await
            self._race_slots.leave(self)
            raise self._closed
        self._created_from = config, dataset
        self._runner = self._build_runner(race, dataset)
        self._runner.start(f"race of room {self._code}")

    def _build_runner(self, race: Race, dataset: Dataset) -> RaceRunner:
        def broadcast(runner: RaceRunner) -> RaceBroadcaster:
            return RaceBroadcaster(self._code, self._hub, runner, dataset, self._now)

        return RaceRunner(
            race,
            broadcast,
            self._workers,
            clock=self._now,
            is_abandoned=lambda: (self._unused_for() or 0.0) > self._idle_seconds,
            on_fault=self.end,
        )

    def _end(self, reason: NudgeError) -> asyncio.Future[Any]:
        runner, self._runner = self._runner, None
        self._race_slots.leave(self)
        if runner is None:
            return asyncio.gather()
        self._number = runner.race.number
        self._hub.withdraw("paths", "surface")
        self._hub.publish("race", _no_race_message())
        return runner.end(reason)

    def _get_runner(self) -> RaceRunner:
        if self._runner is None:
            allowed = "race with settings, before this"
            raise NudgeError(Text.of("server-no-race"), code="no_race", allowed=allowed)
        return self._runner

    def _find_run(self, run: int) -> RaceRun:
        runs = self._get_runner().race.runs
        _refuse_outside("run", run, len(runs) - 1)
        return runs[run]

    def _origin(self) -> tuple[TrainingConfig, Dataset]:
        assert self._created_from is not None, "there is a race"
        return self._created_from


def _no_race_message() -> str:
    return RaceChanged(race=None).model_dump_json()


def _refuse_outside(field: str, value: int, most: int) -> None:
    if value > most:
        allowed = Text.of("server-allowed-range", least=0, most=most)
        text = Text.of("server-cannot-be", field=field, received=str(value), allowed=allowed)
        raise BadMessage(text, field=field, value=value, allowed=allowed)
