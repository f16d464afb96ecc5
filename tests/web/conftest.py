"""Fixtures of the web tests: a client of the shared server, and a room in it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.support.server import Server
from tests.web import client
from tests.web.client import TIMEOUT, HttpRoom


@pytest.fixture(scope="session")
def http(server: Server) -> Iterator[httpx.Client]:
    """One client for all tests: to make one takes longer than many tests."""
    with httpx.Client(base_url=server.url, timeout=TIMEOUT, trust_env=False) as http:
        yield http


@pytest.fixture(scope="session")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that stop and restart it: see `mortal_server`."""
    with Server(tmp_path_factory.mktemp("mortal")) as server:
        yield server


@pytest.fixture
def mortal_server(mortal: Server) -> Iterator[Server]:
    """A running server that a test may kill. Each test makes its own room in it."""
    if not mortal.running:
        mortal.start()
    yield mortal
    assert "Traceback" not in mortal.errors, mortal.errors


@pytest.fixture(autouse=True)
def _rooms_end_with_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Delete the rooms that a test has made on the shared server, as playing rooms go on playing.

    The rooms of fixtures with a wider scope stay: they are made before this fixture.
    """
    client.created_rooms.clear()
    yield
    if "http" in request.fixturenames:
        http: httpx.Client = request.getfixturevalue("http")
        for room in client.created_rooms:
            if room.http is http:
                http.delete(room.path, headers=room.bearer)


@pytest.fixture
def room(http: httpx.Client) -> HttpRoom:
    return HttpRoom.make(http)
