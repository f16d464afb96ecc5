"""Fixtures for every test. Those of the browser tests are in tests/browser/conftest.py."""

from __future__ import annotations

import os
from collections.abc import Iterator

# Before NumPy is imported: a second BLAS thread makes small products slower, not faster.
for library in ("OPENBLAS", "MKL", "OMP"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

import pytest
from hypothesis import settings

from tests.support.server import Server

# No deadline: a test never asserts a time. A failure prints how to run that very example again.
settings.register_profile("nudge", deadline=None, print_blob=True)
settings.load_profile("nudge")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """For tests marked `anyio`: asyncio is what the server runs on."""
    return "asyncio"


def watched(server: Server) -> Iterator[Server]:
    """Run `server` for a test; fail it if the server wrote a traceback meanwhile."""
    with server:
        yield server
        assert "Traceback" not in server.errors, server.errors


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, one for the tests of a module: each makes rooms of its own."""
    yield from watched(Server(tmp_path_factory.mktemp("server")))


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server for one test, which may kill it and start it again."""
    yield from watched(Server(tmp_path_factory.mktemp("own-server")))
