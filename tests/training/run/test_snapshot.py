"""A run written down and read back: it goes on, goes back and is undone with the same bits."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.training.config import TrainingConfig, make_config
from nudge.training.run.history import MAX_STEPS, Run
from nudge.training.run.snapshot import from_snapshot, to_snapshot

from tests.training.applying import OTHER, apply, everything, gone_back, make_run, undo
from tests.training.bits import bits


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_a_run_written_down_and_read_back_goes_on_with_the_same_bits(optimizer: str) -> None:
    run = Run(make_config({"optimizer": optimizer, "learning_rate": 0.02}))
    run.advance(150)
    run.configure({"batch_size": 50})
    run.replace_parameters(Run(make_config({"seed": 2})).state.network)
    run.advance(100)
    again = from_snapshot(*to_snapshot(run))
    assert bits(again.record) == bits(run.record)
    assert np.array_equal(again.costs, run.costs)
    assert bits(again.seek(70)) == bits(run.seek(70))
    for each in (run, again):
        each.seek(250)
        each.advance(10)
    assert bits(again.record) == bits(run.record)


def test_a_run_written_down_before_its_first_step_is_read_back_too() -> None:
    again = from_snapshot(*to_snapshot(Run(TrainingConfig())))
    assert (again.step, again.latest) == (0, 0)
    assert again.record.batch is None


def test_it_is_saved_with_the_run_and_can_be_undone_then() -> None:
    run = make_run(70, optimizer="momentum")
    before = everything(run)
    apply(run)
    apply(run, OTHER, again=True)
    back = from_snapshot(*to_snapshot(run))
    assert everything(back) == everything(run)
    undo(back)
    assert everything(back) == before


def test_what_lies_ahead_while_a_step_is_tried_is_saved_with_the_run() -> None:
    run, other = gone_back(), gone_back()
    before = everything(run)
    apply(run)
    apply(run, OTHER)
    run.seek(20)
    back = from_snapshot(*to_snapshot(run))
    assert everything(back) == everything(run)
    back.seek(40)
    undo(back)
    assert back.latest == 40
    undo(back)
    assert everything(back) == before
    assert back.latest == 90
    for step in (90, 61, 40):
        assert bits(back.seek(step)) == bits(other.seek(step))
    assert everything(back) == everything(other)


def test_what_lies_ahead_of_something_that_was_changed_before_is_saved_with_that() -> None:
    run = make_run(30)
    apply(run, OTHER)
    run.configure({"optimizer": "momentum", "learning_rate": 0.01})
    run.advance(100)
    end = bits(run.record)
    run.seek(30)
    before = everything(run)
    apply(run)
    back = from_snapshot(*to_snapshot(run))
    undo(back)
    assert everything(back) == before
    assert bits(back.seek(130)) == end


def test_what_no_undo_leads_to_any_more_is_not_saved() -> None:
    run = make_run(10)
    apply(run)
    run.advance(20)
    run.seek(10)
    apply(run, again=True)  # one change with what the 20 steps followed from
    arrays, written = to_snapshot(run)
    assert written["ahead"] is None
    assert not any(name.startswith("ahead") for name in arrays)
    back = from_snapshot(arrays, written)
    for each in (run, back):
        undo(each)
    assert everything(back) == everything(run)
    assert back.latest == 10


def test_a_run_saved_before_what_lies_ahead_was_is_read_back_without_it() -> None:
    run = gone_back()
    before = everything(run)
    apply(run)
    arrays, written = to_snapshot(run)
    del written["ahead"]
    back = from_snapshot(arrays, written)
    undo(back)
    assert back.latest == 40
    assert everything(back)[:6] == before[:6]


@pytest.mark.parametrize(
    "costs", [np.zeros((2, 2)), np.zeros(MAX_STEPS), np.zeros(3)], ids=["flat", "long", "short"]
)
def test_steps_ahead_that_cannot_be_are_damage(costs: np.ndarray) -> None:
    run = gone_back()
    apply(run)
    arrays, written = to_snapshot(run)
    with pytest.raises(ValueError, match=r"shape|state of step"):
        from_snapshot({**arrays, "ahead.costs": costs}, written)
