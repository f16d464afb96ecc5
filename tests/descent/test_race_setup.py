"""The runs of a race: old runs keep their paths, new runs catch up, and errors."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from nudge.descent.race import Race
from nudge.descent.settings import RaceSettings, race_settings
from nudge.errors import NudgeError

from tests.descent.support.racing import (
    bits,
    changed,
    compute_states,
    examples_seen_by,
    few,
    in_a_row,
    make_race,
    passing,
    raced,
    runs,
    steps_made_by,
)

UNKNOWN = [{"layer": 1, "index": 9}, {"layer": 1, "index": 0}]
"""Two weights, one of which is not in a small network."""


def test_whatever_is_not_training_leaves_every_path_as_it_is() -> None:
    race = raced(make_race(10, "full"), 120)
    before = [bits(race_run) for race_run in race.runs]
    for changes in (
        {"plane": {"kind": "random", "seed": 3}},
        {"speed": 4.0, "points": 31, "examples": 500},
        {"runs": [{"batch_size": 10, "color": 4}, {"batch_size": "full", "color": 5}]},
        {"runs": [{"batch_size": 10}, {"batch_size": "full", "paused": True}]},
        {"fairness": "steps"},
        {"until": 60.0},
    ):
        other = changed(race, **changes)
        assert other.runs == race.runs
        assert other.number == race.number
        assert [bits(race_run) for race_run in other.runs] == before


def test_a_run_that_is_added_starts_at_the_start_and_catches_up() -> None:
    race = raced(make_race(10, "full"), 120)
    old = race.runs
    more = changed(race, runs=runs(10, 5, "full"))
    assert (more.runs[0], more.runs[2]) == old
    assert more.runs[1].state.step == 0
    assert more.number == race.number + 1
    for _ in passing(more, 120):
        assert [race_run.state.examples_seen for race_run in old] == [120, 120]
    assert examples_seen_by(more) == [120, 120, 120]
    assert bits(more.runs[1]) == bits(raced(make_race(5), 120).runs[0])


def test_a_run_that_is_removed_is_gone_and_the_others_go_on() -> None:
    race = raced(make_race(10, "full", 5), 60)
    fewer = raced(changed(race, runs=runs(10, 5)), 120)
    assert fewer.runs == (race.runs[0], race.runs[2])
    for race_run, alone in zip(fewer.runs, (10, 5), strict=True):
        assert bits(race_run) == bits(raced(make_race(alone), 120).runs[0])


def test_runs_in_another_order_are_the_same_runs_in_another_order() -> None:
    race = raced(make_race(10, "full", 5), 60)
    turned = changed(race, runs=runs(5, 10, "full"))
    assert [race_run.id for race_run in turned.runs] == [3, 1, 2]
    assert turned.number == race.number + 1


@pytest.mark.parametrize("change", [{"learning_rate": 0.1}, {"optimizer": "adam"}, {"l2": 0.1}])
def test_a_run_that_is_trained_otherwise_begins_anew_alone(change: dict[str, Any]) -> None:
    race = raced(make_race(10, "full"), 60)
    other = changed(race, runs=[{"batch_size": 10, **change}, {"batch_size": "full"}])
    assert other.runs[1] is race.runs[1]
    assert other.runs[0] is not race.runs[0]
    assert steps_made_by(other) == [0, 1]


def test_from_another_start_all_begin_anew() -> None:
    race = raced(make_race(10, "full"), 60)
    other = changed(race, start={"seed": 1})
    assert steps_made_by(other) == [0, 0]
    assert {each.id for each in other.runs}.isdisjoint(each.id for each in race.runs)
    assert other.number == race.number + 1
    assert in_a_row(other.runs[0].state) != race.runs[0].path.points[0].position.tobytes()


def test_a_paused_run_stays_where_it_is_and_catches_up_when_it_goes_on() -> None:
    race = raced(make_race(10, 5), 60)
    pausing = [{"batch_size": 10, "paused": True}, {"batch_size": 5}]
    paused = raced(changed(race, runs=pausing), 120)
    assert examples_seen_by(paused) == [60, 120]
    assert paused.progress == 120
    again = changed(paused, runs=runs(10, 5))
    assert again.progress == 60
    assert examples_seen_by(raced(again, 120)) == [120, 120]
    undisturbed = raced(make_race(10, 5), 120)
    for one, other in zip(again.runs, undisturbed.runs, strict=True):
        assert bits(one) == bits(other)


def test_a_race_of_nobody_but_paused_runs_waits() -> None:
    race = raced(make_race(runs=runs(10, "full", paused=True)), 240)
    assert steps_made_by(race) == [0, 0]
    assert math.isfinite(race.runs[0].path.newest.cost)
    assert not race.is_over
    assert race.progress == 0


def test_two_runs_that_are_trained_alike_keep_their_own_paths_by_their_colours() -> None:
    alike = [{"batch_size": 10, "color": 1}, {"batch_size": 10, "color": 2, "paused": True}]
    race = raced(make_race(runs=alike), 60)
    assert examples_seen_by(race) == [60, 0]
    one_left = changed(race, runs=alike[1:])
    assert one_left.runs == race.runs[1:]


def test_a_run_is_not_shared_by_a_second_one_like_it() -> None:
    race = raced(make_race(10), 60)
    twice = changed(race, runs=runs(10, 10))
    assert twice.runs[0] is race.runs[0]
    assert twice.runs[1] is not race.runs[0]
    assert steps_made_by(raced(twice, 90)) == [9, 9]


changes = st.tuples(
    st.lists(st.sampled_from([1, 4, 9, "full"]), min_size=1, max_size=4),
    st.sets(st.integers(0, 3)),
    st.sampled_from(["examples", "steps"]),
    st.floats(0, 60),
)
"""The runs' mini-batch sizes, which runs are paused, the fairness, and the progress to go to."""


@given(st.lists(changes, min_size=1, max_size=5))
@hypothesis_settings(max_examples=40)
def test_whatever_is_changed_on_the_way_every_path_is_that_of_a_run_of_its_own(
    changes: list[tuple[list[int | str], set[int], str, float]],
) -> None:
    dataset = few(30)
    race = make_race(4, "full", dataset=dataset)
    for sizes, paused, fairness, progress in changes:
        now = [{"batch_size": size, "paused": i in paused} for i, size in enumerate(sizes)]
        race = raced(changed(race, runs=now, fairness=fairness), progress)
        assert [race_run.settings for race_run in race.runs] == list(race.settings.runs)
        assert len({race_run.id for race_run in race.runs}) == len(sizes)
    for race_run in race.runs:
        states = compute_states(race_run.config, dataset, race_run.state.step)
        for point in race_run.path.points:
            assert point.position.tobytes() == in_a_row(states[point.step])


def test_refused_settings_leave_the_race_as_it_was() -> None:
    race = raced(make_race(10, "full"), 60)
    before, settings = [bits(each) for each in race.runs], race.settings
    wrong = [{"batch_size": 10, "paused": True}, {"batch_size": 5, "learning_rate": -1.0}]
    with pytest.raises(NudgeError):
        changed(race, runs=wrong)
    assert race.settings == settings
    assert not race.runs[0].is_paused
    assert [bits(each) for each in race.runs] == before


def colors(race: Race) -> list[int | None]:
    return [run.color for run in race.settings.runs]


def test_runs_without_a_colour_get_free_ones_and_keep_them() -> None:
    race = make_race(runs=[{"batch_size": 1}, {"batch_size": 2, "color": 0}, {"batch_size": 3}])
    assert colors(race) == [1, 0, 2]
    assert [race_run.settings.color for race_run in race.runs] == [1, 0, 2]
    fewer = race.with_settings(RaceSettings(runs=race_settings({"runs": runs(3, 4)}).runs))
    assert colors(fewer) == [2, 0]


def test_a_run_can_be_recoloured() -> None:
    race = raced(make_race(10, "full"), 60)
    other = changed(race, runs=[{"batch_size": 10, "color": 5}, {"batch_size": "full", "color": 0}])
    assert colors(other) == [5, 0]
    assert other.runs == race.runs
    assert [race_run.settings.color for race_run in other.runs] == [5, 0]


@pytest.mark.parametrize(
    ("settings", "field", "code"),
    [
        ({"runs": [{}, {"optimizer": "sga"}]}, "runs.1.optimizer", "bad_setting"),
        ({"runs": [{"learning_rate": -1}]}, "runs.0.learning_rate", "bad_setting"),
        ({"runs": [{"l2": 11}]}, "runs.0.l2", "bad_setting"),
        ({"start": {"hiden": [4]}}, "start.hiden", "unknown_setting"),
        ({"start": {"hidden": [0]}}, "start.hidden.0", "bad_setting"),
        (
            {"plane": {"kind": "weights", "weights": UNKNOWN}},
            "plane.weights",
            "unknown_weight",
        ),
    ],
)
def test_what_the_network_cannot_be_trained_with_is_refused_by_name(
    settings: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(NudgeError) as raised:
        make_race(**settings)
    assert (raised.value.field, raised.value.code) == (field, code)


def test_weights_need_not_exist_where_the_plane_is_of_another_kind() -> None:
    assert make_race(plane={"kind": "paths", "weights": UNKNOWN}).settings.plane.weights is not None


def test_a_network_too_large_to_keep_a_path_of_is_refused() -> None:
    with pytest.raises(NudgeError) as raised:
        make_race(10, start={"hidden": [256] * 8})
    assert raised.value.code == "too_much"
