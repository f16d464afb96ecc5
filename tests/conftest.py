"""Fixtures of all tests. Those of the browser tests are in tests/browser/conftest.py."""

from __future__ import annotations

import os
from collections.abc import Iterator

# Before NumPy is imported: a second BLAS thread makes small products slower, not faster.
for library in ("OPENBLAS", "MKL", "OMP"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

import pytest
from hypothesis import settings

from tests.support.server import Server

# No deadline: tests assert no times. A failure prints how to run the same example again.
settings.register_profile("nudge", deadline=None, print_blob=True)
settings.load_profile("nudge")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """For tests marked `anyio`: the server runs on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, one for all tests of a process. Each test makes its own rooms.

    No test may stop it, or rely on its other rooms; such tests use `own_server`.
    """
    with Server(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(autouse=True)
def _server_without_trouble(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test during which the shared server wrote a traceback or ended."""
    if "server" not in request.fixturenames:
        yield
        return
    server: Server = request.getfixturevalue("server")
    known = len(server.errors)
    yield
    written = server.errors[known:]
    if not server.running:
        server.start()  # for the tests that follow
        pytest.fail(f"the server has ended\n{written}", pytrace=False)
    assert "Traceback" not in written, written


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server for one test, which may kill it and start it again."""
    with Server(tmp_path_factory.mktemp("own-server")) as server:
        yield server
        assert "Traceback" not in server.errors, server.errors
