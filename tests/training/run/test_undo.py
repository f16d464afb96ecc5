"""Undo: a step for one example is undone to the bit, and the later steps are known again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig
from nudge.training.run.history import Run
from nudge.training.run.run_log import MAX_REPLACED
from nudge.training.run.snapshot import from_snapshot, to_snapshot
from nudge.training.single_step import stepped

from tests.training.sample_drawings import drawings
from tests.training.single_step_runs import (
    DRAWN_FOCUS,
    FOCUS,
    everything,
    gone_back,
    make_run,
    make_single_step,
    parameters,
    undo,
)

MINE = drawings(3)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("step", [0, 1, 63, 64, 90])
def test_undo_restores_every_bit(optimizer: str, step: int) -> None:
    run = make_run(step, optimizer=optimizer, learning_rate=0.01)
    before = everything(run)
    make_single_step(run)
    assert everything(run) != before
    undo(run)
    assert everything(run) == before
    plain = make_run(step, optimizer=optimizer, learning_rate=0.01)
    for each in (run, plain):
        each.advance(30)
    assert everything(run) == everything(plain)


def test_each_is_undone_by_itself_the_last_one_first() -> None:
    run = make_run()
    stages = []
    for focus in (FOCUS, DRAWN_FOCUS, FOCUS):
        stages.append(everything(run))
        make_single_step(run, focus)
    assert run.single_steps == 3
    for stage in reversed(stages):
        undo(run)
        assert everything(run) == stage


def test_many_single_steps_with_again_are_one_change() -> None:
    run = make_run()
    before = everything(run)
    for _ in range(3 * MAX_REPLACED):
        make_single_step(run, again=True)
    once = make_run()
    network = once.state.network
    for _ in range(3 * MAX_REPLACED):
        network = stepped(network, once.config, FOCUS, 0.5)
    assert parameters(run.state.network) == parameters(network)
    assert run.single_steps == 1
    undo(run)
    assert everything(run) == before


def test_again_joins_only_with_a_single_step_that_is_the_last_change_at_this_step() -> None:
    run = make_run()
    make_single_step(run)
    make_single_step(run)
    make_single_step(run, again=True)
    assert run.single_steps == 2
    run.configure({"learning_rate": 0.125})
    make_single_step(run, again=True)
    assert run.single_steps == 3
    run.advance()
    make_single_step(run, again=True)
    assert run.single_steps == 1
    run.seek(10)
    assert run.single_steps == 3


def test_without_a_single_step_at_this_step_there_is_nothing_to_undo() -> None:
    run = make_run()
    make_single_step(run)
    run.advance()
    with pytest.raises(NudgeError) as caught:
        run.undo_replay()
    assert caught.value.code == "no_undo"
    assert caught.value.value == 11
    run.seek(10)
    undo(run)
    assert run.single_steps == 0
    assert run.latest == 10  # step 11 followed from the undone step


def test_after_a_seek_back_the_later_steps_are_known_again_when_all_is_undone() -> None:
    run = gone_back()
    before = everything(run)
    make_single_step(run)
    make_single_step(run, DRAWN_FOCUS)
    assert run.latest == 40
    run.seek(20)
    run.seek(40)
    undo(run)
    assert run.latest == 40
    undo(run)
    assert run.latest == 90
    assert everything(run) == before
    other = gone_back()
    for each in (run, other):
        each.seek(90)
    assert everything(run) == everything(other)
    redo_steps = [[state.step for state in each.log.checkpoints.after(40)] for each in (run, other)]
    assert redo_steps[0] == redo_steps[1] == [64]


@pytest.mark.parametrize("meanwhile", ["a step", "a setting", "other parameters"])
def test_the_later_steps_are_dropped_once_something_else_followed(meanwhile: str) -> None:
    run = gone_back()
    make_single_step(run)
    if meanwhile == "a step":
        run.advance()
        run.seek(40)
    elif meanwhile == "a setting":
        run.configure({"l2": 0.01})
    else:
        run.replace_parameters(make_run(3).state.network)
        make_single_step(run)
    undo(run)
    assert run.latest == 40
    make_single_step(run)
    undo(run)
    assert run.latest == 40


def test_settings_changed_meanwhile_stay_when_it_is_undone() -> None:
    run, plain = make_run(), make_run()
    make_single_step(run)
    for each in (run, plain):
        each.configure({"optimizer": "adam", "learning_rate": 0.01})
    undo(run)
    assert everything(run) == everything(plain)


def test_a_single_step_before_all_parameters_were_replaced_cannot_be_undone() -> None:
    run, other = make_run(), make_run(20)
    make_single_step(run)
    run.replace_parameters(other.state.network)
    assert run.single_steps == 0
    make_single_step(run)
    undo(run)
    assert parameters(run.state.network) == parameters(other.state.network)


ACTIONS = st.one_of(
    st.tuples(st.just("apply"), st.booleans()),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("advance"), st.integers(1, 5)),
    st.tuples(st.just("seek"), st.integers(0, 12)),
    st.tuples(
        st.just("configure"),
        st.sampled_from(
            [
                {"optimizer": "sgd"},
                {"optimizer": "momentum"},
                {"optimizer": "adam"},
                {"train_on": "both", "drawings": MINE.digest, "drawings_weight": 900},
                {"train_on": "drawings", "drawings": MINE.digest},
                {"train_on": "dataset", "drawings": "", "augment": False},
                {"augment": True},
            ]
        ),
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ACTIONS, max_size=14))
def test_after_any_actions_the_run_is_where_its_log_leads(
    actions: list[tuple[str, Any]],
) -> None:
    run = Run(TrainingConfig(hidden=(2,), batch_size=5, learning_rate=0.1))
    run.log.checkpoints._spacing = 4
    for action, how in actions:
        if action == "apply":
            make_single_step(run, again=how)
        elif action == "undo" and run.single_steps:
            undo(run)
        elif action == "advance":
            run.advance(how)
        elif action == "seek":
            run.seek(min(how, run.latest))
        elif action == "configure":
            run.configure(how)
        stands = everything(run)
        again = from_snapshot(*to_snapshot(run))
        again.seek(run.step)
        assert everything(again) == stands
    while run.single_steps:
        for each in (run, again):
            undo(each)
        assert everything(again) == everything(run)
