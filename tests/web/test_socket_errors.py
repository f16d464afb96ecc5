"""Errors on the socket: they are clear, and other viewers do not notice them."""

from __future__ import annotations

import json

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nudge.protocol.client_messages import Close
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode, Frame, Opcode

from tests.support.server import Server
from tests.web.client import TIMEOUT, HttpRoom, Viewer


def wait_for_close(viewer: Viewer) -> tuple[int, str]:
    """Wait until the server closes; return its code and reason."""
    with pytest.raises(ConnectionClosed) as caught:
        while True:
            viewer.receive()
    assert caught.value.rcvd is not None
    return caught.value.rcvd.code, caught.value.rcvd.reason


def test_the_wrong_token_does_not_drive_and_is_not_repeated(
    server: Server, room: HttpRoom, http: httpx.Client
) -> None:
    with Viewer.of(server, room.code) as viewer:
        for wrong in (HttpRoom.make(http).token, "", "x" * 200):
            error = viewer.ask("hello", token=wrong)
            assert (error["type"], error["code"]) == ("error", "wrong_token")
            assert (error["field"], error["value"]) == ("token", None)
        assert viewer.ask("step")["code"] == "not_driver"


def test_an_unknown_room_closes_with_its_code(server: Server) -> None:
    with Viewer.of(server, "NOSUCH") as viewer:
        code, reason = wait_for_close(viewer)
        assert code == Close.UNKNOWN_ROOM
        assert "NOSUCH" in reason


def test_another_protocol_is_told_which_one_is_spoken(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code, subprotocols=["nudge.v0", "chat"]) as viewer:
        code, reason = wait_for_close(viewer)
        assert code == Close.PROTOCOL_MISMATCH
        assert "nudge.v1" in reason
        assert "nudge.v0" in reason


def test_a_message_that_is_too_large_ends_that_viewer_only(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as large, Viewer.of(server, room.code) as other:
        large.connection.send("x" * 70_000)
        assert wait_for_close(large)[0] == Close.TOO_LARGE
        assert other.watch().ask("subscribe", groups=["example"])["type"] == "done"


def test_too_many_messages_are_refused_and_then_end_that_viewer_only(
    server: Server, room: HttpRoom
) -> None:
    with (
        Viewer.of(server, room.code, max_queue=None) as flood,
        Viewer.of(server, room.code) as other,
    ):
        other.watch()
        text = json.dumps({"type": "subscribe", "groups": [], "id": 1})
        with pytest.raises(ConnectionClosed):
            for _ in range(100_000):
                flood.connection.send(text)
        code, reason = wait_for_close(flood)
        assert code == Close.TOO_MANY
        assert "100 messages a second" in reason
        errors = [text for text in flood.texts if text["type"] == "error"]
        assert {error["code"] for error in errors} == {"too_many_messages"}
        assert errors[0]["id"] == 1
        assert other.ask("subscribe", groups=[])["type"] == "done"


@pytest.mark.parametrize("opcode", [Opcode.PING, Opcode.PONG, Opcode.CONT])
def test_too_many_pings_or_parts_end_that_viewer_only(
    server: Server, room: HttpRoom, opcode: Opcode
) -> None:
    with Viewer.of(server, room.code) as flood, Viewer.of(server, room.code) as other:
        other.watch()
        if opcode is Opcode.CONT:
            flood.connection.socket.sendall(Frame(Opcode.TEXT, b"", fin=False).serialize(mask=True))
        part = Frame(opcode, b"", fin=opcode is not Opcode.CONT).serialize(mask=True)
        flood.connection.socket.sendall(part * 250)
        code, reason = wait_for_close(flood)
        assert code == Close.TOO_MANY
        assert "100 a second" in reason
        assert other.ask("subscribe", groups=[])["type"] == "done"


def test_text_that_is_not_utf_8_ends_that_viewer_only_and_is_not_logged(
    own_server: Server,
) -> None:
    with httpx.Client(base_url=own_server.url, timeout=TIMEOUT, trust_env=False) as client:
        room = HttpRoom.make(client)
    with Viewer.of(own_server, room.code) as viewer, Viewer.of(own_server, room.code) as other:
        broken = Frame(Opcode.TEXT, bytes([0xFF])).serialize(mask=True)
        viewer.connection.socket.sendall(broken)
        assert wait_for_close(viewer)[0] == CloseCode.INVALID_DATA
        assert other.ask("subscribe", groups=[])["type"] == "done"
    own_server.stop()
    assert own_server.errors == ""


@given(text=st.text(max_size=300) | st.binary(max_size=300))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_is_answered_with_a_readable_error(
    server: Server, room: HttpRoom, text: str | bytes
) -> None:
    with Viewer.of(server, room.code) as viewer:
        viewer.connection.send(text)
        error = viewer.receive_text("error")
        assert error["code"] == "bad_message"
        assert error["message"]
        assert "Traceback" not in json.dumps(error)


def test_an_error_carries_the_id_of_what_it_is_about(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        error = viewer.ask("dance")
        assert (error["field"], error["value"]) == ("type", "dance")
        assert "step" in error["allowed"]
        viewer.connection.send('{"type": "step", "id": "seven"}')
        assert viewer.receive_text("error")["id"] is None


def test_what_one_viewer_gets_wrong_nobody_else_notices(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as clumsy, Viewer.of(server, room.code) as other:
        other.watch()
        clumsy.receive_text("welcome")
        for text in ("{", '{"type": "dance"}', '{"type": "step", "count": 0}', "\x00"):
            clumsy.connection.send(text)
            clumsy.receive_text("error")
        before = len(other.texts)
        other.ask("subscribe", groups=["example"])
        types = [text["type"] for text in other.texts[before:]]
        assert set(types) <= {"done", "room"}
        assert room.state()["step"] == 0


def test_a_viewer_who_never_reads_is_let_go_and_disturbs_nobody(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with (
        Server(tmp_path_factory.mktemp("slow"), ["--send-seconds", "0.5"]) as server,
        httpx.Client(base_url=server.url, timeout=TIMEOUT, trust_env=False) as http,
    ):
        room = HttpRoom.make(http, hidden=[64, 64])
        with (
            Viewer.of(server, room.code) as viewer,
            Viewer.of(server, room.code, max_queue=1, close_timeout=0.1) as stuck,
        ):
            stuck.connection.send(json.dumps({"type": "subscribe", "groups": ["parameters"]}))
            viewer.drive(room, ["parameters"])
            viewer.ask("play", rate=None)
            while viewer.receive_text("room")["room"]["viewers"] != 1:
                pass
            assert len(viewer.steps()) > 5
            assert viewer.ask("pause")["type"] == "done"
