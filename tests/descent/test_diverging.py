"""Runs that diverge: they stop, give the reason, and do not disturb other runs."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from nudge.nn import COSTS

from tests.descent.support.racing import (
    WHOLE,
    advanced,
    bits,
    make_race,
    make_race_run,
    memory_in_use_after,
    raced,
)
from tests.support.embedded import TRAIN

WILD: dict[str, Any] = {
    "activation": "relu",
    "output_activation": "identity",
    "learning_rate": 300.0,
}


def test_one_that_diverges_stays_where_it_was_and_says_why() -> None:
    race_run = advanced(make_race_run(WHOLE, batch_size=100, **WILD), 60)
    stopped = race_run.state.step
    assert stopped < 60
    assert f"Step {stopped + 1} diverged" in str(race_run.diverged)
    assert not race_run.can_advance
    assert race_run.next_progress("examples") == math.inf
    assert race_run.path.newest.step == stopped
    assert np.isfinite(race_run.path.positions).all()
    before = bits(race_run)
    assert bits(advanced(race_run, 3)) == before


def test_the_last_point_before_diverging_has_its_cost_also_where_steps_are_left_out() -> None:
    race_run = make_race_run(WHOLE, batch_size=100, dtype="float64", every=64, **WILD)
    advanced(race_run, 60)
    assert race_run.diverged is not None
    path = race_run.path
    assert path.newest.step >= len(path)  # some steps have no point
    with np.errstate(all="ignore"):
        a = race_run.state.network.forward(WHOLE.train.inputs("float64")).a[-1]
        expected = COSTS["squared"].of_set(a, WHOLE.train.targets("float64"))
    assert expected > 1e6  # also infinity, which is not NaN
    assert path.newest.cost == pytest.approx(expected, rel=1e-9)


def test_one_that_has_diverged_holds_on_to_no_mini_batch() -> None:
    race_run = make_race_run(WHOLE, hidden=(2,), batch_size=TRAIN, **WILD)
    assert memory_in_use_after(race_run, 60) < WHOLE.train.inputs("float32").nbytes / 4
    assert race_run.diverged is not None


def test_one_that_diverges_leaves_the_others() -> None:
    room = {"activation": "relu", "output_activation": "identity", "learning_rate": 0.001}
    wild = {"batch_size": 10, "learning_rate": 900.0}
    race = raced(make_race(room=room, runs=[{"batch_size": 10}, wild]), 300)
    calm, gone = race.runs
    assert gone.diverged is not None
    assert gone.state.step < 30
    assert calm.diverged is None
    assert calm.state.examples_seen == 300
    assert race.progress == 300
    assert not race.is_over
    assert bits(calm) == bits(raced(make_race(10, room=room), 300).runs[0])


def test_a_race_in_which_all_have_diverged_is_over() -> None:
    room = {"activation": "relu", "output_activation": "identity", "learning_rate": 900.0}
    race = raced(make_race(10, 20, room=room), 3000)
    assert all(race_run.diverged for race_run in race.runs)
    assert race.is_over
