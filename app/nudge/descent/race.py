"""A race: up to four runs from one start, in turns that are fair by what is chosen."""

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
    configs_of,
    matched,
    refuse_unknown_weights,
    start_of,
)
from nudge.descent.run import Clock, RaceRun
from nudge.descent.settings import Fairness, RaceSettings, RunSettings, end_of, pace
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable

DOUBLINGS: Final = 3
MOST_APART: Final = 64
"""A path that would be thinned more often than so begins with its steps apart, but at most so far.

A look around takes as long as a hundred steps, and the early points would soon be dropped again.
"""
STEP_SECONDS: Final = 5e-5
PARAMETER_SECONDS: Final = 2e-10
"""What a step takes to compute, roughly: for itself, and for each parameter and example."""


class Race:
    """Runs, and whose turn it is. ``number`` counts up whenever the runs are others."""

    def __init__(
        self,
        settings: RaceSettings,
        config: TrainingConfig,
        dataset: Dataset,
        clock: Clock = time.perf_counter,
        before: Race | None = None,
    ) -> None:
        """Bring the runs to the start; those that ``before`` has already go on.

        ``config`` is the room's. Raises NudgeError where a setting is not allowed or the
        network too large; then ``before`` is as it was.
        """
        self._config, self.dataset, self._clock = config, dataset, clock
        self._ids: Iterator[int] = before._ids if before else count(1)
        self.start = start_of(settings, config)
        self.until = end_of(settings, dataset.train.dealt)
        configs = configs_of(settings, self.start, dataset.train.dealt)
        old = matched(settings.runs, configs, before.runs if before else ())
        self.settings = settings.model_copy(update={"runs": colored(settings.runs, old)})
        self.runs: tuple[RaceRun, ...] = tuple(
            race_run or self._new(run, config)
            for race_run, run, config in zip(old, self.settings.runs, configs, strict=True)
        )
        refuse_unknown_weights(settings.plane, self.runs[0].state.network)
        for race_run, run in zip(self.runs, self.settings.runs, strict=True):
            race_run.settings = run
        same = before is not None and before.runs == self.runs
        self.number: int = 1 if before is None else before.number + (not same)

    def with_settings(self, settings: RaceSettings) -> Race:
        """Return this race with other settings; this one is not to be gone on with.

        Runs that are trained with the same settings, seed and layers included, stay with their
        paths; others begin at the start and catch up.
        """
        return Race(settings, self._config, self.dataset, self._clock, before=self)

    @property
    def pace(self) -> float:
        """How far runs are to go in a second, in the units of the race; may be infinite."""
        speed = self.settings.speed
        return math.inf if speed is None else speed * pace(self._fairness, self.dataset.train.dealt)

    @property
    def progress(self) -> float:
        """How far all are that go; where none goes, how far all are."""
        going = [each for each in self.runs if each.goes] or self.runs
        return min(each.progress(self._fairness) for each in going)

    @property
    def front(self) -> float:
        """How far the one is that is furthest."""
        return max(each.progress(self._fairness) for each in self.runs)

    @property
    def is_over(self) -> bool:
        """Whether none can go on, each at the end, diverged or paused; but not all are paused."""
        all_paused = all(each.is_paused for each in self.runs)
        return not all_paused and self._next(self.until) is None

    def advance_to(self, progress: float) -> Resumable[None]:
        """Let the runs go as far as ``progress``, in fair turns, each step in pieces.

        Of those whose next step stays within it, always the one goes that is least far after
        it. So no run is ever further ahead of another than by one step of that other.
        """
        for race_run in self.runs:
            yield from race_run.begin()
        while (next_one := self._next(min(progress, self.until))) is not None:
            yield from next_one.advance()
        if self.is_over:
            yield from self.look_around()

    def look_around(self) -> Resumable[None]:
        """Find cost and angle where each run is now; for when they rest."""
        for race_run in self.runs:
            yield from race_run.look_around()

    @property
    def _fairness(self) -> Fairness:
        return self.settings.fairness

    def _next(self, progress: float) -> RaceRun | None:
        """Whose turn it is, of those who can go without passing ``progress``."""
        able = [
            each
            for each in self.runs
            if each.goes and each.next_progress(self._fairness) <= progress
        ]
        return min(able, key=lambda each: each.next_progress(self._fairness), default=None)

    def _new(self, run: RunSettings, config: TrainingConfig) -> RaceRun:
        thinned = math.log2(max(1.0, self._steps_until_the_end(config) / MOST))
        every = min(MOST_APART, 2 ** max(0, math.floor(thinned) - DOUBLINGS))
        return RaceRun(next(self._ids), run, config, self.dataset, self._clock, every)

    def _steps_until_the_end(self, config: TrainingConfig) -> float:
        """How many steps a run is going to make, roughly."""
        examples = min(config.batch_size, self.dataset.train.dealt)
        parameters = sum((inputs + 1) * outputs for inputs, outputs in pairwise(config.sizes))
        seconds = STEP_SECONDS + PARAMETER_SECONDS * parameters * examples
        of_a_step = {"examples": examples, "steps": 1, "seconds": seconds}
        return self.until / of_a_step[self._fairness]
