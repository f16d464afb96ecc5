"""The log of a run: what is stored, and what is dropped when something is changed."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig, make_config
from nudge.training.run.history import Run
from nudge.training.run.run_log import MAX_REPLACED, RunLog
from nudge.training.trainer import TrainerState

from tests.training.bits import bits


def test_dragging_a_slider_at_one_step_leaves_one_change() -> None:
    run = Run(TrainingConfig())
    run.advance(1)
    for rate in np.linspace(1, 2, 50):
        run.configure({"learning_rate": float(rate)})
    assert len(run.log.changes[1]) == 1
    assert run.config.learning_rate == 2


def test_a_change_after_going_back_forgets_the_steps_beyond() -> None:
    run = Run(TrainingConfig())
    run.advance(100)
    run.seek(40)
    run.configure({"learning_rate": 1})
    assert run.latest == 40
    run.advance(5)
    assert run.latest == 45
    assert bits(run.seek(45)) == bits(run.record)


def test_a_change_that_changes_nothing_keeps_the_future() -> None:
    run = Run(TrainingConfig())
    run.advance(10)
    run.seek(4)
    run.configure({"learning_rate": 3})
    assert run.latest == 10


def test_a_step_made_again_is_known_already() -> None:
    trainer, start = Run(TrainingConfig()).trainer, TrainerState.start(TrainingConfig())
    log = RunLog(start)
    reached, _ = trainer.step(start)
    for cost in (0.5, 0.5):
        log.note(reached, cost)
    assert (log.latest, log.costs.tolist()) == (1, [0.5])


def test_parameters_are_replaced_only_so_often_and_more_changes_nothing() -> None:
    run, other = Run(TrainingConfig()), Run(make_config({"seed": 5}))
    run.advance(4)
    run.seek(3)
    for _ in range(MAX_REPLACED - 1):
        run.replace_parameters(other.state.network)
    run.advance(2)
    run.seek(4)
    run.replace_parameters(other.state.network)
    run.advance(3)
    run.seek(5)
    with pytest.raises(NudgeError) as raised:
        run.replace_parameters(other.state.network)
    assert (raised.value.code, raised.value.allowed) == ("limit", str(MAX_REPLACED))
    assert (run.step, run.latest) == (5, 7)


def test_all_changes_include_those_of_the_redo_branch() -> None:
    run = Run(TrainingConfig())
    run.advance(8)
    run.configure({"l2": 0.25})
    run.advance(2)
    run.seek(3)
    run.apply_single_step(run.state.network)
    assert [change.config.l2 for change in run.log.all_changes()] == [0, 0.25]
    run.advance()
    assert [change.config.l2 for change in run.log.all_changes()] == [0]
