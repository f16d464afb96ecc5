"""The socket of the real server: the messages of viewers, the driver, and errors."""

from __future__ import annotations

import json
from typing import Any

import httpx
import numpy as np
import pytest
from nudge.protocol.client_messages import Close
from websockets.exceptions import ConnectionClosed

from tests.support.server import Server
from tests.web.client import HttpRoom, Viewer, same_bits


def wait_for_close(viewer: Viewer) -> tuple[int, str]:
    """Wait until the server closes; return its code and reason."""
    with pytest.raises(ConnectionClosed) as caught:
        while True:
            viewer.receive()
    assert caught.value.rcvd is not None
    return caught.value.rcvd.code, caught.value.rcvd.reason


def test_a_viewer_is_welcomed_with_the_rooms_state(server: Server, room: HttpRoom) -> None:
    room.do("step", count=3)
    with Viewer.of(server, room.code) as viewer:
        welcome = viewer.receive()
        assert isinstance(welcome, dict)
        assert (welcome["type"], welcome["protocol"], welcome["driver"]) == ("welcome", 1, False)
        assert welcome["room"] == {**room.state(), "viewers": 1}
        assert viewer.connection.subprotocol == "nudge.v1"


def test_bits_on_the_socket_equal_the_ones_over_http(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room)
        for _ in range(3):
            viewer.ask("step")
        for frame in viewer.steps():
            step = frame.metadata["step"]
            saved = room.tensors(f"step.safetensors?step={step}&batch=1")
            assert same_bits(frame.tensors, saved)
        assert [frame.metadata["step"] for frame in viewer.steps()] == ["0", "1", "2", "3"]


def test_a_float64_run_arrives_rounded_to_float32(server: Server, http: httpx.Client) -> None:
    room = HttpRoom.make(http, dtype="float64")
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room).ask("step")
        frame = viewer.steps()[-1]
    for name, array in room.tensors("step.safetensors?batch=1").items():
        narrow = array.astype(np.float32) if array.dtype == np.float64 else array
        np.testing.assert_array_equal(frame.tensors[name], narrow)


def test_a_second_viewer_sees_the_same_step_and_cannot_drive(
    server: Server, room: HttpRoom
) -> None:
    with Viewer.of(server, room.code) as driver, Viewer.of(server, room.code) as other:
        driver.drive(room)
        other.watch()
        driver.ask("step", count=5)
        driver.ask("focus", split="test", index=3)
        seen = other.receive_step(5)
        sent = next(frame for frame in driver.steps() if frame.is_step(5))
        assert same_bits(seen.tensors, sent.tensors)
        assert seen.metadata == sent.metadata
        for command in ("step", "play", "pause", "reset", "select"):
            error = other.ask(command)
            assert (error["type"], error["code"]) == ("error", "not_driver")
        assert room.state()["step"] == 5
        assert not room.state()["playing"]


def test_frames_come_before_the_answer_to_the_command_they_are_of(
    server: Server, room: HttpRoom
) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room)
        for step in range(1, 6):
            answer = viewer.ask("step")
            assert answer["room"]["step"] == step
            assert viewer.steps()[-1].metadata["step"] == str(step)


def test_a_thinner_stream_leaves_out_the_first_layer(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.watch(["parameters", "gradients"], from_layer=2)
        room.do("step")
        frame = viewer.receive_step(1)
        assert frame.tensors.keys() == {"w2", "b2", "grad_w2", "grad_b2"}


def test_who_subscribes_to_nothing_is_told_the_state_only(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.watch([])
        room.do("step", count=2)
        while viewer.receive_text("room")["room"]["step"] != 2:
            pass
        assert not viewer.frames


def test_playing_fills_the_chart_and_the_test(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room, ["scalars", "evaluation", "example"])
        viewer.ask("play", rate=None)
        for _ in range(30):
            viewer.receive()
        last = viewer.ask("pause")["room"]["step"]
        room_state = viewer.ask("subscribe", groups=["scalars", "evaluation"])["room"]
        while True:
            kinds = {frame.metadata["kind"]: frame for frame in viewer.frames}
            done = {"scalars", "evaluation"} <= kinds.keys()
            if done and kinds["evaluation"].metadata["step"] == str(last):
                break
            viewer.receive()
        assert room_state["test_step"] == last
        confusion = kinds["evaluation"].tensors["confusion"]
        assert np.trace(confusion) / confusion.sum() == room_state["test_accuracy"]
        steps = [int(frame.metadata["step"]) for frame in viewer.steps()]
        assert steps == sorted(steps)


def test_whoever_asks_for_a_pause_need_not_wait_for_many_steps(
    server: Server, room: HttpRoom
) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room, ["example"])
        viewer.connection.send(json.dumps({"type": "step", "count": 100_000, "id": 77}))
        paused = viewer.ask("pause")
        assert paused["type"] == "done"
        assert paused["room"]["step"] < 100_000
        answers = [text for text in viewer.texts if text.get("id") == 77]
        assert [answer["code"] for answer in answers] == ["interrupted"]


@pytest.mark.parametrize("offered", [None, ["chat", "nudge.v1"]])
def test_no_protocol_or_ours_among_others_is_taken_as_ours(
    server: Server, room: HttpRoom, offered: list[str] | None
) -> None:
    with Viewer.of(server, room.code, subprotocols=offered) as viewer:
        assert viewer.receive_text("welcome")["protocol"] == 1


def test_viewers_are_told_when_the_room_is_deleted(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.watch()
        room.http.delete(room.path, headers=room.bearer)
        assert wait_for_close(viewer)[0] == Close.ROOM_DELETED


def test_a_drawing_of_many_digits_is_not_too_large(server: Server, room: HttpRoom) -> None:
    image = np.random.default_rng(0).random(784).tolist()
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room, ["example"])
        assert viewer.ask("focus", image=image, label=3)["type"] == "done"
        expected = np.array(image).astype(np.float32)
        np.testing.assert_array_equal(viewer.steps()[-1].tensors["a0"], expected)


def test_viewers_are_counted_as_they_come_and_go(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as one:
        with Viewer.of(server, room.code):
            while one.receive_text("room")["room"]["viewers"] != 2:
                pass
        while one.receive_text("room")["room"]["viewers"] != 1:
            pass
        assert room.state()["viewers"] == 1


def test_what_a_step_for_one_example_did_is_in_its_answer(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room)
        before = viewer.ask("focus", image=[0.25] * 784, label=3)
        answer = viewer.ask("apply", learning_rate=0.5)
        shown = viewer.steps()[-1]
        assert answer["room"]["applied"] == 1
        payload = answer["applied"]
        assert payload["learning_rate"] == 0.5
        assert payload["cost_after"] < payload["cost_before"]
        assert payload["test_cost_before"] == before["room"]["test_cost"]
        assert payload["test_cost_after"] == answer["room"]["test_cost"]
        assert payload["outputs_after"] == pytest.approx(shown.tensors["a2"].tolist(), rel=1e-6)
        undone = viewer.ask("undo")
        assert undone["applied"] is None
        assert undone["room"] == before["room"]
        assert viewer.ask("undo")["code"] == "no_undo"


def test_a_command_is_answered_alike_on_the_socket_and_over_http(
    server: Server, http: httpx.Client
) -> None:
    on_socket, over_http = HttpRoom.make(http), HttpRoom.make(http)
    script: list[dict[str, Any]] = [
        {"type": "step", "count": 3},
        {"type": "select", "layer": 1, "index": 2, "from": 700},
        {"type": "apply", "learning_rate": 0.5},
        {"type": "apply", "again": True},
        {"type": "undo"},
    ]
    with Viewer.of(server, on_socket.code) as viewer:
        viewer.drive(on_socket)
        for command in script:
            socket_answer, payload = viewer.ask(**command), over_http.ask(**command, id=7)
            assert (payload["type"], payload["id"], payload["role"]) == ("done", 7, "driver")
            assert (payload["applied"] is not None) is (command["type"] == "apply")
            assert payload["room"] == over_http.state()
            own = {"code": over_http.code, "viewers": 0}
            assert {**socket_answer, "id": 7, "room": {**socket_answer["room"], **own}} == payload


def test_the_cost_of_every_test_example_is_sent(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room)
        while not (found := [f for f in viewer.frames if f.metadata["kind"] == "evaluation"]):
            viewer.receive()
        viewer.ask("focus", image=[0.5] * 784)
        assert len([f for f in viewer.frames if f.metadata["kind"] == "evaluation"]) == len(found)
    costs = found[-1].tensors["costs"]
    assert costs.shape == (1000,)
    assert costs.dtype == np.float32
    assert float(costs.mean()) == pytest.approx(float(found[-1].metadata["cost"]), rel=1e-5)
