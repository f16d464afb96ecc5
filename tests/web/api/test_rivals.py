"""Two networks side by side, as a stream: whole, in its time, and nobody else is disturbed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import numpy as np
import pytest
from nudge.data.datasets import load_dataset
from nudge.training.config import TrainingConfig
from nudge.training.evaluation import evaluate
from nudge.training.run.history import Run
from nudge.web.api.rivals import MOST_STEPS
from nudge.web.api.streams import MOST_STREAMS

from tests.web.api.test_rooms import error_of
from tests.web.client import SMALL, HttpRoom

DATASET = load_dataset("mnist-5k")


def stream(room: HttpRoom, **params: Any) -> list[dict[str, Any]]:
    answer = room.http.get(f"{room.path}/rivals", params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert "content-encoding" not in answer.headers  # compressing holds lines back
    assert answer.text.endswith("\n")
    return [json.loads(line) for line in answer.text.splitlines()]


def of(lines: list[dict[str, Any]], trained_on: str) -> list[dict[str, Any]]:
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
        steps = [line["step"] for line in of(lines, trained_on)]
        assert steps == list(range(21))
        seen = [line["examples_seen"] for line in of(lines, trained_on)]
        assert seen == [20 * step for step in steps]
    for line in lines:
        assert line.keys() == {"trained_on", "step", "examples_seen", "accuracy", "predicted"}
        assert sum(line["predicted"]) == 1000


def test_the_numbers_are_those_of_the_core(room: HttpRoom) -> None:
    room.do("step", count=9)  # they begin where the room began, not where it stands
    config = TrainingConfig(**SMALL)
    run = Run(config)
    for line in of(stream(room, label=2, steps=15), "all"):
        run.advance(line["step"] - run.step)
        expected = evaluate(run.state.network, config, DATASET.test, run.step)
        assert line["accuracy"] == expected.accuracy
        assert line["predicted"] == np.bincount(expected.predictions, minlength=10).tolist()


def test_the_one_on_one_digit_calls_everything_that_digit(http: httpx.Client) -> None:
    lines = stream(HttpRoom.make(http, hidden=[16, 16], batch_size=100), label=2, steps=120)
    assert of(lines, "only")[-1]["predicted"] == [1000 if digit == 2 else 0 for digit in range(10)]
    assert max(of(lines, "all")[-1]["predicted"]) < 600


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
        ({"label": "2", "steps": str(MOST_STEPS + 1)}, "steps"),
        ({"label": "2", "steps": "nan"}, "steps"),
    ],
)
def test_a_race_that_cannot_be_is_refused(
    room: HttpRoom, params: dict[str, str], field: str
) -> None:
    error = error_of(room.http.get(f"{room.path}/rivals", params=params), 422)
    assert error["field"] == field
    assert stream(room, label=2, steps=1)  # and took no place


def test_an_unknown_room_has_no_rivals(http: httpx.Client) -> None:
    answer = http.get("/api/rooms/ABCDEF/rivals", params={"label": 2})
    assert error_of(answer, 404)["code"] == "unknown_room"


def begun(room: HttpRoom) -> tuple[Any, Iterator[str]]:
    """A long race of which the first lines have been read; without its lines it would end."""
    race = room.http.stream("GET", f"{room.path}/rivals", params={"label": 2, "steps": MOST_STEPS})
    answer = race.__enter__()
    assert answer.status_code == 200
    lines = answer.iter_lines()
    for _ in range(5):
        next(lines)
    return race, lines


def end(race: Any) -> None:
    race.__exit__(None, None, None)


def test_lines_come_as_they_are_found_also_to_a_browser(room: HttpRoom) -> None:
    race, lines = begun(room)
    assert json.loads(next(lines))["step"] < MOST_STEPS
    # those to come are not found yet: the race still takes the room's place for one
    error_of(room.http.get(f"{room.path}/rivals", params={"label": 3}), 429)
    end(race)


def test_a_room_has_one_race_at_a_time_and_the_next_when_its_reader_has_gone(
    room: HttpRoom,
) -> None:
    race, _ = begun(room)
    error = error_of(room.http.get(f"{room.path}/rivals", params={"label": 3}), 429)
    assert error["code"] == "too_many_rivals"
    assert "try again" in error["message"]
    end(race)
    assert len(stream(room, label=3, steps=1)) == 5


def test_a_server_has_a_few_races_at_a_time(http: httpx.Client) -> None:
    races = [begun(HttpRoom.make(http)) for _ in range(MOST_STREAMS)]
    another = HttpRoom.make(http)
    error = error_of(http.get(f"{another.path}/rivals", params={"label": 3}), 429)
    assert error["allowed"] == f"{MOST_STREAMS} such trainings at a time"
    end(races.pop()[0])
    assert stream(another, label=3, steps=1)
    for race, _ in races:
        end(race)


def test_a_reader_who_goes_away_ends_the_race_and_disturbs_nobody(room: HttpRoom) -> None:
    room.do("play", rate=None)
    for _ in range(3 * MOST_STREAMS):
        race, _ = begun(room)
        end(race)
    before = room.state()["step"]
    assert room.state()["playing"]
    assert room.do("pause")["step"] >= before
    assert stream(room, label=2, steps=1)


def test_the_room_trains_and_answers_while_its_rivals_race(room: HttpRoom) -> None:
    race, _ = begun(room)
    assert room.do("step", count=50)["step"] == 50
    assert room.do("seek", step=10)["step"] == 10
    end(race)


def test_a_race_ends_readably_with_its_room(room: HttpRoom) -> None:
    race, lines = begun(room)
    assert room.http.delete(room.path, headers=room.bearer).status_code == 204
    *_, last = lines
    assert json.loads(last)["error"]["message"]
    end(race)
