"""A session: a run, its focus, its tests and its drawings. The training threads work on it.

One job at a time works on a session, so no other thread sees it change. Other threads get only
bytes (see ``run_frames``) and frozen ``SessionProgress``.
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
from nudge.rooms.feed.progress import SessionProgress, divergence_error
from nudge.rooms.parameters import network_from
from nudge.rooms.questions.cost_probes import CostProbes
from nudge.rooms.storage import collections_in_use
from nudge.rooms.work_limits import refuse_long_epoch, refuse_slow_steps
from nudge.training.config import TrainingConfig
from nudge.training.cost_probe import CostProbe
from nudge.training.data import dataset_for, focus_on
from nudge.training.evaluation import Evaluation, evaluate
from nudge.training.record import Focus
from nudge.training.run.history import Run
from nudge.training.run.replay import Replay
from nudge.training.trainer import Diverged

SAFE_STEP_WINDOW: Final = 200
"""Steps before a divergence. The one with the least cost is suggested to go back to."""
MAX_TESTS: Final = 4000
"""Test results of a session. Where there are more, every other one is dropped."""


class Session:
    """A run with its example in focus, its test results, its divergence and the kept drawings.

    ``redo_tests`` are the results of the steps that ``undo`` of a single step brings back.
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
        self.collections = collections_in_use.find_collections(run)
        self.redo_tests: list[Score] = []
        self._cost_probes = CostProbes()
        self._test_inputs: npt.NDArray[Any] | None = None

    def keep_drawings(self, drawings: Drawings) -> None:
        """Replace the room's kept drawings. The run's training set does not change."""
        self.drawings = collections_in_use.intern(drawings)

    def set_focus(self, focus: Focus) -> None:
        """Show another example on the stage."""
        self.focus = focus

    def advance(self, count: int, seconds: float | None = None) -> NudgeError | None:
        """Make up to ``count`` steps in about ``seconds``.

        Return the error that ended them: the run diverges or has its greatest length. Return None
        otherwise. A step that diverges is not made: the run stays before it.
        """
        deadline = None if seconds is None else time.perf_counter() + seconds
        try:
            self.run.advance(count, deadline)
        except Diverged as error:
            self.diverged = Divergence(
                step=error.step,
                what=str(error.what),
                message=error.message,
                text=error.text,
                back_to=self._safe_step(),
            )
            return divergence_error(self.diverged)
        except NudgeError as error:  # the run has reached its greatest length
            return error
        return None

    def seek(self, step: int) -> None:
        """Go to a step made before. Raises NudgeError unless 0 <= step <= latest."""
        self.arrive(self.run.replay_to(step))

    def arrive(self, replay: Replay) -> None:
        """Go to the step of a finished ``replay``."""
        self.run.arrive(replay)
        self.diverged = None

    def configure(self, changes: Mapping[str, Any]) -> bool:
        """Change settings; return whether the run began again at step 0.

        Raises NudgeError where a change is not allowed; nothing has changed then.
        """
        config = self.run.config.changed(dict(changes))
        refuse_slow_steps(config)
        refuse_long_epoch(config)
        collections_in_use.refuse_too_many(self.collections, config.drawings)
        before = self.run.config.dataset
        restarted = self.run.configure(changes)
        self._reset_focus_if_gone(before)
        self._forget_results(forget_after=-1 if restarted else self.run.latest)
        return restarted

    def begin(self, config: TrainingConfig) -> None:
        """Begin a new run of ``config``, which the caller has validated."""
        before = self.run.config.dataset
        self.run = Run(config)
        self._reset_focus_if_gone(before)
        self._forget_results(forget_after=-1)

    def reset(self, seed: int | None) -> None:
        """Begin the run again at step 0, with ``seed`` if given."""
        self.run.reset(seed)
        self._forget_results(forget_after=-1)

    def replace_parameters(self, tensors: Mapping[str, npt.NDArray[Any]]) -> None:
        """Replace the weights and biases by ``tensors`` (w1, b1, ...).

        Raises BadMessage where a tensor is missing, unknown, of another shape or not finite.
        """
        self.run.replace_parameters(network_from(tensors, self.run.state.network))
        self._forget_results(forget_after=self.run.latest)

    def continue_with(self, network: Network, *, again: bool) -> None:
        """Replace the network by ``network``, the result of a step on one example.

        ``again``: undo takes this step back together with the one before. Raises NudgeError after
        too many changes of parameters.
        """
        run = self.run
        later_tests = [test for test in self.tests if test.step > run.step]
        if run.latest > run.step:
            self.redo_tests = later_tests
        run.apply_single_step(network, again=again)
        self._forget_results(forget_after=run.latest)

    def undo(self, replay: Replay) -> None:
        """Undo the last single step here. ``replay`` is the run's ``undo_replay``, finished."""
        run = self.run
        run.undo(replay)
        self._forget_results(forget_after=run.step)
        if run.latest > run.step:  # the run has its later steps again
            self.tests += self.redo_tests

    def evaluate(self) -> Evaluation:
        """Return the test of the parameters on show, those of the record; computed once a step."""
        record, evaluation = self.run.record, self.evaluation
        if evaluation is not None and evaluation.step == record.step:
            return evaluation
        self.evaluation = evaluation = self._evaluate(record.network, record.config)
        self._add_test(Score(evaluation.step, evaluation.accuracy, evaluation.cost))
        return evaluation

    def evaluate_updated(self) -> Evaluation:
        """Return the test of the parameters after the update of the step on show."""
        network = self.run.state.network
        if network is self.run.record.network:
            return self.evaluate()
        return self._evaluate(network, self.run.config)

    def cost_probe(self, set_name: str) -> CostProbe:
        """Return the cost probe of the present step over the set of examples named ``set_name``.

        Raises NudgeError where there is no such set now, or where a question would take too long.
        """
        run = self.run
        dataset = dataset_for(run.record.config)  # the next step may have another data set
        return self._cost_probes.get(set_name, run.record, self.focus, dataset)

    def progress(self) -> SessionProgress:
        """Return an immutable summary of the session."""
        run, state, test = self.run, self.run.state, self.evaluation
        return SessionProgress(
            config=run.config,
            sizes=state.network.sizes,
            parameter_count=state.network.parameter_count,
            step=run.step,
            latest=run.latest,
            epoch=run.record.epoch,
            batch=state.batch_number,
            examples_seen=state.examples_seen,
            cost=run.record.cost,
            tested=Score(test.step, test.accuracy, test.cost) if test else None,
            diverged=self.diverged,
            applied=run.single_steps,
            drawings=self.drawings,
            focus=self.focus,
        )

    def _evaluate(self, network: Network, config: TrainingConfig) -> Evaluation:
        test = self.run.dataset.test
        # retained for the next test: the data set itself refers to the array weakly
        self._test_inputs = test.inputs(config.dtype)
        with np.errstate(all="ignore"):  # a cost that overflows is sent as null
            return evaluate(network, config, test, self.run.step)

    def _reset_focus_if_gone(self, dataset: str) -> None:
        """Focus on the first example where the focus was of ``dataset`` and the run has another."""
        if self.run.config.dataset != dataset and self.focus.split != "drawn":
            self.focus = focus_on(self.run.config, "train", 0)

    def _safe_step(self) -> int:
        """Return the step with the least cost among the last SAFE_STEP_WINDOW."""
        run = self.run
        costs = run.costs[max(0, run.step - SAFE_STEP_WINDOW) : run.step]
        return run.step - len(costs) + int(costs.argmin()) if len(costs) else 0

    def _forget_results(self, forget_after: int) -> None:
        self.collections = collections_in_use.find_collections(self.run)
        self.diverged = None
        self.evaluation = None
        self.tests = [test for test in self.tests if test.step < forget_after]

    def _add_test(self, test: Score) -> None:
        self.tests = [made for made in self.tests if made.step != test.step]
        self.tests.append(test)
        self.tests.sort()
        if len(self.tests) > MAX_TESTS:
            self.tests = self.tests[1::2]
