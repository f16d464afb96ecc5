"""One step for one example: what it is, and that undoing it restores every bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.datasets import load_dataset
from app.errors import NudgeError
from app.nn import COSTS, Network
from app.training.applied import stepped
from app.training.config import TrainingConfig, make_config
from app.training.examples import examples_of
from app.training.history import MAX_REPLACED, Run
from app.training.inquiry import Inquiry
from app.training.pieces import Walk
from app.training.record import Example, Focus
from app.training.snapshot import from_snapshot, to_snapshot
from tests.training.drawn import drawings

FOCUS = Focus.of(load_dataset("mnist-5k"), "test", 3)
MINE = drawings(3)
OTHER = Focus("drawn", None, np.linspace(0, 1, 784), 4)


def make_run(steps: int = 10, **changes: Any) -> Run:
    run = Run(make_config({"hidden": [4], "batch_size": 20, **changes}))
    run.advance(steps)
    return run


def apply(run: Run, focus: Focus = FOCUS, rate: float = 0.5, *, again: bool = False) -> None:
    run.apply(stepped(run.state.network, run.config, focus, rate), again=again)


def undo(run: Run) -> None:
    run.undo(run.way_back())


def parameters(network: Network) -> list[bytes]:
    return [array.tobytes() for array in (*network.weights, *network.biases)]


def everything(run: Run) -> list[Any]:
    """All that a run is, as bytes and counters."""
    state, record = run.state, run.record
    batch = [] if record.batch is None else [record.batch.index.tobytes()]
    return [
        parameters(state.network),
        {name: kept.tobytes() for name, kept in state.optimizer.to_arrays().items()},
        (state.step, state.epoch, state.position, state.batch_number, state.examples_seen),
        state.config,
        parameters(record.network),
        (record.step, record.epoch, repr(record.cost), batch),
        run.costs.tobytes(),
        run.applied,
        {step: len(made) for step, made in run.changes.items() if made},
    ]


def test_it_is_the_parameters_minus_the_rate_times_the_examples_gradient() -> None:
    run = make_run(dtype="float64")
    network, config = run.state.network, run.config
    example = Example.examine(network, config, FOCUS)
    gradient = network.backward(example.forward, example.y, COSTS[config.cost]).gradient
    after = stepped(network, config, FOCUS, 0.25)
    for w, g, moved in zip(network.weights, gradient.w, after.weights, strict=True):
        assert np.allclose(moved, w - 0.25 * g, rtol=0, atol=1e-15)
        assert not np.array_equal(moved, w)
    for b, g, moved in zip(network.biases, gradient.b, after.biases, strict=True):
        assert np.allclose(moved, b - 0.25 * g, rtol=0, atol=1e-15)


def test_it_knows_neither_optimizer_nor_penalty_nor_shifted_images() -> None:
    plain = make_run()
    network = plain.state.network
    for changes in ({"optimizer": "adam"}, {"l2": 0.5}, {"augment": True}):
        config = plain.config.changed(changes)
        after = stepped(network, config, FOCUS, 0.25)
        assert parameters(after) == parameters(stepped(network, plain.config, FOCUS, 0.25))


def test_it_costs_that_example_less() -> None:
    run = make_run()
    before = Example.examine(run.state.network, run.config, FOCUS).cost
    apply(run, rate=0.1)
    assert Example.examine(run.state.network, run.config, FOCUS).cost < before


def test_what_would_be_no_number_is_refused() -> None:
    run = make_run(steps=1, activation="identity", output_activation="identity")
    huge = Network(
        tuple(w * np.float32(1e30) for w in run.state.network.weights),
        run.state.network.biases,
        run.state.network.activations,
    )
    with pytest.raises(NudgeError) as caught:
        stepped(huge, run.config, FOCUS, 1000.0)
    assert caught.value.code == "no_number"
    assert caught.value.field == "learning_rate"
    assert caught.value.value == 1000.0


def test_a_network_that_could_not_be_shown_is_refused_too() -> None:
    linear = {"activation": "identity", "output_activation": "identity"}
    run = make_run(steps=1, dtype="float64", **linear)
    weights = tuple(w * 1e25 for w in run.state.network.weights)
    large = Network(weights, run.state.network.biases, run.state.network.activations)
    assert np.isfinite(Example.examine(large, run.config, FOCUS).cost)
    with pytest.raises(NudgeError) as caught:
        stepped(large, run.config, FOCUS, 1e-200)  # activations of 1e50 are sent as float32
    assert caught.value.code == "no_number"


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


def gone_back() -> Run:
    """A run that went back from step 90 to 40, with something changed ahead of that."""
    run = make_run(60, optimizer="momentum", learning_rate=0.01)
    run.configure({"learning_rate": 0.02})
    run.advance(30)
    run.seek(40)
    return run


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
    ahead = [[kept.step for kept in each.checkpoints.after(40)] for each in (run, other)]
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


def test_only_so_many_are_kept() -> None:
    run = make_run()
    for _ in range(MAX_REPLACED):
        apply(run)
    before = everything(run)
    with pytest.raises(NudgeError) as caught:
        apply(run)
    assert caught.value.code == "limit"
    assert everything(run) == before
    apply(run, again=True)
    assert run.applied == MAX_REPLACED


def test_the_counters_stand_still_and_the_optimizer_keeps_what_it_knows() -> None:
    run = make_run(optimizer="adam", learning_rate=0.01)
    before = run.state
    apply(run)
    now = run.state
    assert (now.step, now.position, now.examples_seen) == (10, before.position, 200)
    assert now.optimizer is before.optimizer
    assert run.latest == 10


def test_what_is_on_show_then_are_the_new_parameters_with_nothing_computed_yet() -> None:
    run = make_run()
    apply(run)
    record = run.record
    assert (record.step, record.epoch, record.batch, record.updates) == (10, 1, None, None)
    assert parameters(record.network) == parameters(run.state.network)
    assert record.cost is None
    made = run.record_of(10)
    assert made.batch is not None
    assert parameters(made.network) != parameters(record.network)


def test_a_step_that_something_was_applied_after_is_found_again_on_the_way_back() -> None:
    run = make_run()
    apply(run)
    applied = everything(run)
    run.advance(70)
    end = everything(run)
    run.seek(10)
    assert everything(run)[:6] == applied[:6]
    run.advance(70)
    assert everything(run) == end
    run.seek(9)
    run.advance()
    assert parameters(run.record.network) == parameters(run.state.network)


def test_it_is_saved_with_the_run_and_can_be_undone_then() -> None:
    run = make_run(70, optimizer="momentum")
    before = everything(run)
    apply(run)
    apply(run, OTHER, again=True)
    back = from_snapshot(*to_snapshot(run))
    assert everything(back) == everything(run)
    undo(back)
    assert everything(back) == before


def test_a_question_about_the_mini_batch_is_refused_there() -> None:
    run = make_run()
    apply(run)
    with pytest.raises(NudgeError) as caught:
        examples_of("batch", run.record, FOCUS, run.dataset)
    assert caught.value.code == "no_batch"
    asked = Inquiry(run.record, examples_of("example", run.record, FOCUS, run.dataset), "example")
    walk = Walk(asked.cost())
    walk.walk(60)
    expected = Example.examine(run.state.network, run.config, FOCUS).cost
    assert walk.result == pytest.approx(expected, rel=1e-4)


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
    run.checkpoints._spacing = 4
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
