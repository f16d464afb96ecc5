"""A server killed and started again: the same rooms, the same tokens, the same bits."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from safetensors.numpy import load

from tests.support.server import Server
from tests.web.client import TIMEOUT, HttpRoom, Viewer, expect_error, same_bits


@pytest.fixture
def room(mortal_server: Server) -> Iterator[HttpRoom]:
    with httpx.Client(base_url=mortal_server.url, timeout=TIMEOUT, trust_env=False) as client:
        yield HttpRoom.make(client, optimizer="momentum", learning_rate=0.5)


def room_file(server: Server, room: HttpRoom) -> Path:
    return server.data_dir / "rooms" / f"{room.code}.safetensors"


def wait_until_saved(
    server: Server, room: HttpRoom, step: int, *, single_step: bool = False
) -> None:
    """Wait until the room's file has ``step``, and with ``single_step`` also the applied step."""
    needles = [f'\\"step\\": {step},'.encode()] + [b'\\"applied\\": true'] * single_step
    path = room_file(server, room)
    while not (path.is_file() and all(needle in path.read_bytes() for needle in needles)):
        assert room.state()["step"] == step


def test_a_killed_server_comes_back_with_the_room_bit_for_bit(
    mortal_server: Server, room: HttpRoom
) -> None:
    room.do("step", count=150)
    room.do("configure", settings={"learning_rate": 0.25})
    room.do("focus", split="test", index=9)
    room.do("cursor", phase="cost", place="story", chapter=3)
    room.do("step", count=50)
    wait_until_saved(mortal_server, room, 200)
    state = room.state()
    network, record = room.tensors("network.safetensors"), room.tensors("step.safetensors?batch=1")
    early = room.tensors("step.safetensors?step=30&batch=1")
    mortal_server.kill()
    mortal_server.start()
    assert room.state() == state
    assert same_bits(room.tensors("network.safetensors"), network)
    assert same_bits(room.tensors("step.safetensors?batch=1"), record)
    assert same_bits(room.tensors("step.safetensors?step=30&batch=1"), early)
    history = room.http.get(f"{room.path}/history").json()
    assert len(history["cost"]) == 200


def test_what_was_applied_is_undone_to_the_bit_after_the_server_was_killed(
    mortal_server: Server, room: HttpRoom
) -> None:
    state = room.do("step", count=40)
    network = room.tensors("network.safetensors")
    after_apply = room.do("apply", learning_rate=0.25)
    changed = room.tensors("network.safetensors")
    assert not same_bits(changed, network)
    wait_until_saved(mortal_server, room, 40, single_step=True)
    mortal_server.kill()
    mortal_server.start()
    assert room.state() == after_apply
    assert same_bits(room.tensors("network.safetensors"), changed)
    assert room.do("undo") == state
    assert same_bits(room.tensors("network.safetensors"), network)


def test_steps_ahead_of_what_was_applied_are_there_again_after_the_server_was_killed(
    mortal_server: Server, room: HttpRoom
) -> None:
    room.do("step", count=70)
    room.do("configure", settings={"learning_rate": 0.25})
    room.do("step", count=50)
    end = room.tensors("step.safetensors?batch=1")
    chart = room.http.get(f"{room.path}/history").json()
    back = room.do("seek", step=40)
    after_apply = room.do("apply", learning_rate=0.25)
    assert (back["latest"], after_apply["latest"]) == (120, 40)
    wait_until_saved(mortal_server, room, 40, single_step=True)
    mortal_server.kill()
    mortal_server.start()
    assert room.state() == after_apply
    assert room.do("undo") == back
    history = room.http.get(f"{room.path}/history").json()
    assert history["cost"] == chart["cost"]
    assert set(chart["test_step"]) <= set(history["test_step"])
    room.do("seek", step=120)
    assert same_bits(room.tensors("step.safetensors?batch=1"), end)


def test_a_restarted_run_goes_on_as_if_nothing_had_happened(
    mortal_server: Server, room: HttpRoom
) -> None:
    room.do("step", count=60)
    wait_until_saved(mortal_server, room, 60)
    room.do("step", count=40)
    expected = room.tensors("network.safetensors")
    room.do("seek", step=60)
    wait_until_saved(mortal_server, room, 60)
    mortal_server.kill()
    mortal_server.start()
    room.do("step", count=40)
    assert same_bits(room.tensors("network.safetensors"), expected)


def test_a_room_that_played_is_paused_where_it_was_last_saved(
    mortal_server: Server, room: HttpRoom
) -> None:
    room.do("step", count=20)
    wait_until_saved(mortal_server, room, 20)
    room.do("play", rate=None)
    while room.state()["step"] < 200:
        pass
    mortal_server.kill()
    mortal_server.start()
    state = room.state()
    assert not state["playing"]
    assert 20 <= state["step"] == state["latest"]
    assert room.do("step")["step"] == state["step"] + 1


def test_viewers_come_back_to_the_same_address_with_the_same_token(
    mortal_server: Server, room: HttpRoom
) -> None:
    with Viewer.of(mortal_server, room.code) as viewer:
        viewer.drive(room).ask("step", count=3)
        last = viewer.steps()[-1]
    wait_until_saved(mortal_server, room, 3)
    mortal_server.kill()
    mortal_server.start()
    with Viewer.of(mortal_server, room.code) as viewer:
        viewer.drive(room)
        assert same_bits(viewer.steps()[-1].tensors, last.tensors)
        assert viewer.ask("step")["room"]["step"] == 4


def test_a_server_that_is_asked_to_stop_saves_what_plays(
    mortal_server: Server, room: HttpRoom
) -> None:
    room.do("play", rate=None)
    while room.state()["step"] < 500:
        pass
    mortal_server.stop()
    mortal_server.start()
    state = room.state()
    assert state["step"] >= 500
    assert not state["playing"]


def test_a_server_that_is_asked_to_stop_does_so_with_a_race_under_way(
    mortal_server: Server, room: HttpRoom
) -> None:
    runs = [{"batch_size": 10}, {"batch_size": 100}, {"batch_size": "full"}, {"batch_size": 1}]
    room.do("race", settings={"runs": runs, "speed": None, "until": 1e9, "points": 101})
    room.do("race_play")
    room.do("play", rate=None)
    with Viewer.of(mortal_server, room.code) as viewer:
        viewer.watch(["race"])
        viewer.receive_text("race")
        while not any(frame.metadata["kind"] == "surface" for frame in viewer.frames):
            viewer.receive()
        mortal_server.stop()
    assert mortal_server.process is not None
    assert mortal_server.process.returncode == 0
    assert "Traceback" not in mortal_server.errors
    mortal_server.start()
    assert room.state()["step"] > 0
    assert room.http.get(f"{room.path}/race").json() is None


def test_whoever_waits_for_many_steps_is_answered_when_the_server_is_stopped(
    mortal_server: Server, room: HttpRoom
) -> None:
    with ThreadPoolExecutor(1) as elsewhere, Viewer.of(mortal_server, room.code) as viewer:
        request = elsewhere.submit(room.post, {"type": "step", "count": 100_000})
        while viewer.receive_text("room")["room"]["step"] == 0:
            pass
        mortal_server.stop()
        answer = request.result()
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "stopping")
    assert "Traceback" not in mortal_server.errors


def test_a_server_that_was_asked_to_end_ends_well(mortal_server: Server) -> None:
    mortal_server.stop()
    assert mortal_server.process is not None
    assert mortal_server.process.returncode == 0


def test_a_room_whose_file_was_damaged_is_set_aside_and_not_shown_with_a_wrong_weight(
    mortal_server: Server, room: HttpRoom
) -> None:
    room.do("step", count=20)
    wait_until_saved(mortal_server, room, 20)
    mortal_server.kill()
    path = room_file(mortal_server, room)
    content = bytearray(path.read_bytes())
    weight = load(bytes(content))["state.w1"].astype("<f4").tobytes()
    # the highest bit of the exponent of a weight: 0.1 becomes some 1e37
    content[content.index(weight) + 3] ^= 0x40
    path.write_bytes(content)
    mortal_server.start()
    assert expect_error(room.http.get(room.path), 404)["code"] == "unknown_room"
    assert path.with_suffix(".damaged").read_bytes() == content
    assert "do not match its checksum" in mortal_server.errors
    assert expect_error(room.http.get(room.path), 404)["code"] == "unknown_room"
