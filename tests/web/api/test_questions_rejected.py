"""Questions that cannot be answered: readable errors, never an internal one."""

from __future__ import annotations

import json
from typing import Any

import httpx
import numpy as np
import pytest
from safetensors.numpy import save

from tests.web.api.question_client import SETS, ask, post
from tests.web.client import HttpRoom, expect_error

CURVE = {"set": "all", "layer": "1", "index": "0", "span": "1"}


@pytest.mark.parametrize(
    ("path", "change", "field"),
    [
        ("gradient.safetensors", {"set": "test"}, "set"),
        ("gradient.safetensors", {"set": None}, "set"),
        ("costs.safetensors", {"set": ""}, "set"),
        ("curve", {"set": "mini-batch"}, "set"),
        ("curve", {"layer": "0"}, "layer"),
        ("curve", {"layer": "3"}, "layer"),
        ("curve", {"layer": "1.5"}, "layer"),
        ("curve", {"layer": None}, "layer"),
        ("curve", {"layer": "9" * 30}, "layer"),
        ("curve", {"index": "4"}, "index"),
        ("curve", {"index": "-1"}, "index"),
        ("curve", {"from": "784"}, "from"),
        ("curve", {"from": "-1"}, "from"),
        ("curve", {"from": "x"}, "from"),
        ("curve", {"span": "nan"}, "span"),
        ("curve", {"span": "inf"}, "span"),
        ("curve", {"span": "0"}, "span"),
        ("curve", {"span": "1e7"}, "span"),
        ("curve", {"points": "40"}, "points"),
        ("curve", {"points": "1"}, "points"),
        ("curve", {"points": "203"}, "points"),
        ("curve", {"points": "41.5"}, "points"),
        ("difference", {"set": "none"}, "set"),
        ("difference", {"layer": "7"}, "layer"),
        ("difference", {"from": "999"}, "from"),
        ("avenues", {"size": "nan"}, "size"),
        ("avenues", {"size": "-1"}, "size"),
        ("avenues", {"size": None}, "size"),
        ("avenues", {"size": "1", "index": "10"}, "index"),
        ("avenues", {"size": "1", "layer": "5"}, "layer"),
    ],
)
def test_what_is_out_of_range_is_named(
    room: HttpRoom, path: str, change: dict[str, str | None], field: str
) -> None:
    params = {name: text for name, text in {**CURVE, **change}.items() if text is not None}
    error = expect_error(room.http.get(f"{room.path}/{path}", params=params), 422)
    assert error["field"] == field
    assert error["allowed"]


WEIGHT = {"layer": 1, "index": 0, "from": 0, "value": 1.0}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"set": "all"}, "changes"),
        ({"changes": []}, "set"),
        ({"set": "test", "changes": []}, "set"),
        ({"set": "all", "changes": [WEIGHT], "step": 1}, "step"),
        ({"set": "all", "changes": WEIGHT}, "changes"),
        ({"set": "all", "changes": [WEIGHT] * 9}, "changes"),
        ({"set": "all", "changes": [WEIGHT] * 2}, "changes"),
        ({"set": "all", "changes": [[1, 0, 0, 1.0]]}, "changes.0"),
        ({"set": "all", "changes": [WEIGHT, {**WEIGHT, "layer": 0}]}, "changes.1.layer"),
        ({"set": "all", "changes": [{**WEIGHT, "layer": 3}]}, "changes.0.layer"),
        ({"set": "all", "changes": [{**WEIGHT, "layer": "1"}]}, "changes.0.layer"),
        ({"set": "all", "changes": [{**WEIGHT, "index": 4}]}, "changes.0.index"),
        ({"set": "all", "changes": [{**WEIGHT, "index": -1}]}, "changes.0.index"),
        ({"set": "all", "changes": [{**WEIGHT, "index": None}]}, "changes.0.index"),
        ({"set": "all", "changes": [{**WEIGHT, "from": 784}]}, "changes.0.from"),
        ({"set": "all", "changes": [{**WEIGHT, "from": True}]}, "changes.0.from"),
        ({"set": "all", "changes": [{**WEIGHT, "value": None}]}, "changes.0.value"),
        ({"set": "all", "changes": [{**WEIGHT, "value": "1"}]}, "changes.0.value"),
        ({"set": "all", "changes": [{**WEIGHT, "to": 1}]}, "changes.0.to"),
    ],
)
def test_a_change_that_cannot_be_is_named(room: HttpRoom, body: Any, field: str) -> None:
    error = expect_error(post(room, body), 422)
    assert error["field"] == field
    assert error["message"]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_value_that_is_no_number_is_refused(room: HttpRoom, value: str) -> None:
    text = json.dumps({"set": "all", "changes": [WEIGHT]}).replace("1.0", value)
    error = expect_error(room.http.post(f"{room.path}/cost", content=text), 422)
    assert (error["field"], error["allowed"]) == ("changes.0.value", "a finite number")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 5000])
def test_a_body_that_is_no_question_is_refused(room: HttpRoom, body: bytes) -> None:
    assert (
        expect_error(room.http.post(f"{room.path}/cost", content=body), 422)["code"]
        == "bad_message"
    )


def test_a_body_that_is_too_large_is_refused(room: HttpRoom) -> None:
    answer = room.http.post(f"{room.path}/cost", content=b" " * 100_000)
    assert expect_error(answer, 413)["code"] == "too_large"


def test_an_unknown_room_answers_no_questions(http: httpx.Client) -> None:
    params = {**CURVE, "size": "1", "label": "2"}
    for what in ("gradient.safetensors", "costs.safetensors", "curve", "difference", "avenues"):
        error = expect_error(http.get(f"/api/rooms/ABCDEF/{what}", params=params), 404)
        assert error["code"] == "unknown_room"
    error = expect_error(
        http.post("/api/rooms/ABCDEF/cost", json={"set": "all", "changes": []}), 404
    )
    assert error["code"] == "unknown_room"


def test_a_curve_that_takes_too_long_says_what_would_not(http: httpx.Client) -> None:
    room = HttpRoom.make(http, hidden=[256] * 8)
    params: dict[str, Any] = {"set": "all", "layer": 1, "index": 0, "span": 1}
    error = expect_error(http.get(f"{room.path}/curve", params=params), 422)
    assert (error["code"], error["field"], error["value"]) == ("too_much", "points", 41)
    assert ask(room, "curve", set="example", layer=1, index=0, span=1)["count"] == 1


def test_a_network_whose_numbers_are_too_large_answers_without_one(http: httpx.Client) -> None:
    room = HttpRoom.make(
        http, hidden=[3], dtype="float64", activation="relu", output_activation="identity"
    )
    sizes = {"w1": (3, 784), "w2": (10, 3), "b1": (3,), "b2": (10,)}
    huge = save({name: np.full(shape, 1e250) for name, shape in sizes.items()})
    answer = http.put(f"{room.path}/network.safetensors", content=huge, headers=room.bearer)
    assert answer.status_code == 200, answer.text
    place = {"layer": 2, "index": 1, "from": 2}
    for of in ("example", "all"):
        for what in ("gradient", "costs"):
            answer = http.get(f"{room.path}/{what}.safetensors", params={"set": of})
            assert expect_error(answer, 409)["code"] == "no_number"
        answers = [
            post(room, {"set": of, "changes": [{**place, "value": 1.0}]}),
            http.get(f"{room.path}/curve", params={"set": of, "span": 1, **place}),
            http.get(f"{room.path}/difference", params={"set": of, **place}),
            http.get(f"{room.path}/avenues", params={"layer": 2, "index": 1, "size": 1}),
        ]
        for answer in answers:
            assert answer.status_code == 200, answer.text
            assert "NaN" not in answer.text
            assert "Infinity" not in answer.text
        cost, curve, difference, avenues = (answer.json() for answer in answers)
        assert (cost["cost"], cost["changed_cost"]) == (None, None)
        assert set(curve["costs"]) == {None}
        assert difference["difference"] is None
        assert avenues["cost"] is None


def test_a_run_that_has_diverged_is_asked_about_the_step_before(http: httpx.Client) -> None:
    room = HttpRoom.make(
        http, activation="relu", output_activation="identity", learning_rate=1000.0
    )
    expect_error(room.post({"type": "step", "count": 1000}), 409)
    for answer in (
        http.get(f"{room.path}/curve", params=CURVE),
        http.get(f"{room.path}/avenues", params={"layer": 1, "index": 0, "size": 1}),
        http.get(f"{room.path}/difference", params=CURVE),
        post(room, {"set": "all", "changes": [WEIGHT]}),
    ):
        assert answer.status_code == 200, answer.text
        assert "NaN" not in answer.text
        assert "Infinity" not in answer.text
    for of in SETS:
        for what in ("gradient", "costs"):
            answer = http.get(f"{room.path}/{what}.safetensors", params={"set": of})
            assert answer.status_code in (200, 409)
