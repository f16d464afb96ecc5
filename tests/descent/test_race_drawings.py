"""A race in a room that trains on drawings: it is over the same examples, as often each."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from nudge.descent.agreement import agreement
from nudge.descent.full_batch import look
from nudge.descent.path import flat_gradient
from nudge.descent.surface import examples_of_surface
from nudge.errors import NudgeError
from nudge.nn import COSTS
from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_of
from nudge.training.resumable import Runner
from nudge.training.run.history import Run
from nudge.training.trainer import TrainerState

from tests.descent.support.racing import SMALL, in_a_row, race_of, raced
from tests.training.drawn import COUNT, drawings

MINE = drawings()
OTHERS = drawings(3, seed=8)
ROOM: dict[str, Any] = {"train_on": "both", "drawings": MINE.digest, "drawings_weight": 50}


def config(**settings: Any) -> TrainingConfig:
    return TrainingConfig(**{**SMALL, **ROOM, **settings})


def test_a_run_of_a_race_makes_the_steps_of_a_room_of_its_settings() -> None:
    for room in (ROOM, {**ROOM, "train_on": "drawings"}, {**ROOM, "augment": True}):
        settings = config(**room, batch_size=1000)
        race = raced(race_of(1000, room=room, dataset=dataset_of(settings)), 9000)
        run = Run(settings)
        race_run = race.runs[0]
        run.advance(race_run.state.step)
        assert race_run.state.step > 1
        assert in_a_row(race_run.state) == in_a_row(run.state)


def test_a_full_batch_is_all_that_an_epoch_deals() -> None:
    race = race_of("full", 100, room=ROOM, dataset=dataset_of(config()))
    raced(race, 4000 + 50 * COUNT)
    full = race.runs[0]
    assert full.is_full
    assert (full.state.step, full.state.examples_seen) == (1, 4350)


def test_cost_and_gradient_of_all_count_a_drawing_as_often_as_it_is_dealt() -> None:
    settings = config(dtype="float64")
    train = dataset_of(settings).train
    network = TrainerState.start(settings).network
    walk = Runner(look(network, COSTS["squared"], train))
    walk.run_for(60)
    index = np.concatenate([np.arange(4000), np.repeat(4000 + np.arange(COUNT), 50)])
    x, y = train.inputs("float64")[index], train.targets("float64")[index]
    forward = network.forward(x)
    backward = network.backward(forward, y, COSTS["squared"])
    assert walk.result.cost == pytest.approx(COSTS["squared"].of_set(forward.a[-1], y), rel=1e-12)
    expected = flat_gradient(backward.gradient)
    assert np.allclose(walk.result.gradient, expected, rtol=1e-9, atol=1e-15)


def test_mini_batches_of_everything_agree_with_it() -> None:
    settings = config(train_on="drawings")
    network = TrainerState.start(settings).network
    walk = Runner(
        agreement(network, dataset_of(settings), COSTS["squared"], sizes=(1, COUNT), draws=2)
    )
    walk.run_for(60)
    assert walk.result.sizes == (1, COUNT)
    assert walk.result.mean[-1] == pytest.approx(0, abs=1e-3)
    assert math.isfinite(walk.result.mean[0])


def test_the_surface_is_over_what_is_trained_on() -> None:
    x, y = examples_of_surface(dataset_of(config(train_on="drawings")), 1000)
    assert len(x) == len(y) == COUNT
    x, _ = examples_of_surface(dataset_of(config()), 100_000)
    assert len(x) == 4000 + COUNT


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
        race_of(10, room=ROOM, dataset=dataset_of(config()), start=changes)
    field = next(iter(changes))
    assert caught.value.code == "bad_setting"
    assert caught.value.field == f"start.{field}"
    assert caught.value.value == changes[field]


def test_a_start_may_say_again_what_the_room_trains_on() -> None:
    race = race_of(10, room=ROOM, dataset=dataset_of(config()), start={**ROOM, "seed": 4})
    assert race.start.seed == 4
    assert race.start.drawings == MINE.digest
