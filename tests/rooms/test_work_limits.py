"""Limits on steps, epochs, questions, curves and surfaces."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from nudge.data.catalogue import MNIST_UPRIGHT
from nudge.data.datasets import LOADERS, DatasetCache, RepeatedSplit, load_embedded
from nudge.descent.settings import RaceSettings
from nudge.errors import NudgeError
from nudge.rooms.work_limits import (
    MAX_DRAWINGS_PER_EPOCH,
    MAX_SURFACE,
    MAX_WORK,
    refuse_large_set,
    refuse_long_curve,
    refuse_long_epoch,
    refuse_slow_race_steps,
    refuse_slow_steps,
    surface_size,
)
from nudge.training.config import TrainingConfig

from tests.rooms.sample_rooms import make_session
from tests.support.embedded import TRAIN
from tests.training.sample_drawings import drawings

EPOCH_OF_MNIST_UPRIGHT = 66_830
"""Examples of an epoch of all 60,000 upright images: some of them occur more than once."""

LARGEST: dict[str, Any] = {"hidden": (256,) * 8, "learning_rate": 0.001}


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"batch_size": TRAIN},
        {"batch_size": 100_000},
        {"hidden": (256, 128), "batch_size": 1000},
        {**LARGEST, "batch_size": 100},
    ],
)
def test_what_people_train_is_within_the_limit(settings: dict[str, Any]) -> None:
    refuse_slow_steps(TrainingConfig(**settings))


def test_a_full_batch_of_the_largest_data_set_fits_the_default_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of the default training on upright MNIST, and of the race that opens in it."""
    upright = RepeatedSplit(
        np.zeros((0, 28, 28), np.uint8),
        np.zeros(0, np.uint8),
        order=np.zeros(EPOCH_OF_MNIST_UPRIGHT, np.int32),
    )
    whole = replace(load_embedded(), name=MNIST_UPRIGHT.name, train=upright)
    monkeypatch.setitem(LOADERS, MNIST_UPRIGHT.name, lambda _: whole)
    monkeypatch.setattr("nudge.data.datasets.DATASETS", DatasetCache())
    config = TrainingConfig(dataset=MNIST_UPRIGHT.name)
    refuse_slow_steps(config.changed({"batch_size": EPOCH_OF_MNIST_UPRIGHT}))
    refuse_slow_race_steps(RaceSettings(), config)


def test_a_large_network_with_large_batches_is_refused_and_the_error_tells_what_fits() -> None:
    config = TrainingConfig(**LARGEST, batch_size=TRAIN)
    with pytest.raises(NudgeError) as caught:
        refuse_slow_steps(config)
    parameters = make_session(**LARGEST).progress().parameter_count
    most = MAX_WORK // parameters
    assert (caught.value.field, caught.value.value) == ("batch_size", TRAIN)
    assert caught.value.allowed == f"1 to {most} in a network of {parameters:,} parameters"
    refuse_slow_steps(TrainingConfig(**LARGEST, batch_size=most))


def test_a_session_refuses_too_large_a_network_and_stays_as_it_was() -> None:
    session = make_session(batch_size=TRAIN)
    session.advance(1)
    with pytest.raises(NudgeError, match="batch_size"):
        session.configure(LARGEST)
    assert (session.run.step, session.run.config.hidden) == (1, (4,))


@pytest.mark.parametrize(("count", "weight"), [(100, 1000), (900, 111), (333, 300)])
def test_an_epoch_has_at_most_a_hundred_thousand_drawings(count: int, weight: int) -> None:
    mine = drawings(count)
    both: dict[str, Any] = {"train_on": "both", "drawings": mine.digest}
    refuse_long_epoch(TrainingConfig(**both, drawings_weight=weight))
    more = drawings(count + 1)
    late = TrainingConfig(**{**both, "drawings": more.digest}, drawings_weight=weight)
    with pytest.raises(NudgeError) as caught:
        refuse_long_epoch(late)
    error = caught.value
    assert (error.code, error.field, error.value) == ("bad_setting", "drawings_weight", weight)
    most = MAX_DRAWINGS_PER_EPOCH // (count + 1)
    assert error.allowed == f"1 to {most} with {count + 1:,} drawings"
    assert error.message == f"drawings_weight cannot be {weight}: allowed is {error.allowed}."
    refuse_long_epoch(late.changed({"drawings_weight": most}))


def test_the_weight_of_drawings_is_not_limited_where_it_has_no_effect() -> None:
    mine = drawings(1000)
    for train_on in ("drawings", "dataset"):
        settings: dict[str, Any] = {"train_on": train_on, "drawings": mine.digest}
        refuse_long_epoch(TrainingConfig(**settings, drawings_weight=1000))


def test_every_set_of_the_largest_network_can_be_asked_about() -> None:
    parameters = make_session(**LARGEST).run.state.network.parameter_count
    refuse_large_set(parameters, TRAIN, "all")
    with pytest.raises(NudgeError) as raised:
        refuse_large_set(parameters, 60_000, "all")
    assert (raised.value.field, raised.value.value) == ("set", "all")
    assert "60000 examples" in raised.value.message


@pytest.mark.parametrize(
    ("sizes", "points"), [((784, 16, 16, 10), 201), ((784, 256, 10), 201), ((784, 10), 201)]
)
def test_curves_over_all_examples_have_all_their_points(sizes: Any, points: int) -> None:
    for layer in range(1, len(sizes)):
        refuse_long_curve(sizes, layer, 4000, points)


def test_a_curve_that_would_take_too_long_says_how_many_points_it_may_have() -> None:
    sizes = (784, *LARGEST["hidden"], 10)
    with pytest.raises(NudgeError) as raised:
        refuse_long_curve(sizes, 1, 4000, 41)
    assert (raised.value.code, raised.value.field, raised.value.value) == ("too_much", "points", 41)
    most = int((raised.value.allowed or "").split("up to ")[1].split()[0])
    assert most % 2 == 1
    assert most >= 3
    refuse_long_curve(sizes, 1, 4000, most)
    refuse_long_curve(sizes, 8, 4000, 201)
    refuse_long_curve(sizes, 1, 100, 201)


def test_every_run_of_a_race_keeps_to_the_limit_of_a_step() -> None:
    refuse_slow_race_steps(RaceSettings(), TrainingConfig())
    with pytest.raises(NudgeError) as caught:
        refuse_slow_race_steps(RaceSettings(start={"hidden": [256] * 4}), TrainingConfig())
    assert caught.value.field == "runs.1.batch_size"
    assert caught.value.value == "full"
    assert caught.value.message.startswith("runs.1: ")


@pytest.mark.parametrize(("examples", "points"), [(1000, 51), (4000, 51), (4000, 101), (1, 11)])
def test_the_usual_network_has_any_surface_that_is_wanted(examples: int, points: int) -> None:
    assert surface_size((784, 16, 16, 10), examples, points) == (examples, points)


@pytest.mark.parametrize("sizes", [(784, *[256] * 8, 10), (784, 256, 256, 10), (784, 64, 64, 10)])
@pytest.mark.parametrize("points", [11, 21, 51, 101])
def test_a_large_network_has_a_surface_of_fewer_points_or_examples(
    sizes: tuple[int, ...], points: int
) -> None:
    examples, reduced_points = surface_size(sizes, 4000, points)
    assert reduced_points % 2 == 1
    assert 11 <= reduced_points <= points
    assert 100 <= examples <= 4000
    later_parameters = sum((before + 1) * after for before, after in pairwise(sizes[1:]))
    assert examples * reduced_points**2 * later_parameters <= MAX_SURFACE
