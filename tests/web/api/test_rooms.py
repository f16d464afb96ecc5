"""The HTTP interface of rooms, on the real server."""

from __future__ import annotations

import json
from typing import Any

import httpx
import numpy as np
import pytest
from nudge.protocol.server_messages import RoomState

from tests.support.embedded import TRAIN
from tests.web.client import HttpRoom, expect_error

STATE = set(RoomState.model_fields)


def test_the_server_says_that_it_is_there(http: httpx.Client) -> None:
    assert http.get("/api/health").json()["status"] == "ok"


def test_a_room_is_made_with_the_defaults_where_nothing_else_is_said(http: httpx.Client) -> None:
    bodies: tuple[dict[str, Any] | None, ...] = (None, {})
    for body in bodies:
        made = http.post("/api/rooms", json=body).json()
        assert made["room"].keys() == STATE
        assert made["room"]["sizes"] == [784, 16, 16, 10]
        assert made["room"]["parameter_count"] == 13_002
        assert made["room"]["code"] == made["code"]
        assert made["room"]["step"] == 0
        assert made["room"]["cost"] is None


def test_a_room_is_made_with_the_settings_given(http: httpx.Client) -> None:
    settings = {"hidden": [5, 6], "dtype": "float64", "seed": 9, "optimizer": "adam"}
    made = http.post("/api/rooms", json=settings).json()["room"]
    assert made["settings"].items() >= settings.items()
    assert made["sizes"] == [784, 5, 6, 10]


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"hidden": [0]}, "hidden.0"),
        ({"learning_rate": 0}, "learning_rate"),
        ({"batch_size": 0}, "batch_size"),
        ({"cost": "loss"}, "cost"),
        ({"speed": 3}, "speed"),
        ({"seed": 2**32}, "seed"),
        ({"cost": "cross_entropy"}, "output_activation"),
    ],
)
def test_settings_out_of_range_are_named_and_make_no_room(
    http: httpx.Client, settings: dict[str, Any], field: str
) -> None:
    before = http.get("/api/health").json()["rooms"]
    error = expect_error(http.post("/api/rooms", json=settings), 422)
    assert error["field"] == field
    assert error["allowed"]
    # fewer, where an unused room has just been unloaded
    assert http.get("/api/health").json()["rooms"] <= before


@pytest.mark.parametrize("body", [b"{", b"[]", b'"text"', b"\xff\xfe", b"[" * 5000])
def test_a_body_that_is_no_json_object_is_refused(http: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    error = expect_error(http.post("/api/rooms", content=body, headers=headers), 422)
    assert error["code"] == "bad_message"


def test_a_step_command_answers_when_the_steps_are_done(room: HttpRoom) -> None:
    state = room.do("step", count=321)
    assert (state["step"], state["examples_seen"]) == (321, 321 * 20)
    assert state == room.state()
    assert state.keys() == STATE


def test_every_command_is_carried_out(room: HttpRoom) -> None:
    assert room.do("step", count=5)["step"] == 5
    assert room.do("play", rate=None)["playing"]
    assert not room.do("pause")["playing"]
    assert room.do("seek", step=2)["step"] == 2
    focus = {"split": "test", "index": 4}
    assert room.do("focus", **focus)["focus"].items() >= focus.items()
    drawn = room.do("focus", image=[0.25] * 784, label=6)["focus"]
    assert drawn == {"split": "drawn", "index": None, "label": 6, "guessed": False}
    assert room.do("focus", image=[0.25] * 784)["focus"]["guessed"]
    assert room.do("apply", learning_rate=0.5)["applied"] == 1
    assert room.do("undo")["applied"] == 0
    assert expect_error(room.post({"type": "undo"}), 409)["code"] == "no_undo"
    settings = room.do("configure", settings={"learning_rate": 0.125})["settings"]
    assert settings["learning_rate"] == 0.125
    assert room.do("reset", seed=4)["settings"]["seed"] == 4
    chosen = {"layer": 1, "index": 2, "from": 700}
    assert room.do("select", **chosen)["selection"] == chosen
    assert room.do("select")["selection"] is None
    assert room.do("cursor", phase="cost", chapter=2)["cursor"]["chapter"] == 2


@pytest.mark.parametrize(
    "command",
    [{"type": "hello", "token": "t"}, {"type": "subscribe", "groups": []}, {"type": "beat"}],
)
def test_what_is_for_the_socket_is_refused_over_http(
    room: HttpRoom, command: dict[str, Any]
) -> None:
    assert expect_error(room.post(command), 422)["value"] == command["type"]


def test_a_bad_command_names_what_is_wrong_and_changes_nothing(room: HttpRoom) -> None:
    before = room.do("step", count=3)
    error = expect_error(room.post({"type": "seek", "step": 4}), 422)
    assert (error["field"], error["value"], error["allowed"]) == ("step", 4, "0 to 3")
    assert expect_error(room.post({"type": "step", "count": -1}), 422)["field"] == "count"
    assert expect_error(room.post(["step"]), 422)["code"] == "bad_message"
    assert room.state() == before


def test_commands_need_the_rooms_token(room: HttpRoom, http: httpx.Client) -> None:
    other = HttpRoom.make(http)
    path, step = f"{room.path}/commands", {"type": "step"}
    assert expect_error(http.post(path, json=step), 401)["field"] == "authorization"
    for wrong in (f"Bearer {other.token}", "Bearer", "Bearer x", f"Basic {room.token}"):
        headers = {"Authorization": wrong}
        answer = http.post(path, json=step, headers=headers)
        error = expect_error(answer, answer.status_code)
        assert answer.status_code in (401, 403)
        assert error["value"] is None
        assert room.token not in answer.text
    assert room.state()["step"] == 0
    for method, what in (("DELETE", ""), ("PUT", "/network.safetensors")):
        assert http.request(method, f"{room.path}{what}").status_code == 401
    assert room.state()["step"] == 0


def test_an_unknown_room_is_not_found(http: httpx.Client) -> None:
    for code in ("ABCDEF", "x", "%2e%2e%2f%2e%2e", "A" * 3000):
        error = expect_error(http.get(f"/api/rooms/{code}"), 404)
        assert len(json.dumps(error)) < 600


def test_a_deleted_room_is_gone(room: HttpRoom, http: httpx.Client) -> None:
    assert http.delete(room.path, headers=room.bearer).status_code == 204
    assert expect_error(http.get(room.path), 404)["code"] == "unknown_room"


def test_a_divergence_is_told_with_the_way_back(http: httpx.Client) -> None:
    room = HttpRoom.make(
        http, activation="relu", output_activation="identity", learning_rate=1000.0
    )
    error = expect_error(room.post({"type": "step", "count": 1000}), 409)
    assert error["code"] == "diverged"
    answer = http.get(room.path)
    assert "NaN" not in answer.text
    assert "Infinity" not in answer.text
    state = answer.json()
    how = state["diverged"]
    assert how.keys() == {"step", "what", "message", "text", "back_to"}
    assert how["step"] == error["value"] == state["step"] + 1
    assert not state["playing"]
    for name in ("step.safetensors?batch=1", "network.safetensors"):
        assert all(np.isfinite(array).all() for array in room.tensors(name).values())
    assert expect_error(room.post({"type": "play", "rate": None}), 409)["code"] == "diverged"
    assert room.do("seek", step=how["back_to"])["diverged"] is None
    assert room.do("configure", settings={"learning_rate": 0.0001})["diverged"] is None
    assert room.do("step")["step"] == how["back_to"] + 1


def test_the_options_name_every_choice_and_limit(http: httpx.Client) -> None:
    payload = http.get("/api/options").json()
    assert "sigmoid" in payload["choices"]["activation"]
    assert payload["defaults"]["hidden"] == [16, 16]
    assert "learning_rate" in payload["hot"]
    assert "seed" not in payload["hot"]
    assert payload["schema"]["properties"]["batch_size"]["minimum"] == 1
    assert payload["limits"]["max_count"] == 100_000


def test_the_interface_describes_itself(http: httpx.Client) -> None:
    described = http.get("/api/openapi.json").json()
    expected = {
        "/api/health": {"get"},
        "/api/options": {"get"},
        "/api/rooms": {"post"},
        "/api/rooms/{code}": {"get", "delete"},
        "/api/rooms/{code}/commands": {"post"},
        "/api/rooms/{code}/step.safetensors": {"get"},
        "/api/rooms/{code}/network.safetensors": {"get", "put"},
        "/api/rooms/{code}/history": {"get"},
        "/api/rooms/{code}/images.safetensors": {"get"},
        "/api/rooms/{code}/gradient.safetensors": {"get"},
        "/api/rooms/{code}/costs.safetensors": {"get"},
        "/api/rooms/{code}/cost": {"post"},
        "/api/rooms/{code}/curve": {"get"},
        "/api/rooms/{code}/difference": {"get"},
        "/api/rooms/{code}/avenues": {"get"},
        "/api/rooms/{code}/rivals": {"get"},
        "/api/rooms/{code}/learning-curve": {"get"},
        "/api/rooms/{code}/race": {"get"},
        "/api/rooms/{code}/race/paths.csv": {"get"},
        "/api/rooms/{code}/race/race.npz": {"get"},
        "/api/rooms/{code}/race/agreement": {"get"},
        "/api/rooms/{code}/epoch": {"get"},
        "/api/qr.svg": {"get"},
        "/api/experiments": {"get"},
        "/api/code": {"get"},
        "/api/datasets": {"get"},
        "/api/datasets/{name}/download": {"delete", "post"},
        "/api/rooms/{code}/drawings": {"get", "post"},
        "/api/rooms/{code}/drawings/images.safetensors": {"get"},
        "/api/rooms/{code}/drawings.npz": {"get"},
        "/api/rooms/{code}/drawings.zip": {"get"},
        "/api/rooms/{code}/drawings/import": {"post"},
        "/api/rooms/{code}/drawings/{id}": {"delete", "patch"},
        "/api/drawings/image": {"post"},
        "/api/datasets/{name}": {"get"},
        "/api/datasets/{name}/{split}/images.safetensors": {"get"},
    }
    assert {path: set(methods) for path, methods in described["paths"].items()} == expected
    assert "learning_rate" in json.dumps(described["components"]["schemas"])
    assert "back_to" in json.dumps(described)
    commands = described["paths"]["/api/rooms/{code}/commands"]["post"]["requestBody"]
    assert "seek" in json.dumps(commands)
    assert "#/$defs" not in json.dumps(described)


def test_what_is_not_there_is_said_to_be_not_there(http: httpx.Client) -> None:
    for path in ("/nothing", "/docs", "/redoc", "/api/nothing", "/static/nothing.js"):
        assert expect_error(http.get(path), 404)["value"] == path
    assert expect_error(http.put("/api/health"), 405)["field"] == "path"


def test_a_room_whose_steps_would_hold_up_all_others_is_not_made(http: httpx.Client) -> None:
    made = http.post("/api/rooms", json={"hidden": [256] * 8, "batch_size": TRAIN})
    assert made.status_code == 422
    error = made.json()["error"]
    assert (error["code"], error["field"], error["value"]) == ("bad_setting", "batch_size", TRAIN)
    assert error["allowed"].startswith("1 to ")


def test_a_method_or_path_that_is_not_there_is_answered_with_what_is(http: httpx.Client) -> None:
    wrong_method = http.put("/api/rooms").json()["error"]
    assert wrong_method["allowed"] == "the methods POST"
    wrong_path = http.get("/api/nowhere").json()["error"]
    assert wrong_path["allowed"] == "the paths in /api/openapi.json"
