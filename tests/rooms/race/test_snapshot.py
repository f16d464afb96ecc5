"""Where a race stands, as it is told: of one moment, although the runs go on meanwhile."""

from __future__ import annotations

import pytest
from nudge.data.datasets import load_dataset
from nudge.descent.race import Race
from nudge.descent.settings import race_settings
from nudge.rooms.race.landscape import Landscape
from nudge.rooms.race.snapshot import PathProjector, RaceSnapshot
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable, Runner, run_to_end

from tests.rooms.making import SMALL
from tests.rooms.race.racing import FOUR, QUICK

DATASET = load_dataset("mnist-5k")


def a_race(until: float) -> Race:
    settings = race_settings({**QUICK, "runs": FOUR, "until": until})
    return Race(settings, TrainingConfig(**SMALL), DATASET)


def done_after_a_piece(snapshot: Resumable[RaceSnapshot], race: Race) -> RaceSnapshot:
    """What comes of ``snapshot`` where the race comes to its end right after its first piece."""
    walk = Runner(snapshot)
    assert not walk.run_for(0), "it takes more than a piece"
    run_to_end(race.advance_to(race.until))
    assert race.is_over
    walk.run_for()
    return walk.result


@pytest.mark.parametrize("has_plane", [True, False])
def test_what_is_told_is_of_one_moment_although_the_runs_go_on(has_plane: bool) -> None:
    race = a_race(until=4000)
    run_to_end(race.advance_to(2000))
    landscape = Landscape(race, DATASET)
    if has_plane:
        run_to_end(landscape.fit(race))
    steps, progress = [each.path.newest.step for each in race.runs], race.progress
    assert steps == [20, 0, 6, 2]
    found = done_after_a_piece(PathProjector().snapshot(race, landscape, True), race)
    assert [run.step for run in found.state.runs] == steps
    assert (found.state.over, found.state.playing) == (False, True)
    assert found.state.progress == progress
    assert [path.columns["step"][-1] for path in found.paths] == (steps if has_plane else [])


def test_a_race_that_is_told_to_be_over_has_made_all_its_steps() -> None:
    race = a_race(until=3999.5)
    landscape = Landscape(race, DATASET)
    run_to_end(race.advance_to(race.until))
    found = run_to_end(PathProjector().snapshot(race, landscape, True))
    assert (found.state.over, found.state.playing) == (True, False)
    # an epoch is 13 mini-batches of 300 and one of 100
    assert [run.step for run in found.state.runs] == [39, 0, 13, 3]


def test_a_plane_is_not_settled_as_long_as_it_is_fitted_to_less_than_the_runs_have_walked() -> None:
    race = a_race(until=400)
    landscape, surveyor = Landscape(race, DATASET), PathProjector()
    run_to_end(race.advance_to(200))
    run_to_end(landscape.fit(race))
    assert is_settled(surveyor, race, landscape)
    run_to_end(race.advance_to(race.until))
    assert not is_settled(surveyor, race, landscape)
    run_to_end(landscape.fit(race))
    while not landscape.view or not landscape.view.plane.is_settled:
        assert not is_settled(surveyor, race, landscape)
        run_to_end(landscape.fit(race))
    assert is_settled(surveyor, race, landscape)


def is_settled(surveyor: PathProjector, race: Race, landscape: Landscape) -> bool:
    found = run_to_end(surveyor.snapshot(race, landscape, True))
    assert found.state.plane is not None
    return found.state.plane.settled
