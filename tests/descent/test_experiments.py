"""The texts of the experiments are true in the races that the page offers."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pytest
from nudge.descent.experiments import EXPERIMENTS
from nudge.descent.race import Race
from nudge.descent.run import RaceRun
from nudge.nn import Array
from nudge.settings import Settings
from nudge.training.config import TrainingConfig
from nudge.training.resumable import run_to_end

from tests.descent.support.curvature import Ground, curvatures
from tests.descent.support.racing import WHOLE
from tests.support.embedded import TRAIN

pytestmark = pytest.mark.timeout(600)  # 1,000 full-batch steps on a busy machine

TEXTS = Settings().locales_dir / "en" / "story" / "experiments.ftl"
EVERYTHING_ELSE = TrainingConfig(
    hidden=(9,),
    activation="relu",
    output_activation="softmax",
    cost="cross_entropy",
    initializer="he",
    optimizer="adam",
    learning_rate=0.7,
    batch_size=7,
    l2=0.3,
    dtype="float64",
    seed=99,
)


@cache
def finished(id: str) -> Race:
    """The experiment's race, at its end."""
    race = Race(EXPERIMENTS[id].race, TrainingConfig(), WHOLE)
    run_to_end(race.advance_to(race.until))
    return race


def find_run(id: str, **settings: object) -> RaceRun:
    """The run of an experiment with these settings; there must be exactly one."""
    found = [
        each
        for each in finished(id).runs
        if all(getattr(each.config, name) == value for name, value in settings.items())
    ]
    assert len(found) == 1
    return found[0]


def costs(run: RaceRun) -> Array:
    """The full-batch cost at every point of the path: at index n that of step n, unless thinned."""
    found: Array = run.path.columns["cost"]
    return found


def test_every_experiment_has_its_texts_and_every_text_an_experiment() -> None:
    text = TEXTS.read_text("utf-8")
    assert re.findall(r"^experiment-([a-z-]+) =$", text, re.MULTILINE) == list(EXPERIMENTS)
    assert [each.id for each in EXPERIMENTS.values()] == list(EXPERIMENTS)


@pytest.mark.parametrize("id", EXPERIMENTS)
def test_an_experiment_is_the_same_in_every_room(id: str) -> None:
    usual, other = (
        Race(EXPERIMENTS[id].race, room, WHOLE) for room in (TrainingConfig(), EVERYTHING_ELSE)
    )
    assert [each.config for each in usual.runs] == [each.config for each in other.runs]


@pytest.mark.parametrize("id", EXPERIMENTS)
def test_the_runs_of_an_experiment_begin_at_one_point_and_make_equal_steps(id: str) -> None:
    race = finished(id)
    starts = [each.path.positions[0] for each in race.runs]
    assert all((start == starts[0]).all() for start in starts)
    assert all(each.state.step == race.until for each in race.runs if not each.diverged)
    assert race.is_over


def test_the_bowl_allows_no_learning_rate_above_what_is_said() -> None:
    x = np.hstack([WHOLE.train.inputs("float64"), np.ones((len(WHOLE.train), 1))])
    steepest = np.linalg.eigvalsh(2 * x.T @ x / len(x))[-1]
    stated = re.search(r"any rate above (0\.\d+)\s+overshoots", TEXTS.read_text("utf-8"))
    assert stated
    assert 2 / steepest == pytest.approx(float(stated[1]), abs=5e-5)


def test_a_learning_rate_too_small_is_right_at_every_step_and_hardly_gets_anywhere() -> None:
    timid = costs(find_run("too-small", learning_rate=0.0005))
    right = costs(find_run("too-small", learning_rate=0.02))
    assert (np.diff(timid) < 0).all()
    assert timid[100] > right[3]
    assert timid[100] > 3 * right[100]


def test_the_right_learning_rate_comes_down_at_every_step_and_ends_lowest() -> None:
    small, right, large = (
        costs(find_run("just-right", learning_rate=rate)) for rate in (0.0005, 0.02, 0.0258)
    )
    assert (np.diff(right) < 0).all()
    assert right[-1] < 0.6 < 1.5 < small[-1] < large[-1]
    assert large[-1] > large[0]


def test_a_learning_rate_too_large_lands_higher_on_the_other_side_each_time() -> None:
    run = find_run("too-large", learning_rate=0.0258)
    steps = np.diff(run.path.positions.astype("float64"), axis=0)[10:]
    lengths = np.linalg.norm(steps, axis=1)
    turned = (steps[1:] * steps[:-1]).sum(axis=1) / (lengths[1:] * lengths[:-1])
    assert (turned < -0.9).all()  # back across the valley
    assert (np.diff(lengths) > 0).all()
    assert (np.diff(costs(run))[10:] > 0).all()
    assert costs(run)[-1] > costs(run)[0]


def test_one_far_too_large_diverges_and_the_others_go_on() -> None:
    run = find_run("too-large", learning_rate=0.04)
    growth = costs(run)[11:31] / costs(run)[10:30]
    np.testing.assert_allclose(growth, 4.5, rtol=0.02)
    assert f"Step {run.state.step + 1} diverged" in str(run.diverged)
    assert run.state.step < 100
    assert sum(each.diverged is None for each in finished("too-large").runs) == 2


def test_noise_leaves_the_saddle_that_the_full_batch_sits_on() -> None:
    quick, careful = (find_run("saddle", batch_size=size) for size in (100, TRAIN))
    assert quick.config == careful.config.changed({"batch_size": 100})  # the only difference
    assert quick.state.step == careful.state.step == 1000
    stuck = costs(careful)[careful.path.columns["step"] >= 10]
    np.testing.assert_allclose(stuck, np.log(10), rtol=1e-4)
    assert costs(quick)[-1] < np.log(10) / 2
    first = quick.path.columns["step"][costs(quick) < 0.9 * np.log(10)][0]
    assert 100 < first < 600  # it was at the saddle too, and left it


def test_where_the_full_batch_sits_is_a_saddle_and_not_merely_far_from_steep() -> None:
    run = find_run("saddle", batch_size=TRAIN)
    ground = Ground(run.state.network, run.config.cost)
    start, end = run.path.positions[[0, -1]].astype("float64")
    slope = ground.gradient(end)
    rng = np.random.default_rng(0)
    noisy = ground.gradient(end, rng.choice(TRAIN, 100, replace=False))
    assert np.linalg.norm(slope) < 1e-3 * np.linalg.norm(ground.gradient(start))
    assert np.linalg.norm(noisy) > 1e4 * np.linalg.norm(slope)
    curved, down = curvatures(lambda direction: ground.hessian_times(end, direction), len(end))
    assert curved[0] < -1e-5
    assert 0.4 < curved[-1] < 2 / run.config.learning_rate  # else it would leave by overshooting
    cost_at_end = ground.cost_at(end)
    assert min(ground.cost_at(end + 3 * down), ground.cost_at(end - 3 * down)) < cost_at_end - 1e-3


def test_momentum_and_adam_get_further_down_the_slope_than_plain_descent() -> None:
    plain, momentum, adam = (
        costs(find_run("momentum-and-adam", optimizer=name)) for name in ("sgd", "momentum", "adam")
    )
    assert (momentum[3:11] > plain[3:11]).sum() >= 6  # it swings from side to side at first
    assert (np.diff(momentum[:11]) > 0).any()
    assert (momentum[20:] < plain[20:]).all()
    assert (adam[20:] < plain[20:]).all()
    assert max(momentum[-1], adam[-1]) < 0.85 * plain[-1]


def test_momentum_moves_further_in_about_the_same_direction_and_adam_in_another() -> None:
    plain, momentum, adam = (
        find_run("momentum-and-adam", optimizer=name).path.positions.astype("float64")
        for name in ("sgd", "momentum", "adam")
    )
    offsets = [path[-1] - path[0] for path in (plain, momentum, adam)]
    length = [np.linalg.norm(offset) for offset in offsets]
    assert offsets[0] @ offsets[1] > 0.8 * length[0] * length[1]
    assert offsets[0] @ offsets[2] < 0.5 * length[0] * length[2]
    assert length[1] > 1.3 * length[0]
    moved = np.abs(adam[1] - adam[0])
    has_moved = moved > 0  # weights of pixels that are dark in every image do not move
    assert has_moved.mean() > 0.8
    assert (np.abs(moved[has_moved] - 0.003) < 3e-5).mean() > 0.99
