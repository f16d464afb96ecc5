"""Signs of life on the socket: the server's beats, and viewers that have gone silent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from tests.support.server import Server
from tests.web.client import HANDSHAKE, TIMEOUT, HttpRoom, Viewer
from tests.web.test_security import connection

QUICK = ["--heartbeat-seconds", "0.2"]

# Opens a room's socket, says so, and waits for the end of its input. Stopped, it is a machine that
# sleeps: its connection stays open, and it answers nothing.
WATCHER = """
import sys
from websockets.sync.client import connect
with connect(sys.argv[1], subprotocols=["nudge.v1"], proxy=None) as connection:
    connection.recv(30)
    print("watching", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def quick_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("quick"), QUICK) as server:
        yield server
        assert "Traceback" not in server.errors, server.errors


@pytest.fixture
def quick_room(quick_server: Server) -> Iterator[HttpRoom]:
    with httpx.Client(base_url=quick_server.url, timeout=TIMEOUT, trust_env=False) as http:
        room = HttpRoom.make(http)
        yield room
        http.delete(room.path, headers=room.bearer)


def test_the_welcome_tells_the_heartbeat(quick_server: Server, quick_room: HttpRoom) -> None:
    with Viewer.of(quick_server, quick_room.code) as viewer:
        assert viewer.receive_text("welcome")["heartbeat"] == 0.2


def test_a_server_with_nothing_to_say_gives_signs_of_life(
    quick_server: Server, quick_room: HttpRoom
) -> None:
    with Viewer.of(quick_server, quick_room.code) as viewer:
        for _ in range(5):
            assert viewer.receive_text("beat") == {"type": "beat"}


def test_whoever_asks_for_a_sign_of_life_gets_it_at_once(server: Server, room: HttpRoom) -> None:
    with Viewer.of(server, room.code) as viewer:
        for _ in range(3):
            viewer.connection.send(json.dumps({"type": "beat"}))
        viewer.ask("subscribe", groups=[])
        assert [text["type"] for text in viewer.texts].count("beat") >= 3


def test_a_viewer_who_only_listens_stays(quick_server: Server, quick_room: HttpRoom) -> None:
    with Viewer.of(quick_server, quick_room.code) as viewer:
        for _ in range(10):  # more than three heartbeats, in which it says nothing
            viewer.receive_text("beat")
        assert quick_room.state()["viewers"] == 1


def test_attempts_that_were_given_up_leave_no_trace(
    quick_server: Server, quick_room: HttpRoom
) -> None:
    paths = [f"/ws/rooms/{quick_room.code}", "/ws/rooms/ABC234"]
    with quick_server.suspended():
        for path in paths:
            with connection(quick_server) as attempt:
                attempt.request("GET", path, headers=HANDSHAKE)
    with Viewer.of(quick_server, quick_room.code) as viewer:
        while viewer.receive_text("room")["room"]["viewers"] != 1:
            pass
    assert quick_server.errors == ""


def test_a_viewer_who_falls_silent_is_let_go(quick_server: Server, quick_room: HttpRoom) -> None:
    address = f"{quick_server.url.replace('http', 'ws', 1)}/ws/rooms/{quick_room.code}"
    watcher = subprocess.Popen(
        [sys.executable, "-c", WATCHER, address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert watcher.stdout is not None
        assert watcher.stdout.readline() == "watching\n"
        with Viewer.of(quick_server, quick_room.code) as viewer:
            assert viewer.receive_text("welcome")["room"]["viewers"] == 2
            os.kill(watcher.pid, signal.SIGSTOP)
            while viewer.receive_text("room")["room"]["viewers"] != 1:
                pass
    finally:
        watcher.kill()
        watcher.communicate()
