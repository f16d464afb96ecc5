"""A race: its turns are fair by examples, steps or seconds, and it ends where it should."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from nudge.descent.race import Race
from nudge.descent.settings import Fairness, race_settings
from nudge.training.config import TrainingConfig
from nudge.training.trainer import Trainer, TrainerState

from tests.descent.support.racing import (
    FEW,
    SMALL,
    WHOLE,
    Stopwatch,
    bits,
    changed,
    compute_states,
    examples_seen_by,
    few,
    in_a_row,
    make_race,
    passing,
    raced,
    steps_made_by,
)

batch_sizes = st.lists(st.one_of(st.integers(1, 40), st.just("full")), min_size=1, max_size=4)
targets = st.lists(st.floats(0, 90), min_size=1, max_size=3)


class Paced:
    """A clock that each step moves by ``takes(state)`` seconds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, takes: Any) -> None:
        self.now, step = 0.0, Trainer.step

        def timed(trainer: Trainer, state: TrainerState) -> Any:
            self.now += takes(state)
            return step(trainer, state)

        monkeypatch.setattr(Trainer, "step", timed)

    def __call__(self) -> float:
        return self.now


@given(batch_sizes, targets)
@hypothesis_settings(max_examples=60)
def test_at_equal_examples_none_is_ahead_of_another_by_more_than_its_mini_batch(
    sizes: list[int | str], targets: list[float]
) -> None:
    dataset = few(30)
    race = make_race(*sizes, dataset=dataset)
    for target in targets:
        for _ in passing(race, target):
            for behind in race.runs:
                batch = min(behind.config.batch_size, len(dataset.train))
                ahead = max(examples_seen_by(race)) - behind.state.examples_seen
                assert ahead <= batch
        assert max(examples_seen_by(race)) <= max(targets)


@given(batch_sizes, targets)
@hypothesis_settings(max_examples=30)
def test_at_equal_steps_none_is_ahead_by_more_than_one(
    sizes: list[int | str], targets: list[float]
) -> None:
    race = make_race(*sizes, dataset=few(30), fairness="steps")
    for target in targets:
        for _ in passing(race, target):
            assert max(steps_made_by(race)) - min(steps_made_by(race)) <= 1
    assert steps_made_by(race) == [math.floor(max(targets))] * len(sizes)


def test_at_equal_seconds_none_is_ahead_by_more_than_one_step_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(5)
    clock = Paced(monkeypatch, lambda state: chance.uniform(0.5, 1) * state.config.batch_size)
    race = make_race(1, 8, 30, fairness="seconds", until=500.0, clock=clock)
    for _ in passing(race, 400):
        ahead = max(race_run.seconds for race_run in race.runs)
        for race_run in race.runs:
            assert ahead - race_run.seconds <= race_run.config.batch_size
    assert all(370 <= race_run.seconds <= 400 for race_run in race.runs)


def test_at_equal_seconds_the_runs_are_where_they_would_be_side_by_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = {1: 1.0, 10: 2.5, 60: 7.0}
    clock = Paced(monkeypatch, lambda state: seconds[state.config.batch_size])
    race = make_race(1, 10, "full", fairness="seconds", until=100.0, clock=clock)
    for now in (0.5, 1.0, 2.5, 6.9, 7.0, 35.0, 41.3):
        raced(race, now)
        assert steps_made_by(race) == [math.floor(now / takes) for takes in seconds.values()]


def test_at_equal_examples_the_run_with_the_least_progress_after_its_step_is_next() -> None:
    race = make_race(20, "full", 30)
    order = []
    before = steps_made_by(race)
    for _ in passing(race, 60):
        now = steps_made_by(race)
        order += [place for place in range(3) if now[place] != before[place]]
        before = now
    assert order == [0, 2, 0, 0, 1, 2]
    assert examples_seen_by(race) == [60, 60, 60]


@pytest.mark.parametrize(("fairness", "progress"), [("examples", 100.0), ("steps", 7.0)])
def test_whichever_way_it_is_cut_the_race_is_the_same(fairness: Fairness, progress: float) -> None:
    whole = raced(make_race(7, "full", fairness=fairness), progress)
    cut = make_race(7, "full", fairness=fairness)
    for target in np.linspace(0, progress, 23):
        raced(cut, float(target))
    for one, other in zip(whole.runs, cut.runs, strict=True):
        assert bits(one) == bits(other)


def test_every_run_is_the_run_it_would_be_by_itself() -> None:
    race = raced(make_race(7, "full", 1), 120)
    for race_run in race.runs:
        states = compute_states(race_run.config, FEW, race_run.state.step)
        for point in race_run.path.points:
            assert point.position.tobytes() == in_a_row(states[point.step])


def test_all_start_from_the_same_parameters_which_are_the_rooms_unless_changed() -> None:
    race = raced(make_race(7, "full", room={"seed": 5}), 0)
    one, other = race.runs
    assert in_a_row(one.state) == in_a_row(other.state)
    assert in_a_row(one.state) == in_a_row(
        compute_states(TrainingConfig(**SMALL, seed=5), FEW, 0)[0]
    )
    start = {"seed": 9, "hidden": [4], "learning_rate": 0.25}
    changed_start = raced(make_race(7, "full", room={"seed": 5}, start=start), 0)
    assert changed_start.start == TrainingConfig(hidden=(4,), learning_rate=0.25, seed=9)
    for race_run in changed_start.runs:
        assert race_run.config.learning_rate == 0.25
        assert race_run.state.network.sizes == (784, 4, 10)


def test_progress_is_how_far_all_are_and_the_front_how_far_one_is() -> None:
    race = raced(make_race(10, "full"), 50)
    assert (race.progress, race.front) == (0, 50)
    raced(race, 60)
    assert (race.progress, race.front) == (60, 60)


def test_a_race_is_over_when_nobody_can_make_another_step_before_the_end() -> None:
    race = make_race(10, "full", until=119.0)
    assert not race.is_over
    raced(race, 118)
    assert race.is_over
    assert examples_seen_by(race) == [110, 60]
    raced(race, 1e6)
    assert examples_seen_by(race) == [110, 60]
    longer = changed(race, until=120.0)
    assert not longer.is_over
    assert examples_seen_by(raced(longer, 120)) == [120, 120]


def test_a_race_changed_to_another_fairness_on_its_way_ends_with_equal_runs() -> None:
    race = raced(make_race(1, "full"), 1200)
    assert steps_made_by(race) == [1200, 20]
    equal = changed(race, fairness="steps")
    assert equal.until == 1200, "the usual end of 600 steps is behind the first run"
    assert not equal.is_over
    assert steps_made_by(raced(equal, 1200)) == [1200, 1200]
    assert equal.is_over
    assert changed(equal, speed=None).until == 1200
    assert changed(race, fairness="steps", until=600.0).until == 600, "a chosen end stays"


def test_when_it_is_over_all_is_known_of_where_the_runs_ended() -> None:
    race = make_race(1, "full", until=3000.0)
    raced(race, 2990)
    assert race.runs[0].path.every > 1
    raced(race, 3000)
    for race_run in race.runs:
        assert race_run.state.examples_seen == 3000
        assert math.isfinite(race_run.path.newest.cost)
        assert math.isfinite(race_run.path.newest.angle)


@pytest.mark.parametrize(("speed", "a_second"), [(1.0, 60.0), (0.5, 30.0), (None, math.inf)])
def test_its_pace_is_an_epoch_a_second_times_the_speed(
    speed: float | None, a_second: float
) -> None:
    assert make_race(10, speed=speed).pace == a_second


def test_the_path_of_very_many_steps_begins_with_points_several_steps_apart() -> None:
    endless = make_race(1, 100, "full", dataset=WHOLE, until=1e9)
    assert [race_run.path.every for race_run in endless.runs] == [64, 64, 64]
    race = make_race(1, 100, "full", dataset=WHOLE)
    assert [race_run.path.every for race_run in race.runs] == [64, 1, 1]
    at_equal_steps = make_race(1, 100, "full", dataset=WHOLE, fairness="steps")
    assert [race_run.path.every for race_run in at_equal_steps.runs] == [1, 1, 1]


def test_the_clock_is_a_real_one_unless_another_is_given() -> None:
    race = Race(race_settings({"fairness": "steps"}), TrainingConfig(**SMALL), FEW)
    assert all(race_run.seconds > 0 for race_run in raced(race, 3).runs)
    still = make_race(10, fairness="steps", clock=Stopwatch())
    assert raced(still, 3).runs[0].seconds == 0
