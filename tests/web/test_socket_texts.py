"""What is said on the socket is there as a text too, from which its English sentence follows."""

from __future__ import annotations

from typing import Any

import pytest
from nudge.protocol.client_messages import TYPES, Close
from websockets.exceptions import ConnectionClosed

from tests.support.server import Server
from tests.web.client import HttpRoom, Viewer, english, expect_error

REFUSED: dict[str, dict[str, Any]] = {
    "hello": {"token": "another"},
    "subscribe": {"groups": ["everything"]},
    "beat": {"now": True},
    "step": {"count": 0},
    "play": {"rate": -1},
    "pause": {"now": True},
    "seek": {"step": 9},
    "focus": {"split": "train", "index": 10**6},
    "apply": {"learning_rate": 1e9},
    "undo": {},
    "configure": {"settings": {"l2": -1}},
    "reset": {"seed": -1},
    "select": {"layer": 2, "index": 99},
    "cursor": {"phase": "x" * 65},
    "race": {"settings": {"runs": [{"batch_size": "all"}]}},
    "race_play": {},
    "race_pause": {},
    "race_restart": {},
    "visit": {"run": 0, "step": 0},
}


@pytest.mark.parametrize("type", TYPES)
def test_the_refusal_of_each_message_has_its_text(
    server: Server, room: HttpRoom, type: str
) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.drive(room, ())
        error = viewer.ask(type, **REFUSED[type])
        assert error["type"] == "error"
        assert error["message"] == english(error["text"])
        assert error["text"]["id"].startswith("server-")


def test_the_numbers_of_a_refusal_are_numbers(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        error = viewer.drive(room, ()).ask("configure", settings={"learning_rate": 0})
        assert error["text"] == {
            "id": "server-cannot-be",
            "values": {
                "field": "learning_rate",
                "received": "0",
                "allowed": {"id": "server-allowed-above", "values": {"limit": 0}},
            },
        }


def test_before_a_socket_is_closed_the_reason_comes_as_a_text(server: Server) -> None:
    with Viewer.of(server, "NOSUCH") as viewer:
        closing = viewer.receive_text("closing")
        assert closing["code"] == Close.UNKNOWN_ROOM
        assert closing["text"] == {"id": "server-room-unknown", "values": {"code": "NOSUCH"}}
        with pytest.raises(ConnectionClosed) as caught:
            viewer.receive()
        assert caught.value.rcvd is not None
        assert caught.value.rcvd.reason == closing["message"] == english(closing["text"])


def test_a_run_that_diverges_says_so_as_a_text(server: Server, room: HttpRoom) -> None:
    wild = {"activation": "identity", "output_activation": "identity", "learning_rate": 1000.0}
    room.do("configure", settings=wild)
    assert expect_error(room.post({"type": "step", "count": 500}), 409)["code"] == "diverged"
    diverged = room.state()["diverged"]
    assert diverged["message"] == english(diverged["text"])
    assert diverged["text"]["values"]["step"] == diverged["step"]
    with Viewer.of(server, room.code) as viewer:
        error = viewer.drive(room, ()).ask("step")
        assert error["text"]["values"]["problem"] == diverged["text"]


def test_the_room_says_what_its_test_images_are_as_a_text(room: HttpRoom) -> None:
    dataset = room.state()["dataset"]
    assert dataset["test_origin"] == english(dataset["test_origin_text"])
    assert dataset["credit"] == english(dataset["credit_text"])
