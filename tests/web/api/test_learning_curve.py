"""The learning curve as a stream: all networks in each line, and without effect on others."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import httpx
import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.training.config import TrainingConfig
from nudge.training.learning_curve import LearningCurve
from nudge.training.resumable import run_to_end
from nudge.web.api.learning_curve import MAX_DRAWS, MAX_STEPS

from tests.web.client import SMALL, HttpRoom, expect_error

DATASET = load_embedded()
SIZES = [10, 30, 100, 300, 1000, len(DATASET.train)]


def stream(room: HttpRoom, **params: Any) -> list[dict[str, Any]]:
    answer = room.http.get(f"{room.path}/learning-curve", params={"steps": 4, **params})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert "content-encoding" not in answer.headers  # compression would delay lines
    return [json.loads(line) for line in answer.text.splitlines()]


def numbers(line: dict[str, Any]) -> list[tuple[float, ...]]:
    return [(p["examples"], p["examples_seen"], p["test"], p["own"]) for p in line["points"]]


def test_a_curve_begins_with_what_is_trained_and_all_at_step_0(room: HttpRoom) -> None:
    first, start, *_ = stream(room, draw=3)
    assert first == {
        "dataset": "mnist-6k",
        "augment": False,
        "draw": 3,
        "steps": 4,
        "sizes": SIZES,
        "tests": len(DATASET.test),
        "settings_id": room.state()["settings_id"],
    }
    assert start["step"] == 0
    assert [point["examples"] for point in start["points"]] == SIZES
    assert len({point["test"] for point in start["points"]}) == 1


def test_every_line_tells_where_all_of_them_stand(room: HttpRoom) -> None:
    lines = stream(room, steps=20)[1:]
    steps = [line["step"] for line in lines]
    assert steps == sorted(set(steps))
    assert (steps[0], steps[-1]) == (0, 20)
    for line in lines:
        assert {point["step"] for point in line["points"]} == {line["step"]}
        assert [point["examples"] for point in line["points"]] == SIZES


@pytest.mark.parametrize("augment", [False, True])
def test_the_numbers_are_those_of_the_core(room: HttpRoom, augment: bool) -> None:
    room.do("step", count=9)  # they begin with the room's first network, not its current one
    config = TrainingConfig(**SMALL, augment=augment)
    curve = LearningCurve(config, DATASET, draw=2)
    for line in stream(room, steps=15, draw=2, augment=augment)[1:]:
        points = run_to_end(curve.advance_to(line["step"]))
        expected = [(p.examples, p.examples_seen, p.test, p.own) for p in points]
        assert numbers(line) == expected
        if "seen" in line:
            shown = base64.b64decode(line["seen"]["images"])
            assert shown == curve.shown_examples().images.tobytes()


def test_what_the_smallest_is_shown_is_told_once_or_as_often_as_it_changes(room: HttpRoom) -> None:
    plain = [line["seen"] for line in stream(room)[1:] if "seen" in line]
    assert len(plain) == 1
    assert plain[0]["labels"] == list(range(10))
    changed = stream(room, augment=True)[1:]
    images = [line["seen"]["images"] for line in changed]
    assert images[0] == plain[0]["images"]  # before the first step the images are unchanged
    assert len(set(images)) == len(images)
    first = np.frombuffer(base64.b64decode(images[0]), np.uint8)
    assert first.size == 10 * 784


def test_whether_the_room_itself_augments_makes_no_difference(http: httpx.Client) -> None:
    room = HttpRoom.make(http, augment=True)
    assert numbers(stream(room)[-1]) == numbers(stream(HttpRoom.make(http))[-1])


def test_a_curve_takes_its_time_however_fast_the_machine_is(room: HttpRoom) -> None:
    began = time.monotonic()
    stream(room, steps=100)
    assert time.monotonic() - began >= 0.39


def test_a_curve_changes_nothing_in_the_room(room: HttpRoom) -> None:
    room.do("step", count=4)
    before = room.state()
    stream(room)
    assert room.state() == before


def test_a_network_that_diverges_says_so(http: httpx.Client) -> None:
    room = HttpRoom.make(http, activation="relu", output_activation="identity", learning_rate=300.0)
    *_, last = stream(room, steps=40)
    assert last["step"] == 40
    ended = [point for point in last["points"] if "diverged" in point]
    assert ended
    for point in ended:
        assert f"Step {point['step'] + 1} diverged" in point["diverged"]


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"steps": "0"}, "steps"),
        ({"steps": str(MAX_STEPS + 1)}, "steps"),
        ({"steps": "nan"}, "steps"),
        ({"draw": "-1"}, "draw"),
        ({"draw": str(MAX_DRAWS)}, "draw"),
        ({"augment": "perhaps"}, "augment"),
    ],
)
def test_a_curve_that_cannot_be_is_refused(
    room: HttpRoom, params: dict[str, str], field: str
) -> None:
    error = expect_error(room.http.get(f"{room.path}/learning-curve", params=params), 422)
    assert error["field"] == field
    assert stream(room, steps=1)  # and it occupied no slot


def test_an_unknown_room_has_no_curve(http: httpx.Client) -> None:
    answer = http.get("/api/rooms/ABCDEF/learning-curve")
    assert expect_error(answer, 404)["code"] == "unknown_room"


def test_a_room_trains_one_such_lot_at_a_time_and_the_next_when_nobody_reads_it(
    room: HttpRoom,
) -> None:
    path, long = f"{room.path}/learning-curve", {"steps": MAX_STEPS}
    with room.http.stream("GET", path, params=long) as answer:
        lines = answer.iter_lines()
        assert json.loads(next(lines))["steps"] == MAX_STEPS
        assert json.loads(next(lines))["step"] == 0
        for other in ("learning-curve", "rivals"):
            response = room.http.get(f"{room.path}/{other}", params={"label": 3})
            assert expect_error(response, 429)["code"] == "too_many_rivals"
        assert room.do("step", count=20)["step"] == 20  # the room goes on meanwhile
    assert len(stream(room, steps=1)) == 3


def test_a_curve_ends_readably_with_its_room(room: HttpRoom) -> None:
    path = f"{room.path}/learning-curve"
    with room.http.stream("GET", path, params={"steps": MAX_STEPS}) as answer:
        lines = answer.iter_lines()
        next(lines)
        assert room.http.delete(room.path, headers=room.bearer).status_code == 204
        *_, last = lines
    assert json.loads(last)["error"]["message"]
