"""A run: replays are exact, and a change drops the later steps."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig, make_config
from nudge.training.run.history import Run
from nudge.training.trainer import Diverged

from tests.training.bits import bits


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_going_back_500_steps_gives_the_same_bits_as_the_first_time(optimizer: str) -> None:
    run = Run(make_config({"optimizer": optimizer, "learning_rate": 0.01}))
    run.advance(137)
    first_time = bits(run.record)
    run.advance(500)
    later = bits(run.record)
    assert bits(run.seek(137)) == first_time
    assert run.step == 137
    assert bits(run.seek(637)) == later


def test_every_step_can_be_gone_to_also_across_thinned_checkpoints() -> None:
    run = Run(make_config({"batch_size": 5, "hidden": [4]}))
    run.log.checkpoints._spacing, run.log.checkpoints._capacity = 1, 16
    seen = {}
    for step in range(1, 121):
        run.advance(1)
        seen[step] = bits(run.record)
    assert len(run.log.checkpoints) <= 17
    for step in (120, 1, 63, 64, 65, 2, 119):
        assert bits(run.seek(step)) == seen[step]


def test_training_on_after_going_back_makes_the_same_steps_again() -> None:
    run = Run(TrainingConfig())
    run.advance(90)
    first_time, costs = bits(run.record), run.costs
    run.seek(20)
    run.advance(70)
    assert bits(run.record) == first_time
    assert np.array_equal(run.costs, costs)


def test_step_0_is_a_place_to_go_to_and_nothing_beyond_the_latest_is() -> None:
    run = Run(TrainingConfig())
    run.advance(3)
    assert run.seek(0).batch is None
    assert run.latest == 3
    for step in (-1, 4):
        with pytest.raises(NudgeError) as raised:
            run.seek(step)
        assert raised.value.allowed == "0 to 3"
    assert run.step == 0


@pytest.mark.parametrize(
    "change",
    [
        {"learning_rate": 0.1},
        {"batch_size": 7},
        {"optimizer": "adam", "learning_rate": 0.01},
        {"activation": "tanh"},
        {"l2": 0.01},
        {"cost": "cross_entropy", "output_activation": "softmax"},
    ],
)
def test_a_setting_changed_on_the_way_replays_at_its_step(change: dict[str, Any]) -> None:
    run = Run(TrainingConfig())
    run.advance(10)
    assert run.configure(change) is False
    run.advance(70)
    first_time = bits(run.record)
    run.seek(5)
    assert run.config.learning_rate == 3
    assert bits(run.seek(80)) == first_time
    run.seek(10)
    run.advance(70)
    assert bits(run.record) == first_time


def test_several_changes_at_one_step_replay_in_their_order() -> None:
    run = Run(make_config({"optimizer": "momentum", "learning_rate": 0.1}))
    run.advance(8)
    for change in ({"optimizer": "sgd"}, {"optimizer": "momentum"}, {"batch_size": 30}):
        run.configure(change)
    run.advance(8)
    first_time = bits(run.record)
    run.seek(3)
    assert bits(run.seek(16)) == first_time


def test_a_change_does_not_touch_the_record_of_the_step_it_follows() -> None:
    run = Run(TrainingConfig())
    run.advance(4)
    before = bits(run.record)
    run.configure({"activation": "tanh"})
    assert bits(run.record) == before
    assert bits(run.seek(4)) == before


@pytest.mark.parametrize("change", [{"hidden": [8]}, {"seed": 9}, {"dtype": "float64"}])
def test_a_change_of_what_is_not_hot_starts_again(change: dict[str, Any]) -> None:
    run = Run(TrainingConfig())
    run.advance(3)
    assert run.configure(change) is True
    assert (run.step, run.latest) == (0, 0)


def test_a_refused_change_changes_nothing() -> None:
    run = Run(TrainingConfig())
    run.advance(3)
    with pytest.raises(NudgeError):
        run.configure({"learning_rate": -1})
    assert (run.step, run.config) == (3, TrainingConfig())


def test_replaced_parameters_replay_too_and_must_fit() -> None:
    run, other = Run(TrainingConfig()), Run(make_config({"seed": 5}))
    run.advance(6)
    run.replace_parameters(other.state.network)
    run.advance(70)
    first_time = bits(run.record)
    run.seek(2)
    assert bits(run.seek(76)) == first_time
    with pytest.raises(NudgeError):
        run.replace_parameters(Run(make_config({"hidden": [3]})).state.network)


def test_reset_is_the_first_step_again_or_that_of_another_seed() -> None:
    run = Run(TrainingConfig())
    run.advance(1)
    first = bits(run.record)
    run.advance(30)
    run.reset()
    run.advance(1)
    assert bits(run.record) == first
    run.reset(seed=1)
    run.advance(1)
    assert bits(run.record) != first


def test_a_diverged_run_stands_at_its_last_good_step_and_can_go_back() -> None:
    run = Run(make_config({"activation": "relu", "output_activation": "identity"}))
    run.advance(1)
    first = bits(run.record)
    run.configure({"learning_rate": 1000})
    with pytest.raises(Diverged) as raised:
        run.advance(100)
    assert run.step == run.latest == raised.value.step - 1
    assert np.isfinite(run.costs).all()
    assert bits(run.seek(1)) == first


def test_after_many_steps_at_once_diverge_the_record_is_that_of_the_last_good_step() -> None:
    settings = {"activation": "relu", "output_activation": "identity", "learning_rate": 0.01}
    at_once, one_by_one = Run(make_config(settings)), Run(make_config(settings))
    for run in (at_once, one_by_one):
        run.advance(4)
        run.configure({"learning_rate": 3})
    with pytest.raises(Diverged):
        at_once.advance(100)
    assert at_once.step > 5
    for _ in range(at_once.step - 4):
        one_by_one.advance()
    visible = bits(at_once.record)
    assert visible == bits(one_by_one.record)
    assert bits(at_once.seek(at_once.latest)) == visible


def test_a_deadline_that_has_passed_still_makes_one_step() -> None:
    run = Run(TrainingConfig())
    assert run.advance(100, deadline=0.0) == 1
    assert run.step == 1
