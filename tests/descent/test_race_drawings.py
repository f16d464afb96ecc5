"""A race in a room that trains on drawings: it uses the same examples, equally often."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from nudge.descent.agreement import agreement
from nudge.descent.full_batch import full_batch_gradient
from nudge.descent.path import flat_gradient
from nudge.descent.surface import choose_surface_examples
from nudge.errors import NudgeError
from nudge.nn import COSTS
from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_for
from nudge.training.resumable import Runner, run_to_end
from nudge.training.run.history import Run
from nudge.training.trainer import TrainerState

from tests.descent.support.racing import SMALL, in_a_row, make_race, raced
from tests.support.embedded import TRAIN
from tests.training.sample_drawings import COUNT, drawings

MINE = drawings()
OTHERS = drawings(3, seed=8)
ROOM: dict[str, Any] = {"train_on": "both", "drawings": MINE.digest, "drawings_weight": 50}


def config(**settings: Any) -> TrainingConfig:
    return TrainingConfig(**{**SMALL, **ROOM, **settings})


def test_a_run_of_a_race_makes_the_steps_of_a_room_of_its_settings() -> None:
    for room in (ROOM, {**ROOM, "train_on": "drawings"}, {**ROOM, "augment": True}):
        settings = config(**room, batch_size=1000)
        race = raced(make_race(1000, room=room, dataset=dataset_for(settings)), 9000)
        run = Run(settings)
        race_run = race.runs[0]
        run.advance(race_run.state.step)
        assert race_run.state.step > 1
        assert in_a_row(race_run.state) == in_a_row(run.state)


def test_a_full_batch_has_all_examples_of_an_epoch() -> None:
    race = make_race("full", 100, room=ROOM, dataset=dataset_for(config()))
    raced(race, TRAIN + 50 * COUNT)
    full = race.runs[0]
    assert full.is_full
    assert (full.state.step, full.state.examples_seen) == (1, TRAIN + 50 * COUNT)


def test_the_full_batch_counts_a_drawing_as_often_as_its_weight() -> None:
    settings = config(dtype="float64")
    train = dataset_for(settings).train
    network = TrainerState.start(settings).network
    runner = Runner(full_batch_gradient(network, COSTS["squared"], train))
    runner.run_for(60)
    index = np.concatenate([np.arange(TRAIN), np.repeat(TRAIN + np.arange(COUNT), 50)])
    x, y = train.inputs("float64")[index], train.targets("float64")[index]
    forward = network.forward(x)
    backward = network.backward(forward, y, COSTS["squared"])
    assert runner.result.cost == pytest.approx(COSTS["squared"].of_set(forward.a[-1], y), rel=1e-12)
    expected = flat_gradient(backward.gradient)
    assert np.allclose(runner.result.gradient, expected, rtol=1e-9, atol=1e-15)


def test_a_mini_batch_of_all_examples_agrees_with_the_full_batch() -> None:
    settings = config(train_on="drawings")
    network = TrainerState.start(settings).network
    runner = Runner(
        agreement(network, dataset_for(settings), COSTS["squared"], sizes=(1, COUNT), draws=2)
    )
    runner.run_for(60)
    assert runner.result.sizes == (1, COUNT)
    assert runner.result.mean[-1] == pytest.approx(0, abs=1e-3)
    assert math.isfinite(runner.result.mean[0])


def test_the_surface_is_over_what_is_trained_on() -> None:
    x, y = choose_surface_examples(dataset_for(config(train_on="drawings")), 1000)
    assert len(x) == len(y) == COUNT


def test_all_examples_of_the_surface_have_the_cost_of_the_full_batch() -> None:
    settings = config(dtype="float64")
    dataset, network = dataset_for(settings), TrainerState.start(settings).network
    x, y = choose_surface_examples(dataset, 100_000)
    assert len(x) == dataset.train.examples_per_epoch == TRAIN + 50 * COUNT
    found = COSTS["squared"].of_set(network.forward(x.astype("float64")).a[-1], y)
    full = run_to_end(full_batch_gradient(network, COSTS["squared"], dataset.train))
    assert found == pytest.approx(full.cost, rel=1e-6)


@pytest.mark.parametrize(
    "changes",
    [
        {"train_on": "dataset"},
        {"drawings": OTHERS.digest},
        {"drawings_weight": 2},
        {"train_on": "drawings", "learning_rate": 1.0},
    ],
)
def test_a_start_that_is_trained_on_something_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(NudgeError) as caught:
        make_race(10, room=ROOM, dataset=dataset_for(config()), start=changes)
    field = next(iter(changes))
    assert caught.value.code == "bad_setting"
    assert caught.value.field == f"start.{field}"
    assert caught.value.value == changes[field]


def test_a_start_may_say_again_what_the_room_trains_on() -> None:
    race = make_race(10, room=ROOM, dataset=dataset_for(config()), start={**ROOM, "seed": 4})
    assert race.start.seed == 4
    assert race.start.drawings == MINE.digest
