"""The settings of a race: allowed values, defaults, and errors."""

from __future__ import annotations

import json
from typing import Any

import pytest
from nudge.descent.settings import (
    RaceSettings,
    RunSettings,
    make_run_config,
    pace,
    race_end,
    race_settings,
)
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig
from nudge.training.parameter import Parameter

START = TrainingConfig(seed=4, learning_rate=2.0, l2=0.01)


def error_from(given: dict[str, Any]) -> NudgeError:
    with pytest.raises(NudgeError) as raised:
        race_settings(given)
    return raised.value


def test_the_default_race_is_mini_batches_of_100_against_the_full_batch_at_equal_examples() -> None:
    settings = race_settings({})
    assert [run.batch_size for run in settings.runs] == [100, "full"]
    assert settings.fairness == "examples"
    assert settings.plane.kind == "paths"
    assert (settings.examples, settings.points, settings.speed) == (1000, 51, 1.0)


def test_settings_survive_being_written_as_json() -> None:
    weights = [{"layer": 1, "index": 3, "from": 300}, {"layer": 2, "index": 1, "from": None}]
    given = {
        "start": {"seed": 7, "hidden": [4]},
        "runs": [{"batch_size": 1, "optimizer": "adam", "learning_rate": 0.01, "color": 3}],
        "plane": {"kind": "weights", "weights": weights, "seed": 2},
        "speed": None,
    }
    settings = race_settings(given)
    written = json.loads(json.dumps(settings.model_dump(mode="json")))
    assert written["plane"]["weights"] == weights
    assert race_settings(written) == settings


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"runs": []}, "runs", "bad_setting"),
        ({"runs": [{}] * 5}, "runs", "bad_setting"),
        ({"runs": [{}, {"batch_size": 0}]}, "runs.1.batch_size", "bad_setting"),
        ({"runs": [{"batch_size": 100_001}]}, "runs.0.batch_size", "bad_setting"),
        ({"runs": [{"batch_size": "all"}]}, "runs.0.batch_size", "bad_setting"),
        ({"runs": [{"batch_size": True}]}, "runs.0.batch_size", "bad_setting"),
        ({"runs": [{"batch_size": 2.0}]}, "runs.0.batch_size", "bad_setting"),
        ({"runs": [{"batch_size": [1]}]}, "runs.0.batch_size", "bad_setting"),
        ({"runs": [{"color": 6}]}, "runs.0.color", "bad_setting"),
        ({"runs": [{"paused": 1}]}, "runs.0.paused", "bad_setting"),
        ({"runs": [{"colour": 1}]}, "runs.0.colour", "unknown_setting"),
        ({"runs": "full"}, "runs", "bad_setting"),
        ({"fairness": "luck"}, "fairness", "bad_setting"),
        ({"points": 50}, "points", "bad_setting"),
        ({"points": 9}, "points", "bad_setting"),
        ({"points": 103}, "points", "bad_setting"),
        ({"examples": 0}, "examples", "bad_setting"),
        ({"speed": 0}, "speed", "bad_setting"),
        ({"speed": float("inf")}, "speed", "bad_setting"),
        ({"until": float("nan")}, "until", "bad_setting"),
        ({"until": -1}, "until", "bad_setting"),
        ({"plane": {"kind": "weights"}}, "plane", "bad_setting"),
        ({"plane": {"kind": "sphere"}}, "plane.kind", "bad_setting"),
        ({"plane": {"weights": [{"layer": 1, "index": 0}] * 2}}, "plane", "bad_setting"),
        (
            {"plane": {"weights": [{"layer": 0, "index": 0}] * 2}},
            "plane.weights.0.layer",
            "bad_setting",
        ),
        ({"walkers": 2}, "walkers", "unknown_setting"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name(
    given: dict[str, Any], field: str, code: str
) -> None:
    error = error_from(given)
    assert (error.field, error.code) == (field, code)
    assert field in error.message
    json.dumps(error.as_dict(), allow_nan=False)


def test_an_error_says_what_is_allowed() -> None:
    assert error_from({"runs": [{"batch_size": "all"}]}).message == (
        "runs.0.batch_size cannot be 'all': "
        'allowed is a whole number from 1 to 100000, or "full".'
    )
    assert error_from({"points": 50}).allowed == "an odd number from 11 to 101"
    assert error_from({"fairness": "luck"}).allowed == "'examples', 'steps' or 'seconds'"


def test_settings_do_not_change() -> None:
    settings = race_settings({})
    with pytest.raises(ValueError, match="frozen"):
        settings.points = 11


def test_a_run_is_trained_as_the_start_says_unless_it_says_otherwise() -> None:
    assert make_run_config(RunSettings(batch_size=7), START, 4000) == START.changed(
        {"batch_size": 7}
    )
    run = RunSettings(batch_size=7, optimizer="adam", learning_rate=0.01, l2=0.0)
    changes = {"batch_size": 7, "optimizer": "adam", "learning_rate": 0.01, "l2": 0.0}
    assert make_run_config(run, START, 4000) == START.changed(changes)


def test_the_full_batch_is_as_many_examples_as_there_are() -> None:
    assert make_run_config(RunSettings(batch_size="full"), START, 4000).batch_size == 4000
    assert make_run_config(RunSettings(batch_size="full"), START, 17).batch_size == 17


def test_neither_colour_nor_pause_is_training() -> None:
    run = RunSettings(color=3, paused=True)
    assert make_run_config(run, START, 4000) == make_run_config(RunSettings(), START, 4000)


@pytest.mark.parametrize(
    ("fairness", "a_second", "end"),
    [("examples", 4000, 240_000), ("steps", 40, 600), ("seconds", 0.05, 3.0)],
)
def test_each_fairness_has_its_pace_and_its_end(fairness: Any, a_second: float, end: float) -> None:
    settings = RaceSettings(fairness=fairness)
    assert pace(fairness, 4000) == a_second
    assert race_end(settings, 4000) == pytest.approx(end)
    assert race_end(RaceSettings(fairness=fairness, until=5.0), 4000) == 5.0


def test_a_weight_picked_on_the_stage_is_a_parameter() -> None:
    weights = [{"layer": 1, "index": 3, "from": 300}, {"layer": 2, "index": 1}]
    plane = race_settings({"plane": {"kind": "weights", "weights": weights}}).plane
    assert plane.weights is not None
    one, other = (weight.parameter for weight in plane.weights)
    assert (one, other) == (Parameter(1, 3, 300), Parameter(2, 1))
