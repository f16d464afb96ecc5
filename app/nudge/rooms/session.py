"""A run with what belongs to it: all that a training thread touches.

One job at a time works on a session, so nothing in here is shared while it changes. What
leaves it are bytes (see ``run_frames``) and frozen ``Progress``.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.drawings.collection import NO_DRAWINGS, Drawings
from nudge.errors import NudgeError
from nudge.nn import Network
from nudge.protocol.server_messages import Divergence
from nudge.rooms.feed.chart import Score
from nudge.rooms.feed.progress import Progress, diverged
from nudge.rooms.limits import refuse_too_long_an_epoch, refuse_too_much
from nudge.rooms.parameters import network_of
from nudge.rooms.questions.inquiries import Inquiries
from nudge.rooms.storage import collections_in_use
from nudge.training.config import TrainingConfig
from nudge.training.cost_probe import CostProbe
from nudge.training.data import dataset_of, focus_on
from nudge.training.evaluation import Evaluation, evaluate
from nudge.training.record import Focus
from nudge.training.run.history import Run
from nudge.training.run.replay import Replay
from nudge.training.trainer import Diverged

LOOK_BACK: Final = 200
"""Steps before a divergence among which the one with the least cost is where to go back to."""
MOST_TESTS: Final = 4000
"""Test results kept; of more, every other one goes."""


class Session:
    """A run, the example in focus, the tests made of it, and whether it diverged.

    ``tests_ahead`` were made of what the run has set aside, while a step is tried.
    """

    def __init__(self, code: str, run: Run, focus: Focus | None = None) -> None:
        self.code = code
        self.run = run
        self.focus = focus or focus_on(run.config, "train", 0)
        self.tests: list[Score] = []
        self.evaluation: Evaluation | None = None
        self.diverged: Divergence | None = None
        self.sequence = 0
        self.drawings = NO_DRAWINGS
        self.collections = collections_in_use.held_for(run)
        self.tests_ahead: list[Score] = []
        self._inquiries = Inquiries()
        self._tested_with: npt.NDArray[Any] | None = None

    def keep(self, drawings: Drawings) -> None:
        """Keep these drawings in place of those before; what the run trains on stays as it is."""
        self.drawings = collections_in_use.shared(drawings)

    def look_at(self, focus: Focus) -> None:
        """Put another example on the stage."""
        self.focus = focus

    def advance(self, count: int, seconds: float | None = None) -> NudgeError | None:
        """Make up to ``count`` steps in about ``seconds``; return why there can be no more, if so.

        A step that diverges is not made: the run stands before it.
        """
        deadline = None if seconds is None else time.perf_counter() + seconds
        try:
            self.run.advance(count, deadline)
        except Diverged as error:
            self.diverged = Divergence(
                step=error.step, what=error.what, message=error.message, back_to=self._safe_step()
            )
            return diverged(self.diverged)
        except NudgeError as error:  # the run has reached its greatest length
            return error
        return None

    def seek(self, step: int) -> None:
        """Go to a step made before; raise NudgeError if it was not."""
        self.arrive(self.run.way_to(step))

    def arrive(self, way: Replay) -> None:
        """Go where a way leads, as ``seek``."""
        self.run.arrive(way)
        self.diverged = None

    def configure(self, changes: Mapping[str, Any]) -> bool:
        """Change settings; return whether that began the run anew.

        Raises NudgeError for what is not allowed; nothing has changed then.
        """
        config = self.run.config.changed(dict(changes))
        refuse_too_much(config)
        refuse_too_long_an_epoch(config)
        collections_in_use.refuse_too_many(self.collections, config.drawings)
        before = self.run.config.dataset
        restarted = self.run.configure(changes)
        self._look_elsewhere_if_gone(before)
        self._begin_again(forget_after=-1 if restarted else self.run.latest)
        return restarted

    def begin(self, config: TrainingConfig) -> None:
        """Begin a run of other settings, which must be allowed."""
        before = self.run.config.dataset
        self.run = Run(config)
        self._look_elsewhere_if_gone(before)
        self._begin_again(forget_after=-1)

    def reset(self, seed: int | None) -> None:
        """Begin the run anew."""
        self.run.reset(seed)
        self._begin_again(forget_after=-1)

    def replace_parameters(self, tensors: Mapping[str, npt.NDArray[Any]]) -> None:
        """Put other weights and biases in place of the present ones; raise NudgeError if unfit."""
        self.run.replace_parameters(network_of(tensors, self.run.state.network))
        self._begin_again(forget_after=self.run.latest)

    def go_on_with(self, network: Network, *, again: bool) -> None:
        """Go on with what a step for one example has led to; raise NudgeError after too many.

        ``again``: it is undone together with what was applied just before.
        """
        run = self.run
        ahead = [test for test in self.tests if test.step > run.step]
        if run.latest > run.step:
            self.tests_ahead = ahead
        run.apply(network, again=again)
        self._begin_again(forget_after=run.latest)

    def undo(self, way: Replay) -> None:
        """Take back what was applied last at this step, where the run's ``way_back`` leads."""
        run = self.run
        run.undo(way)
        self._begin_again(forget_after=run.step)
        if run.latest > run.step:  # what lay ahead then lies ahead again
            self.tests += self.tests_ahead

    def evaluate(self) -> Evaluation:
        """Test the network as it stands, unless that has been done; return what came of it."""
        run, found = self.run, self.evaluation
        if found is not None and found.step == run.step:
            return found
        self._tested_with = run.dataset.test.inputs(run.config.dtype)  # held for the next test
        with np.errstate(all="ignore"):  # a cost that overflows is told as none
            found = evaluate(run.state.network, run.config, run.dataset.test, run.step)
        self.evaluation = found
        self._note(Score(found.step, found.accuracy, found.cost))
        return found

    def inquiry(self, of: str) -> CostProbe:
        """Return the inquiry into a set of examples at the present step; raise NudgeError."""
        run = self.run
        dataset = dataset_of(run.record.config)  # which is not what is trained on next, perhaps
        return self._inquiries.about(of, run.record, self.focus, dataset)

    def progress(self) -> Progress:
        """Return where the session stands."""
        run, state, found = self.run, self.run.state, self.evaluation
        return Progress(
            config=run.config,
            sizes=state.network.sizes,
            parameter_count=state.network.parameter_count,
            step=run.step,
            latest=run.latest,
            epoch=run.record.epoch,
            batch=state.batch_number,
            examples_seen=state.examples_seen,
            cost=run.record.cost,
            tested=Score(found.step, found.accuracy, found.cost) if found else None,
            diverged=self.diverged,
            applied=run.applied,
            drawings=self.drawings,
            focus=self.focus,
        )

    def _look_elsewhere_if_gone(self, dataset: str) -> None:
        """Look at the first example where the one in focus was of another data set."""
        if self.run.config.dataset != dataset and self.focus.split != "drawn":
            self.focus = focus_on(self.run.config, "train", 0)

    def _safe_step(self) -> int:
        """Return the step with the least cost among the last ones, before it all went wrong."""
        run = self.run
        costs = run.costs[max(0, run.step - LOOK_BACK) : run.step]
        return run.step - len(costs) + int(costs.argmin()) if len(costs) else 0

    def _begin_again(self, forget_after: int) -> None:
        self.collections = collections_in_use.held_for(self.run)
        self.diverged = None
        self.evaluation = None
        self.tests = [test for test in self.tests if test.step < forget_after]

    def _note(self, test: Score) -> None:
        self.tests = [made for made in self.tests if made.step != test.step]
        self.tests.append(test)
        self.tests.sort()
        if len(self.tests) > MOST_TESTS:
            self.tests = self.tests[1::2]
