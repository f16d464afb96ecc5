"""A saved and restored run: it goes on, seeks and undoes with the same bits."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.training.config import TrainingConfig, make_config
from nudge.training.run.history import MAX_STEPS, Run
from nudge.training.run.snapshot import from_snapshot, to_snapshot

from tests.training.bits import bits
from tests.training.single_step_runs import (
    DRAWN_FOCUS,
    everything,
    gone_back,
    make_run,
    make_single_step,
    undo,
)


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


def test_a_step_for_one_example_is_saved_with_the_run_and_can_be_undone() -> None:
    run = make_run(70, optimizer="momentum")
    before = everything(run)
    make_single_step(run)
    make_single_step(run, DRAWN_FOCUS, again=True)
    restored = from_snapshot(*to_snapshot(run))
    assert everything(restored) == everything(run)
    undo(restored)
    assert everything(restored) == before


def test_the_redo_branch_is_saved_with_the_run() -> None:
    run, other = gone_back(), gone_back()
    before = everything(run)
    make_single_step(run)
    make_single_step(run, DRAWN_FOCUS)
    run.seek(20)
    restored = from_snapshot(*to_snapshot(run))
    assert everything(restored) == everything(run)
    restored.seek(40)
    undo(restored)
    assert restored.latest == 40
    undo(restored)
    assert everything(restored) == before
    assert restored.latest == 90
    for step in (90, 61, 40):
        assert bits(restored.seek(step)) == bits(other.seek(step))
    assert everything(restored) == everything(other)


def test_a_redo_branch_after_earlier_changes_is_saved_with_them() -> None:
    run = make_run(30)
    make_single_step(run, DRAWN_FOCUS)
    run.configure({"optimizer": "momentum", "learning_rate": 0.01})
    run.advance(100)
    end = bits(run.record)
    run.seek(30)
    before = everything(run)
    make_single_step(run)
    restored = from_snapshot(*to_snapshot(run))
    undo(restored)
    assert everything(restored) == before
    assert bits(restored.seek(130)) == end


def test_a_redo_branch_that_no_undo_can_bring_back_is_not_saved() -> None:
    run = make_run(10)
    make_single_step(run)
    run.advance(20)
    run.seek(10)
    make_single_step(run, again=True)  # one change with the change that the 20 steps follow from
    arrays, metadata = to_snapshot(run)
    assert metadata["ahead"] is None
    assert not any(name.startswith("ahead") for name in arrays)
    restored = from_snapshot(arrays, metadata)
    for each in (run, restored):
        undo(each)
    assert everything(restored) == everything(run)
    assert restored.latest == 10


def test_a_file_without_a_redo_branch_is_restored_without_it() -> None:
    run = gone_back()
    before = everything(run)
    make_single_step(run)
    arrays, metadata = to_snapshot(run)
    del metadata["ahead"]
    restored = from_snapshot(arrays, metadata)
    undo(restored)
    assert restored.latest == 40
    assert everything(restored)[:6] == before[:6]


@pytest.mark.parametrize(
    "costs", [np.zeros((2, 2)), np.zeros(MAX_STEPS), np.zeros(3)], ids=["flat", "long", "short"]
)
def test_a_damaged_redo_branch_is_an_error(costs: np.ndarray) -> None:
    run = gone_back()
    make_single_step(run)
    arrays, metadata = to_snapshot(run)
    with pytest.raises(ValueError, match=r"shape|state of step"):
        from_snapshot({**arrays, "ahead.costs": costs}, metadata)
