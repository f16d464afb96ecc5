"""Undo: a step for one example is taken back to the bit, and what lay ahead lies ahead again."""

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

from tests.training.applying import (
    FOCUS,
    OTHER,
    apply,
    everything,
    gone_back,
    make_run,
    parameters,
    undo,
)
from tests.training.drawn import drawings

MINE = drawings(3)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("step", [0, 1, 63, 64, 90])
def test_undo_restores_every_bit(optimizer: str, step: int) -> None:
    run = make_run(step, optimizer=optimizer, learning_rate=0.01)
    before = everything(run)
    apply(run)
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
    for focus in (FOCUS, OTHER, FOCUS):
        stages.append(everything(run))
        apply(run, focus)
    assert run.applied == 3
    for stage in reversed(stages):
        undo(run)
        assert everything(run) == stage


def test_again_and_again_is_one_change() -> None:
    run = make_run()
    before = everything(run)
    for _ in range(3 * MAX_REPLACED):
        apply(run, again=True)
    once = make_run()
    network = once.state.network
    for _ in range(3 * MAX_REPLACED):
        network = stepped(network, once.config, FOCUS, 0.5)
    assert parameters(run.state.network) == parameters(network)
    assert run.applied == 1
    undo(run)
    assert everything(run) == before


def test_again_joins_only_what_was_applied_last_at_this_step() -> None:
    run = make_run()
    apply(run)
    apply(run)
    apply(run, again=True)
    assert run.applied == 2
    run.configure({"learning_rate": 0.125})
    apply(run, again=True)
    assert run.applied == 3
    run.advance()
    apply(run, again=True)
    assert run.applied == 1
    run.seek(10)
    assert run.applied == 3


def test_nothing_applied_here_is_nothing_to_undo() -> None:
    run = make_run()
    apply(run)
    run.advance()
    with pytest.raises(NudgeError) as caught:
        run.way_back()
    assert caught.value.code == "no_undo"
    assert caught.value.value == 11
    run.seek(10)
    undo(run)
    assert run.applied == 0
    assert run.latest == 10  # what came of it is of another past


def test_after_going_back_what_lies_ahead_is_there_again_when_all_is_undone() -> None:
    run = gone_back()
    before = everything(run)
    apply(run)
    apply(run, OTHER)
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
    ahead = [[kept.step for kept in each.past.checkpoints.after(40)] for each in (run, other)]
    assert ahead[0] == ahead[1] == [64]


@pytest.mark.parametrize("meanwhile", ["a step", "a setting", "other parameters"])
def test_what_lay_ahead_is_gone_once_something_else_followed(meanwhile: str) -> None:
    run = gone_back()
    apply(run)
    if meanwhile == "a step":
        run.advance()
        run.seek(40)
    elif meanwhile == "a setting":
        run.configure({"l2": 0.01})
    else:
        run.replace_parameters(make_run(3).state.network)
        apply(run)
    undo(run)
    assert run.latest == 40
    apply(run)
    undo(run)
    assert run.latest == 40


def test_settings_changed_meanwhile_stay_when_it_is_undone() -> None:
    run, plain = make_run(), make_run()
    apply(run)
    for each in (run, plain):
        each.configure({"optimizer": "adam", "learning_rate": 0.01})
    undo(run)
    assert everything(run) == everything(plain)


def test_what_was_applied_before_all_parameters_were_replaced_cannot_be_undone() -> None:
    run, other = make_run(), make_run(20)
    apply(run)
    run.replace_parameters(other.state.network)
    assert run.applied == 0
    apply(run)
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
def test_whatever_is_done_the_run_stands_where_its_past_leads(
    actions: list[tuple[str, Any]],
) -> None:
    run = Run(TrainingConfig(hidden=(2,), batch_size=5, learning_rate=0.1))
    run.past.checkpoints._spacing = 4
    for action, how in actions:
        if action == "apply":
            apply(run, again=how)
        elif action == "undo" and run.applied:
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
    while run.applied:
        for each in (run, again):
            undo(each)
        assert everything(again) == everything(run)
