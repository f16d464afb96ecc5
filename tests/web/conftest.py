"""A client of the module's server, and a room of one's own in it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.support.server import Server
from tests.web.client import PATIENCE, HttpRoom


@pytest.fixture
def http(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=PATIENCE, trust_env=False) as client:
        yield client


@pytest.fixture
def room(http: httpx.Client) -> HttpRoom:
    return HttpRoom.make(http)
