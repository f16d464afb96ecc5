"""A client of the shared server, and a room of one's own in it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.support.server import Server
from tests.web import client
from tests.web.client import PATIENCE, HttpRoom


@pytest.fixture(scope="session")
def http(server: Server) -> Iterator[httpx.Client]:
    """One for all tests: to make another takes longer than many a test."""
    with httpx.Client(base_url=server.url, timeout=PATIENCE, trust_env=False) as http:
        yield http


@pytest.fixture(scope="session")
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that end it and start it again: see `mortal_server`."""
    with Server(tmp_path_factory.mktemp("mortal")) as server:
        yield server


@pytest.fixture
def mortal_server(mortal: Server) -> Iterator[Server]:
    """A running server that a test may kill. Each test has a room of its own in it."""
    if not mortal.running:
        mortal.start()
    yield mortal
    assert "Traceback" not in mortal.errors, mortal.errors


@pytest.fixture(autouse=True)
def _rooms_end_with_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """End the rooms that a test has made on the shared server: what plays goes on playing.

    Not those of fixtures that several tests share, which are made before this one.
    """
    client.made.clear()
    yield
    if "http" in request.fixturenames:
        http: httpx.Client = request.getfixturevalue("http")
        for room in client.made:
            if room.http is http:
                http.delete(room.path, headers=room.bearer)


@pytest.fixture
def room(http: httpx.Client) -> HttpRoom:
    return HttpRoom.make(http)
