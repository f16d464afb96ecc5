"""One run of a race: the bits of a separate run, and the true cost and angle at each point."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from nudge.data.datasets import Dataset
from nudge.descent import path as paths
from nudge.descent.path import BUDGET
from nudge.nn import COSTS, Array, Network
from nudge.training.cost_probe import in_float64
from nudge.training.resumable import Runner, run_to_end
from nudge.training.trainer import Trainer, TrainerState

from tests.descent.support.racing import (
    FEW,
    WHOLE,
    Stopwatch,
    advanced,
    bits,
    compute_states,
    in_a_row,
    make_race_run,
    memory_in_use_after,
)
from tests.support.embedded import TRAIN


def find_gradient(network: Network, x: Array, y: Array, cost: str) -> Array:
    """The gradient in float64, as a vector."""
    precise = in_float64(network)
    forward = precise.forward(x.astype(np.float64))
    found = precise.backward(forward, y.astype(np.float64), COSTS[cost]).gradient
    return np.concatenate([np.r_[w.ravel(), b] for w, b in zip(found.w, found.b, strict=True)])


def find_angles(states: list[TrainerState], dataset: Dataset) -> list[float]:
    """The angle between each state's next mini-batch and the full batch, by cosines in float64."""
    trainer, split = Trainer(dataset), dataset.train
    x, y = split.inputs("float64"), split.targets("float64")
    found: list[float] = []
    for state in states:
        _, record = trainer.step(state)
        assert record.batch is not None
        cost, chosen = state.config.cost, record.batch.index
        one = find_gradient(state.network, x[chosen], y[chosen], cost)
        other = find_gradient(state.network, x, y, cost)
        cosine = one @ other / (np.linalg.norm(one) * np.linalg.norm(other))
        found.append(math.degrees(math.acos(min(1.0, float(cosine)))))
    return found


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("optimizer", "learning_rate"), [("sgd", 0.5), ("momentum", 0.1), ("adam", 0.01)]
)
def test_every_point_of_the_path_is_that_of_a_separate_run_at_that_step_bit_for_bit(
    monkeypatch: pytest.MonkeyPatch, dtype: str, optimizer: str, learning_rate: float
) -> None:
    monkeypatch.setattr(paths, "MOST", 16)
    settings: dict[str, Any] = {
        "dtype": dtype,
        "optimizer": optimizer,
        "learning_rate": learning_rate,
    }
    race_run = advanced(make_race_run(batch_size=25, **settings), 75)
    states = compute_states(race_run.config, FEW, 75)
    steps = race_run.path.columns["step"].tolist()
    assert steps == [*range(0, 75, 8), 75]
    for point in race_run.path.points:
        state = states[point.step]
        assert point.position.tobytes() == in_a_row(state)
        assert point.examples_seen == state.examples_seen
        assert point.batch_number == state.batch_number
        assert point.epoch == (state.epoch if point.step else 0)
    assert race_run.state.step == 75
    assert in_a_row(race_run.state) == race_run.path.newest.position.tobytes()


@pytest.mark.parametrize("batch_size", [1, 10, 60, TRAIN])
@pytest.mark.parametrize("costs", [{}, {"cost": "cross_entropy", "output_activation": "softmax"}])
def test_the_cost_of_a_point_is_that_of_the_whole_training_set_there(
    batch_size: int, costs: dict[str, Any]
) -> None:
    race_run = advanced(make_race_run(batch_size=batch_size, **costs), 12)
    x, y = FEW.train.inputs("float64"), FEW.train.targets("float64")
    cost = COSTS[race_run.config.cost]
    states = compute_states(race_run.config, FEW, 12)
    expected = [cost.of_set(in_float64(s.network).forward(x).a[-1], y) for s in states]
    assert race_run.path.columns["cost"] == pytest.approx(expected, rel=1e-5)


def test_the_cost_of_all_examples_is_of_all_of_them() -> None:
    race_run = make_race_run(WHOLE, hidden=(16, 16), batch_size=100)
    run_to_end(race_run.begin())
    network = in_float64(race_run.state.network)
    a = network.forward(WHOLE.train.inputs("float64")).a[-1]
    expected = COSTS["squared"].of_set(a, WHOLE.train.targets("float64"))
    assert race_run.path.newest.cost == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(("dtype", "close"), [("float32", 2e-3), ("float64", 1e-5)])
@pytest.mark.parametrize("batch_size", [1, 7, 25])
def test_the_angle_of_a_point_is_between_its_next_mini_batch_and_all_examples(
    dtype: str, close: float, batch_size: int
) -> None:
    race_run = advanced(make_race_run(batch_size=batch_size, dtype=dtype), 10)
    expected = find_angles(compute_states(race_run.config, FEW, 10), FEW)
    assert race_run.path.columns["angle"] == pytest.approx(expected, abs=close)
    assert min(expected) > 1


@pytest.mark.parametrize("batch_size", [60, 100])
def test_the_full_batch_points_exactly_where_all_examples_do(batch_size: int) -> None:
    race_run = advanced(make_race_run(batch_size=batch_size), 5)
    assert race_run.is_full
    assert race_run.path.columns["angle"].tolist() == [0.0] * 6


def test_a_run_with_the_full_batch_needs_no_work_besides_its_steps() -> None:
    race_run = make_race_run(WHOLE, batch_size=TRAIN)
    run_to_end(race_run.begin())
    runner, pieces = Runner(race_run.advance()), 0
    while not runner.run_for(0.0):
        pieces += 1
    assert pieces == 1
    assert not math.isnan(race_run.path.newest.cost)


def test_a_run_with_mini_batches_measures_in_pieces_of_500_examples() -> None:
    race_run = make_race_run(WHOLE, batch_size=100)
    run_to_end(race_run.begin())
    runner, pieces = Runner(race_run.advance()), 0
    while not runner.run_for(0.0):
        pieces += 1
    assert pieces == 1 + TRAIN // 500


def test_the_batch_cost_is_of_the_step_that_led_there() -> None:
    race_run = advanced(make_race_run(), 8)
    trainer, state, expected = Trainer(FEW), TrainerState.start(race_run.config), []
    for _ in range(8):
        state, record = trainer.step(state)
        expected.append(record.cost)
    found = race_run.path.columns["batch_cost"].tolist()
    assert math.isnan(found[0])
    assert found[1:] == expected


def test_a_step_changes_nothing_before_its_last_piece_is_done() -> None:
    race_run = advanced(make_race_run(), 3)
    before = bits(race_run)
    runner = Runner(race_run.advance())
    while not runner.run_for(0.0):
        assert bits(race_run) == before
        assert race_run.state.step == 3
    assert race_run.state.step == race_run.path.newest.step == 4


def test_a_step_left_in_the_middle_is_taken_again_with_the_same_bits() -> None:
    left, undisturbed = make_race_run(), make_race_run()
    for _ in range(6):
        Runner(left.advance()).run_for(0.0)
        run_to_end(left.advance())
    assert bits(left) == bits(advanced(undisturbed, 6))


def test_only_its_steps_count_as_its_computing(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, step = Stopwatch(), Trainer.step

    def slow(self: Trainer, state: TrainerState) -> Any:
        clock.now += 0.25
        return step(self, state)

    monkeypatch.setattr(Trainer, "step", slow)
    race_run = make_race_run(clock=clock)
    for _ in range(5):
        runner = Runner(race_run.advance())
        while not runner.run_for(0.0):
            clock.now += 100  # time between the pieces does not count
    assert race_run.seconds == pytest.approx(5 * 0.25)
    assert race_run.path.columns["seconds"] == pytest.approx(np.arange(6) * 0.25)


def test_a_long_run_holds_no_more_than_its_budget() -> None:
    race_run = make_race_run(hidden=(16, 16), dtype="float64", optimizer="adam", batch_size=20)
    a_state = 8 * race_run.state.network.parameter_count * 4  # Adam's moments, and the gradient
    assert memory_in_use_after(race_run, 600) < BUDGET + 3 * a_state
    assert len(race_run.path) > 128


def test_a_point_that_will_not_stay_is_measured_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(paths, "FIRST", 0)
    race_run = advanced(make_race_run(every=4), 6)
    assert np.isnan(race_run.path.columns["cost"]).tolist() == [False, False, True]
    run_to_end(race_run.measure())
    assert race_run.path.columns["step"].tolist() == [0, 4, 6]
    every_step = advanced(make_race_run(), 6).path.columns
    for name in ("cost", "angle"):
        assert race_run.path.columns[name].tolist() == every_step[name][[0, 4, 6]].tolist()
    measured = race_run.path.newest
    run_to_end(race_run.measure())
    assert race_run.path.newest is measured
    advanced(race_run, 2)
    assert race_run.path.columns["step"].tolist() == [0, 4, 8]


def test_how_far_a_run_is_and_would_be() -> None:
    race_run = make_race_run(batch_size=25)
    assert race_run.next_progress("examples") == 0
    advanced(race_run, 2)
    assert (race_run.progress("examples"), race_run.progress("steps")) == (50, 2)
    assert race_run.next_progress("examples") == 60  # the rest of the epoch
    assert race_run.next_progress("steps") == 3


@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
@pytest.mark.parametrize("l2", [0.0, 0.1])
def test_beside_each_of_the_first_steps_is_the_one_of_all_examples_at_that_point(
    optimizer: str, l2: float
) -> None:
    chosen: dict[str, Any] = {"learning_rate": 0.5, "optimizer": optimizer, "l2": l2}
    race_run = advanced(make_race_run(batch_size=25, dtype="float64", **chosen), 40)
    split, config = FEW.train, race_run.config
    x, y = split.inputs("float64"), split.targets("float64")
    for point, state in zip(race_run.path.points, compute_states(config, FEW, 40), strict=True):
        if point.step >= paths.FIRST:
            assert point.full_step is None
            continue
        gradient = find_gradient(state.network, x, y, config.cost)
        penalty = [
            np.r_[l2 * w.ravel(), 0 * b]
            for w, b in zip(state.network.weights, state.network.biases, strict=True)
        ]
        assert point.full_step is not None
        expected = -0.5 * (gradient + np.concatenate(penalty))
        np.testing.assert_allclose(point.full_step, expected, rtol=1e-9, atol=1e-15)


def test_of_a_run_with_all_examples_it_is_the_next_step() -> None:
    race_run = advanced(make_race_run(batch_size=60, dtype="float64", learning_rate=0.5), 5)
    points = race_run.path.points
    for point, following in pairwise(points):
        assert point.full_step is not None
        np.testing.assert_allclose(point.position + point.full_step, following.position, rtol=1e-12)
