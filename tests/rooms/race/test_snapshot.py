"""Snapshots of a race: of one moment, although the runs go on meanwhile."""

from __future__ import annotations

import pytest
from nudge.data.datasets import load_embedded
from nudge.descent.race import Race
from nudge.descent.settings import race_settings
from nudge.rooms.race.race_plane import RacePlane
from nudge.rooms.race.snapshot import PathProjector, RaceSnapshot, race_state
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable, Runner, run_to_end

from tests.rooms.race.sample_races import FOUR, QUICK
from tests.rooms.sample_rooms import SMALL
from tests.support.embedded import TRAIN

DATASET = load_embedded()


def make_race(until: float) -> Race:
    settings = race_settings({**QUICK, "runs": FOUR, "until": until})
    return Race(settings, TrainingConfig(**SMALL), DATASET)


def snapshot_while_race_ends(snapshot: Resumable[RaceSnapshot], race: Race) -> RaceSnapshot:
    """Return ``snapshot``, where the race runs to its end after the snapshot's first piece."""
    runner = Runner(snapshot)
    assert not runner.run_for(0), "it takes more than a piece"
    run_to_end(race.advance_to(race.until))
    assert race.is_over
    runner.run_for()
    return runner.result


@pytest.mark.parametrize("has_plane", [True, False])
def test_a_snapshot_is_of_one_moment_although_the_runs_go_on(has_plane: bool) -> None:
    race = make_race(until=TRAIN)
    run_to_end(race.advance_to(2000))
    race_plane = RacePlane(race, DATASET)
    if has_plane:
        run_to_end(race_plane.fit(race))
    steps, progress = [each.path.newest.step for each in race.runs], race.progress
    assert steps == [20, 0, 6, 2]
    snapshot = snapshot_while_race_ends(PathProjector().snapshot(race, race_plane, True), race)
    assert [run.step for run in snapshot.state.runs] == steps
    assert (snapshot.state.over, snapshot.state.playing) == (False, True)
    assert snapshot.state.progress == progress
    assert [path.columns["step"][-1] for path in snapshot.paths] == (steps if has_plane else [])


def test_all_figures_of_a_run_are_of_one_point_of_its_path() -> None:
    race = make_race(
        until=1e9
    )  # paths of so many steps have points 64 steps apart, after the first ones
    run_to_end(race.advance_to(7000))
    race_plane = RacePlane(race, DATASET)
    run_to_end(race_plane.fit(race))
    snapshot = run_to_end(PathProjector().snapshot(race, race_plane, True))
    assert race.runs[0].path.newest.step == 70
    for run, race_run, path in zip(snapshot.state.runs, race.runs, snapshot.paths, strict=True):
        (point,) = (each for each in race_run.path.points if each.step == run.step)
        assert (run.cost, run.angle) == (point.cost, point.angle)
        assert (run.examples_seen, run.seconds) == (point.examples_seen, point.seconds)
        x, y = (float(each) for each in path.xy[-1])
        view = race_plane.view
        assert view is not None
        assert run.plane_cost == run_to_end(view.surface.cost_at((x, y)))
        assert run.true_cost == run_to_end(view.surface.cost_at_position(point.position))
        assert (path.columns["step"][-1], path.columns["cost"][-1]) == (run.step, run.cost)
    assert [run.step for run in snapshot.state.runs] == [64, 1, 23, 7]
    run_to_end(race.measure())
    snapshot = run_to_end(PathProjector().snapshot(race, race_plane, True))
    assert [run.step for run in snapshot.state.runs] == [
        each.path.newest.step for each in race.runs
    ]


def test_a_race_that_is_over_in_a_snapshot_has_made_all_its_steps() -> None:
    race = make_race(until=TRAIN - 0.5)
    race_plane = RacePlane(race, DATASET)
    run_to_end(race.advance_to(race.until))
    snapshot = run_to_end(PathProjector().snapshot(race, race_plane, True))
    assert (snapshot.state.over, snapshot.state.playing) == (True, False)
    sizes = [run.settings.batch_size for run in snapshot.state.runs]
    # no run has made its last mini-batch, which ends the epoch
    assert [run.step for run in snapshot.state.runs] == [(TRAIN - 1) // size for size in sizes]


def test_a_race_is_over_in_no_snapshot_before_its_runs_are_measured_where_they_ended() -> None:
    race = make_race(until=7040)
    for race_run in race.runs:  # as in a race of many steps, whose paths retain few points
        race_run.path.every = 64
    race_plane = RacePlane(race, DATASET)
    for _ in race.advance_to(race.until):
        state = race_state(race, race_plane, None, playing=True)
        assert not state.over
        assert state.playing
    state = race_state(race, race_plane, None, playing=True)
    assert (state.over, state.playing) == (True, False)
    assert [run.step for run in state.runs] == [each.state.step for each in race.runs]


def test_a_plane_is_not_settled_before_it_is_fitted_to_the_whole_paths() -> None:
    race = make_race(until=400)
    race_plane, projector = RacePlane(race, DATASET), PathProjector()
    run_to_end(race.advance_to(200))
    run_to_end(race_plane.fit(race))
    assert is_settled(projector, race, race_plane)
    run_to_end(race.advance_to(race.until))
    assert not is_settled(projector, race, race_plane)
    run_to_end(race_plane.fit(race))
    while not race_plane.view or not race_plane.view.plane.is_settled:
        assert not is_settled(projector, race, race_plane)
        run_to_end(race_plane.fit(race))
    assert is_settled(projector, race, race_plane)


def is_settled(projector: PathProjector, race: Race, race_plane: RacePlane) -> bool:
    snapshot = run_to_end(projector.snapshot(race, race_plane, True))
    assert snapshot.state.plane is not None
    return snapshot.state.plane.settled
