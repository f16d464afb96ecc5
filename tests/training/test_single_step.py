"""A step for one example: its result, its errors, and the record after it."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.errors import NudgeError
from nudge.nn import COSTS, Network
from nudge.training.cost_probe import CostProbe
from nudge.training.examples import select_examples
from nudge.training.record import Example
from nudge.training.resumable import Runner
from nudge.training.run.run_log import MAX_REPLACED
from nudge.training.single_step import stepped

from tests.training.single_step_runs import (
    FOCUS,
    everything,
    make_run,
    make_single_step,
    parameters,
)


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
    make_single_step(run, rate=0.1)
    assert Example.examine(run.state.network, run.config, FOCUS).cost < before


def test_a_step_to_numbers_that_are_not_finite_is_an_error() -> None:
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


def test_a_network_whose_numbers_overflow_when_sent_is_an_error_too() -> None:
    linear = {"activation": "identity", "output_activation": "identity"}
    run = make_run(steps=1, dtype="float64", **linear)
    weights = tuple(w * 1e25 for w in run.state.network.weights)
    large = Network(weights, run.state.network.biases, run.state.network.activations)
    assert np.isfinite(Example.examine(large, run.config, FOCUS).cost)
    with pytest.raises(NudgeError) as caught:
        stepped(large, run.config, FOCUS, 1e-200)  # activations of 1e50 overflow as float32
    assert caught.value.code == "no_number"


def test_their_number_is_limited() -> None:
    run = make_run()
    for _ in range(MAX_REPLACED):
        make_single_step(run)
    before = everything(run)
    with pytest.raises(NudgeError) as caught:
        make_single_step(run)
    assert caught.value.code == "limit"
    assert everything(run) == before
    make_single_step(run, again=True)
    assert run.single_steps == MAX_REPLACED


def test_the_counters_stand_still_and_the_optimizer_keeps_what_it_knows() -> None:
    run = make_run(optimizer="adam", learning_rate=0.01)
    before = run.state
    make_single_step(run)
    now = run.state
    assert (now.step, now.position, now.examples_seen) == (10, before.position, 200)
    assert now.optimizer is before.optimizer
    assert run.latest == 10


def test_the_record_then_has_the_new_parameters_with_nothing_computed_yet() -> None:
    run = make_run()
    make_single_step(run)
    record = run.record
    assert (record.step, record.epoch, record.batch, record.updates) == (10, 1, None, None)
    assert parameters(record.network) == parameters(run.state.network)
    assert record.cost is None
    made = run.record_at(10)
    assert made.batch is not None
    assert parameters(made.network) != parameters(record.network)


def test_a_seek_back_finds_the_step_with_its_step_for_one_example() -> None:
    run = make_run()
    make_single_step(run)
    after_single_step = everything(run)
    run.advance(70)
    end = everything(run)
    run.seek(10)
    assert everything(run)[:6] == after_single_step[:6]
    run.advance(70)
    assert everything(run) == end
    run.seek(9)
    run.advance()
    assert parameters(run.record.network) == parameters(run.state.network)


def test_a_question_about_the_mini_batch_is_refused_there() -> None:
    run = make_run()
    make_single_step(run)
    with pytest.raises(NudgeError) as caught:
        select_examples("batch", run.record, FOCUS, run.dataset)
    assert caught.value.code == "no_batch"
    asked = CostProbe(
        run.record, select_examples("example", run.record, FOCUS, run.dataset), "example"
    )
    runner = Runner(asked.cost())
    runner.run_for(60)
    expected = Example.examine(run.state.network, run.config, FOCUS).cost
    assert runner.result == pytest.approx(expected, rel=1e-4)
