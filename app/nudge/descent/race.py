"""A race: up to four runs with one start, whose turns are fair by examples, steps or seconds."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from itertools import count, pairwise
from typing import Final

from nudge.data.datasets import Dataset
from nudge.descent.path import MOST
from nudge.descent.race_setup import (
    colored,
    make_run_configs,
    make_start_config,
    matched,
    refuse_unknown_weights,
)
from nudge.descent.run import Clock, RaceRun
from nudge.descent.settings import Fairness, RaceSettings, RunSettings, pace, race_end
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable

DOUBLINGS: Final = 3
MOST_APART: Final = 64
"""A path that would be thinned more than DOUBLINGS times begins with points several steps apart.

They are at most MOST_APART steps apart. Measuring a point takes as long as a hundred steps, and
the early points would soon be dropped.
"""
STEP_SECONDS: Final = 5e-5
PARAMETER_SECONDS: Final = 2e-10
"""The time of a step, roughly: STEP_SECONDS, and PARAMETER_SECONDS a parameter and example."""


class Race:
    """The runs of a race, and whose turn it is.

    ``number`` counts up whenever a change of settings gives other runs. ``until`` is where the race
    ends: unless the settings say, at its usual end, or at the run that is beyond that already.
    """

    def __init__(
        self,
        settings: RaceSettings,
        config: TrainingConfig,
        dataset: Dataset,
        clock: Clock = time.perf_counter,
        before: Race | None = None,
    ) -> None:
        """Place new runs at the start; runs of ``before`` that fit the settings continue.

        ``config`` holds the room's settings. Raises NudgeError where a setting is not allowed or
        the network is too large; then ``before`` is unchanged.
        """
        self._config, self.dataset, self._clock = config, dataset, clock
        self._ids: Iterator[int] = before._ids if before else count(1)
        self.start = make_start_config(settings, config)
        self.until = race_end(settings, dataset.train.examples_per_epoch)
        configs = make_run_configs(settings, self.start, dataset.train.examples_per_epoch)
        old = matched(settings.runs, configs, before.runs if before else ())
        self.settings = settings.model_copy(update={"runs": colored(settings.runs, old)})
        self.runs: tuple[RaceRun, ...] = tuple(
            race_run or self._new(run, config)
            for race_run, run, config in zip(old, self.settings.runs, configs, strict=True)
        )
        refuse_unknown_weights(settings.plane, self.runs[0].state.network)
        for race_run, run in zip(self.runs, self.settings.runs, strict=True):
            race_run.settings = run
        if settings.until is None:  # changed to another fairness: before, runs could not be equal
            self.until = max(self.until, self.front)
        same = before is not None and before.runs == self.runs
        self.number: int = 1 if before is None else before.number + (not same)

    def with_settings(self, settings: RaceSettings) -> Race:
        """Return this race with other settings; the old race must not be advanced any more.

        Runs whose training settings are the same, with seed and layers, continue with their paths.
        Others begin at the start and catch up.
        """
        return Race(settings, self._config, self.dataset, self._clock, before=self)

    @property
    def pace(self) -> float:
        """Progress a second, in the units of ``fairness``; infinite without a speed."""
        speed = self.settings.speed
        return (
            math.inf
            if speed is None
            else speed * pace(self._fairness, self.dataset.train.examples_per_epoch)
        )

    @property
    def progress(self) -> float:
        """The least progress of the runs that can advance, or of all runs where none can."""
        advancing = [each for each in self.runs if each.can_advance] or self.runs
        return min(each.progress(self._fairness) for each in advancing)

    @property
    def front(self) -> float:
        """The greatest progress of a run."""
        return max(each.progress(self._fairness) for each in self.runs)

    @property
    def is_over(self) -> bool:
        """Whether each run is at the end, diverged or paused, and not all of them are paused."""
        all_paused = all(each.is_paused for each in self.runs)
        return not all_paused and self._next(self.until) is None

    @property
    def is_measured(self) -> bool:
        """Whether the cost at each run's newest point is known."""
        return all(each.is_measured for each in self.runs)

    def advance_to(self, progress: float) -> Resumable[None]:
        """Advance the runs up to ``progress``, in fair turns, each step in pieces.

        Only runs whose next step does not pass ``progress`` take turns. The next turn is that of
        the run with the least progress after its step. So no run is ahead of another by more than
        one step of the other.
        """
        for race_run in self.runs:
            yield from race_run.begin()
        while (next_one := self._next(min(progress, self.until))) is not None:
            yield from next_one.advance()
        if self.is_over:
            yield from self.measure()

    def measure(self) -> Resumable[None]:
        """Find the cost and the angle at each run's newest point."""
        for race_run in self.runs:
            yield from race_run.measure()

    @property
    def _fairness(self) -> Fairness:
        return self.settings.fairness

    def _next(self, progress: float) -> RaceRun | None:
        """The run whose turn it is, of those that can advance without passing ``progress``."""
        able = [
            each
            for each in self.runs
            if each.can_advance and each.next_progress(self._fairness) <= progress
        ]
        return min(able, key=lambda each: each.next_progress(self._fairness), default=None)

    def _new(self, run: RunSettings, config: TrainingConfig) -> RaceRun:
        thinned = math.log2(max(1.0, self._steps_until_the_end(config) / MOST))
        every = min(MOST_APART, 2 ** max(0, math.floor(thinned) - DOUBLINGS))
        return RaceRun(next(self._ids), run, config, self.dataset, self._clock, every)

    def _steps_until_the_end(self, config: TrainingConfig) -> float:
        """How many steps a run makes until the end, roughly."""
        examples = min(config.batch_size, self.dataset.train.examples_per_epoch)
        parameters = sum((inputs + 1) * outputs for inputs, outputs in pairwise(config.sizes))
        seconds = STEP_SECONDS + PARAMETER_SECONDS * parameters * examples
        progress_of_a_step = {"examples": examples, "steps": 1, "seconds": seconds}
        return self.until / progress_of_a_step[self._fairness]
