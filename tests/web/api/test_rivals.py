"""Two networks side by side, as a stream: complete, in time, and without effect on others."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.training.config import TrainingConfig
from nudge.training.evaluation import evaluate
from nudge.training.run.history import Run
from nudge.web.api.rivals import MAX_STEPS
from nudge.web.api.streams import MAX_STREAMS

from tests.web.client import SMALL, HttpRoom, expect_error

DATASET = load_embedded()


def stream(room: HttpRoom, **params: Any) -> list[dict[str, Any]]:
    answer = room.http.get(f"{room.path}/rivals", params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert "content-encoding" not in answer.headers  # compression would delay lines
    assert answer.text.endswith("\n")
    return [json.loads(line) for line in answer.text.splitlines()]


def select(lines: list[dict[str, Any]], trained_on: str) -> list[dict[str, Any]]:
    return [line for line in lines if line.get("trained_on") == trained_on]


def test_a_race_begins_with_its_name_and_both_at_step_0(room: HttpRoom) -> None:
    first, only, everything, *_ = stream(room, label=2, steps=3)
    assert first == {"label": 2, "steps": 3, "settings_id": room.state()["settings_id"]}
    assert (only["trained_on"], everything["trained_on"]) == ("only", "all")
    assert only["step"] == everything["step"] == 0
    assert only["predicted"] == everything["predicted"]


def test_both_are_told_in_turns_up_to_the_last_step(room: HttpRoom) -> None:
    lines = stream(room, label=7, steps=20)[1:]
    assert [line["trained_on"] for line in lines] == ["only", "all"] * (len(lines) // 2)
    for trained_on in ("only", "all"):
        steps = [line["step"] for line in select(lines, trained_on)]
        assert steps == list(range(21))
        seen = [line["examples_seen"] for line in select(lines, trained_on)]
        assert seen == [20 * step for step in steps]
    for line in lines:
        assert line.keys() == {"trained_on", "step", "examples_seen", "accuracy", "predicted"}
        assert sum(line["predicted"]) == 1000


def test_the_numbers_are_those_of_the_core(room: HttpRoom) -> None:
    room.do("step", count=9)  # they begin with the room's first network, not its current one
    config = TrainingConfig(**SMALL)
    run = Run(config)
    for line in select(stream(room, label=2, steps=15), "all"):
        run.advance(line["step"] - run.step)
        expected = evaluate(run.state.network, config, DATASET.test, run.step)
        assert line["accuracy"] == expected.accuracy
        assert line["predicted"] == np.bincount(expected.predictions, minlength=10).tolist()


def test_the_one_on_one_digit_calls_everything_that_digit(http: httpx.Client) -> None:
    lines = stream(HttpRoom.make(http, hidden=[16, 16], batch_size=100), label=2, steps=120)
    assert select(lines, "only")[-1]["predicted"] == [
        1000 if digit == 2 else 0 for digit in range(10)
    ]
    assert max(select(lines, "all")[-1]["predicted"]) < 600


def test_a_race_takes_its_time_however_fast_the_machine_is(room: HttpRoom) -> None:
    began = time.monotonic()
    stream(room, label=2, steps=60)
    assert time.monotonic() - began >= 0.99


def test_a_race_changes_nothing_in_the_room(room: HttpRoom) -> None:
    room.do("step", count=4)
    before = room.state()
    stream(room, label=2, steps=5)
    assert room.state() == before


def test_a_network_that_diverges_says_so(http: httpx.Client) -> None:
    room = HttpRoom.make(http, activation="relu", output_activation="identity", learning_rate=300.0)
    lines = stream(room, label=2, steps=40)
    assert lines[-1]["trained_on"] == "all"
    ended = [line for line in lines if "diverged" in line]
    assert ended
    for line in ended:
        assert f"Step {line['step'] + 1} diverged" in line["diverged"]


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({}, "label"),
        ({"label": "10"}, "label"),
        ({"label": "-1"}, "label"),
        ({"label": "two"}, "label"),
        ({"label": "2", "steps": "0"}, "steps"),
        ({"label": "2", "steps": str(MAX_STEPS + 1)}, "steps"),
        ({"label": "2", "steps": "nan"}, "steps"),
    ],
)
def test_a_race_that_cannot_be_is_refused(
    room: HttpRoom, params: dict[str, str], field: str
) -> None:
    error = expect_error(room.http.get(f"{room.path}/rivals", params=params), 422)
    assert error["field"] == field
    assert stream(room, label=2, steps=1)  # and it occupied no slot


def test_an_unknown_room_has_no_rivals(http: httpx.Client) -> None:
    answer = http.get("/api/rooms/ABCDEF/rivals", params={"label": 2})
    assert expect_error(answer, 404)["code"] == "unknown_room"


def start_race(room: HttpRoom) -> tuple[Any, Iterator[str]]:
    """Start a long race and read its first lines; it ends when the iterator is dropped."""
    race = room.http.stream("GET", f"{room.path}/rivals", params={"label": 2, "steps": MAX_STEPS})
    answer = race.__enter__()
    assert answer.status_code == 200
    lines = answer.iter_lines()
    for _ in range(5):
        next(lines)
    return race, lines


def end_race(race: Any) -> None:
    race.__exit__(None, None, None)


def test_lines_come_as_they_are_found_also_to_a_browser(room: HttpRoom) -> None:
    race, lines = start_race(room)
    assert json.loads(next(lines))["step"] < MAX_STEPS
    # the other lines are still to come: the race still occupies the room's slot
    expect_error(room.http.get(f"{room.path}/rivals", params={"label": 3}), 429)
    end_race(race)


def test_a_room_has_one_race_at_a_time_and_the_next_when_its_reader_has_gone(
    room: HttpRoom,
) -> None:
    race, _ = start_race(room)
    error = expect_error(room.http.get(f"{room.path}/rivals", params={"label": 3}), 429)
    assert error["code"] == "too_many_rivals"
    assert "try again" in error["message"]
    end_race(race)
    assert len(stream(room, label=3, steps=1)) == 5


def test_a_server_has_a_few_races_at_a_time(http: httpx.Client) -> None:
    races = [start_race(HttpRoom.make(http)) for _ in range(MAX_STREAMS)]
    another = HttpRoom.make(http)
    error = expect_error(http.get(f"{another.path}/rivals", params={"label": 3}), 429)
    assert error["allowed"] == f"{MAX_STREAMS} such trainings at a time"
    end_race(races.pop()[0])
    assert stream(another, label=3, steps=1)
    for race, _ in races:
        end_race(race)


def test_a_reader_who_goes_away_ends_the_race_and_disturbs_nobody(room: HttpRoom) -> None:
    room.do("play", rate=None)
    for _ in range(3 * MAX_STREAMS):
        race, _ = start_race(room)
        end_race(race)
    before = room.state()["step"]
    assert room.state()["playing"]
    assert room.do("pause")["step"] >= before
    assert stream(room, label=2, steps=1)


def test_the_room_trains_and_answers_while_its_rivals_race(room: HttpRoom) -> None:
    race, _ = start_race(room)
    assert room.do("step", count=50)["step"] == 50
    assert room.do("seek", step=10)["step"] == 10
    end_race(race)


def test_a_race_ends_readably_with_its_room(room: HttpRoom) -> None:
    race, lines = start_race(room)
    assert room.http.delete(room.path, headers=room.bearer).status_code == 204
    *_, last = lines
    assert json.loads(last)["error"]["message"]
    end_race(race)
