"""Angles between gradients, which become smaller as mini-batches grow."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.data.datasets import Dataset, Split
from nudge.descent.agreement import SIZES, Agreement, agreement, angle
from nudge.nn import COSTS
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Runner, run_to_end
from nudge.training.run.history import Run
from nudge.training.trainer import TrainerState

from tests.descent.support.racing import FEW, WHOLE, few

COST = COSTS["squared"]


def find_agreement(dataset: Dataset, sizes: tuple[int, ...], draws: int = 10) -> Agreement:
    network = TrainerState.start(TrainingConfig(hidden=(4,), dtype="float64")).network
    return run_to_end(agreement(network, dataset, COST, sizes, draws))


@given(st.floats(0, 180), st.floats(-30, 30), st.floats(-30, 30), st.integers(0, 100))
def test_the_angle_between_a_vector_and_its_turned_copy_does_not_depend_on_their_lengths(
    turned: float, longer: float, other_longer: float, seed: int
) -> None:
    u, v = np.linalg.qr(np.random.default_rng(seed).normal(size=(40, 2)))[0].T
    radians = math.radians(turned)
    other = math.cos(radians) * u + math.sin(radians) * v
    found = angle(10.0**longer * u, 10.0**other_longer * other)
    assert found == pytest.approx(turned, abs=1e-12, rel=1e-12)


def test_the_angle_to_itself_is_exactly_0_and_to_its_opposite_180() -> None:
    one = np.random.default_rng(0).normal(size=13_002).astype(np.float32)
    assert angle(one, one) == 0.0
    assert angle(one, -one) == 180.0
    assert angle(one, np.float32(0.5) * one) == 0.0


def test_the_angle_of_a_vector_without_direction_is_nan() -> None:
    one = np.array([1.0, 2.0])
    for other in (np.zeros(2), np.array([np.nan, 1.0]), np.array([np.inf, 1.0])):
        assert math.isnan(angle(one, other))
        assert math.isnan(angle(other, one))


def test_no_square_overflows_on_the_way_to_an_angle() -> None:
    huge, tiny = np.array([1e200, 0.0]), np.array([0.0, 1e-200])
    assert angle(huge, tiny) == pytest.approx(90)


def test_the_larger_the_mini_batch_the_smaller_its_angle_to_all_examples() -> None:
    run = Run(TrainingConfig())
    run.advance(200)
    found = run_to_end(agreement(run.state.network, WHOLE, COST))
    assert found.sizes == SIZES
    for smaller, larger in zip(found.mean[::3], found.mean[3::3], strict=False):
        assert larger < smaller - 5
    assert found.mean[0] > 60
    assert found.mean[-1] < 20
    for low, mean, high in zip(found.low, found.mean, found.high, strict=True):
        assert 0 < low <= mean <= high < 180


def test_all_examples_agree_with_the_full_batch_and_larger_sizes_are_left_out() -> None:
    found = find_agreement(FEW, (30, 60, 61, 1000))
    assert found.sizes == (30, 60)
    assert found.high[1] == pytest.approx(0, abs=1e-6)
    assert found.low[0] > 1


def test_examples_that_are_all_the_same_agree() -> None:
    one = few(1).train
    same = Split(one.images.repeat(20, axis=0), one.labels.repeat(20))
    found = find_agreement(Dataset("mnist-6k", same, WHOLE.test, ""), (1, 5))
    assert found.high == pytest.approx((0, 0), abs=1e-6)


def test_one_of_two_examples_has_one_of_their_two_angles() -> None:
    network = TrainerState.start(TrainingConfig(hidden=(4,), dtype="float64")).network
    x, y = few(2).train.inputs("float64"), few(2).train.targets("float64")
    both = [network.backward(network.forward(x[i : i + 1]), y[i : i + 1], COST) for i in (0, 1)]
    one, other = (
        np.concatenate([np.r_[w.ravel(), b] for w, b in zip(g.w, g.b, strict=True)])
        for g in (found.gradient for found in both)
    )
    angles = sorted([angle(one, one + other), angle(other, one + other)])
    found = find_agreement(few(2), (1,), draws=20)
    assert (found.low[0], found.high[0]) == pytest.approx(tuple(angles), abs=1e-6)


def test_the_same_seed_draws_the_same_and_another_draws_others() -> None:
    network = TrainerState.start(TrainingConfig(hidden=(4,))).network
    found = [run_to_end(agreement(network, FEW, COST, (5,), 3, seed)) for seed in (1, 1, 2)]
    assert found[0] == found[1] != found[2]


def test_it_is_found_in_pieces() -> None:
    network = TrainerState.start(TrainingConfig()).network
    runner, pieces = Runner(agreement(network, WHOLE, COST, (1, 2000), 2)), 0
    while not runner.run_for(0.0):
        pieces += 1
    assert pieces == len(WHOLE.train.labels) // 500 + 2 * (1 + 4)
