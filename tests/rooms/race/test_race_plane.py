"""The plane of a race: it holds still while it holds the paths, and is fitted at the end."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.descent.foresight import Foresight
from nudge.descent.path import FIRST
from nudge.descent.race import Race
from nudge.descent.settings import race_settings
from nudge.rooms.race.race_plane import MAX_SHARE_LOST, RacePlane, View
from nudge.training.config import TrainingConfig
from nudge.training.resumable import run_to_end

from tests.rooms.race.sample_races import QUICK
from tests.rooms.sample_rooms import SMALL
from tests.support.embedded import TRAIN

DATASET = load_embedded()
PARTS = 40


def views_of_a_race() -> tuple[Race, RacePlane, list[View]]:
    """A race, its plane, and the view after each part of the race; it is not over yet."""
    settings = race_settings({**QUICK, "runs": [{"batch_size": 100}], "until": 2 * TRAIN})
    race = Race(settings, TrainingConfig(**SMALL), DATASET)
    race_plane, views = RacePlane(race, DATASET), []
    for part in range(1, PARTS):
        run_to_end(race.advance_to(2 * TRAIN * part / PARTS))
        assert race_plane.is_behind(race)
        run_to_end(race_plane.fit(race))
        assert race_plane.view is not None
        views.append(race_plane.view)
    return race, race_plane, views


def make_race(changes: dict[str, Any]) -> Race:
    runs = [{"batch_size": 100}, {"batch_size": "full"}]
    return Race(race_settings({**QUICK, "runs": runs, **changes}), TrainingConfig(**SMALL), DATASET)


def test_the_plane_holds_still_while_it_holds_the_paths_and_is_fitted_to_them_at_the_end() -> None:
    race, race_plane, views = views_of_a_race()
    places = {(view.plane.number, view.bounds) for view in views}
    assert len(places) < PARTS / 3, f"it moved {len(places)} times"
    assert any(view.is_kept for view in views)
    for view in views:
        assert view.share >= view.fitted_share - MAX_SHARE_LOST
        assert view.steps[race.runs[0].id][-1] > 0, "the projections are of the newest paths"
    run_to_end(race.advance_to(race.until))
    run_to_end(race_plane.fit(race))
    last = race_plane.view
    assert last is not None
    assert not last.is_kept
    assert last.plane.number > views[-1].plane.number
    assert last.share == last.fitted_share


def test_a_plane_of_single_steps_is_there_before_them_and_stays() -> None:
    race = make_race({"plane": {"kind": "steps"}})
    race_plane = RacePlane(race, DATASET)
    run_to_end(race_plane.fit(race))
    first = race_plane.view
    assert first is not None
    assert first.plane.rank == 2
    squares = []
    for progress in (100, 500, 2400, TRAIN):
        run_to_end(race.advance_to(progress))
        run_to_end(race_plane.fit(race))
        view = race_plane.view
        assert view is not None
        assert view.plane is first.plane
        assert race_plane.widen(view, [np.full((1, 2), 1e6)]) is view
        squares.append(view.bounds)
    assert squares[0] == first.bounds, "the leap is seen from the start"
    near = squares[1]
    assert squares[1:] == [near] * 3, "after it the picture goes nearer, once"
    assert near.side < first.bounds.side / 2
    positions = race.runs[0].path.positions[: FIRST + 1].astype(np.float64)
    ends = np.stack([positions[0], positions[1:].mean(axis=0)])
    np.testing.assert_allclose(first.plane.distances(ends), 0, atol=1e-6)
    for points, square in ((positions, first.bounds), (positions[1:], near)):
        xy = first.plane.project(points)
        assert (xy >= [square.x0, square.y0]).all()
        assert (xy <= [square.x1, square.y1]).all()


def test_races_that_are_the_same_have_their_paths_found_once_by_whoever_looks() -> None:
    changes = {"plane": {"kind": "whole"}, "until": TRAIN}
    races = [make_race(changes) for _ in range(2)]
    planes = [RacePlane(race, DATASET) for race in races]
    for race, race_plane in zip(races, planes, strict=True):
        run_to_end(race_plane.fit(race))
    work = planes[0].look_ahead(races[0])
    assert work is not None
    for _ in range(10):
        next(work)
    assert planes[1].look_ahead(races[1]) is None, "the other room does it"
    del work  # as where that room ends
    rest = planes[1].look_ahead(races[1])
    assert rest is not None
    pieces = sum(1 for _ in rest)
    steps = TRAIN // 100 + 1
    assert pieces <= steps - 10 + 1, "it goes on from there"
    found = planes[1].foresight.positions
    assert found is not None
    assert planes[0].foresight.positions is found
    alone = Foresight(races[0], DATASET)
    work = alone.look()
    assert work is not None
    run_to_end(work)
    assert alone.positions is not None
    for one, other in zip(found, alone.positions, strict=True):
        np.testing.assert_array_equal(one, other)


def test_at_another_fairness_the_plane_of_the_whole_paths_holds_still() -> None:
    race = make_race({"plane": {"kind": "whole"}, "until": 2 * TRAIN})
    race_plane = RacePlane(race, DATASET)
    for at_start in (True, False):
        run_to_end(race_plane.fit(race))
        work = race_plane.look_ahead(race)
        assert (work is not None) == at_start
        run_to_end(work) if work else None
    run_to_end(race.advance_to(TRAIN))
    first = race_plane.view
    assert first is not None
    for until, is_known in ((2 * TRAIN // 100, True), (1e8, False)):
        changed = {**race.settings.model_dump(), "fairness": "steps", "until": until}
        race = race.with_settings(race_settings(changed))
        race_plane.set_race(race)
        run_to_end(race_plane.fit(race))
        work = race_plane.look_ahead(race)
        assert (work is not None) == is_known
        run_to_end(work) if work else None
        run_to_end(race_plane.fit(race))
        assert race_plane.view is not None
        assert (race_plane.view.plane, race_plane.view.bounds) == (first.plane, first.bounds)


def test_a_plane_of_the_whole_paths_is_known_ahead_and_stays_to_the_end() -> None:
    race = make_race({"plane": {"kind": "whole"}, "until": 2 * TRAIN})
    race_plane = RacePlane(race, DATASET)
    run_to_end(race_plane.fit(race))
    work = race_plane.look_ahead(race)
    assert work is not None
    run_to_end(work)
    assert race_plane.look_ahead(race) is None
    assert race_plane.is_behind(race)
    run_to_end(race_plane.fit(race))
    first = race_plane.view
    assert first is not None
    for progress in (TRAIN, race.until):
        run_to_end(race.advance_to(progress))
        run_to_end(race_plane.fit(race))
        assert race_plane.view is not None
        assert (race_plane.view.plane, race_plane.view.bounds) == (first.plane, first.bounds)
    assert race_plane.view is not None
    assert race_plane.view.share > 0.9
    again = Race(race.settings, TrainingConfig(**SMALL), DATASET)
    race_plane.set_race(again)
    run_to_end(race_plane.fit(again))
    assert race_plane.view is not None
    assert race_plane.view.bounds == first.bounds, "it moves at a restart"


@pytest.mark.parametrize("changes", [{"fairness": "seconds"}, {"until": 1e8}])
def test_of_a_race_that_is_too_long_nothing_is_known_ahead(changes: dict[str, Any]) -> None:
    race = make_race({"plane": {"kind": "whole"}, **changes})
    race_plane = RacePlane(race, DATASET)
    run_to_end(race_plane.fit(race))
    assert race_plane.look_ahead(race) is None
    assert race_plane.view is not None
    assert race_plane.view.ahead is None


def test_other_examples_or_another_kind_of_plane_are_a_new_view() -> None:
    race, race_plane, views = views_of_a_race()
    for changes in ({"examples": 60}, {"plane": {"kind": "random"}}):
        race = race.with_settings(race_settings({**race.settings.model_dump(), **changes}))
        race_plane.set_race(race)
        run_to_end(race_plane.fit(race))
        assert race_plane.view is not None
        assert not race_plane.view.is_kept
        assert race_plane.view.plane is not views[-1].plane


def test_a_picture_is_finished_although_the_paths_grow_in_it() -> None:
    _, race_plane, views = views_of_a_race()
    kept = [(one, other) for one, other in pairwise(views) if other.is_kept]
    for one, other in kept:
        assert one is not other
        race_plane.view = other
        assert not race_plane.shows_other_than(one)
    race_plane.view = views[-1]
    assert race_plane.shows_other_than(views[0])
